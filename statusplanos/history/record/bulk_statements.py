"""Recording of ORM bulk statements: one ``INSERT … SELECT`` a field, in the statement's own transaction.

See docs/domain.md, "Everybody acts under a name".
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    NestedTransaction,
    Result,
    Table,
    Text,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.orm import ORMExecuteState, Session

from statusplanos.history.models import Change
from statusplanos.history.record.authors import author_of, operation_of
from statusplanos.history.record.guard import FLUSHING, UnrecordedWrite, recorded
from statusplanos.history.tracking import SECRET_CHANGED, Tracked, table_of
from statusplanos.history.values import canonical, canonical_sql

_COLUMNS = ["operation_id", "entity", "entity_id", "field", "old", "new"]
_NOTHING = cast(literal(None), Text)
_Recorder: TypeAlias = Callable[[ORMExecuteState, type[Tracked], int], int]


def record_bulk(state: ORMExecuteState, cls: type[Tracked]) -> Result[Any]:
    """Run the statement and write its history: both or, when one fails, neither."""
    _refuse_what_cannot_be_told(state, cls)
    session = state.session
    session.flush()  # what is pending belongs to the rows that the statement meets
    state.update_execution_options(**recorded(table_of(cls).name))
    if not state.is_insert:
        _lock(state, cls)
    author = author_of(session)
    before = author.operation_id
    savepoint = session.connection().begin_nested()
    try:
        result = _inserted(state, cls) if state.is_insert else _written(state, cls, savepoint)
    except BaseException:
        # SQLite lets the caller go on after a failed statement: its history must be gone then.
        if savepoint.is_active:
            savepoint.rollback()
        author.operation_id = before
        raise
    if savepoint.is_active:
        savepoint.commit()
    return result


def _written(state: ORMExecuteState, cls: type[Tracked], savepoint: NestedTransaction) -> Result[Any]:
    author = author_of(state.session)
    began = author.operation_id is None
    record: _Recorder = record_update if state.is_update else record_delete
    changes = record(state, cls, operation_of(state.session))
    if began and changes == 0:
        savepoint.rollback()  # an operation without a change is none
        author.operation_id = None
    if not state.parameters:
        return state.invoke_statement()
    connection = state.session.connection()
    connection.info[FLUSHING] = True  # an update by key runs as the unit of work does, without the options
    try:
        return state.invoke_statement()
    finally:
        connection.info.pop(FLUSHING, None)


def _inserted(state: ORMExecuteState, cls: type[Tracked]) -> Result[Any]:
    if not state.parameters:
        raise UnrecordedWrite("a bulk insert of tracked rows takes a list of rows")
    return record_insert(state, cls, operation_of(state.session))


def _refuse_what_cannot_be_told(state: ORMExecuteState, cls: type[Tracked]) -> None:
    statement: Any = state.statement
    if getattr(statement, "_independent_ctes", ()):
        raise UnrecordedWrite("a bulk statement on a tracked table takes no common table expressions")
    if not isinstance(statement.table, Table) or statement.table.name != table_of(cls).name:
        raise UnrecordedWrite("a bulk statement names the tracked class itself, not an alias of it")


def _append(session: Session, rows: Any) -> int:
    adding = insert(Change.__table__).from_select(_COLUMNS, rows)
    options = {**recorded("change"), "preserve_rowcount": True}
    return session.connection().execute(adding, execution_options=options).rowcount


def _row(cls: type[Tracked], number: int, field: str, old: Any, new: Any) -> Any:
    key = table_of(cls).c.id
    entity = cls.history.entity
    return select(literal(number), literal(entity), key, literal(field), old, new)


def _new_text(value: object, column: Any) -> ColumnElement[str | None]:
    plain = getattr(value, "value", value) if getattr(value, "__visit_name__", "") == "bindparam" else value
    if isinstance(plain, ColumnElement):
        return canonical_sql(plain, column.type)
    return cast(literal(canonical(plain, column.type), Text), Text)


def _lock(state: ORMExecuteState, cls: type[Tracked]) -> None:
    """On PostgreSQL the rows must not change between being recorded and being written."""
    connection = state.session.connection()
    if connection.dialect.name != "postgresql" or state.parameters:
        return
    statement: Any = state.statement
    table = table_of(cls)
    connection.execute(select(table.c.id).where(*statement._where_criteria).with_for_update(of=table)).all()


def record_update(state: ORMExecuteState, cls: type[Tracked], number: int) -> int:
    """``UPDATE … SET field = value-or-expression WHERE …``, or a list of parameters by primary key."""
    if state.parameters:
        return _record_update_by_key(state, cls, number)
    statement: Any = state.statement
    _refuse_ambiguous_join(state.session, cls, statement)
    assigned = {column.key: value for column, value in statement._values.items()}
    return sum(
        _record_field(state.session, cls, number, name, assigned[name], statement._where_criteria)
        for name in cls.history.fields
        if name in assigned
    )


def _record_field(
    session: Session, cls: type[Tracked], number: int, name: str, value: object, criteria: Sequence[Any]
) -> int:
    word, stored = cls.history.fields[name], table_of(cls).c[name]
    old, new = canonical_sql(stored, stored.type), _new_text(value, stored)
    shown = (_NOTHING, literal(SECRET_CHANGED, Text)) if word.secret else (old, new)
    row = _row(cls, number, name, *shown)
    return _append(session, row.where(*criteria, old.is_distinct_from(new)))


def _refuse_ambiguous_join(session: Session, cls: type[Tracked], statement: Any) -> None:
    """A row that a join meets twice would be written once, and nobody could tell with which value."""
    key = table_of(cls).c.id
    touched = select(key, *statement._values.values()).where(*statement._where_criteria)
    if len(touched.get_final_froms()) == 1:
        return
    rows = touched.with_only_columns(key).subquery()
    counts = select(func.count(), func.count(rows.c.id.distinct())).select_from(rows)
    met, distinct = session.connection().execute(counts).one()
    if met != distinct:
        raise UnrecordedWrite("a joined update meets a row more than once")


def _record_update_by_key(state: ORMExecuteState, cls: type[Tracked], number: int) -> int:
    if not isinstance(state.parameters, list) or not all("id" in row for row in state.parameters):
        raise UnrecordedWrite("a bulk update has its values in the statement, or a list of rows with ids")
    wanted = {row["id"]: row for row in state.parameters}
    if len(wanted) != len(state.parameters):
        raise UnrecordedWrite("a bulk update by id names each row once")
    table = table_of(cls)
    fields = [name for name in cls.history.fields if any(name in row for row in state.parameters)]
    columns = [table.c.id, *(table.c[name] for name in fields)]
    rows: list[dict[str, Any]] = []
    connection = state.session.connection()
    for ids in _slices(list(wanted), 1000):
        found = select(*columns).where(table.c.id.in_(ids)).with_for_update()
        for stored in connection.execute(found).mappings():
            rows += _differences(cls, stored, wanted[stored["id"]], number)
    if rows:
        connection.execute(insert(Change.__table__), rows, execution_options=recorded("change"))
    return len(rows)


def _differences(
    cls: type[Tracked], stored: Any, wanted: dict[str, Any], number: int
) -> Iterable[dict[str, Any]]:
    for name, word in cls.history.fields.items():
        if name not in wanted:
            continue
        kind = table_of(cls).c[name].type
        old, new = canonical(stored[name], kind), canonical(wanted[name], kind)
        if old != new:
            pair = (None, SECRET_CHANGED) if word.secret else (old, new)
            values = (number, cls.history.entity, stored["id"], name, *pair)
            yield dict(zip(_COLUMNS, values, strict=True))


def record_delete(state: ORMExecuteState, cls: type[Tracked], number: int) -> int:
    """``DELETE … WHERE …``: every public value the rows had."""
    statement: Any = state.statement
    criteria = statement._where_criteria
    count = 0
    for name in ["id", *cls.history.public]:
        column = table_of(cls).c[name]
        old = canonical_sql(column, column.type)
        row = _row(cls, number, name, old, _NOTHING).where(*criteria, old.is_not(None))
        count += _append(state.session, row)
    return count


def record_insert(state: ORMExecuteState, cls: type[Tracked], number: int) -> Result[Any]:
    """``insert(Model)`` with a list of rows; ids that are not given are reserved first."""
    rows: Any = state.parameters
    statement: Any = state.statement
    special = statement._post_values_clause is not None or statement.select is not None
    if not isinstance(rows, list) or special:
        raise UnrecordedWrite("a bulk insert takes a list of rows, without ON CONFLICT or SELECT")
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
    last = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    used = connection.execute(last, {"name": table.name}).scalar()
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    first = max(used or 0, highest or 0) + 1
    return list(range(first, first + count))


def _slices(values: list[int], size: int) -> Iterable[list[int]]:
    return (values[start : start + size] for start in range(0, len(values), size))
