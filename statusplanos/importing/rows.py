"""One row of a file, judged: what it says in the product's terms, or the first cause to refuse it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import TypeVar

from flask_babel import gettext as _

from statusplanos.customers import documents, emails, phones
from statusplanos.errors import DomainError
from statusplanos.importing import values
from statusplanos.importing.columns import OPTIONAL, Column
from statusplanos.importing.reading import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """An accepted row. ``warning`` names the address that stays empty, e-mail before phone."""

    line: int
    code: str
    name: str
    document: str
    plan: str
    status_id: int
    entered_on: date
    price_cents: int
    email: str | None = None
    phone: phones.Phone | None = None
    warning: Column | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is left out: the column to blame, what stood there, and a sentence."""

    line: int
    column: Column
    value: str
    cause: str


@dataclass
class Known:
    """What rows are held against: ``statuses`` in use by folded name with their ids and shown names,
    ``owners`` the codes here with their customers' documents, ``claimed`` the codes of the accepted rows
    so far with their lines. ``on`` is the day after which nothing can have happened yet.

    ``repeated`` are the documents of more than one accepted row.
    """

    on: date
    statuses: Mapping[str, tuple[int, str]]
    owners: Mapping[str, str] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)

    def claim(self, row: "Row") -> None:
        self.claimed[row.code] = row.line
        if row.document in self.documents:
            self.repeated.add(row.document)
        self.documents.add(row.document)


class _Refused(Exception):
    def __init__(self, column: Column, cause: str) -> None:
        super().__init__(cause)
        self.column = column
        self.cause = cause


@dataclass(frozen=True)
class Judge:
    """Judges the rows of one file, whose columns stand at ``places`` among ``width``."""

    places: Mapping[Column, int]
    width: int
    known: Known

    def judge(self, record: Record) -> Row | Refusal:
        """The row as accepted, its code now claimed; or why not."""
        line, cells = record
        try:
            self._check_width(cells)
            row = self._read(line, cells)
        except _Refused as refused:
            shown = ";".join(cells) if refused.column is Column.COLUMNS else self._cell(cells, refused.column)
            return Refusal(line, refused.column, shown[:200], refused.cause)
        self.known.claim(row)
        return row

    def _check_width(self, cells: Sequence[str]) -> None:
        """Empty cells behind the last column are harmless; so are missing ones where nothing was required."""
        needed = 1 + max(place for column, place in self.places.items() if column not in OPTIONAL)
        if len(cells) < needed or any(map(str.strip, cells[self.width :])):
            cause = _(
                "The row has %(found)s columns, the header has %(wanted)s.",
                found=len(cells),
                wanted=self.width,
            )
            raise _Refused(Column.COLUMNS, cause)

    def _read(self, line: int, cells: Sequence[str]) -> Row:
        name = self._take(cells, Column.NAME, values.name)
        document = self._take(cells, Column.DOCUMENT, documents.normalize)
        plan = self._take(cells, Column.PLAN, values.plan)
        status_id = self._take(cells, Column.STATUS, self._status)
        entered_on = self._take(cells, Column.DATE, partial(values.day, on=self.known.on))
        price = self._take(cells, Column.PRICE, values.amount)
        code = self._take(cells, Column.CODE, partial(self._code, document=document))
        email, phone = self._email(cells), self._phone(cells)
        warning = _warning(email, phone)
        return Row(line, code, name, document, plan, status_id, entered_on, price, email, phone, warning)

    def _take(self, cells: Sequence[str], column: Column, read: Callable[[str], T]) -> T:
        try:
            return read(values.clean(self._cell(cells, column)))
        except DomainError as error:
            raise _Refused(column, error.message) from None

    def _cell(self, cells: Sequence[str], column: Column) -> str:
        place = self.places.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def _status(self, text: str) -> int:
        name = values.folded(text)
        if name in self.known.statuses:
            return self.known.statuses[name][0]
        near = get_close_matches(name[:100], self.known.statuses, n=1)
        if near:
            like = self.known.statuses[near[0]][1]
            raise DomainError(_("No status in use has this name. Similar: %(name)s.", name=like))
        raise DomainError(_("No status in use has this name."))

    def _code(self, text: str, *, document: str) -> str:
        code = values.code(text)
        if code in self.known.claimed:
            raise DomainError(_("Line %(line)s has this code already.", line=self.known.claimed[code]))
        if self.known.owners.get(code, document) != document:
            raise DomainError(_("This code belongs to another customer here."))
        return code

    def _email(self, cells: Sequence[str]) -> str | None:
        try:
            return emails.normalize(values.clean(self._cell(cells, Column.EMAIL)))
        except DomainError:
            return None

    def _phone(self, cells: Sequence[str]) -> phones.Phone | None:
        try:
            return phones.parse(values.clean(self._cell(cells, Column.PHONE)))
        except DomainError:
            return None


def _warning(email: str | None, phone: phones.Phone | None) -> Column | None:
    if email is None:
        return Column.EMAIL
    usable = phone is not None and phone.kind is phones.PhoneKind.MOBILE
    return None if usable else Column.PHONE
