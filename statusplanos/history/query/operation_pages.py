"""Pages of operations, newest first. What an operation did is counted in SQL when it is too much to show."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, union
from sqlalchemy.orm import Session

from statusplanos.history import subject_links
from statusplanos.history.models import IS_MOVE, OF_ROW, Change, Operation
from statusplanos.history.query import selection
from statusplanos.history.query.scope import parts_of
from statusplanos.history.query.selection import Wanted
from statusplanos.history.subject_links import Link, Matter
from statusplanos.history.tracking import tracked_classes
from statusplanos.history.words.names import Names, Subject

SIZE = 20
SHOWN = 100
"""An operation with more changes than this is summed up."""
COUNTED = 10_000
"""The fields that an operation changed are counted so far; beyond it the page says that there are more."""
_NONE = [0]
"""No operation: asked with an empty list, SQLite walks through every change there is."""


@dataclass
class Summary:
    """How much an operation did: rows by entity, and plans by the status they left and entered."""

    created: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    fields: int = 0
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def moved(self) -> int:
        return sum(self.moves.values())


@dataclass
class Entry:
    """One operation: its changes (those of one object, unless ``whole``), or their summary."""

    operation: Operation
    changes: list[Row[Any]] = field(default_factory=list)
    summary: Summary | None = None
    whole: bool = True


@dataclass
class Page:
    entries: list[Entry]
    names: Names
    before: int | None
    """The cursor of the next, older page."""
    subject_links: Mapping[Matter, Link] = field(default_factory=dict)
    previous: datetime | None = None
    """When the last operation of the page before this one was."""


def of_everything(session: Session, wanted: Wanted, *, before: int | None = None) -> Page:
    chosen = select(Operation).where(*selection.operations(wanted))
    operations, following = _page(session, chosen, before, SIZE)
    return _behind(session, _whole(session, operations, following), before)


def of_operation(session: Session, operation: Operation) -> Page:
    """One operation as the page over everything tells it."""
    return _whole(session, [operation], None)


def _whole(session: Session, operations: list[Operation], following: int | None) -> Page:
    entries = {operation.id: Entry(operation) for operation in operations}
    large = _large(session, list(entries))
    small = [number for number in entries if number not in large]
    # Asked for an order, SQLite walks through every change there is.
    found = session.execute(changes().where(Change.operation_id.in_(small or _NONE)))
    for row in sorted(found, key=lambda row: row.id):
        entries[row.operation_id].changes.append(row)
    _sum_up(session, entries, large)
    return _finished(session, entries, following)


def of_entity(
    session: Session, entity: str, number: int, *, before: int | None = None, size: int = SIZE
) -> Page:
    """What happened to one row and to the rows that belong to it."""
    parts = parts_of(entity, number)
    numbers = union(*(select(Change.operation_id).where(part) for part in parts)).subquery()
    chosen = select(Operation).where(Operation.id.in_(select(numbers.c.operation_id)))
    operations, following = _page(session, chosen, before, size)
    page = _of_parts(session, parts, operations, following, most=size * SHOWN)
    return _behind(session, page, before)


def _behind(session: Session, page: Page, before: int | None) -> Page:
    if before is not None:
        page.previous = session.scalar(select(Operation.at).where(Operation.id == before))
    return page


def of_parts(
    session: Session, parts: Sequence[ColumnElement[bool]], chosen: Select[Operation], *, most: int
) -> Page:
    """The operations ``chosen`` (in its order), each with what it did to the ``parts`` only."""
    return _of_parts(session, parts, list(session.scalars(chosen)), None, most=most)


def _of_parts(
    session: Session,
    parts: Sequence[ColumnElement[bool]],
    operations: list[Operation],
    following: int | None,
    *,
    most: int,
) -> Page:
    entries = {operation.id: Entry(operation, whole=False) for operation in operations}
    # The sum keeps the planner from walking through all of an import for one customer's rows.
    wanted = (Change.operation_id + 0).in_(list(entries))
    found = union(*(changes().where(part, wanted) for part in parts)).order_by("id").limit(most)
    for row in session.execute(found):
        entries[row.operation_id].changes.append(row)
    return _finished(session, entries, following)


def actors(session: Session) -> list[str]:
    """Everybody who ever did something."""
    return list(session.scalars(select(Operation.actor).distinct().order_by(Operation.actor).limit(50)))


def changes() -> Any:
    """What is read of each change."""
    columns = (Change.operation_id, Change.id, Change.entity, Change.entity_id, Change.field)
    return select(*columns, Change.old, Change.new)


def _page(
    session: Session, chosen: Select[Operation], before: int | None, size: int
) -> tuple[list[Operation], int | None]:
    if before is not None:
        chosen = chosen.where(Operation.id < before)
    found = list(session.scalars(chosen.order_by(Operation.id.desc()).limit(size + 1)))
    return found[:size], found[size - 1].id if len(found) > size else None


def _finished(session: Session, entries: dict[int, Entry], following: int | None) -> Page:
    subjects: set[Subject] = set()
    for entry in entries.values():
        subjects |= subjects_of(entry.changes)
        if entry.summary:
            subjects |= {("status", int(number)) for pair in entry.summary.moves for number in pair}
    told = [entry.operation for entry in entries.values()]
    return Page(
        list(entries.values()), Names(session, subjects), following, subject_links.links(session, told)
    )


def subjects_of(changes: Iterable[Row[Any]]) -> set[Subject]:
    """The rows that changed, and those that their values name."""
    rows: set[Subject] = set()
    for change in changes:
        rows.add((change.entity, change.entity_id))
        rows |= _references(change)
    return rows


def _references(row: Row[Any]) -> set[Subject]:
    cls = tracked_classes().get(row.entity)
    word = cls.history.fields.get(row.field) if cls else None
    if word is None or word.refers is None:
        return set()
    told = [value for value in (row.old, row.new) if value]
    parts = [part for value in told for part in (value.split(",") if word.many else [value])]
    return {(word.refers, int(part)) for part in parts}


def _large(session: Session, numbers: list[int]) -> list[int]:
    return list(session.scalars(select(Operation.id).where(Operation.id.in_(numbers), _more_than(SHOWN))))


def _more_than(count: int, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Operations that have more than ``count`` changes; looks no further.

    In the order of the index: PostgreSQL would else walk through every change for the first few.
    """
    mine = select(Change.field).where(Change.operation_id == Operation.id, *conditions)
    ordered = mine.order_by(Change.entity, Change.entity_id, Change.field)
    return ordered.offset(count).limit(1).correlate(Operation).scalar_subquery().is_not(None)


