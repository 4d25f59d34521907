"""The two tables that everything is explained from. Only the listeners of this package write them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, db, names_of

Key = BigInteger().with_variant(Integer, "sqlite")


class Source(StrEnum):
    """Which door an operation came through. Stored: never rename."""

    WEB = "web"
    CLI = "cli"
    IMPORT = "import"
    WORKER = "worker"
    API = "api"


class Kind(StrEnum):
    """What an operation was, where its changes alone do not say it. Stored: never rename."""

    DAILY_RUN = "daily_run"
    IMPORT = "import"
    BULK = "bulk"
    UNDO = "undo"
    MESSAGE_RETRY = "message_retry"
    MESSAGE_CANCEL = "message_cancel"


WITHOUT_CHANGES = (Kind.MESSAGE_RETRY, Kind.MESSAGE_CANCEL)
"""Acts that are told though they change no tracked field."""


class Operation(db.Model):
    """One unit of work: who, when, from where and, where it was asked for, why.

    ``about`` and ``about_id`` name what it was done for or to: a run, a file's import, a message.
    """

    __tablename__ = "operation"
    __table_args__ = (
        Index("ix_operation_about", "about", "about_id"),
        Index("ix_operation_actor", "actor", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    actor: Mapped[str] = mapped_column(String(120))
    actor_id: Mapped[int | None] = mapped_column(Integer)
    source: Mapped[Source] = mapped_column(names_of(Source))
    kind: Mapped[Kind | None] = mapped_column(names_of(Kind))
    about: Mapped[str | None] = mapped_column(String(40))
    about_id: Mapped[int | None] = mapped_column(Integer)
    reason: Mapped[str | None] = mapped_column(Text)
    request_id: Mapped[str | None] = mapped_column(String(40))
    address: Mapped[str | None] = mapped_column(String(64))


_MOVE = "field = 'status_id' AND entity = 'subscription' AND old IS NOT NULL AND new IS NOT NULL"


class Change(db.Model):
    """One field of one row: its value before and after, as canonical text.

    A row that appears or goes also has a change of the field ``id`` (old or new is null).
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_entity_entity_id", "entity", "entity_id"),
        Index("ix_change_operation", "operation_id", "entity", "entity_id", "field"),
        Index(
            "ix_change_row",
            *("operation_id", "entity", "new"),
            sqlite_where=text("field = 'id'"),
            postgresql_where=text("field = 'id'"),
        ),
        Index(
            "ix_change_move",
            *("operation_id", "old", "new"),
            sqlite_where=text(_MOVE),
            postgresql_where=text(_MOVE),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    operation_id: Mapped[int] = mapped_column(Key, ForeignKey("operation.id"))
    entity: Mapped[str] = mapped_column(String(40))
    entity_id: Mapped[int] = mapped_column(Integer)
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)


OF_ROW = Change.field == literal_column("'id'")
"""The change that says that a row appeared or went; written out, so that its partial index serves."""
IS_MOVE = text(_MOVE)
"""The change of a plan's status, as its own index knows it."""
