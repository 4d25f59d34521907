"""The day's work: everything whose end has come moves on, a chunk a transaction, each entry at most once.

See docs/domain.md, "Automatic steps" and "Exactly once".
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Subscription
from statusplanos.history.models import Kind
from statusplanos.history.record.recording import (
    open_lasting_operation,
    operation_of,
    resume_operation,
    state_kind,
)
from statusplanos.lifecycle import isolating_bad_rows, slots
from statusplanos.lifecycle.models import DailyRun, Finding
from statusplanos.lifecycle.transitions import enter
from statusplanos.messaging.posting import on_entry
from statusplanos.statuses.automatic_steps import Hop, Obstacle, Stop, itinerary
from statusplanos.statuses.models import Status

Step = tuple[int, int, date]
Group = tuple[int, date]


@dataclass(frozen=True)
class Found:
    """A due subscription that was not moved to the end, with the cause in words."""

    subscription_id: int
    kind: Finding
    cause: str
    due_on: date


@dataclass
class Outcome:
    """What a run did, or would do: how many plans by step, and the plans that stay, with the cause."""

    due: int = 0
    steps: Counter[Step] = field(default_factory=Counter)
    found: list[Found] = field(default_factory=list)

    @property
    def moved(self) -> int:
        return sum(self.steps.values())

    def add(self, ids: Sequence[int], due_on: date, hops: list[Hop], stop: Stop | None) -> None:
        for hop in hops:
            self.steps[(hop.leaving.id, hop.entering.id, hop.effective_on)] += len(ids)
        if stop is not None:
            last_due = hops[-1].due_on if hops else due_on
            kind = _finding(stop)
            self.found += [Found(number, kind, stop.cause, last_due or due_on) for number in ids]

    def merge(self, other: "Outcome") -> None:
        self.steps.update(other.steps)
        self.found += other.found


def _finding(stop: Stop) -> Finding:
    """How the stop is listed: staff decide to forbid scheduled tasks; any other cause is an error."""
    return Finding.LEFT if stop.obstacle is Obstacle.TASKS_FORBIDDEN else Finding.FAILED


def worklist(session: Session, on: date) -> list[int]:
    """The ids of all whose end has come by ``on``, in id order (that order is the quick one)."""
    due = select(Subscription.id).where(Subscription.due_on <= on).order_by(Subscription.id)
    return list(session.scalars(due))


def rules_of(session: Session) -> dict[int, Status]:
    return {status.id: status for status in session.scalars(select(Status))}


def simulate(session: Session, *, on: date) -> Outcome:
    """What :func:`carry_out` would do on ``on``, by the same rules, changing nothing."""
    outcome = Outcome()
    rules = rules_of(session)
    for ids in isolating_bad_rows.of(worklist(session, on)):
        outcome.due += len(ids)
        for (status_id, due_on), members in _groups(session, ids, on).items():
            outcome.add(members, due_on, *itinerary(rules[status_id], due_on, until=on, on=on))
    return outcome


def carry_out(
    session: Session,
    run: DailyRun,
    *,
    at: datetime,
    now: Callable[[], datetime],
    stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Move all that is due on ``run.on``, a chunk a transaction; owns its transactions.

    A chunk that the database refuses is halved until the bad row stands alone and is listed. Ends early,
    to be taken up again, with :class:`slots.RunInterrupted` when ``stop()`` says so or another process has
    taken the slot over, and with ``OperationalError`` when the database does not answer.
    """
    ids = worklist(session, run.on)
    outcome = Outcome(due=len(ids))
    hold = slots.Hold(run.id, run.fence, now)
    if ids:
        _under_one_operation(session, run, due=len(ids))

    def move(few: list[int]) -> Outcome:
        hold.renew(session)
        return _move(session, run, few, at)

    for chunk in isolating_bad_rows.of(ids):
        if stop():
            raise slots.RunInterrupted
        for part in isolating_bad_rows.halving(session, chunk, move=move, blame=partial(_refused, session)):
            outcome.merge(part)
        time.sleep(isolating_bad_rows.PAUSE)
    return outcome


def _under_one_operation(session: Session, run: DailyRun, *, due: int) -> None:
    """A run that is taken up again goes on under its operation, and keeps what it counted as due."""
    if run.operation_id is not None:
        resume_operation(session, run.operation_id)
        return
    state_kind(session, Kind.DAILY_RUN, ("daily_run", run.id))
    run.operation_id, run.due = open_lasting_operation(session), due
    session.commit()


def _refused(session: Session, number: int, cause: str) -> Outcome:
    due_on = session.scalar(select(Subscription.due_on).where(Subscription.id == number))
    session.rollback()
    return Outcome(found=[Found(number, Finding.FAILED, cause, due_on)] if due_on else [])


def _move(session: Session, run: DailyRun, ids: list[int], at: datetime) -> Outcome:
    """One chunk: the rows are read again under the lock, so that nobody moves twice."""
    outcome = Outcome()
    rules = rules_of(session)
    moved: list[int] = []
    for (status_id, due_on), members in _groups(session, ids, run.on, lock=True).items():
        hops, stop = itinerary(rules[status_id], due_on, until=run.on, on=run.on)
        for hop in hops:
            enter(session, members, to=hop.entering, effective_on=hop.effective_on, due_on=hop.due_on)
        outcome.add(members, due_on, hops, stop)
        moved += members if hops else []
    if moved:
        on_entry.post_many(session, moved, at=at, operation_id=operation_of(session))
        slots.count_steps(session, run, outcome.steps)
    return outcome


def _groups(session: Session, ids: Sequence[int], on: date, *, lock: bool = False) -> dict[Group, list[int]]:
    """Who of ``ids`` is still due, by status and due date."""
    columns: Any = (Subscription.id, Subscription.status_id, Subscription.due_on)
    due = (
        select(*columns).where(Subscription.id.in_(ids), Subscription.due_on <= on).order_by(Subscription.id)
    )
    groups: dict[Group, list[int]] = defaultdict(list)
    for number, status_id, due_on in session.execute(due.with_for_update() if lock else due):
        groups[(status_id, due_on)].append(number)
    return groups
