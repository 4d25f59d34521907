"""The engine-level guard: a statement that writes a tracked table without being recorded is refused."""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event, text

from statusplanos.history.tracking import tracked_tables

_PASS = object()
RECORDED: dict[str, Any] = {"history_pass": _PASS}
"""Execution options of statements whose changes are recorded; for the listeners and for migrations alone."""
FLUSHING = "history_flushing"
"""Key in ``Connection.info`` while a unit of work, which is recorded, writes."""

_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_WRITE = re.compile(
    r"""\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?(?:\s+only)?|delete\s+from(?:\s+only)?
    |merge\s+into|truncate(?:\s+table)?(?:\s+only)?|copy|drop\s+table(?:\s+if\s+exists)?|alter\s+table
    |drop\s+trigger(?:\s+if\s+exists)?\s+\w+\s+on)\s+(?:["`\[]?\w+["`\]]?\s*\.\s*)?["`\[]?(\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
_DROP_TRIGGER = re.compile(r"\bdrop\s+trigger\b.*\b(operation|change)_", re.IGNORECASE | re.DOTALL)


class UnrecordedWrite(Exception):
    """A program tried to change tracked data by a way that leaves no history."""


@lru_cache(maxsize=2000)
def written_tables(statement: str) -> frozenset[str]:
    """The names of the tables that ``statement`` would write, in lower case."""
    return frozenset(name.lower() for name in _WRITE.findall(_COMMENT.sub(" ", statement)))


def _protected(statement: str) -> set[str]:
    return {n for n in written_tables(statement) if n in tracked_tables() or n in ("operation", "change")}


@event.listens_for(Engine, "before_cursor_execute")
def _refuse_unrecorded(
    conn: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
) -> None:
    names = _protected(statement)
    dropped = _DROP_TRIGGER.search(statement)
    if not names and not dropped:
        return
    options = context.execution_options if context is not None else conn.get_execution_options()
    flushing = conn.info.get(FLUSHING) and not names & {"operation", "change"}
    if options.get("history_pass") is not _PASS and not flushing:
        what = ", ".join(sorted(names)) or "a history trigger"
        raise UnrecordedWrite(f"a write to {what} would leave no history: use the ORM or its bulk statements")


@event.listens_for(Engine, "checkin")
def _forget_flush(dbapi_connection: Any, record: Any) -> None:
    record.info.pop(FLUSHING, None)


@event.listens_for(Engine, "rollback")
def _flush_failed(conn: Connection) -> None:
    conn.info.pop(FLUSHING, None)


@event.listens_for(Engine, "rollback_savepoint")
def _savepoint_failed(conn: Connection, name: str, context: None) -> None:
    conn.info.pop(FLUSHING, None)


def triggers(dialect: str) -> dict[str, str]:
    """The triggers that refuse changing history, by name, as SQL of ``dialect``."""
    build = _sqlite_triggers if dialect == "sqlite" else _postgresql_triggers
    return {name: sql for table in ("operation", "change") for name, sql in build(table)}


def _sqlite_triggers(table: str) -> list[tuple[str, str]]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END"
    again = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    return [
        (f"{table}_no_update", f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"),
        (f"{table}_no_delete", f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"),
        (f"{table}_no_replace", f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {again} {refuse}"),
    ]


REFUSING_FUNCTION = """CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'history cannot be changed'; END $$"""


def _postgresql_triggers(table: str) -> list[tuple[str, str]]:
    call = "EXECUTE FUNCTION refuse_history_change()"
    row = f"{table}_no_update", f"{table}_no_truncate"
    return [
        (row[0], f"CREATE TRIGGER {row[0]} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}"),
        (row[1], f"CREATE TRIGGER {row[1]} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}"),
    ]


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are missing; for migrations."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(REFUSING_FUNCTION)
    absent = missing_triggers(connection)
    for name, sql in triggers(connection.dialect.name).items():
        if name in absent:
            connection.exec_driver_sql(sql, execution_options=RECORDED)


def missing_triggers(connection: Connection) -> set[str]:
    """The names of the history triggers that the database should have and has not."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    return set(triggers(connection.dialect.name)) - set(connection.execute(text(query)).scalars())
