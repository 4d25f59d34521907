"""The worker's part: checking what was uploaded, writing what was confirmed. Safe to run twice or never."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.errors import DomainError
from statusplanos.history.models import Kind, Source
from statusplanos.history.record.recording import Author, act_as, author_of, state_kind
from statusplanos.importing.checking.result import Result
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload.check import Watch
from statusplanos.importing.upload.findings import findings_kept
from statusplanos.importing.upload.intake import import_customers, preview
from statusplanos.importing.upload.storage import Files, RefusedFile
from statusplanos.importing.upload.uploads import terms_of

_BEGINS = {ImportState.UPLOADED: ImportState.CHECKING, ImportState.CONFIRMED: ImportState.IMPORTING}
_GIVES_BACK = {ImportState.CHECKING: ImportState.UPLOADED, ImportState.IMPORTING: ImportState.CONFIRMED}
_SILENT = timedelta(minutes=1)
"""Without a sign of life for so long, work counts as abandoned."""

log = logging.getLogger(__name__)


class _Interrupted(Exception):
    """The process is to end, or another one has taken the work over: nothing of it was written."""


def has_waiting(session: Session) -> bool:
    """Whether an upload waits for the worker, or was abandoned by one."""
    return _next(session) is not None


def run_waiting(session: Session, *, stop: Callable[[], bool]) -> None:
    """Work through what waits, in order of arrival; ends early, its work undone, when ``stop()`` says so.

    Owns its transactions.
    """
    while not stop():
        job = _claim(session, stop)
        if job is None:
            return
        _attend(job)


def _next(session: Session) -> tuple[int, ImportState] | None:
    waiting = select(ImportRun.id, ImportRun.state).where(ImportRun.state.in_([*_BEGINS, *_GIVES_BACK]))
    for number, state in session.execute(waiting.order_by(ImportRun.id)):
        if state in _BEGINS or Files(number).silence() > _SILENT:
            return number, state
    return None


def _claim(session: Session, stop: Callable[[], bool]) -> "_Job | None":
    found = _next(session)
    if found is None:
        session.rollback()
        return None
    number, state = found
    job = _Job(session, number, _BEGINS.get(state, state), str(uuid4()), stop)
    free = update(ImportRun).where(ImportRun.id == number, ImportRun.state == state)
    session.execute(free.values(state=job.state, token=job.token))
    job.files.say_progress(0)
    session.commit()
    return job


def _attend(job: "_Job") -> None:
    try:
        job.check() if job.state == ImportState.CHECKING else job.write()
    except _Interrupted:
        job.set_down()
    except DomainError as error:
        job.fail(error.message)
    except OperationalError:
        raise  # the database is away: whoever finds this upload silent tries again
    except Exception:
        log.exception("import %s failed", job.number)
        job.fail(_("The server could not finish this file; nothing of it was saved. Import it again."))


@dataclass(frozen=True)
class _Job:
    """One piece of work on one upload, ours as long as the row holds our token."""

    session: Session
    number: int
    state: ImportState
    token: str
    stop: Callable[[], bool]

    @property
    def files(self) -> Files:
        return Files(self.number)

    def check(self) -> None:
        terms = terms_of(self._mine())
        self.session.rollback()
        with findings_kept(self.files) as seen:
            watch = replace(seen, progress=self.files.say_progress, pulse=self._pulse)
            result = preview(self.session, self.files.source, on=clock.today(), watch=watch, terms=terms)
        self._note(self._mine(), ImportState.CHECKED, result)
        self.session.commit()
        self.files.fall_silent()

    def write(self) -> None:
        run, at = self._mine(), clock.now()
        terms = terms_of(run)
        by = Author(run.confirmed_by or run.actor, Source.IMPORT, at, run.confirmed_by_id, run.file_name)
        act_as(self.session, by)
        state_kind(self.session, Kind.IMPORT, ("import_run", self.number))
        with RefusedFile(self.files.refused) as refused:
            watch = Watch(self.files.say_progress, self._pulse, refused)
            import_customers(
                self.session,
                self.files.source,
                on=clock.local(at).date(),
                at=at,
                watch=watch,
                terms=terms,
                conclude=self._conclude,
            )
        self.files.forget_source()

    def _conclude(self, result: Result) -> None:
        run = self._mine()
        self._note(run, ImportState.DONE, result)
        run.finished_at = clock.now()
        run.operation_id = author_of(self.session).operation_id

    def _note(self, run: ImportRun, state: ImportState, result: Result) -> None:
        looked = {name: (run.counts or {}).get(name, 0) for name in ("differences", "missing")}
        run.state, run.counts = state, result.counts() | (looked if state == ImportState.DONE else {})
        run.sample = result.sampled() if state == ImportState.CHECKED else None

    def _pulse(self) -> None:
        if self.stop():
            raise _Interrupted

    def _mine(self) -> ImportRun:
        run = self.session.get(ImportRun, self.number, with_for_update=True, populate_existing=True)
        if run is None or run.token != self.token:
            raise _Interrupted
        return run

    def set_down(self) -> None:
        """Give the upload up unchanged: the next worker begins it again."""
        self.session.rollback()
        if self._set(state=_GIVES_BACK[self.state]):
            self.files.fall_silent()

    def fail(self, message: str) -> None:
        self.session.rollback()
        if self._set(state=ImportState.FAILED, error=message, finished_at=clock.now()):
            self.files.forget()

    def _set(self, **values: object) -> bool:
        ours = update(ImportRun).where(ImportRun.id == self.number, ImportRun.token == self.token)
        done: CursorResult[Any] = self.session.execute(ours.values(**values))  # type: ignore[assignment]
        self.session.commit()
        return done.rowcount == 1
