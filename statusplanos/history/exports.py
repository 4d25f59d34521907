"""The rows of ``export history``. Other programs read the keys: never rename."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.history.models import Change, Operation
from statusplanos.history.names import Names, Subject
from statusplanos.history.streaming import BATCH, stream
from statusplanos.history.tracking import tracked_classes

_CHANGE = (Change.operation_id, Change.entity, Change.entity_id, Change.field, Change.old, Change.new)


def history(session: Session) -> Iterator[dict[str, Any]]:
    """Every change, oldest first: values as canonical text, a status by its description.

    ``label`` is what the row is called (a subscription's code). Memory does not grow with the rows.
    """
    told = (
        select(Operation.at, Operation.actor, Operation.source, Operation.reason, *_CHANGE)
        .join(Operation, Operation.id == Change.operation_id)
        .order_by(Change.id)
    )
    rows = stream(session, told)
    while batch := list(islice(rows, BATCH)):
        names = Names(session, {subject for row in batch for subject in _subjects(row)})
        yield from (_written(row, names) for row in batch)


def _subjects(row: Any) -> list[Subject]:
    values = (row.old, row.new) if _names_a_status(row) else ()
    return [(row.entity, row.entity_id), *(("status", int(value)) for value in values if value)]


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
        "entity": row.entity,
        "entity_id": row.entity_id,
        "label": names.title((row.entity, row.entity_id)),
        "field": row.field,
        "old": _status(row.old, names) if status else row.old,
        "new": _status(row.new, names) if status else row.new,
    }


def _status(number: str | None, names: Names) -> str | None:
    return names.title(("status", int(number))) or number if number else None
