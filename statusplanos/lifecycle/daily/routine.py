"""The daily run as it is started: by the worker at its hour, by staff, by the command line."""

from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock, stopping
from statusplanos.errors import DomainError
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as, author_of
from statusplanos.lifecycle import slots
from statusplanos.lifecycle.daily import run as daily
from statusplanos.lifecycle.daily.run import Outcome
from statusplanos.lifecycle.models import DailyRun, RunKind, RunState
from statusplanos.settings import company

ROUTINE = "rotina diária"
"""The name under which the clock acts. Stored: never rename."""


def run_by_clock(session: Session, *, at: datetime) -> DailyRun | None:
    """The worker's run of the local day of ``at``, if its hour has come and nobody has done it.

    Until the routine is released it only lists: docs/domain.md, "The first morning".
    """
    if not is_due(session, at=at):
        return None
    observing = not company.current().routine_released
    on = clock.local(at).date()
    run = slots.claim(session, on=on, actor=author_of(session).actor, at=at, observing=observing)
    if run is None:
        return None
    if run.observing:
        _complete(session, run, daily.simulate(session, on=run.on))
        return run
    _act(session, run, at)
    return run


def is_due(session: Session, *, at: datetime) -> bool:
    """Whether the hour has come and the day's slot is free or abandoned."""
    local = clock.local(at)
    if local.time() < company.current().hour:
        return False
    slot = select(DailyRun).where(DailyRun.on == local.date(), DailyRun.kind == RunKind.SCHEDULED)
    run = session.scalars(slot).one_or_none()
    return run is None or run.is_abandoned(at)


def run_now(session: Session, *, on: date, kind: RunKind, at: datetime) -> tuple[DailyRun, Outcome]:
    """Run ``on`` at once, for a person or the command line; it takes no slot and releases nothing."""
    run = slots.begin(session, on=on, kind=kind, actor=author_of(session).actor, at=at)
    outcome = _act(session, run, at)
    return run, outcome


def _act(session: Session, run: DailyRun, at: datetime) -> Outcome:
    try:
        outcome = daily.carry_out(session, run, at=at, now=clock.now, stop=stopping.requested)
    except (slots.RunInterrupted, OperationalError):
        session.rollback()
        raise  # the lease runs out and the run is taken up again
    except Exception as error:
        session.rollback()
        slots.finish(session, run, at=clock.now(), error=str(error))
        raise
    _complete(session, run, outcome)
    return outcome


def _complete(session: Session, run: DailyRun, outcome: Outcome) -> None:
    found = [(one.subscription_id, one.kind, one.cause, one.due_on) for one in outcome.found]
    slots.record_findings(session, run, found)
    run.due = max(run.due, outcome.due)
    if run.observing:
        slots.count_steps(session, run, outcome.steps)
    slots.finish(session, run, at=clock.now())


def request_run(session: Session, *, on: date, at: datetime) -> DailyRun:
    """Staff's *Executar agora*: a row for the worker. Refused until the routine is released."""
    if not company.current().routine_released:
        raise DomainError(_("Release the daily run first: until then it only lists."))
    author = author_of(session)
    run = DailyRun(
        on=on,
        kind=RunKind.MANUAL,
        actor=author.actor,
        actor_id=author.actor_id,
        started_at=at,
        lease_until=at,
    )
    session.add(run)
    return run


def is_requested(session: Session, *, at: datetime) -> bool:
    """Whether a run by hand waits for the worker."""
    return session.scalar(_requested(at).limit(1)) is not None


def _requested(at: datetime) -> Select[DailyRun]:
    waits = DailyRun.kind == RunKind.MANUAL, DailyRun.state == RunState.RUNNING, DailyRun.lease_until <= at
    return select(DailyRun).where(*waits)


def run_requested(session: Session, *, at: datetime) -> None:
    """Carry out, one after another, the runs that staff asked for and the ones whose process has died."""
    for run in session.scalars(_requested(at).order_by(DailyRun.id)).all():
        act_as(session, Author(run.actor, Source.WEB, at, actor_id=run.actor_id))
        if slots.take_up(session, run, at):
            _act(session, run, at)
