"""A customer file as records: header, separator and rows, a line at a time, however large the file is."""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.importing.file.encoding import detect

SEPARATORS = (";", ",", "\t", "|")
MOST_COLUMNS = 150
_LONGEST_LINE = 1 << 17
_QUOTED = re.compile(r'"[^"]*"')
_HINT = re.compile(r'"?sep=([;,|\t])"?\s*', re.IGNORECASE)

Record = tuple[int, list[str]]
"""The number of the record's first physical line (the file's first line is 1) and its fields."""


@dataclass(frozen=True)
class Sheet:
    """An open file. ``records`` can be read once; reading raises ``DomainError`` at unbalanced quotes.

    ``position`` says how many bytes have been taken from the file so far.
    """

    encoding: str
    separator: str
    header: list[str]
    records: Iterator[Record]
    position: Callable[[], int]


@contextmanager
def open_sheet(path: Path) -> Iterator[Sheet]:
    """Open ``path`` for reading. Raises ``DomainError`` when it is no file of records with a header."""
    codec = detect(path)
    with path.open("rb") as file, TextIOWrapper(file, codec, newline="") as stream:
        separator = _separator(stream)
        records = _records(stream, separator)
        line, header = next(records, (1, [""]))
        _check_header(header, line)
        yield Sheet(codec, separator, [name.strip() for name in header], records, file.tell)


def _separator(stream: TextIO) -> str:
    """Counted in the first line that says something; a line ``sep=;`` (Excel's own) decides by itself."""
    for line in _lines(stream):
        hint = _HINT.fullmatch(line)
        if line.strip():
            stream.seek(0)
            return hint[1] if hint else _most_frequent(line)
    raise DomainError(_("The file is empty."))


def _most_frequent(line: str) -> str:
    bare = _QUOTED.sub("", line)
    best = max(SEPARATORS, key=bare.count)
    if not bare.count(best):
        raise DomainError(
            _("The first line must be the columns' names, separated by semicolon, comma, tab or bar.")
        )
    return best


def _check_header(header: list[str], line: int) -> None:
    if len(header) > MOST_COLUMNS:
        raise DomainError(
            _(
                "The file has %(found)s columns, the most is %(most)s. Export only what is imported.",
                found=len(header),
                most=MOST_COLUMNS,
            )
        )
    if not any(re.search(r"[^\W\d_]", name) for name in header):
        raise DomainError(_("Line %(line)s must be the columns' names, and holds none.", line=line))


def _records(stream: TextIO, separator: str) -> Iterator[Record]:
    reader = csv.reader(_lines(stream), delimiter=separator, strict=True)
    first = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _unbalanced(first) from None
        if any(map(str.strip, row)) and not (reader.line_num == 1 and _is_hint(row, separator)):
            yield first, row
        first = reader.line_num + 1


def _is_hint(row: list[str], separator: str) -> bool:
    return bool(_HINT.fullmatch(separator.join(row)))


def _unbalanced(line: int) -> DomainError:
    return DomainError(
        _(
            "The quotation marks in line %(line)s do not match: one is opened and not closed, "
            "or stands inside a quoted text without being doubled.",
            line=line,
        )
    )


def _lines(stream: TextIO) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST_LINE), ""), start=1):
        if len(line) == _LONGEST_LINE:
            raise DomainError(_("Line %(line)s is too long: this is no table of customers.", line=number))
        yield line
