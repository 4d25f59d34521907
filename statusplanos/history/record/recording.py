"""The listeners that write the history. Nothing else writes it, and every change of tracked data is recorded.

The unit of work's events record each row that a flush writes, ``do_orm_execute`` records bulk statements
set-based, and :mod:`statusplanos.history.record.guard` refuses every other write to a tracked table.
"""

from typing import Any, TypeAlias

from sqlalchemy import ClauseElement, Connection, event, insert, inspect, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction, object_session

from statusplanos.history.models import Change
from statusplanos.history.record.authors import (
    Author,
    act_as,
    author_of,
    open_lasting_operation,
    operation_of,
    resume_operation,
    state_kind,
    state_reason,
)
from statusplanos.history.record.bulk_statements import record_bulk
from statusplanos.history.record.guard import FLUSHING, UnrecordedWrite, recorded
from statusplanos.history.tracking import SECRET_CHANGED, Tracked, table_of
from statusplanos.history.values import canonical

__all__ = [
    "Author",
    "act_as",
    "author_of",
    "open_lasting_operation",
    "operation_of",
    "resume_operation",
    "state_kind",
    "state_reason",
]

_Row: TypeAlias = dict[str, Any]
_NOTED = "history_noted"


def _note(obj: Tracked, field: str, old: str | None, new: str | None) -> None:
    session = object_session(obj)
    if session is None:
        raise UnrecordedWrite("a tracked object was written outside of a session")
    entity, number = obj.history.entity, obj.id  # type: ignore[attr-defined]
    row = {"entity": entity, "entity_id": number, "field": field, "old": old, "new": new}
    session.info.setdefault(_NOTED, []).append(row)


def _stored(connection: Connection, obj: Tracked) -> Any:
    """The row as it is now: what the object was loaded with may be older. It stays so until the end."""
    table = table_of(type(obj))
    found = select(table).where(table.c.id == obj.id)  # type: ignore[attr-defined]
    return connection.execute(found.with_for_update()).mappings().first()


def _text(obj: Tracked, field: str, value: object) -> str | None:
    return canonical(value, table_of(type(obj)).c[field].type)


def _begin_writing(connection: Connection, obj: Tracked) -> None:
    """From here to the end of the flush the guard knows that the unit of work writes."""
    for name in obj.history.fields:
        if isinstance(inspect(obj).dict.get(name), ClauseElement):
            raise UnrecordedWrite(f"{name}: a flush takes values; give an expression to a bulk update")
    connection.info[FLUSHING] = True


@event.listens_for(Tracked, "before_insert", propagate=True)
def _before_insert(mapper: Mapper[Any], connection: Connection, obj: Tracked) -> None:
    _begin_writing(connection, obj)


@event.listens_for(Tracked, "after_insert", propagate=True)
def _after_insert(mapper: Mapper[Any], connection: Connection, obj: Tracked) -> None:
    _note(obj, "id", None, str(obj.id))  # type: ignore[attr-defined]
    for name, word in obj.history.fields.items():
        value = _text(obj, name, getattr(obj, name))
        if value is not None:
            _note(obj, name, None, SECRET_CHANGED if word.secret else value)


@event.listens_for(Tracked, "before_update", propagate=True)
def _before_update(mapper: Mapper[Any], connection: Connection, obj: Tracked) -> None:
    _begin_writing(connection, obj)
    state: Any = inspect(obj)
    if any(state.attrs[name].history.has_changes() for name in obj.history.fields):
        state.info["history_stored"] = _stored(connection, obj)


@event.listens_for(Tracked, "after_update", propagate=True)
def _after_update(mapper: Mapper[Any], connection: Connection, obj: Tracked) -> None:
    state: Any = inspect(obj)
    stored = state.info.pop("history_stored", None)
    if stored is None:
        return
    for name, word in obj.history.fields.items():
        if not state.attrs[name].history.has_changes():
            continue
        old, new = _text(obj, name, stored[name]), _text(obj, name, getattr(obj, name))
        if old != new:
            _note(obj, name, *((None, SECRET_CHANGED) if word.secret else (old, new)))


@event.listens_for(Tracked, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: Connection, obj: Tracked) -> None:
    _begin_writing(connection, obj)
    stored = _stored(connection, obj)
    if stored is None:
        return
    for name in ["id", *obj.history.public]:
        value = _text(obj, name, stored[name])
        if value is not None:
            _note(obj, name, value, None)


@event.listens_for(Session, "after_flush")
def _write_what_changed(session: Session, context: UOWTransaction) -> None:
    connection = session.connection()
    connection.info.pop(FLUSHING, None)
    changes: list[_Row] = session.info.pop(_NOTED, [])
    if not changes:
        return
    number = operation_of(session)
    rows = [{"operation_id": number, **change} for change in changes]
    connection.execute(insert(Change.__table__), rows, execution_options=recorded("change"))


@event.listens_for(Session, "after_soft_rollback")
def _forget_flush(session: Session, previous: object) -> None:
    session.info.pop(_NOTED, None)


@event.listens_for(Session, "do_orm_execute")
def _record_bulk(state: ORMExecuteState) -> Any:
    mapper = state.bind_mapper
    writes = state.is_insert or state.is_update or state.is_delete
    if not writes or mapper is None or not issubclass(mapper.class_, Tracked):
        return None
    return record_bulk(state, mapper.class_)
