"""What the start page shows, each part one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from statusplanos.customers.models import Subscription
from statusplanos.lifecycle.models import DailyRun, DailyRunFinding
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.statuses.models import Category, Status

SOON = timedelta(days=7)
SHOWN = 12


@dataclass(frozen=True)
class Line:
    """A status with its plans, their monthly value in centavos, and how many of them end soon."""

    status: Status
    plans: int
    value: int
    ending: int


@dataclass(frozen=True)
class Sum:
    """How many plans, their monthly value in centavos, and how many of them end soon."""

    plans: int
    value: int
    ending: int


@dataclass(frozen=True)
class Found:
    """How many plans a run could not move for one kind of obstacle, and one of the causes in words."""

    count: int
    cause: str


@dataclass(frozen=True)
class Post:
    """The messages of one run: written, and sent so far."""

    written: int
    sent: int


def by_status(session: Session, *, on: date) -> list[Line]:
    """Each status in use or still with plans; the busiest groups first: active, inactive, cancelled."""
    soon = func.count(case((Subscription.due_on <= on + SOON, 1)))
    plans = func.count(Subscription.id)
    value = func.coalesce(func.sum(Subscription.price_cents), 0)
    rows = session.execute(
        select(Status, plans, value, soon)
        .outerjoin(Subscription, Subscription.status_id == Status.id)
        .group_by(Status.id)
        .having(Status.archived_at.is_(None) | (plans > 0))
        .order_by(_rank(), plans.desc(), Status.description_folded)
    )
    return [Line(status, count, int(cents), ending) for status, count, cents, ending in rows]


def _rank() -> Any:
    ranks = {category: place for place, category in enumerate(Category)}
    return case(ranks, value=Status.category)


def total(lines: Sequence[Line], which: Callable[[Status], bool]) -> Sum:
    chosen = [line for line in lines if which(line.status)]
    return Sum(
        sum(line.plans for line in chosen),
        sum(line.value for line in chosen),
        sum(line.ending for line in chosen),
    )


def totals(lines: Sequence[Line]) -> dict[str, Sum]:
    return {
        "active": total(lines, lambda status: status.category == Category.ACTIVE),
        "billed": total(lines, lambda status: status.generates_billing),
        "trial": total(lines, lambda status: status.is_trial),
        "inactive": total(lines, lambda status: status.category == Category.INACTIVE),
        "all": total(lines, lambda status: True),
    }


def ending_trials(session: Session, *, on: date) -> Sequence[Subscription]:
    """The trials whose end comes soon or is overdue, the nearest first."""
    return session.scalars(
        select(Subscription)
        .join(Status, Status.id == Subscription.status_id)
        .where(Status.is_trial, Subscription.due_on <= on + SOON)
        .options(
            joinedload(Subscription.customer),
            joinedload(Subscription.plan),
            joinedload(Subscription.status).joinedload(Status.next_status),
        )
        .order_by(Subscription.due_on, Subscription.id)
        .limit(SHOWN)
    ).all()


def last_run(session: Session) -> DailyRun | None:
    return session.scalar(select(DailyRun).order_by(DailyRun.id.desc()).limit(1))


def findings_of(session: Session, run: DailyRun | None) -> dict[str, Found]:
    """The plans that ``run`` could not move, by the kind of obstacle."""
    kind, cause = DailyRunFinding.kind, func.min(DailyRunFinding.cause)
    counted = select(kind, func.count(), cause).where(DailyRunFinding.run_id == (run.id if run else None))
    return {row[0].value: Found(row[1], row[2]) for row in session.execute(counted.group_by(kind))}


def post_of(session: Session, run: DailyRun | None) -> Post:
    """The messages that ``run`` has written."""
    if run is None or run.operation_id is None:
        return Post(0, 0)
    found = select(func.count(), func.count(case((Message.state == State.SENT, 1)))).where(
        Message.created_at >= run.started_at, Message.operation_id == run.operation_id
    )
    return Post(*session.execute(found).one())


def due_on(session: Session, day: date) -> int:
    return session.scalar(select(func.count()).where(Subscription.due_on == day)) or 0
