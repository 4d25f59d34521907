"""The demonstration's bulk change: whoever has not paid is suspended, page by page and by the worker."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.customers.models import Subscription
from statusplanos.history.record.recording import author_of
from statusplanos.home.demo.settings import named
from statusplanos.lifecycle.bulk import batch, work
from statusplanos.lifecycle.bulk.models import BulkChange

STATUS, REASON = "Suspenso por Débito", "Mensalidade em aberto há 30 dias"


def suspend(
    session: Session, plans: Sequence[Subscription], *, person: User, today: date, at: datetime
) -> BulkChange:
    """Choose the ``plans``, look at the preview, confirm, and have it done. Commits after each page."""
    numbers = [plan.id for plan in plans]
    chosen = select(Subscription.id).where(Subscription.id.in_(numbers))
    made = batch.choose(session, chosen, by=author_of(session), at=at, chosen_by={})
    session.commit()
    batch.foresee(
        session,
        made,
        to=named(session, STATUS),
        effective_on=today,
        until=None,
        reason=REASON,
        notify=True,
        today=today,
        by=person,
    )
    by = author_of(session)
    batch.confirm(session, made, revision=made.revision, by=by, at=at, today=today, person=person)
    session.commit()
    work.run_waiting(session, at=at)
    made.finished_at = at + timedelta(seconds=2)
    return made
