"""The engine-level guard: a statement that writes a tracked table without being recorded is refused."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event, text

from statusplanos.history.record.statements import dropped_triggers, hides_its_work, written_tables
from statusplanos.history.tracking import tracked_tables

_HISTORY = ("operation", "change")
_OPTION = "history_pass"
FLUSHING = "history_flushing"
"""Key in ``Connection.info`` while a unit of work, which is recorded, writes."""


@dataclass(frozen=True)
class _Pass:
    """Leave to write one table once in a statement; without a table, to write everything (migrations)."""

    table: str | None = None

    def covers(self, names: list[str]) -> bool:
        return self.table is None or names == [self.table]


RECORDED: dict[str, Any] = {_OPTION: _Pass()}
"""Execution options for migrations alone."""


def recorded(table: str) -> dict[str, Any]:
    """Execution options of a statement that writes ``table``, once, and whose changes are recorded."""
    return {_OPTION: _Pass(table)}


class UnrecordedWrite(Exception):
    """A program tried to change tracked data by a way that leaves no history."""


def _protected(statement: str) -> list[str]:
    return [n for n in written_tables(statement) if n in tracked_tables() or n in _HISTORY]


@event.listens_for(Engine, "before_cursor_execute")
def _refuse_unrecorded(
    conn: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
) -> None:
    names = _protected(statement)
    dropped = [name for name in dropped_triggers(statement) if name.startswith(_HISTORY)]
    hidden = hides_its_work(statement)
    if not names and not dropped and not hidden:
        return
    options = context.execution_options if context is not None else conn.get_execution_options()
    leave = options.get(_OPTION)
    if isinstance(leave, _Pass) and leave.covers(names):
        return
    if not conn.info.get(FLUSHING) or hidden or dropped or len(names) != 1 or names[0] in _HISTORY:
        what = ", ".join(sorted({*names, *dropped})) or "the database"
        raise UnrecordedWrite(f"a write to {what} would leave no history: use the ORM or its bulk statements")


@event.listens_for(Engine, "checkin")
def _forget_flush(dbapi_connection: Any, record: Any) -> None:
    record.info.pop(FLUSHING, None)


@event.listens_for(Engine, "rollback")
def _flush_failed(conn: Connection) -> None:
    if not conn.invalidated:  # one that is gone has nothing to forget
        conn.info.pop(FLUSHING, None)


@event.listens_for(Engine, "rollback_savepoint")
def _savepoint_failed(conn: Connection, name: str, context: None) -> None:
    _flush_failed(conn)


def triggers(dialect: str) -> dict[str, str]:
    """The triggers that refuse changing history, by name, as SQL of ``dialect``."""
    build = _sqlite_triggers if dialect == "sqlite" else _postgresql_triggers
    return {name: sql for table in ("operation", "change") for name, sql in build(table)}


def _sqlite_triggers(table: str) -> list[tuple[str, str]]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'history cannot be changed'); END"
    again = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) {refuse}"  # noqa: S608 (our own names)
    return [
        (f"{table}_no_update", f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"),
        (f"{table}_no_delete", f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"),
        (f"{table}_no_replace", f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {again}"),
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
    """Create the triggers that are missing on bare tables; a migration writes its own out."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(REFUSING_FUNCTION, execution_options=RECORDED)
    absent = missing_triggers(connection)
    for name, sql in triggers(connection.dialect.name).items():
        if name in absent:
            connection.exec_driver_sql(sql, execution_options=RECORDED)


def missing_triggers(connection: Connection) -> set[str]:
    """The names of the history triggers that the database should have and has not, as they should be."""
    wanted = triggers(connection.dialect.name)
    if connection.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        found = {name for name, sql in connection.execute(text(query)) if sql == wanted.get(name)}
    else:
        query = """SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND p.proname = 'refuse_history_change'"""
        found = {name for name, table in connection.execute(text(query)) if name.startswith(f"{table}_")}
    return set(wanted) - found
