"""An uploaded file on its way: checked first, written when somebody has looked at the check."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, db, names_of
from statusplanos.importing.columns import Column


class ImportState(StrEnum):
    """How far an upload is. Stored: never rename."""

    DRAFT = "draft"
    UPLOADED = "uploaded"
    CHECKING = "checking"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"
    DISCARDED = "discarded"

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has, or is at, something to do."""
        return self in (self.UPLOADED, self.CHECKING, self.CONFIRMED, self.IMPORTING)

    @property
    def is_open(self) -> bool:
        """Whether staff may still say how the file is to be read."""
        return self in (self.DRAFT, self.UPLOADED, self.CHECKING, self.CHECKED)


class ImportRun(db.Model):
    """One file, uploaded or imported by command. ``token`` belongs to the worker that is at it.

    ``survey`` is what was seen of it at first (``upload/first_look.py``), ``found`` the names of its statuses
    and plans with how many rows have each; ``places``, ``names`` and ``accept_invalid`` are what staff have
    said (``checking/file_terms.py``). ``counts`` and ``sample`` are what the last check found
    (``checking/result.py``); after the import they are what it did.
    """

    __tablename__ = "import_run"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(160))
    size: Mapped[int]
    encoding: Mapped[str] = mapped_column(String(12))
    separator: Mapped[str] = mapped_column(String(1))
    state: Mapped[ImportState] = mapped_column(
        names_of(ImportState), default=ImportState.UPLOADED, index=True
    )
    actor: Mapped[str] = mapped_column(String(120))
    actor_id: Mapped[int | None]
    confirmed_by: Mapped[str | None] = mapped_column(String(120))
    confirmed_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    survey: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    places: Mapped[dict[str, int] | None] = mapped_column(JSON)
    found: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    names: Mapped[dict[str, dict[str, str]] | None] = mapped_column(JSON)
    accept_invalid: Mapped[bool] = mapped_column(default=False)
    token: Mapped[str | None] = mapped_column(String(36))
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    sample: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    error: Mapped[str | None] = mapped_column(Text)
    operation_id: Mapped[int | None]

    @property
    def name_at(self) -> int:
        """Which of the file's columns has the customer's name."""
        return (self.places or {}).get(Column.NAME, 0)


class KnownHeader(db.Model):
    """Where the columns of files with one header stand, by ``importing.file.matching.fingerprint``."""

    __tablename__ = "import_header"

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    places: Mapped[dict[str, int]] = mapped_column(JSON)
    actor: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Instant)


class KnownName(db.Model):
    """What a status or plan of other programs' files is here: ``choice`` as in ``checking/file_terms.py``."""

    __tablename__ = "import_name"
    __table_args__ = (UniqueConstraint("kind", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    folded: Mapped[str] = mapped_column(String(240))
    choice: Mapped[str] = mapped_column(String(20))
    actor: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Instant)
