"""The proof that nothing slipped past: the history replayed and compared with the tables as they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.history.models import Change
from statusplanos.history.streaming import stream
from statusplanos.history.tracking import Tracked, table_of, tracked_classes
from statusplanos.history.values import canonical_sql
from statusplanos.history.verify import periods

_Values: TypeAlias = dict[str, str | None]


@dataclass(frozen=True)
class Difference:
    """What the history says and what the table holds; the field ``id`` stands for the whole row."""

    entity: str
    entity_id: int
    field: str
    history: str | None
    table: str | None


@dataclass
class Verification:
    """``checked`` counts the rows that were compared."""

    checked: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.differences

    def as_json(self) -> dict[str, Any]:
        found = [asdict(difference) for difference in self.differences]
        return {"ok": self.ok, "checked": self.checked, "differences": found}


def verify(session: Session) -> Verification:
    """Replay every change in order, entity by entity, and compare; memory does not grow with the rows.

    Whoever calls it sees to a consistent view: a snapshot, or nobody writing meanwhile.
    """
    result = Verification()
    for cls in tracked_classes().values():
        for number, past, row in _paired(_replayed(session, cls, result), _stored(session, cls)):
            result.checked += 1
            result.differences += _compare(cls, number, past, row)
    result.differences += _unknown_entities(session)
    result.differences += [Difference("subscription", *found) for found in periods.contradictions(session)]
    return result


def _replayed(session: Session, cls: type[Tracked], result: Verification) -> Iterator[tuple[int, _Values]]:
    """The rows that the history leaves standing, by id; what breaks the chain of values is reported."""
    changes = (
        select(Change.entity_id, Change.field, Change.old, Change.new)
        .where(Change.entity == cls.history.entity)
        .order_by(Change.entity_id, Change.id)
    )
    number: int | None = None
    values: _Values = {}
    secret = {name for name, word in cls.history.fields.items() if word.secret}
    initial = _initial(cls)
    for entity_id, name, old, new in stream(session, changes):
        if entity_id != number:
            if values.get("id"):
                yield number or 0, values
            number, values = entity_id, {}
        if name not in secret:
            known = values.get(name, old if old == initial.get(name) else None)
            if known != old:
                result.differences.append(Difference(cls.history.entity, entity_id, name, known, old))
            values[name] = new
    if values.get("id"):
        yield number or 0, values


def _initial(cls: type[Tracked]) -> _Values:
    """What rows hold in fields that came after them, until somebody changes it. Never NULL."""
    return {name: word.initial for name, word in cls.history.fields.items() if word.initial is not None}


def _stored(session: Session, cls: type[Tracked]) -> Iterator[Any]:
    table = table_of(cls)
    texts = [canonical_sql(table.c[name], table.c[name].type) for name in cls.history.public]
    return stream(session, select(table.c.id, *texts).order_by(table.c.id))


def _paired(
    replayed: Iterator[tuple[int, _Values]], stored: Iterator[Any]
) -> Iterator[tuple[int, _Values | None, Any]]:
    """Both sides in step, by id; what only one side has stands alone."""
    past, row = next(replayed, None), next(stored, None)
    while past is not None or row is not None:
        if row is None or (past is not None and past[0] < row[0]):
            assert past is not None  # noqa: S101 (for the type checker: one of both is there)
            yield past[0], past[1], None
            past = next(replayed, None)
        elif past is None or row[0] < past[0]:
            yield row[0], None, row
            row = next(stored, None)
        else:
            yield row[0], past[1], row
            past, row = next(replayed, None), next(stored, None)


def _compare(cls: type[Tracked], number: int, past: _Values | None, row: Any) -> Iterable[Difference]:
    entity = cls.history.entity
    if past is None or row is None:
        return [Difference(entity, number, "id", str(number) if past else None, str(number) if row else None)]
    held: _Values = dict(zip(cls.history.public, row[1:], strict=True))
    past = _initial(cls) | past
    names = held.keys() | past.keys() - {"id"}
    return [
        Difference(entity, number, name, past.get(name), held.get(name))
        for name in sorted(names)
        if past.get(name) != held.get(name)
    ]


def _unknown_entities(session: Session) -> list[Difference]:
    unknown = select(Change.entity, Change.entity_id, Change.field, Change.new).where(
        Change.entity.not_in(list(tracked_classes()))
    )
    return [Difference(row[0], row[1], row[2], row[3], None) for row in stream(session, unknown)]
