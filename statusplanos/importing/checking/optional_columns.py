"""The optional columns of a row: addresses, phones, login, due day. What cannot be read stays empty, with a
warning; the row is accepted all the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from statusplanos.customers import addresses, emails, phones
from statusplanos.errors import DomainError
from statusplanos.importing.checking import values
from statusplanos.importing.checking.row import Known
from statusplanos.importing.columns import ADDRESS, Column
from statusplanos.radius import logins

T = TypeVar("T")


class Extras:
    """Reads the cells of one row; ``doubts`` are the columns that could not be read."""

    def __init__(self, places: Mapping[Column, int], known: Known, cells: Sequence[str]) -> None:
        self._places = places
        self._known = known
        self._cells = cells
        self.doubts: list[Column] = []

    def email(self) -> str | None:
        return self._silently(Column.EMAIL, emails.normalize)

    def phone(self, column: Column) -> phones.Phone | None:
        return self._silently(column, phones.parse)

    def login(self) -> str | None:
        """Unique in the file too: the first row that is accepted has it."""
        name = self._told(Column.LOGIN, logins.username_in)
        if name is not None and name.lower() in self._known.logins:
            self.doubts.append(Column.LOGIN)
            return None
        return name

    def password(self) -> str | None:
        return self._told(Column.PASSWORD, logins.checked_password)

    def due_day(self) -> int | None:
        told = self._told(Column.DUE_DAY, values.day_of_month)
        return told or self._told(Column.CLOSING_DAY, self._due_for_closing)

    def address(self) -> dict[str, str]:
        parts = (
            (column, self._told(column, _reader(column))) for column in ADDRESS if column in self._places
        )
        return {column.value: text for column, text in parts if text}

    def _due_for_closing(self, text: str) -> int:
        day = values.day_of_month(text)
        for closing, due in self._known.closings.items():
            if closing == day or min(closing, day) > 28:
                return due
        raise DomainError("")

    def _told(self, column: Column, read: Callable[[str], T | None]) -> T | None:
        text = self._text(column)
        try:
            return read(text) if text else None
        except DomainError:
            self.doubts.append(column)
            return None

    def _silently(self, column: Column, read: Callable[[str], T]) -> T | None:
        """The value, or ``None`` without a warning: a row without any address is warned of as a whole."""
        text = self._text(column)
        try:
            return read(text) if text else None
        except DomainError:
            return None

    def _text(self, column: Column) -> str:
        place = self._places.get(column)
        return values.clean(self._cells[place]) if place is not None and place < len(self._cells) else ""


def _reader(column: Column) -> Callable[[str], str | None]:
    return lambda text: addresses.normalize(column.value, text)
