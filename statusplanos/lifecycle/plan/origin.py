"""Why a plan stands where it stands: the operation that brought it there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Subscription
from statusplanos.history.models import Change, Operation


def latest_entry(session: Session, subscription: Subscription) -> Operation | None:
    """Who put the plan into its present status, when, from where and why."""
    entered = select(Change.operation_id).where(
        Change.entity == "subscription", Change.entity_id == subscription.id, Change.field == "status_id"
    )
    newest = entered.order_by(Change.id.desc()).limit(1).scalar_subquery()
    return session.scalar(select(Operation).where(Operation.id == newest))
