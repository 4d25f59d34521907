"""First half of an import, outside every lock: each row is judged, and the accepted ones are laid aside."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import database
from statusplanos.customers.phones import Phone, PhoneKind
from statusplanos.errors import DomainError
from statusplanos.importing import base, values
from statusplanos.importing.columns import LABELS, Column, match
from statusplanos.importing.reading import Record, Sheet, open_sheet
from statusplanos.importing.result import Result
from statusplanos.importing.rows import Judge, Known, Refusal, Row
from statusplanos.statuses.models import Status

CHUNK = 2000


@dataclass(frozen=True)
class Refused:
    """A refused row as it goes into the file that staff get back: why, the name that the file gives the
    column to blame, and the row's cells."""

    refusal: Refusal
    title: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Watch:
    """Who looks on: ``progress`` takes a share of 1, ``pulse`` is called for every chunk and may raise to
    end the work, ``refused`` takes the header and what was refused."""

    progress: Callable[[float], None] = lambda share: None
    pulse: Callable[[], None] = lambda: None
    refused: Callable[[Sequence[str], Sequence[Refused]], None] = lambda header, rows: None

    def between(self, low: float, high: float) -> "Watch":
        """For a part of the work that is from ``low`` to ``high`` of the whole."""
        return replace(self, progress=lambda share: self.progress(low + (high - low) * share))


class Stage:
    """The accepted rows of one file, on disk, to be read chunk by chunk as often as needed."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.repeated: set[str] = set()
        """Documents of more than one row."""

    def add(self, rows: Iterable[Row]) -> None:
        self._file.writelines(_written(row) for row in rows)

    def chunks(self) -> Iterator[list[Row]]:
        self._file.seek(0)
        while chunk := [_read(line) for line in islice(self._file, CHUNK)]:
            yield chunk


@contextmanager
def checked(session: Session, path: Path, *, on: date, result: Result, watch: Watch) -> Iterator[Stage]:
    """Judge every row of ``path`` as of ``on``; ``result`` takes what is refused and warned of.

    Raises ``DomainError`` when the file cannot be imported at all. Takes no write lock; ends the
    session's transaction after each chunk.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file, open_sheet(path) as sheet:
        judge = Judge(match(sheet.header), len(sheet.header), Known(on, _statuses(session)))
        check = _Check(session, sheet, judge, Stage(file), result, watch)
        size = max(1, path.stat().st_size)
        for chunk in _chunks(sheet.records):
            check.take(chunk)
            watch.pulse()
            watch.progress(min(1.0, sheet.position() / size))
        if not result.accepted and not result.refused:
            raise DomainError(_("The file has the names of the columns and no row below them."))
        check.stage.repeated = judge.known.repeated
        yield check.stage


@dataclass(frozen=True)
class _Check:
    session: Session
    sheet: Sheet
    judge: Judge
    stage: Stage
    result: Result
    watch: Watch

    def take(self, chunk: list[Record]) -> None:
        self.judge.known.owners = _owners(self.session, _codes(self.judge, chunk))
        judged = [(self.judge.judge(record), record[1]) for record in chunk]
        rows = [each for each, _cells in judged if isinstance(each, Row)]
        refused = [self._refused(each, cells) for each, cells in judged if isinstance(each, Refusal)]
        self.stage.add(rows)
        self.result.accept(rows)
        self.result.refuse(each.refusal for each in refused)
        self.watch.refused(self.sheet.header, refused)

    def _refused(self, refusal: Refusal, cells: Sequence[str]) -> Refused:
        place = self.judge.places.get(refusal.column)
        title = str(LABELS[refusal.column]) if place is None else self.sheet.header[place]
        return Refused(refusal, title, cells)


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _codes(judge: Judge, chunk: list[Record]) -> list[str]:
    place = judge.places[Column.CODE]
    return [values.clean(cells[place]) for _line, cells in chunk if place < len(cells)]


def _owners(session: Session, codes: list[str]) -> dict[str, str]:
    with database.read_only():
        found = base.owners(session, codes)
        session.rollback()
    return found


def _statuses(session: Session) -> dict[str, tuple[int, str]]:
    in_use = select(Status.description_folded, Status.id, Status.description).where(
        Status.archived_at.is_(None)
    )
    with database.read_only():
        found = {folded: (number, name) for folded, number, name in session.execute(in_use)}
        session.rollback()
    return found


def _written(row: Row) -> str:
    return json.dumps(astuple(row), default=str, ensure_ascii=False) + "\n"


def _read(line: str) -> Row:
    parts = json.loads(line)
    entered_on, phone, warning = parts[6], parts[9], parts[10]
    parts[6] = date.fromisoformat(entered_on)
    parts[9] = Phone(PhoneKind(phone[0]), phone[1]) if phone else None
    parts[10] = Column(warning) if warning else None
    return Row(*parts)
