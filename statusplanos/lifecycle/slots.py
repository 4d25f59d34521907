"""Daily runs as rows: the slot of each local day, its lease and fence, and what the run counted.

See docs/domain.md, "Exactly once".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos.lifecycle.models import (
    DailyRun,
    DailyRunFinding,
    DailyRunStep,
    Finding,
    RunKind,
    RunState,
)

LEASE = timedelta(seconds=60)


class RunInterrupted(Exception):
    """The run was asked to stop, or another process holds its slot now; it goes on at the next tick."""


class Leased(Protocol):
    """A row that one process at a time works on: under a lease, with a fence that counts who took it up."""

    id: Any
    fence: Any
    lease_until: Any


@dataclass(frozen=True)
class Hold:
    """One process's hold on a run: the fence it got, renewed in each chunk's own transaction."""

    run_id: int
    fence: int
    now: Callable[[], datetime]
    kind: type[Leased] = DailyRun

    def renew(self, session: Session) -> None:
        """Raises :class:`RunInterrupted` when another process has taken the run over."""
        mine = self.kind.id == self.run_id, self.kind.fence == self.fence
        lease = update(self.kind).where(*mine).values(lease_until=self.now() + LEASE)
        if session.execute(lease).rowcount != 1:  # type: ignore[attr-defined]
            raise RunInterrupted


def begin(session: Session, *, on: date, kind: RunKind, actor: str, at: datetime) -> DailyRun:
    """A run by hand or by command: it takes no slot."""
    run = DailyRun(on=on, kind=kind, actor=actor, started_at=at, lease_until=at + LEASE)
    session.add(run)
    session.commit()
    return run


def claim(session: Session, *, on: date, actor: str, at: datetime, observing: bool) -> DailyRun | None:
    """The slot of the local day ``on``, new or left by a holder who died. None when it is taken."""
    run = DailyRun(
        on=on,
        kind=RunKind.SCHEDULED,
        actor=actor,
        started_at=at,
        lease_until=at + LEASE,
        observing=observing,
        missed_from=first_missed(session, on),
    )
    session.add(run)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        return _take_over(session, on, at)
    return run


def _take_over(session: Session, on: date, at: datetime) -> DailyRun | None:
    slot = select(DailyRun).where(DailyRun.on == on, DailyRun.kind == RunKind.SCHEDULED)
    run = session.scalars(slot).one()
    return run if run.state == RunState.RUNNING and take_up(session, run, at) else None


def take_up(session: Session, run: Leased, at: datetime) -> bool:
    """Take a run that waits, or whose process has died; False when another process was quicker."""
    kind = type(run)
    free = kind.id == run.id, kind.fence == run.fence, kind.lease_until <= at
    taken = update(kind).where(*free).values(fence=kind.fence + 1, lease_until=at + LEASE)
    won = session.execute(taken).rowcount == 1  # type: ignore[attr-defined]
    session.commit()
    return won


def first_missed(session: Session, on: date) -> date | None:
    """The first day since the last scheduled run that had none; that run's day is the day before it."""
    last = session.scalar(
        select(func.max(DailyRun.on)).where(DailyRun.kind == RunKind.SCHEDULED, DailyRun.on < on)
    )
    return last + timedelta(days=1) if last is not None and last < on - timedelta(days=1) else None


def count_steps(session: Session, run: DailyRun, steps: Mapping[tuple[int, int, date], int]) -> None:
    """Add what a chunk moved to the run's row, in the chunk's own transaction."""
    run.moved = DailyRun.moved + sum(steps.values())
    for (from_id, to_id, effective_on), count in steps.items():
        key = {
            "run_id": run.id,
            "from_status_id": from_id,
            "to_status_id": to_id,
            "effective_on": effective_on,
        }
        same = [getattr(DailyRunStep, name) == value for name, value in key.items()]
        known = update(DailyRunStep).where(*same).values(count=DailyRunStep.count + count)
        if not session.execute(known).rowcount:  # type: ignore[attr-defined]
            session.execute(insert(DailyRunStep).values(**key, count=count))


def record_findings(session: Session, run: DailyRun, found: list[tuple[int, Finding, str, date]]) -> None:
    session.execute(delete(DailyRunFinding).where(DailyRunFinding.run_id == run.id))
    rows = [
        {"run_id": run.id, "subscription_id": number, "kind": kind, "cause": cause, "due_on": due_on}
        for number, kind, cause, due_on in found
    ]
    if rows:
        session.execute(insert(DailyRunFinding), rows)


def finish(session: Session, run: DailyRun, *, at: datetime, error: str | None = None) -> None:
    run.state = RunState.FAILED if error else RunState.DONE
    run.error, run.finished_at, run.lease_until = error, at, None
    session.commit()
