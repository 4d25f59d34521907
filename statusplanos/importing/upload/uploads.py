"""What staff do with an upload: send it, say how it is to be read, have it written, or drop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import IO, Any
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.history.record.recording import Author
from statusplanos.importing.checking.file_terms import NAMED, FileTerms, Names
from statusplanos.importing.checking.result import Result
from statusplanos.importing.checking.values import clean
from statusplanos.importing.columns import Column
from statusplanos.importing.file.matching import Places, check_required
from statusplanos.importing.file.sheet import Sheet
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload import remembered_choices
from statusplanos.importing.upload.first_look import look, names_in
from statusplanos.importing.upload.storage import Files, forget_older_than, keep_upload

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """A file that was sent, under a passing name, and what was seen of it."""

    path: Path
    sheet: Sheet
    survey: dict[str, Any]


@contextmanager
def kept(upload: IO[bytes]) -> Iterator[Kept]:
    """Read what is being sent. Raises ``DomainError`` at once for what is no table.

    Takes no transaction: a large file keeps nobody waiting while it is read.
    """
    path = keep_upload(upload, uuid4().hex)
    try:
        yield Kept(path, *look(path))
    except DomainError as error:
        raise DomainError(error.message, field="file") from None
    finally:
        path.unlink(missing_ok=True)


def receive(session: Session, file: Kept, *, file_name: str, by: Author) -> ImportRun:
    """Take up an uploaded file, with its columns as far as they are known.

    Flushes, since the file is kept under the row's number.
    """
    _sweep(session, by.at)
    run = ImportRun(state=ImportState.DRAFT, actor=by.actor, actor_id=by.actor_id, created_at=by.at)
    return _take(session, run, file, file_name)


def replace(session: Session, number: int, upload: IO[bytes], *, file_name: str) -> ImportRun:
    """Another file in the place of the one sent first; what was said of its columns is asked again."""
    with kept(upload) as file:
        run = session.get_one(ImportRun, number, with_for_update=True)
        _refuse_unless_open(run)
        _reopen(run)
        run.names = run.found = None
        return _take(session, run, file, file_name)


def _take(session: Session, run: ImportRun, file: Kept, file_name: str) -> ImportRun:
    sheet = file.sheet
    run.file_name, run.size = _shown_name(file_name), file.path.stat().st_size
    run.encoding, run.separator, run.survey = sheet.encoding, sheet.separator, file.survey
    places, _remembered = remembered_choices.places_of(session, sheet.header)
    run.places = {column.value: place for column, place in places.items()}
    session.add(run)
    session.flush()
    Files(run.id).take(file.path)
    return run


def set_columns(
    session: Session, run: ImportRun, places: Places, *, by: Author, found: dict[str, Any] | None = None
) -> None:
    """Where the file's columns go; remembered for files with the same header. Raises ``DomainError``.

    ``found`` are the names in the columns of status and plan, where they were read before.
    """
    _refuse_unless_open(run)
    titles = titles_of(run)
    check_required(places, titles)
    remembered_choices.remember_places(session, titles, places, by=by)
    _reopen(run)
    run.places = {column.value: place for column, place in places.items()}
    run.found = found or names_in(Files(run.id).source, places)


def set_names(session: Session, run: ImportRun, choices: Names, *, by: Author) -> None:
    """What the file's statuses and plans are here; remembered for other files. Has the file checked."""
    _refuse_unless_open(run)
    for column in NAMED:
        remembered_choices.remember_names(session, column, choices.get(column.value, {}), by=by)
    known = remembered_choices.names_for(session)
    _reopen(run)
    run.names = {column.value: {**known[column.value], **choices.get(column.value, {})} for column in NAMED}
    run.state = ImportState.UPLOADED


def check_again(run: ImportRun, *, accept_invalid: bool) -> None:
    """Have the file checked anew, with documents let pass whose check digits are wrong, or not."""
    _refuse_unless_open(run)
    _reopen(run)
    run.accept_invalid = accept_invalid
    run.state = ImportState.UPLOADED


def titles_of(run: ImportRun) -> list[str]:
    """The names of the file's columns."""
    return [column["title"] for column in (run.survey or {})["columns"]]


def terms_of(run: ImportRun) -> FileTerms:
    places = {Column(name): place for name, place in (run.places or {}).items()}
    return FileTerms(places, run.names or {}, run.accept_invalid)


def _refuse_unless_open(run: ImportRun) -> None:
    if not run.state.is_open:
        raise DomainError(_("This file has been dealt with: nothing of it can be changed."))


def _reopen(run: ImportRun) -> None:
    """Put the upload back to being described by staff; a check that is under way no longer counts."""
    run.state, run.token, run.counts, run.sample = ImportState.DRAFT, None, None, None
    Files(run.id).forget_findings()


def _sweep(session: Session, at: datetime) -> None:
    """Drop the uploads that nobody has dealt with for a month: they hold personal data."""
    forgotten = select(ImportRun).where(
        ImportRun.state.in_([ImportState.DRAFT, ImportState.CHECKED]), ImportRun.created_at < at - KEPT
    )
    for run in session.scalars(forgotten):
        discard(run, at=at)
    forget_older_than(KEPT)


def confirm(run: ImportRun, *, by: Author) -> None:
    """Have the checked file written, under the name of who says so."""
    if run.state != ImportState.CHECKED:
        raise DomainError(_("This file is not waiting to be imported."))
    run.state = ImportState.CONFIRMED
    run.confirmed_by, run.confirmed_by_id = by.actor, by.actor_id


def discard(run: ImportRun, *, at: datetime) -> None:
    """Drop a file that has not been written, and what was kept of it."""
    if run.state not in (ImportState.DRAFT, ImportState.UPLOADED, ImportState.CHECKED):
        raise DomainError(_("This file cannot be discarded now."))
    run.state, run.finished_at = ImportState.DISCARDED, at
    run.sample = run.survey = run.found = None
    Files(run.id).forget()


def _shown_name(sent: str) -> str:
    name = clean(PurePath(sent.replace("\\", "/")).name)
    return name[-160:] or _("unnamed")


def note_command(session: Session, path: PurePath, result: Result, *, by: Author) -> ImportRun:
    """An import that was made by command, among the others. Flushes, for its number."""
    run = ImportRun(
        file_name=_shown_name(path.name),
        size=result.size,
        encoding=result.encoding,
        separator=result.separator,
        state=ImportState.DONE,
        actor=by.actor,
        actor_id=by.actor_id,
        confirmed_by=by.actor,
        created_at=by.at,
        finished_at=by.at,
        counts=result.counts(),
        operation_id=by.operation_id,
    )
    session.add(run)
    session.flush()
    return run