def _sum_up(session: Session, entries: dict[int, Entry], large: list[int]) -> None:
    for number in large:
        entries[number].summary = Summary()
    gone = Change.new.is_(None)
    kinds = select(Change.operation_id, Change.entity, gone, func.count()).where(
        Change.operation_id.in_(large or _NONE), OF_ROW
    )
    for number, entity, deleted, count in session.execute(kinds.group_by(*kinds.selected_columns[:3])):
        summary = _summary(entries, number)
        (summary.deleted if deleted else summary.created)[entity] += count
    moves = select(Change.operation_id, Change.old, Change.new, func.count()).where(
        Change.operation_id.in_(large or _NONE), IS_MOVE
    )
    for number, old, new, count in session.execute(moves.group_by(*moves.selected_columns[:3])):
        _summary(entries, number).moves[str(old), str(new)] += count
    for number, count in _sizes(session, large).items():
        _summary(entries, number).fields = count


def _sizes(session: Session, numbers: list[int]) -> dict[int, int]:
    """How many fields each operation changed, or one more than what is counted."""
    more = _more_than(COUNTED, Change.field != "id")
    huge = set(session.scalars(select(Operation.id).where(Operation.id.in_(numbers), more)))
    rest = [number for number in numbers if number not in huge] or _NONE
    sizes = select(Change.operation_id, func.count()).where(
        Change.operation_id.in_(rest), Change.field != "id"
    )
    counted = {number: count for number, count in session.execute(sizes.group_by(Change.operation_id))}
    return {**counted, **dict.fromkeys(huge, COUNTED + 1)}


def _summary(entries: dict[int, Entry], number: int) -> Summary:
    summary = entries[number].summary
    assert summary is not None  # noqa: S101 (set above for every large one)
    return summary
