"""The listeners that write the history. Nothing else does, and nothing gets past them.

``before_flush``/``after_flush`` record what the unit of work does, ``do_orm_execute`` records bulk statements
set-based, and :mod:`statusplanos.history.guard` refuses every other statement that would write a tracked table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from statusplanos.history.bulk import record_delete, record_insert, record_update
from statusplanos.history.guard import FLUSHING, RECORDED, UnrecordedWrite
from statusplanos.history.models import Change, Operation, Source
from statusplanos.history.tracking import SECRET_CHANGED, Tracked
from statusplanos.history.values import canonical

type_of_change = tuple[str, int, str, str | None, str | None]


@dataclass
class Author:
    """Under whose name a session writes. ``operation_id`` is filled at the first change."""

    actor: str
    source: Source
    at: datetime
    actor_id: int | None = None
    reason: str | None = None
    request_id: str | None = None
    address: str | None = None
    operation_id: int | None = None
    lasting: bool = False


def act_as(session: Session, author: Author) -> None:
    """Everything ``session`` writes from here on is ``author``'s. Called at the door, never deeper."""
    session.info["author"] = author


def author_of(session: Session) -> Author:
    """Raises :class:`UnrecordedWrite` when no door has said who is acting."""
    author: Author | None = session.info.get("author")
    if author is None:
        raise UnrecordedWrite("nobody is named as the author of this change: call act_as() at the door")
    return author


def state_reason(session: Session, reason: str | None) -> None:
    """Why the operation under way is done; to be said before its first change."""
    author_of(session).reason = reason or None


def open_lasting_operation(session: Session) -> int:
    """Start the one operation of a daily run or an import, which spans several transactions, and commit it."""
    author = author_of(session)
    author.operation_id, author.lasting = None, True
    number = operation_of(session)
    session.commit()
    return number


def resume_operation(session: Session, operation_id: int) -> None:
    """Go on under an operation that an interrupted process began."""
    author = author_of(session)
    author.operation_id, author.lasting = operation_id, True


def operation_of(session: Session) -> int:
    """The id of the operation under way, which is written at its first change."""
    author = author_of(session)
    if author.operation_id is None:
        row = insert(Operation.__table__).values(  # type: ignore[arg-type]
            at=author.at,
            actor=author.actor,
            actor_id=author.actor_id,
            source=author.source,
            reason=author.reason,
            request_id=author.request_id,
            address=author.address,
        )
        done = session.connection().execute(row, execution_options=RECORDED)
        author.operation_id = done.inserted_primary_key[0]  # type: ignore[index]
    return author.operation_id


def _updates(obj: Tracked) -> Iterable[type_of_change]:
    state: Any = inspect(obj)
    for name, word in obj.history.fields.items():
        past = state.attrs[name].history
        if not past.has_changes():
            continue
        old, new = (canonical(side[0]) if side else None for side in (past.deleted, past.added))
        if word.secret:
            old, new = None, SECRET_CHANGED
        if old != new:
            yield obj.history.entity, state.identity[0], name, old, new


def _whole(obj: Tracked, *, appears: bool) -> Iterable[type_of_change]:
    number: int = obj.id  # type: ignore[attr-defined]
    values = {"id": str(number)}
    for name, word in obj.history.fields.items():
        value = canonical(getattr(obj, name))
        if value is not None:
            values[name] = SECRET_CHANGED if word.secret else value
    for name, value in values.items():
        old, new = (None, value) if appears else (value, None)
        yield obj.history.entity, number, name, old, new


def _write(session: Session, changes: list[type_of_change]) -> None:
    if not changes:
        return
    number = operation_of(session)
    keys = ("entity", "entity_id", "field", "old", "new")
    rows = [{"operation_id": number, **dict(zip(keys, change, strict=True))} for change in changes]
    session.connection().execute(insert(Change.__table__), rows, execution_options=RECORDED)  # type: ignore[arg-type]


@event.listens_for(Session, "before_flush")
def _note_what_changes(session: Session, context: UOWTransaction, instances: object) -> None:
    before: list[type_of_change] = []
    for obj in session.dirty:
        if isinstance(obj, Tracked):
            before += _updates(obj)
    for obj in session.deleted:
        if isinstance(obj, Tracked):
            before += _whole(obj, appears=False)
    session.info["noted"] = before
    session.connection().info[FLUSHING] = True


@event.listens_for(Session, "after_flush")
def _write_what_changed(session: Session, context: UOWTransaction) -> None:
    session.connection().info.pop(FLUSHING, None)
    changes: list[type_of_change] = session.info.pop("noted", [])
    for obj in session.new:
        if isinstance(obj, Tracked):
            changes += _whole(obj, appears=True)
    _write(session, changes)


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _end_operation(session: Session) -> None:
    author: Author | None = session.info.get("author")
    if author is not None and not author.lasting:
        author.operation_id = None


@event.listens_for(Session, "after_soft_rollback")
def _forget_flush(session: Session, previous: object) -> None:
    session.info.pop("noted", None)
    author: Author | None = session.info.get("author")
    if author is not None and not author.lasting:
        author.operation_id = None


@event.listens_for(Session, "do_orm_execute")
def _record_bulk(state: ORMExecuteState) -> Any:
    mapper = state.bind_mapper
    writes = state.is_insert or state.is_update or state.is_delete
    if not writes or mapper is None or not issubclass(mapper.class_, Tracked):
        return None
    state.update_execution_options(**RECORDED)
    number = operation_of(state.session)
    if state.is_insert:
        return record_insert(state, mapper.class_, number)
    record = record_update if state.is_update else record_delete
    record(state, mapper.class_, number)
    return None
