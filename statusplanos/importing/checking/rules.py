"""One row of a file, judged: what it says in the product's terms, or the first cause to refuse it.

See docs/domain.md, "What an import takes over".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import TypeVar

from flask_babel import gettext as _

from statusplanos.customers import documents, phones
from statusplanos.errors import DomainError
from statusplanos.importing.checking import values
from statusplanos.importing.checking.optional_columns import Extras
from statusplanos.importing.checking.row import Known, LeftOut, Refusal, Row
from statusplanos.importing.columns import REQUIRED, Column
from statusplanos.importing.file.sheet import Record

T = TypeVar("T")


class _Left(Exception):
    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.column = column


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

    def judge(self, record: Record) -> "Row | Refusal | LeftOut":
        """The row as accepted, its code now claimed; or why not."""
        line, cells = record
        try:
            self._check_width(cells)
            row = self._read(line, cells)
        except _Refused as refused:
            shown = ";".join(cells) if refused.column is Column.COLUMNS else self._cell(cells, refused.column)
            return Refusal(line, refused.column, shown[:200], refused.cause)
        except _Left as left:
            return LeftOut(line, left.column)
        self.known.claim(row)
        return row

    def code_in(self, cells: Sequence[str]) -> str:
        return values.clean(self._cell(cells, Column.CODE))

    def _check_width(self, cells: Sequence[str]) -> None:
        """Empty cells behind the last column are harmless; so are missing ones where nothing was required."""
        needed = 1 + max(self.places[column] for column in REQUIRED)
        if len(cells) < needed or any(map(str.strip, cells[self.width :])):
            cause = _(
                "The row has %(found)s columns, the header has %(wanted)s.",
                found=len(cells),
                wanted=self.width,
            )
            raise _Refused(Column.COLUMNS, cause)

    def _read(self, line: int, cells: Sequence[str]) -> Row:
        name = self._take(cells, Column.NAME, values.name)
        document, doubtful = self._document(cells)
        plan = self._take(cells, Column.PLAN, self._plan)
        status_id = self._take(cells, Column.STATUS, self._status)
        entered_on = self._take(cells, Column.DATE, partial(values.day, on=self.known.on))
        price = self._take(cells, Column.PRICE, values.amount)
        code = self._take(cells, Column.CODE, partial(self._code, document=document))
        if doubtful:
            self._check_one_name(document, name, line)
        more = Extras(self.places, self.known, cells)
        email, phone, landline = more.email(), more.phone(Column.PHONE), more.phone(Column.LANDLINE)
        rest = (more.login(), more.password(), more.due_day(), more.address())
        doubts = [Column.DOCUMENT] if doubtful else []
        doubts += [missing] if (missing := _unreachable(email, phone, landline)) else []
        return Row(
            line, code, name, document, plan, status_id, entered_on, price, email, phone, landline, *rest,
            warnings=(*doubts, *more.doubts),
        )  # fmt: skip

    def _document(self, cells: Sequence[str]) -> tuple[str, bool]:
        """The document, and whether its check digits are wrong."""
        text = values.clean(self._cell(cells, Column.DOCUMENT))
        try:
            return documents.normalize(text), False
        except DomainError as error:
            let_pass = documents.with_wrong_check_digits(text) if self.known.accept_invalid else None
            if let_pass is None:
                raise _Refused(Column.DOCUMENT, error.message) from None
            return let_pass, True

    def _check_one_name(self, document: str, name: str, line: int) -> None:
        """A document that nobody can have may stand for several people: the first name keeps it."""
        found, first = self.known.doubtful.setdefault(document, (values.folded(name), line))
        if found != values.folded(name):
            cause = _("Line %(line)s has this invalid document under another name.", line=first)
            raise _Refused(Column.DOCUMENT, cause)

    def _take(self, cells: Sequence[str], column: Column, read: Callable[[str], T]) -> T:
        try:
            return read(values.clean(self._cell(cells, column)))
        except DomainError as error:
            raise _Refused(column, error.message) from None

    def _cell(self, cells: Sequence[str], column: Column) -> str:
        place = self.places.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def _plan(self, text: str) -> str:
        name = values.plan(text)
        folded = values.folded(name)
        if folded in self.known.left_out.get(Column.PLAN, ()):
            raise _Left(Column.PLAN)
        return self.known.plans.get(folded, name)

    def _status(self, text: str) -> int:
        name = values.folded(text)
        if name in self.known.left_out.get(Column.STATUS, ()):
            raise _Left(Column.STATUS)
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


def _unreachable(email: str | None, *numbers: phones.Phone | None) -> Column | None:
    if email is None:
        return Column.EMAIL
    usable = any(number and number.kind is phones.PhoneKind.MOBILE for number in numbers)
    return None if usable else Column.PHONE
