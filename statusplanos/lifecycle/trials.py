"""The trials that somebody has had, which are facts of their own: docs/domain.md, "Trials"."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer
from statusplanos.lifecycle.models import TrialFact


def of_customer(session: Session, customer: Customer) -> Sequence[TrialFact]:
    """The trials that the customer, or anybody with the same document, has had; oldest first."""
    same = or_(TrialFact.customer_id == customer.id, TrialFact.document == customer.document)
    return session.scalars(select(TrialFact).where(same).order_by(TrialFact.started_on)).all()
