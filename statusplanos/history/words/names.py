"""What rows are called, also those that are gone: their names are in the history."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.history.models import Change
from statusplanos.history.tracking import Tracked, table_of, tracked_classes
from statusplanos.history.values import canonical

Subject: TypeAlias = tuple[str, int]
"""An entity and the id of a row of it."""
_MARKS = ("category", "tone")


class Names:
    """Titles, owners and marks of many rows, found with as many statements as for one."""

    def __init__(self, session: Session, wanted: Iterable[Subject]) -> None:
        self._session = session
        self._rows: dict[Subject, dict[str, str | None]] = {}
        self._alive: set[Subject] = set()
        pending = set(wanted)
        while pending:
            self._load(pending)
            owners = {self.owner(subject) for subject in pending}
            pending = {owner for owner in owners if owner is not None} - self._rows.keys()

    def title(self, subject: Subject) -> str | None:
        """The value of the row's title field as canonical text."""
        cls = tracked_classes().get(subject[0])
        return self._rows.get(subject, {}).get(cls.history.title) if cls else None

    def owner(self, subject: Subject) -> Subject | None:
        cls = tracked_classes().get(subject[0])
        if cls is None or cls.history.owner is None:
            return None
        number = self._rows.get(subject, {}).get(cls.history.owner)
        entity = cls.history.fields[cls.history.owner].refers
        return (entity, int(number)) if number and entity else None

    def is_alive(self, subject: Subject) -> bool:
        return subject in self._alive

    def marks(self, subject: Subject) -> Mapping[str, str | None]:
        """``category`` and ``tone`` of a row that has them (a status)."""
        row = self._rows.get(subject, {})
        return {name: row[name] for name in _MARKS if name in row}

    def _load(self, wanted: set[Subject]) -> None:
        for entity, cls in tracked_classes().items():
            numbers = {number for name, number in wanted if name == entity}
            if numbers:
                self._load_standing(entity, cls, numbers)
                self._load_gone(entity, cls, numbers)
        for subject in wanted:
            self._rows.setdefault(subject, {})

    def _load_standing(self, entity: str, cls: type[Tracked], numbers: set[int]) -> None:
        table = table_of(cls)
        columns = [table.c[name] for name in _naming(cls)]
        for row in self._session.execute(select(table.c.id, *columns).where(table.c.id.in_(numbers))):
            values = {column.key: canonical(value) for column, value in zip(columns, row[1:], strict=True)}
            self._rows[entity, row[0]] = values
            self._alive.add((entity, row[0]))

    def _load_gone(self, entity: str, cls: type[Tracked], numbers: set[int]) -> None:
        gone = {number for number in numbers if (entity, number) not in self._alive}
        told = select(Change.entity_id, Change.field, Change.old, Change.new).where(
            Change.entity == entity, Change.entity_id.in_(gone), Change.field.in_(_naming(cls))
        )
        for number, name, old, new in self._session.execute(told.order_by(Change.id)):
            self._rows.setdefault((entity, number), {})[name] = new if new is not None else old


def _naming(cls: type[Tracked]) -> list[str]:
    record: Any = cls.history
    names = [record.title, record.owner, *(name for name in _MARKS if name in record.fields)]
    return list(dict.fromkeys(name for name in names if name))
