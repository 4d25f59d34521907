"""What a file and the base tell differently of the same customer or plan, field by field, and who wrote
last what stands here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from statusplanos.history.models import Change, Operation
from statusplanos.importing.checking.row import Row
from statusplanos.statuses.models import Status
from statusplanos.web import filters

Subject = tuple[str, int, str]
"""Entity, id and field, as the history names them."""

_WAYS: dict[str, Any] = {
    "price_cents": filters.money,
    "mobile": filters.phone,
    "landline": filters.phone,
    "entered_on": lambda day: f"{day:%d/%m/%Y}",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """``here`` and ``there`` (in the file) as people read them; ``taken`` when the file's value counts."""

    line: int
    code: str
    name: str
    entity: str
    number: int
    field: str
    here: str
    there: str
    taken: bool


@dataclass
class Comparing:
    """Notes differences while a chunk is planned."""

    statuses: Mapping[int, Status]
    found: list[Difference] = field(default_factory=list)

    def customer(self, row: Row, stored: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
        for name, value in changes.items():
            self._note(row, "customer", stored["id"], name, stored.get(name), value, taken=True)

    def subscription(self, row: Row, number: int, name: str, pair: tuple[Any, Any], *, taken: bool) -> None:
        self._note(row, "subscription", number, name, *pair, taken=taken)

    def login(self, row: Row, number: int, name: str, pair: tuple[str, str], *, taken: bool) -> None:
        self._note(row, "radius_login", number, name, *pair, taken=taken)

    def stay(self, row: Row, number: int, status_id: int, since: date, *, taken: bool) -> None:
        """Status and day of entry, which belong together."""
        if row.status_id != status_id:
            pair = self._since(status_id, since), self._since(row.status_id, row.entered_on)
            self.subscription(row, number, "status_id", pair, taken=taken)
        elif row.entered_on != since:
            self.subscription(row, number, "entered_on", (since, row.entered_on), taken=taken)

    def _since(self, status_id: int, day: date) -> str:
        return f"{self.statuses[status_id].description}, {day:%d/%m/%Y}"

    def _note(
        self, row: Row, entity: str, number: int, name: str, here: Any, there: Any, *, taken: bool
    ) -> None:
        before, after = _shown(name, here), _shown(name, there)
        self.found.append(
            Difference(row.line, row.code, row.name, entity, number, name, before, after, taken)
        )


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    return str(_WAYS[name](value)) if name in _WAYS else str(value)


def last_writers(session: Session, found: Sequence[Difference]) -> dict[Subject, Any]:
    """Who wrote last what stands here, and when, from the history."""
    by_entity: dict[str, tuple[set[int], set[str]]] = {}
    for each in found:
        numbers, names = by_entity.setdefault(each.entity, (set(), set()))
        numbers.add(each.number)
        names.add(each.field)
    writers: dict[Subject, Any] = {}
    for entity, (numbers, names) in by_entity.items():
        for row in session.execute(_last(entity, numbers, names)):
            writers[(entity, row.entity_id, row.field)] = row
    return writers


def _last(entity: str, numbers: Iterable[int], names: Iterable[str]) -> Any:
    last = (
        select(func.max(Change.id).label("id"))
        .where(Change.entity == entity, Change.entity_id.in_(numbers), Change.field.in_(names))
        .group_by(Change.entity_id, Change.field)
        .subquery()
    )
    columns = Change.entity_id, Change.field, Operation.actor, Operation.source, Operation.at
    return (
        select(*columns)
        .join(last, last.c.id == Change.id)
        .join(Operation, Operation.id == Change.operation_id)
    )
