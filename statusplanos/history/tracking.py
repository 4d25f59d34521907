"""What is tracked: each class declares its fields and the words for them, and here is the list of all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Table, event
from sqlalchemy.orm import Mapper

SECRET_CHANGED = "alterado"  # noqa: S105 (what stands in a secret's place)


@dataclass(frozen=True)
class Word:
    """How a field is named and how its values are read.

    ``refers`` names the entity whose id is stored, ``values`` words for stored names; with ``many`` they
    stand one after the other, separated by commas. A ``secret`` is recorded only as having changed.
    ``by_channel`` has other labels for the rows of some channels. ``initial`` is what a migration put into
    the rows that were there before the field, as canonical text: their history does not tell of it.
    """

    label: Any
    refers: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    secret: bool = False
    many: bool = False
    by_channel: Mapping[str, Any] = field(default_factory=dict)
    initial: str | None = None


@dataclass(frozen=True)
class Record:
    """How one tracked class appears in the history.

    ``title`` is the field that names a row, ``endpoint`` the view that shows it (argument ``id``),
    ``owner`` the field that holds the id of the row it belongs to (a notice's status). With
    ``shown_by_owner`` the view's ``id`` is the owner's.

    ``phrase`` is how a sentence speaks of a row (*the customer*), ``group`` the heading of *O quê* that finds
    it. Its history is read with *audit*, or with ``permission`` (else *look*). One that is not ``counted`` is
    created along with others and not worth a number of its own.
    """

    entity: str
    name: Any
    title: str
    fields: Mapping[str, Word]
    endpoint: str | None = None
    owner: str | None = None
    shown_by_owner: bool = False
    phrase: Any = ""
    group: str = ""
    permission: str = "look"
    counted: bool = True

    @property
    def public(self) -> list[str]:
        return [name for name, word in self.fields.items() if not word.secret]


class Tracked:
    """Mixin of every model whose changes are history; columns are named as the record's fields."""

    history: ClassVar[Record]
    __table__: ClassVar[Any]


_by_entity: dict[str, type[Tracked]] = {}
_by_table: dict[str, type[Tracked]] = {}


def tracked_classes() -> dict[str, type[Tracked]]:
    """Every tracked class by entity name."""
    return _by_entity


def record_of(entity: str) -> Record | None:
    """How ``entity`` appears in the history; None for one that is tracked no more."""
    cls = _by_entity.get(entity)
    return cls.history if cls else None


def tracked_tables() -> dict[str, type[Tracked]]:
    """Every tracked class by the name of its table."""
    return _by_table


def table_of(cls: type[Tracked]) -> Table:
    table: Table = cls.__table__
    return table


@event.listens_for(Tracked, "instrument_class", propagate=True)
def _note_class(mapper: Mapper[Any], cls: type[Tracked]) -> None:
    _by_entity[cls.history.entity] = cls
    _by_table[mapper.local_table.name] = cls  # type: ignore[attr-defined]
