"""What the start page shows, each part one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, joinedload

from statusplanos.customers.models import Customer, Subscription
from statusplanos.lifecycle.models import DailyRun, DailyRunFinding
from statusplanos.messaging.models import Message, State
from statusplanos.senders.models import EmailSender, SmsSender
from statusplanos.settings import company
from statusplanos.statuses.models import Category, Status

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Figures:
    """Plans and centavos a month, summed over the statuses."""

    active: int
    billed_cents: int
    trials: int
    inactive: int


def by_status(session: Session) -> Sequence[Any]:
    """Each status in use with its plans and their monthly value in centavos."""
    value = func.coalesce(func.sum(Subscription.price_cents), 0)
    plans = func.count(Subscription.id)
    return session.execute(
        select(Status, plans.label("plans"), value.label("value"))
        .outerjoin(Subscription, Subscription.status_id == Status.id)
        .group_by(Status.id)
        .having(Status.archived_at.is_(None) | (plans > 0))
        .order_by(Status.id)
    ).all()


def figures(counts: Sequence[Any]) -> Figures:
    def plans(chosen: Any) -> int:
        return sum(row.plans for row in counts if chosen(row.Status))

    return Figures(
        active=plans(lambda status: status.category == Category.ACTIVE),
        billed_cents=sum(row.value for row in counts if row.Status.generates_billing),
        trials=plans(lambda status: status.is_trial),
        inactive=plans(lambda status: status.category == Category.INACTIVE),
    )


def _ending(on: date) -> Any:
    return Status.is_trial, Subscription.due_on <= on + SOON


def ending_trials(session: Session, *, on: date) -> Sequence[Subscription]:
    """The trials whose end comes within a week, the nearest first; twelve at most."""
    return session.scalars(
        select(Subscription)
        .join(Status, Status.id == Subscription.status_id)
        .where(*_ending(on))
        .options(
            joinedload(Subscription.customer), joinedload(Subscription.plan), joinedload(Subscription.status)
        )
        .order_by(Subscription.due_on, Subscription.id)
        .limit(12)
    ).all()


def count_ending(session: Session, *, on: date) -> int:
    joined = select(func.count(Subscription.id)).join(Status, Status.id == Subscription.status_id)
    return session.scalar(joined.where(*_ending(on))) or 0


def last_run(session: Session) -> DailyRun | None:
    return session.scalar(select(DailyRun).order_by(DailyRun.id.desc()).limit(1))


def findings_of(session: Session, run: DailyRun | None) -> int:
    if run is None:
        return 0
    return session.scalar(select(func.count()).where(DailyRunFinding.run_id == run.id)) or 0


def troubled_messages(session: Session) -> int:
    """Messages that failed or whose fate is unknown."""
    troubled = Message.state.in_([State.FAILED, State.UNKNOWN])
    return session.scalar(select(func.count()).select_from(Message).where(troubled)) or 0


def steps_done(session: Session) -> dict[str, bool]:
    """*Primeiros passos*: which are done, in their order."""
    own = company.current()
    sender = exists().where(EmailSender.archived_at.is_(None))
    gateway = exists().where(SmsSender.archived_at.is_(None))
    has_sender, has_customer = session.execute(select(sender | gateway, exists(select(Customer.id)))).one()
    return {
        "company": own.set_up,
        "sender": bool(has_sender),
        "import": bool(has_customer),
        "release": own.routine_released,
    }
