"""Which changes concern a row, and which operations a search means."""

from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, CompoundSelect, Select, Text, and_, cast, literal, or_, select, union

from statusplanos.folding import fold
from statusplanos.history.models import Change, Operation
from statusplanos.history.tracking import Tracked, table_of, tracked_classes

_NEVER_DELETED = {"subscription", "note"}
_NAMELESS = {"notice", "due_day"}
_MANY = {"customer", "subscription", "radius_login", "note"}
"""Entities of which there are too many to look through all they were ever called."""
_FOUND = 100


Part: TypeAlias = tuple[str, ColumnElement[bool]]
"""An entity and a condition on ``Change`` that chooses rows of it."""


def parts_of(entity: str, number: int) -> list[ColumnElement[bool]]:
    """Conditions on ``Change``, one an entity: the row itself, and whatever belongs to it."""
    return [condition for _name, condition in parts_by_entity(entity, number)]


def parts_by_entity(entity: str, number: int) -> list[Part]:
    """The parts of :func:`parts_of`, each with its entity."""
    parts: list[Part] = [(entity, and_(Change.entity == entity, Change.entity_id == number))]
    if entity == "company":
        parts.append(("due_day", Change.entity == "due_day"))
    own: Any = select(literal(number).label("id"))
    return parts + _belonging(entity, own)


def _belonging(entity: str, owners: Any) -> list[Part]:
    parts: list[Part] = []
    for name, cls in tracked_classes().items():
        owner = cls.history.owner
        if owner and cls.history.fields[owner].refers == entity:
            rows = _ids_owned(cls, owners)
            parts.append((name, and_(Change.entity == name, Change.entity_id.in_(rows))))
            parts += _belonging(name, rows)
    return parts


def _ids_owned(cls: type[Tracked], owners: Any) -> Select[Any] | CompoundSelect[Any]:
    table, entity, owner = table_of(cls), cls.history.entity, str(cls.history.owner)
    standing = select(table.c.id).where(table.c[owner].in_(owners))
    if entity in _NEVER_DELETED:
        return standing
    ids = owners.subquery()
    key = cast(ids.c[0], Text)
    told = and_(Change.entity == entity, Change.field == owner, Change.new.in_(select(key)))
    return union(standing, select(Change.entity_id).where(told))


def matching(q: str) -> ColumnElement[bool]:
    """Operations whose actor or reason contains ``q``, or that touched a row whose name does or once did."""
    touched = [
        select(Change.operation_id).where(Change.entity == entity, Change.entity_id.in_(rows))
        for entity, cls in tracked_classes().items()
        if entity not in _NAMELESS
        for rows in _rows_called(cls, q)
    ]
    said = [column.icontains(q, autoescape=True) for column in (Operation.actor, Operation.reason)]
    return or_(*said, Operation.id.in_(union(*touched)))


def _rows_called(cls: type[Tracked], q: str) -> list[Select[Any]]:
    table, entity = table_of(cls), cls.history.entity
    now = [select(table.c.id).where(_reads_like(cls, q)).limit(_FOUND)]
    owner = cls.history.owner
    owning = tracked_classes().get(cls.history.fields[owner].refers or "") if owner else None
    if owner and owning:
        owners = select(table_of(owning).c.id).where(_reads_like(owning, q)).limit(_FOUND)
        now.append(select(table.c.id).where(table.c[owner].in_(_whole(owners))))
    if entity not in _MANY:
        called = or_(*(side.icontains(q, autoescape=True) for side in (Change.old, Change.new)))
        told = and_(Change.entity == entity, Change.field == cls.history.title, called)
        now.append(select(Change.entity_id).where(told))
    return [_whole(rows) for rows in now]


def _whole(rows: Select[Any]) -> Select[Any]:
    """A limited select as one that may stand in IN and in a union."""
    inner = rows.subquery()
    return select(inner.c[0])


def _reads_like(cls: type[Tracked], q: str) -> ColumnElement[bool]:
    """By the folded column where the table has one."""
    table, title = table_of(cls), cls.history.title
    for name in ("search", f"{title}_folded"):
        if name in table.c:
            return table.c[name].contains(fold(q), autoescape=True)
    return table.c[title].icontains(q, autoescape=True)
