"""Which operations the page over everything shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from statusplanos.history.models import OF_ROW, WITHOUT_CHANGES, Change, Kind, Operation, Source
from statusplanos.history.query.scope import matching


class Did(StrEnum):
    """What an operation did to rows, told by its changes."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class Wanted:
    """What the page over everything is narrowed to. ``field`` is ``(entity, field)``; ``since`` is within
    the period, ``until`` no longer."""

    entities: Sequence[str] = ()
    actor: str = ""
    q: str = ""
    source: Source | None = None
    kind: Kind | None = None
    did: Did | None = None
    field: tuple[str, str] | None = None
    since: datetime | None = None
    until: datetime | None = None


def operations(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The conditions on ``Operation``. Without changes only the kinds in ``WITHOUT_CHANGES`` are shown."""
    criteria: list[ColumnElement[bool]] = [*_plain(wanted), *_did(wanted)]
    if wanted.field or (wanted.entities and wanted.did is None):
        criteria.append(_changed(*of_rows(wanted)))
    elif wanted.did is None:
        criteria.append(or_(_changed_anything(), Operation.kind.in_(WITHOUT_CHANGES)))
    if wanted.q:
        criteria.append(matching(wanted.q))
    return criteria


def of_rows(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The conditions on ``Change`` that the object and the field make."""
    criteria: list[ColumnElement[bool]] = []
    if wanted.entities:
        criteria.append(Change.entity.in_(wanted.entities))
    if wanted.field:
        entity, name = wanted.field
        criteria += [Change.entity == entity, Change.field == name]
    return criteria


def found(wanted: Wanted, *, most: int) -> Select[Any]:
    """The ids of the operations, ``most`` of them and one more."""
    return select(Operation.id).where(*operations(wanted)).limit(most + 1)


def count_changes(wanted: Wanted, numbers: Sequence[int], *, most: int) -> Select[Any]:
    """How many fields the operations ``numbers`` changed, of those asked for; stops at ``most`` and one.

    The ids are given, not asked for again: joined, the planner may walk through every change there is.
    """
    mine = Change.operation_id.in_(numbers), *of_rows(wanted), Change.field != "id"
    return select(func.count()).select_from(select(Change.id).where(*mine).limit(most + 1).subquery())


def _plain(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The conditions on the operation's own columns."""
    pairs: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.actor, Operation.actor == wanted.actor),
        (wanted.source, Operation.source == wanted.source),
        (wanted.kind, Operation.kind == wanted.kind),
    ]
    criteria = [condition for given, condition in pairs if given]
    if wanted.since:
        criteria.append(Operation.at >= wanted.since)
    if wanted.until:
        criteria.append(Operation.at < wanted.until)
    return criteria


def _did(wanted: Wanted) -> list[ColumnElement[bool]]:
    mine = [Change.entity.in_(wanted.entities)] if wanted.entities else []
    row = [*mine, OF_ROW]
    match wanted.did:
        case Did.CREATED:
            return [_changed(*row, Change.old.is_(None))]
        case Did.DELETED:
            return [_changed(*row, Change.new.is_(None))]
        case Did.CHANGED:
            return [_changed(*mine), ~_changed(*row)]
        case None:
            return []


def _changed(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = select(Change.id).where(Change.operation_id == Operation.id, *conditions)
    return exists(mine.correlate(Operation))


def _changed_anything() -> ColumnElement[bool]:
    """In the order of the index: PostgreSQL would else walk through every change for the first one."""
    mine = select(Change.field).where(Change.operation_id == Operation.id)
    ordered = mine.order_by(Change.entity, Change.entity_id, Change.field)
    return ordered.limit(1).correlate(Operation).scalar_subquery().is_not(None)
