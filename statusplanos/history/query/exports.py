"""The rows of ``export history`` and of the pages' CSV. Other programs read the keys: never rename."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from statusplanos.history.models import Change, Operation
from statusplanos.history.query import selection
from statusplanos.history.query.operation_pages import subjects_of
from statusplanos.history.query.scope import parts_of
from statusplanos.history.query.selection import Wanted
from statusplanos.history.streaming import BATCH, stream
from statusplanos.history.tracking import tracked_classes
from statusplanos.history.words import fields
from statusplanos.history.words.names import Names, Subject

KEYS = ["at", "actor", "source", "reason", "operation", "entity", "entity_id", "label", "field", "old", "new"]
_OPERATION = (Operation.at, Operation.actor, Operation.source, Operation.reason)
_MATTER = (Operation.kind, Operation.about, Operation.about_id)
_CHANGE = (Change.entity, Change.entity_id, Change.field, Change.old, Change.new)


def history(session: Session) -> Iterator[dict[str, Any]]:
    """Every change, oldest first: values as canonical text, a status by its description.

    ``label`` is what the row is called (a subscription's code). Memory does not grow with the rows.
    """
    for row, names in _named(session, _told().order_by(Change.id)):
        yield _written(row, names)


def header() -> list[str]:
    """The columns of the pages' CSV: those of :func:`history`, then the same in words."""
    return [*KEYS, _("What"), _("Field"), _("Before"), _("After")]


def narrowed(session: Session, wanted: Wanted) -> Iterator[list[Any]]:
    """The changes that the page over everything shows, oldest operation first."""
    rows = selection.of_rows(wanted)
    told = _told(outer=not rows).where(*selection.operations(wanted), *rows)
    return _in_words(session, told.order_by(Operation.id, Change.id))


def of_one(session: Session, entity: str, number: int) -> Iterator[list[Any]]:
    """Everything that happened to one row and to what belongs to it, oldest first."""
    told = _told().where(or_(*parts_of(entity, number)))
    return _in_words(session, told.order_by(Operation.id, Change.id))


def of_operation(session: Session, number: int) -> Iterator[list[Any]]:
    """All that one operation did."""
    told = _told().where(and_(Operation.id == number, Change.operation_id == number))
    return _in_words(session, told.order_by(Change.id))


def _told(*, outer: bool = False) -> Select[Any]:
    """Operations and their changes; with ``outer`` also those that changed nothing."""
    joined = Operation.id == Change.operation_id
    told: Any = select(*_OPERATION, *_MATTER, Operation.id.label("operation_id"), *_CHANGE)
    if outer:
        return told.select_from(Operation).outerjoin(Change, joined)
    return told.select_from(Change).join(Operation, joined)


def _named(session: Session, told: Select[Any]) -> Iterator[tuple[Any, Names]]:
    """Each row with the names of a batch of rows."""
    rows = stream(session, told)
    while batch := list(islice(rows, BATCH)):
        names = Names(session, subjects_of(row for row in batch if row.entity))
        yield from ((row, names) for row in batch)


def _in_words(session: Session, told: Select[Any]) -> Iterator[list[Any]]:
    for row, names in _named(session, told):
        yield [*_written(row, names).values(), *_words(row, names)]


def _words(row: Any, names: Names) -> Sequence[str | None]:
    if row.entity is None:
        return (str(fields.KIND_WORDS[row.kind]) if row.kind else None, None, None, None)
    sort = fields.sort(row.entity)
    if row.field == "id":
        return (sort, _("deleted") if row.new is None else _("created"), None, None)
    old, new = (fields.value(row.entity, row.field, side, names) for side in (row.old, row.new))
    return (sort, fields.label(row.entity, row.field, _channel(row, names)), old, new)


def _channel(row: Any, names: Names) -> str | None:
    subject: Subject = (row.entity, row.entity_id)
    return names.title(subject) if row.entity == "notice" else None


def _names_a_status(row: Any) -> bool:
    cls = tracked_classes().get(row.entity)
    word = cls.history.fields.get(row.field) if cls else None
    return word is not None and word.refers == "status"


def _written(row: Any, names: Names) -> dict[str, Any]:
    status = _names_a_status(row)
    return {
        "at": row.at.isoformat(),
        "actor": row.actor,
        "source": row.source.value,
        "reason": row.reason,
        "operation": row.operation_id,
        "entity": row.entity or row.about,
        "entity_id": row.entity_id or row.about_id,
        "label": names.title((row.entity, row.entity_id)) if row.entity else None,
        "field": row.field,
        "old": _status(row.old, names) if status else row.old,
        "new": _status(row.new, names) if status else row.new,
    }


def _status(number: str | None, names: Names) -> str | None:
    return names.title(("status", int(number))) or number if number else None
