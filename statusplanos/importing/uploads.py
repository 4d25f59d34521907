"""What staff do with an upload: send it, have it written, or drop it."""

from datetime import datetime, timedelta
from pathlib import PurePath
from typing import IO
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.history.recording import Author
from statusplanos.importing.columns import match
from statusplanos.importing.files import Files, forget_older_than, keep_upload
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.reading import open_sheet
from statusplanos.importing.values import clean

KEPT = timedelta(days=30)


def receive(session: Session, upload: IO[bytes], *, file_name: str, by: Author) -> ImportRun:
    """Keep an uploaded file and have it checked. Raises ``DomainError`` at once for what is no table of
    customers.

    Flushes, since the file is kept under the row's number.
    """
    _sweep(session, by.at)
    path = keep_upload(upload, uuid4().hex)
    try:
        with open_sheet(path) as sheet:
            match(sheet.header)
        run = ImportRun(
            file_name=_shown_name(file_name),
            size=path.stat().st_size,
            encoding=sheet.encoding,
            separator=sheet.separator,
            state=ImportState.UPLOADED,
            actor=by.actor,
            actor_id=by.actor_id,
            created_at=by.at,
        )
        session.add(run)
        session.flush()
        Files(run.id).take(path)
    except DomainError as error:
        raise DomainError(error.message, field="file") from None
    finally:
        path.unlink(missing_ok=True)
    return run


def _sweep(session: Session, at: datetime) -> None:
    """Uploads name people: what nobody has dealt with for a month is dropped."""
    forgotten = select(ImportRun).where(
        ImportRun.state == ImportState.CHECKED, ImportRun.created_at < at - KEPT
    )
    for run in session.scalars(forgotten):
        discard(run, at=at)
    forget_older_than(at - KEPT)


def confirm(run: ImportRun, *, by: Author) -> None:
    """Have the checked file written, under the name of who says so."""
    if run.state != ImportState.CHECKED:
        raise DomainError(_("This file is not waiting to be imported."))
    run.state = ImportState.CONFIRMED
    run.confirmed_by, run.confirmed_by_id = by.actor, by.actor_id


def discard(run: ImportRun, *, at: datetime) -> None:
    """Drop a file that has not been written, and what was kept of it."""
    if run.state not in (ImportState.UPLOADED, ImportState.CHECKED):
        raise DomainError(_("This file cannot be discarded now."))
    run.state, run.finished_at, run.sample = ImportState.DISCARDED, at, None
    Files(run.id).forget()


def _shown_name(sent: str) -> str:
    name = clean(PurePath(sent.replace("\\", "/")).name)
    return name[-160:] or _("unnamed")
