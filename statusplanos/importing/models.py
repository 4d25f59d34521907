"""An uploaded file on its way: checked first, written when somebody has looked at the check."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, db, names_of


class ImportState(StrEnum):
    """How far an upload is. Stored: never rename."""

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


class ImportRun(db.Model):
    """One uploaded file. ``token`` belongs to the worker that is at it.

    ``counts`` and ``sample`` are what the last check found (``importing.result``); after the import they
    are what it did.
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
    token: Mapped[str | None] = mapped_column(String(36))
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    sample: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    error: Mapped[str | None] = mapped_column(Text)
    operation_id: Mapped[int | None]
