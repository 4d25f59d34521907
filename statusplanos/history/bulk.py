"""Recording of ORM bulk statements: one ``INSERT … SELECT`` a field, in the statement's own transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Result, Table, Text, cast, func, insert, literal, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from statusplanos.history.guard import RECORDED, UnrecordedWrite
from statusplanos.history.models import Change
from statusplanos.history.tracking import SECRET_CHANGED, Tracked, Word, table_of
from statusplanos.history.values import canonical, canonical_sql

_COLUMNS = ["operation_id", "entity", "entity_id", "field", "old", "new"]
_NOTHING = cast(literal(None), Text)


def _append(session: Session, rows: Any) -> None:
    history: Table = Change.__table__  # type: ignore[assignment]
    session.connection().execute(insert(history).from_select(_COLUMNS, rows), execution_options=RECORDED)


def _row(cls: type[Tracked], number: int, field: str, old: Any, new: Any) -> Any:
    key = table_of(cls).c.id
    entity = cls.history.entity
    return select(literal(number), literal(entity), key, literal(field), old, new)


def _new_text(value: object, word: Word, column: Any) -> ColumnElement[str | None]:
    if word.secret:
        return literal(SECRET_CHANGED, Text)
    plain = getattr(value, "value", value) if getattr(value, "__visit_name__", "") == "bindparam" else value
    if isinstance(plain, ColumnElement):
        return canonical_sql(plain, column.type)
    return cast(literal(canonical(plain), Text), Text)


def _lock(session: Session, cls: type[Tracked], criteria: Iterable[Any]) -> None:
    """On PostgreSQL the rows must not change between being recorded and being written."""
    if session.connection().dialect.name == "postgresql":
        table = table_of(cls)
        session.connection().execute(select(table.c.id).where(*criteria).with_for_update(of=table))


def record_update(state: ORMExecuteState, cls: type[Tracked], number: int) -> None:
    """``UPDATE … SET field = value-or-expression WHERE …``, or a list of parameters by primary key."""
    if state.parameters:
        _record_update_by_key(state, cls, number)
        return
    statement: Any = state.statement
    criteria = statement._where_criteria
    _lock(state.session, cls, criteria)
    for column, value in statement._values.items():
        word = cls.history.fields.get(column.key)
        if word is None:
            continue
        stored = table_of(cls).c[column.key]
        old = _NOTHING if word.secret else canonical_sql(stored, stored.type)
        new = _new_text(value, word, stored)
        row = _row(cls, number, column.key, old, new).where(*criteria)
        _append(state.session, row if word.secret else row.where(old.is_distinct_from(new)))


def _record_update_by_key(state: ORMExecuteState, cls: type[Tracked], number: int) -> None:
    if not isinstance(state.parameters, list):
        raise UnrecordedWrite("give a bulk update its values in the statement, or a list of rows with their ids")
    wanted = {row["id"]: row for row in state.parameters}
    table = table_of(cls)
    fields = [name for name in cls.history.fields if any(name in row for row in state.parameters)]
    if not fields:
        return
    columns = [table.c.id, *(table.c[name] for name in fields)]
    rows: list[dict[str, Any]] = []
    connection = state.session.connection()
    for ids in _slices(list(wanted), 1000):
        found = select(*columns).where(table.c.id.in_(ids))
        locked = found if connection.dialect.name == "sqlite" else found.with_for_update()
        for stored in connection.execute(locked).mappings():
            rows += _differences(cls, stored, wanted[stored["id"]], number)
    if rows:
        connection.execute(insert(Change.__table__), rows, execution_options=RECORDED)  # type: ignore[arg-type]


def _differences(cls: type[Tracked], stored: Any, wanted: dict[str, Any], number: int) -> Iterable[dict[str, Any]]:
    for name, word in cls.history.fields.items():
        if name not in wanted:
            continue
        old, new = canonical(stored[name]), canonical(wanted[name])
        if old != new:
            pair = (None, SECRET_CHANGED) if word.secret else (old, new)
            values = (number, cls.history.entity, stored["id"], name, *pair)
            yield dict(zip(_COLUMNS, values, strict=True))


def record_delete(state: ORMExecuteState, cls: type[Tracked], number: int) -> None:
    """``DELETE … WHERE …``: every public value the rows had."""
    statement: Any = state.statement
    criteria = statement._where_criteria
    _lock(state.session, cls, criteria)
    for name in ["id", *cls.history.public]:
        column = table_of(cls).c[name]
        old = canonical_sql(column, column.type)
        _append(state.session, _row(cls, number, name, old, _NOTHING).where(*criteria, old.is_not(None)))


def record_insert(state: ORMExecuteState, cls: type[Tracked], number: int) -> Result[Any]:
    """``insert(Model)`` with a list of rows; ids that are not given are reserved first."""
    rows: Any = state.parameters
    statement: Any = state.statement
    if not isinstance(rows, list) or statement._post_values_clause is not None or statement.select is not None:
        raise UnrecordedWrite("a bulk insert of tracked rows takes a list of rows, without ON CONFLICT or SELECT")
    table = table_of(cls)
    fresh = [row for row in rows if row.get("id") is None]
    for row, key in zip(fresh, reserve_ids(state.session, table, len(fresh)), strict=True):
        row["id"] = key
    result = state.invoke_statement()
    for ids in _slices([row["id"] for row in rows], 5000):
        _record_created(state.session, cls, ids, number)
    return result


def _record_created(session: Session, cls: type[Tracked], ids: Sequence[int], number: int) -> None:
    table = table_of(cls)
    contiguous = max(ids) - min(ids) + 1 == len(ids)
    which = table.c.id.between(min(ids), max(ids)) if contiguous else table.c.id.in_(ids)
    for name in ["id", *cls.history.fields]:
        column = table.c[name]
        word = cls.history.fields.get(name)
        new = canonical_sql(column, column.type)
        shown = literal(SECRET_CHANGED, Text) if word is not None and word.secret else new
        _append(session, _row(cls, number, name, _NOTHING, shown).where(which, new.is_not(None)))


def reserve_ids(session: Session, table: Table, count: int) -> list[int]:
    """``count`` ids of ``table`` that nobody else will get. On SQLite the caller holds the write lock."""
    connection = session.connection()
    if count == 0:
        return []
    if connection.dialect.name == "postgresql":
        sequence = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return list(connection.execute(sequence, {"name": table.name, "count": count}).scalars())
    used = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}).scalar()
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    first = max(used or 0, highest or 0) + 1
    return list(range(first, first + count))


def _slices(values: list[int], size: int) -> Iterable[list[int]]:
    return (values[start : start + size] for start in range(0, len(values), size))
