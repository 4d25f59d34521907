"""What the worker runs. Each job is safe to run twice or never: the truth is in SQL."""

from sqlalchemy.orm import Session

from statusplanos import clock, stopping
from statusplanos.doorbell import ring
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.importing.upload import work as imports
from statusplanos.lifecycle import slots
from statusplanos.lifecycle.bulk import work
from statusplanos.lifecycle.daily import routine
from statusplanos.messaging.delivery import drain
from statusplanos.settings import company


def _door(actor: str = routine.ROUTINE) -> Session:
    session = db.session()
    company.use_zone()
    act_as(session, Author(actor, Source.WORKER, clock.now()))
    return session


def run_day() -> None:
    """The scheduled run, if its hour has come, and what staff asked for with *Executar agora*."""
    try:
        routine.run_by_clock(_door(), at=clock.now())
        routine.run_requested(_door(), at=clock.now())
    except slots.RunInterrupted:
        return
    finally:
        db.session.remove()
    ring("deliver")


def deliver() -> None:
    """Send what waits in the outbox."""
    _door("entrega")
    db.session.remove()
    drain.drain(stop=stopping.requested)


def run_bulk() -> None:
    """The bulk changes that wait for it."""
    try:
        work.run_waiting(_door(), at=clock.now())
    except slots.RunInterrupted:
        return
    finally:
        db.session.remove()
    ring("deliver")


def run_imports() -> None:
    """Check and commit the uploaded files that wait for it."""
    session = _door()
    try:
        imports.run_waiting(session, stop=stopping.requested)
    finally:
        db.session.remove()


def due_bells() -> list[str]:
    """The jobs that have work now, as SQL knows it."""
    session, at = _door(), clock.now()
    try:
        due = {
            "run_day": routine.is_due(session, at=at) or routine.is_requested(session, at=at),
            "run_bulk": work.is_waiting(session, at=at),
            "deliver": drain.has_work(session, at=at),
            "run_imports": imports.has_waiting(session),
        }
    finally:
        db.session.remove()
    return [job for job, waits in due.items() if waits]
