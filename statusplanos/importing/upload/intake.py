"""Importing a file: rows are judged without any lock, then written in one transaction, or only counted."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from statusplanos import database
from statusplanos.importing.checking.accepted_rows import AcceptedRows
from statusplanos.importing.checking.file_terms import FileTerms
from statusplanos.importing.checking.result import Result
from statusplanos.importing.loading.absence import absent
from statusplanos.importing.loading.decide import Planner, changed_meanwhile
from statusplanos.importing.loading.write import Writer
from statusplanos.importing.upload.check import Watch, checked

_NOBODY = Watch()


def import_customers(
    session: Session,
    path: Path,
    *,
    on: date,
    at: datetime,
    watch: Watch = _NOBODY,
    terms: FileTerms | None = None,
    conclude: Callable[[Result], None] = lambda result: None,
) -> Result:
    """Import the file at ``path`` as of the local day ``on``, under the session's author; without ``terms``
    it is read as files like it were before.

    Owns its transactions: all rows are written in one, or none is. ``conclude`` is called in that
    transaction, before the commit. Nobody is notified. Raises ``DomainError`` when nothing could be done.
    """
    result = Result(dry_run=False)
    check = watch.between(0, 0.5)
    with checked(session, path, on=on, result=result, watch=check, terms=terms) as accepted:
        try:
            _write(session, accepted, result, on=on, at=at, watch=watch.between(0.5, 1))
            conclude(result)
            session.commit()
        except (IntegrityError, StaleDataError):
            raise changed_meanwhile() from None
        finally:
            session.rollback()
    return result


def preview(
    session: Session, path: Path, *, on: date, watch: Watch = _NOBODY, terms: FileTerms | None = None
) -> Result:
    """What :func:`import_customers` would do now, by the same code; writes nothing and locks nobody out."""
    result, check = Result(dry_run=True), watch.between(0, 0.7)
    with (
        checked(session, path, on=on, result=result, watch=check, terms=terms) as accepted,
        database.read_only(),
    ):
        _look(session, accepted, result, on=on, watch=watch.between(0.7, 1))
        session.rollback()
    return result


def _look(session: Session, accepted: AcceptedRows, result: Result, *, on: date, watch: Watch) -> None:
    planner = Planner(session, on=on, repeated=accepted.repeated, result=result, lock=False)
    done = 0
    for rows in accepted.chunks():
        watch.differing(session, planner.plan(session, rows).differences)
        done += len(rows)
        watch.pulse()
        watch.progress(done / result.accepted)
    if not accepted.is_part:
        for missing in absent(session, accepted.has_code):
            result.missing += len(missing)
            watch.missing(missing)
            watch.pulse()


def _write(
    session: Session, accepted: AcceptedRows, result: Result, *, on: date, at: datetime, watch: Watch
) -> None:
    planner = Planner(session, on=on, repeated=accepted.repeated, result=result, lock=True)
    writer = Writer(session, planner.statuses, on=on, at=at)
    done = 0
    for rows in accepted.chunks():
        writer.write(planner.plan(session, rows))
        done += len(rows)
        watch.pulse()
        watch.progress(done / result.accepted)
