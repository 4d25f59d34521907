"""A row of a file and what became of it, and what rows are held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from statusplanos.customers import phones
from statusplanos.importing.columns import Column


@dataclass(frozen=True, slots=True)
class Row:
    """An accepted row. ``warnings`` are the columns that were taken with a doubt or not at all; the first,
    which other programs read, is the document, then e-mail before phone."""

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
    landline: phones.Phone | None = None
    login: str | None = None
    password: str | None = None
    due_day: int | None = None
    address: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Column, ...] = ()

    @property
    def warning(self) -> Column | None:
        return self.warnings[0] if self.warnings else None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is left out: the column to blame, what stood there, and a sentence."""

    line: int
    column: Column
    value: str
    cause: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that staff chose to leave out by the name that it has in ``column``."""

    line: int
    column: Column


@dataclass
class Known:
    """What rows are held against: ``statuses`` in use by folded name with their ids and shown names,
    ``plans`` names of ours by other names that a file has for them, ``left_out`` the names whose rows staff
    leave out, ``owners`` the codes here with their customers' documents, ``claimed`` the codes of the
    accepted rows so far with their lines. ``on`` is the day after which nothing can have happened yet.

    ``repeated`` are the documents of more than one accepted row, ``doubtful`` those with wrong check digits
    with the name and line that they came with first, ``logins`` the logins of the accepted rows so far.
    """

    on: date
    statuses: Mapping[str, tuple[int, str]]
    plans: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[Column, frozenset[str]] = field(default_factory=dict)
    closings: Mapping[int, int] = field(default_factory=dict)
    """Due days by the closing day that belongs to them."""
    accept_invalid: bool = False
    owners: Mapping[str, str] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    doubtful: dict[str, tuple[str, int]] = field(default_factory=dict)
    logins: set[str] = field(default_factory=set)

    def claim(self, row: Row) -> None:
        self.claimed[row.code] = row.line
        if row.document in self.documents:
            self.repeated.add(row.document)
        self.documents.add(row.document)
        if row.login:
            self.logins.add(row.login.lower())
