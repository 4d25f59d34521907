"""What happened to a row since somebody looked at it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, Row, and_, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from statusplanos.extensions import Instant
from statusplanos.history.models import Change, Operation
from statusplanos.history.query.scope import parts_of
from statusplanos.history.tracking import table_of, tracked_classes
from statusplanos.web.forms import Place

LIMIT = 5_000


@dataclass(frozen=True)
class Happened:
    """``first`` is what each changed field held in the beginning, ``last`` the operation that wrote it last.

    ``known`` is false when nobody can tell since when: then only the latest operation is named. ``mark`` is
    where the history stands now.
    """

    known: bool
    mark: int
    operations: Sequence[Operation]
    first: Mapping[Place, Any]
    last: Mapping[Place, Row[Any]]


def mark_of(session: Session, entity: str, number: int) -> int:
    """Where the history of a row and of what belongs to it stands. Read it *before* the row itself."""
    return session.scalar(select(func.max(Change.id)).where(or_(*parts_of(entity, number)))) or 0


def since(session: Session, entity: str, number: int, seen: int, *, fields: Collection[str] = ()) -> Happened:
    """What was changed after the mark ``seen``; with ``fields``, in these only."""
    parts = or_(*parts_of(entity, number))
    if fields:
        parts = and_(parts, Change.field.in_(fields))
    columns = (Change.id, Change.entity, Change.entity_id, Change.field, Change.old, Change.new)
    found = select(*columns, Operation).join(Operation, Operation.id == Change.operation_id)
    if not seen:
        newest = session.execute(found.where(parts).order_by(Change.id.desc()).limit(1)).first()
        return Happened(False, newest.id if newest else 0, [newest.Operation] if newest else [], {}, {})
    later = found.where(parts, Change.id > seen).order_by(Change.id).limit(LIMIT)
    rows: Sequence[Any] = session.execute(later).all()
    first: dict[Place, Any] = {}
    for row in rows:
        first.setdefault(_place(row), value_of(row.entity, row.field, row.old))
    operations = {row.Operation.id: row.Operation for row in reversed(rows)}
    mark = rows[-1].id if rows else seen
    return Happened(True, mark, list(operations.values()), first, {_place(row): row for row in rows})


def value_of(entity: str, field: str, text: str | None) -> Any:
    """Canonical ``text`` as the value it stands for."""
    cls = tracked_classes()[entity]
    if text is None:
        return None
    return _read(table_of(cls).c[field].type, text) if field in table_of(cls).c else text


def _read(kind: TypeEngine[Any], text: str) -> Any:
    if isinstance(kind, Boolean):
        return text == "true"
    if isinstance(kind, Integer):
        return int(text)
    if isinstance(kind, Instant):
        return datetime.fromisoformat(text)
    if isinstance(kind, Date):
        return date.fromisoformat(text)
    return kind.enum_class(text) if isinstance(kind, Enum) and kind.enum_class else text


def _place(row: Any) -> Place:
    return row.entity, row.entity_id, row.field
