"""How the database is spoken to: SQLite in WAL mode with explicit transactions, PostgreSQL as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from flask import Flask, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

_reading: ContextVar[bool] = ContextVar("reading", default=False)
MIGRATIONS = str(Path(__file__).resolve().parent / "migrations")
DISK_FULL, TWICE = "53100", "23505"
"""What PostgreSQL calls them."""
_SAFE = {"GET", "HEAD", "OPTIONS"}
_PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "busy_timeout=30000",
    "synchronous=FULL",
    "cache_size=-65536",
)


def init_app(app: Flask) -> None:
    """Set the engine up for ``app``. Requests that only read take no write lock: no writer delays them."""
    app.before_request(_note_whether_it_writes)
    app.teardown_request(lambda _: write_again())


def _note_whether_it_writes() -> None:
    _reading.set(request.method in _SAFE)


def write_again() -> None:
    """Transactions begun from here on may write (``BEGIN IMMEDIATE``)."""
    _reading.set(False)


@contextmanager
def read_only() -> Iterator[None]:
    """Transactions begun in here take no write lock; to be ended in here too."""
    before = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(before)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_on_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if _reading.get() else "BEGIN IMMEDIATE")


def is_there_already(fault: IntegrityError) -> bool:
    """Whether something was refused since it stands there already, and not for another reason."""
    return _name(fault) in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", TWICE)


def is_full(fault: OperationalError) -> bool:
    """Whether ``fault`` says that the disk is full or cannot be written."""
    said = _name(fault)
    return said.startswith(("SQLITE_FULL", "SQLITE_IOERR")) or said == DISK_FULL


def _name(fault: DBAPIError) -> str:
    """What the database calls it; empty when it says nothing."""
    return getattr(fault.orig, "sqlite_errorname", None) or getattr(fault.orig, "sqlstate", None) or ""
