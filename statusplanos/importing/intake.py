"""Importing a file: judged outside every lock, then written in one transaction; or only looked at."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from statusplanos import database
from statusplanos.importing.checking import Stage, Watch, checked
from statusplanos.importing.planning import Planner, changed_meanwhile
from statusplanos.importing.result import Result
from statusplanos.importing.writing import Writer

_NOBODY = Watch()


def import_customers(
    session: Session,
    path: Path,
    *,
    on: date,
    at: datetime,
    watch: Watch = _NOBODY,
    conclude: Callable[[Result], None] = lambda result: None,
) -> Result:
    """Import the file at ``path`` as of the local day ``on``, under the session's author.

    Owns its transactions: all rows are written in one, or none is. ``conclude`` is called in that
    transaction, before the commit. Nobody is notified. Raises ``DomainError`` when nothing could be done.
    """
    result = Result(dry_run=False)
    with checked(session, path, on=on, result=result, watch=watch.between(0, 0.5)) as stage:
        try:
            _write(session, stage, result, on=on, at=at, watch=watch.between(0.5, 1))
            conclude(result)
            session.commit()
        except (IntegrityError, StaleDataError):
            raise changed_meanwhile() from None
        finally:
            session.rollback()
    return result


def preview(session: Session, path: Path, *, on: date, watch: Watch = _NOBODY) -> Result:
    """What :func:`import_customers` would do now, by the same code; writes nothing and locks nobody out."""
    result = Result(dry_run=True)
    with (
        checked(session, path, on=on, result=result, watch=watch.between(0, 0.9)) as stage,
        database.read_only(),
    ):
        planner = Planner(session, on=on, repeated=stage.repeated, result=result, lock=False)
        for rows in stage.chunks():
            planner.plan(session, rows)
            watch.pulse()
        session.rollback()
    return result


def _write(session: Session, stage: Stage, result: Result, *, on: date, at: datetime, watch: Watch) -> None:
    planner = Planner(session, on=on, repeated=stage.repeated, result=result, lock=True)
    writer = Writer(session, planner.statuses, on=on, at=at)
    done = 0
    for rows in stage.chunks():
        writer.write(planner.plan(session, rows))
        done += len(rows)
        watch.pulse()
        watch.progress(done / result.accepted)
