"""The accepted rows of one file, on disk, to be read chunk by chunk as often as needed."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import fields
from datetime import date
from itertools import islice
from typing import IO

from statusplanos.customers.phones import Phone, PhoneKind
from statusplanos.importing.checking.row import Row
from statusplanos.importing.columns import Column

CHUNK = 2000
_FIELDS = [field.name for field in fields(Row)]


class AcceptedRows:
    """The accepted rows, kept in ``file`` a line each, and what else the import asks of the check."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.repeated: set[str] = set()
        """Documents of more than one row."""
        self.codes: list[Container[str]] = []
        """The codes that stand in the file, accepted or not."""
        self.is_part = False
        """Whether the file holds only rows that were refused before: the others are not missing."""

    def add(self, rows: Iterable[Row]) -> None:
        self._file.writelines(_written(row) for row in rows)

    def chunks(self) -> Iterator[list[Row]]:
        self._file.seek(0)
        while chunk := [_read(line) for line in islice(self._file, CHUNK)]:
            yield chunk

    def has_code(self, code: str) -> bool:
        return any(code in codes for codes in self.codes)


def _written(row: Row) -> str:
    values = [getattr(row, name) for name in _FIELDS]
    return json.dumps(values, default=_plain, ensure_ascii=False) + "\n"


def _plain(value: object) -> object:
    return [value.kind, value.e164] if isinstance(value, Phone) else str(value)


def _read(line: str) -> Row:
    values = dict(zip(_FIELDS, json.loads(line), strict=True))
    values["entered_on"] = date.fromisoformat(values["entered_on"])
    values["warnings"] = tuple(Column(name) for name in values["warnings"])
    for name in ("phone", "landline"):
        if values[name]:
            values[name] = Phone(PhoneKind(values[name][0]), values[name][1])
    return Row(**values)
