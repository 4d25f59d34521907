"""A first look at a file: how long it is, what its columns hold, which statuses and plans it names."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.importing.checking.file_terms import NAMED
from statusplanos.importing.checking.values import clean, folded
from statusplanos.importing.columns import Column
from statusplanos.importing.file.column_synonyms import RANKS
from statusplanos.importing.file.matching import Places, plain
from statusplanos.importing.file.sheet import Sheet, open_sheet
from statusplanos.importing.upload.check import nothing_below

EXAMPLES = 3
_EXAMPLE = 40
SHOWN = {Column.STATUS: 100, Column.PLAN: 300}
"""Names of a file that are set beside ours, the most frequent ones."""
_MOST = 20_000
_LONGEST = 160


@dataclass
class _Seen:
    title: str
    empty: int = 0
    examples: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        bare = text.strip()
        if not bare:
            self.empty += 1
        elif len(self.examples) < EXAMPLES and (shown := clean(bare)[:_EXAMPLE]) not in self.examples:
            self.examples.append(shown)


def survey(sheet: Sheet) -> dict[str, Any]:
    """Rows, and of each column its title, how many cells are empty, and a few examples. Passwords are not
    shown. Raises ``DomainError`` when there are no rows."""
    seen = [_Seen(title) for title in sheet.header]
    rows = 0
    for _line, cells in sheet.records:
        rows += 1
        for place, column in enumerate(seen):
            column.take(cells[place] if place < len(cells) else "")
    if not rows:
        raise nothing_below()
    return {"rows": rows, "columns": [_told(column) for column in seen]}


def _told(column: _Seen) -> dict[str, Any]:
    examples = ["••••"] if is_secret(column.title) and column.examples else column.examples
    return {"title": column.title[:_LONGEST], "empty": column.empty, "examples": examples}


def is_secret(title: str) -> bool:
    words = plain(title)
    return words in RANKS[Column.PASSWORD] or "senha" in words or "password" in words


def names_in(path: Path, places: Places) -> dict[str, dict[str, Any]]:
    """For status and plan the file's names: ``names`` (shown, folded, rows) that may be set beside ours,
    ``more`` of them besides, ``empty`` rows without any. Raises ``DomainError`` when the file is gone."""
    if not path.exists():
        raise DomainError(_("The file is no longer kept here: send it again."))
    counts: dict[Column, Counter[str]] = {column: Counter() for column in NAMED}
    shown: dict[Column, dict[str, str]] = {column: {} for column in NAMED}
    with open_sheet(path) as sheet:
        for _line, cells in sheet.records:
            for column in NAMED:
                text = clean(cells[places[column]]) if places[column] < len(cells) else ""
                key = folded(text)
                if key in counts[column] or len(counts[column]) < _MOST:
                    counts[column][key] += 1
                    shown[column].setdefault(key, text)
    return {column.value: _listed(counts[column], shown[column], SHOWN[column]) for column in NAMED}


def _listed(counts: Counter[str], shown: dict[str, str], most: int) -> dict[str, Any]:
    empty = counts.pop("", 0)
    usable = [(key, rows) for key, rows in counts.most_common() if len(key) <= _LONGEST]
    names = [[shown[key], key, rows] for key, rows in usable[:most]]
    return {"names": names, "more": len(usable) - len(names), "empty": empty}


def look(path: Path) -> tuple[Sheet, dict[str, Any]]:
    """Open ``path``, survey it, and give both; the sheet's records are read."""
    with open_sheet(path) as sheet:
        return sheet, survey(sheet)
