"""First half of an import, without any lock: each row is judged, the accepted ones are kept on disk."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos import database
from statusplanos.errors import DomainError
from statusplanos.importing.checking.accepted_rows import CHUNK, AcceptedRows
from statusplanos.importing.checking.file_terms import FileTerms
from statusplanos.importing.checking.result import Result
from statusplanos.importing.checking.row import Known, LeftOut, Refusal, Row
from statusplanos.importing.checking.rules import Judge
from statusplanos.importing.columns import LABELS, Column
from statusplanos.importing.file.matching import is_returned, match
from statusplanos.importing.file.sheet import Record, Sheet, open_sheet
from statusplanos.importing.loading import stored_rows
from statusplanos.importing.loading.absence import Absent
from statusplanos.importing.loading.compare import Difference
from statusplanos.importing.upload import remembered_choices
from statusplanos.settings import due_days


@dataclass(frozen=True)
class Refused:
    """A refused row as it goes into the file that staff get back: why, the name that the file gives the
    column to blame, and the row's cells."""

    refusal: Refusal
    title: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Watch:
    """Whom the work tells how it goes: ``progress`` takes a share of 1, ``pulse`` is called for every chunk
    and may raise to end the work, ``refused`` takes the header and what was refused, ``differing`` what
    file and base tell differently, ``missing`` what the base has and the file has not (both when only
    looking).
    """

    progress: Callable[[float], None] = lambda share: None
    pulse: Callable[[], None] = lambda: None
    refused: Callable[[Sequence[str], Sequence[Refused]], None] = lambda header, rows: None
    differing: Callable[[Session, Sequence[Difference]], None] = lambda session, found: None
    missing: Callable[[Sequence[Absent]], None] = lambda rows: None

    def between(self, low: float, high: float) -> "Watch":
        """The same for a part of the work, whose progress counts from ``low`` to ``high`` of the whole."""
        return replace(self, progress=lambda share: self.progress(low + (high - low) * share))


@contextmanager
def checked(
    session: Session, path: Path, *, on: date, result: Result, watch: Watch, terms: FileTerms | None = None
) -> Iterator[AcceptedRows]:
    """Judge every row of ``path`` as of ``on``; ``result`` takes what is refused and warned of.

    Without ``terms`` the file is read as files like it were before. Raises ``DomainError`` when it cannot be
    imported at all. Takes no write lock; ends the session's transaction after each chunk.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file, open_sheet(path) as sheet:
        result.encoding, result.separator = sheet.encoding, sheet.separator
        judge = _judge(session, sheet, terms, on)
        check = _Check(session, sheet, judge, AcceptedRows(file), result, watch)
        result.size = path.stat().st_size
        for chunk in _chunks(sheet.records):
            check.take(chunk)
            watch.pulse()
            watch.progress(min(1.0, sheet.position() / max(1, result.size)))
        if not result.rows:
            raise nothing_below()
        check.accepted.repeated = judge.known.repeated
        check.accepted.is_part = is_returned(sheet.header)
        check.accepted.codes = [judge.known.claimed, check.others]
        yield check.accepted


def nothing_below() -> DomainError:
    return DomainError(_("The file has the names of the columns and no row below them."))


def _judge(session: Session, sheet: Sheet, terms: FileTerms | None, on: date) -> Judge:
    with database.read_only():
        agreed = terms or remembered_choices.terms_for(session, sheet.header)
        places = agreed.places or match(sheet.header)
        known = Known(
            on,
            stored_rows.status_names(session, agreed.aliases(Column.STATUS)),
            plans=stored_rows.plan_names(session, agreed.aliases(Column.PLAN)),
            left_out=agreed.left_out(),
            closings={closing: due for due, closing in due_days.agreed(session).items()},
            accept_invalid=agreed.accept_invalid,
        )
        session.rollback()
    return Judge(places, len(sheet.header), known)


@dataclass
class _Check:
    session: Session
    sheet: Sheet
    judge: Judge
    accepted: AcceptedRows
    result: Result
    watch: Watch
    others: set[str] = field(default_factory=set)
    """The codes of the rows that were not accepted."""

    def take(self, chunk: list[Record]) -> None:
        self.judge.known.owners = _owners(self.session, [self.judge.code_in(cells) for _line, cells in chunk])
        judged = [(self.judge.judge(record), record[1]) for record in chunk]
        rows = [each for each, _cells in judged if isinstance(each, Row)]
        refused = [self._refused(each, cells) for each, cells in judged if isinstance(each, Refusal)]
        self.others |= {self.judge.code_in(cells) for each, cells in judged if not isinstance(each, Row)}
        self.accepted.add(rows)
        self.result.accept(rows)
        self.result.refuse(each.refusal for each in refused)
        self.result.leave_out(each for each, _cells in judged if isinstance(each, LeftOut))
        self.watch.refused(self.sheet.header, refused)

    def _refused(self, refusal: Refusal, cells: Sequence[str]) -> Refused:
        place = self.judge.places.get(refusal.column)
        title = str(LABELS[refusal.column]) if place is None else self.sheet.header[place]
        return Refused(refusal, title, cells)


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _owners(session: Session, codes: list[str]) -> dict[str, str]:
    with database.read_only():
        found = stored_rows.owners(session, codes)
        session.rollback()
    return found
