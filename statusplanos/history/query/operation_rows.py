"""All that one operation did: how much of what, and the rows page by page. It may hold a million changes."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, tuple_
from sqlalchemy.orm import Session

from statusplanos.history.models import Change
from statusplanos.history.query.operation_pages import changes, subjects_of
from statusplanos.history.words.names import Names, Subject

SIZE = 30


@dataclass
class Part:
    """What happened to rows of one entity: how many rows and, field by field, how many of them."""

    entity: str
    rows: int = 0
    fields: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Inside:
    changes: list[Row[Any]]
    names: Names
    after: str | None
    """The cursor of the next page."""


def parts(session: Session, number: int) -> list[Part]:
    """The operation summed up, the entity with most rows first."""
    mine = Change.operation_id == number
    by_row = select(Change.entity, func.count(Change.entity_id.distinct())).where(mine)
    counts = session.execute(by_row.group_by(Change.entity))
    found = {entity: Part(entity, count) for entity, count in counts}
    by_field = select(Change.entity, Change.field, func.count()).where(mine, Change.field != "id")
    for entity, name, count in session.execute(by_field.group_by(Change.entity, Change.field)):
        found[entity].fields[name] = count
    return sorted(found.values(), key=lambda part: -part.rows)


def rows(
    session: Session, number: int, *, entity: str = "", name: str = "", after: str | None = None
) -> Inside:
    """A page of the rows that changed, each with its changes; of one entity or field when asked for."""
    mine = [Change.operation_id == number]
    narrowed = [Change.entity == entity] if entity else []
    narrowed += [Change.field == name] if name else []
    key = tuple_(Change.entity, Change.entity_id)
    place = _place(after)
    behind = [key > tuple_(*place)] if place else []
    chosen = select(Change.entity, Change.entity_id).where(*mine, *narrowed, *behind).distinct()
    subjects = list(session.execute(chosen.order_by(Change.entity, Change.entity_id).limit(SIZE + 1)))
    shown = [(row[0], row[1]) for row in subjects[:SIZE]]
    found = list(session.execute(changes().where(*mine, _among(shown)).order_by(Change.id)))
    following = f"{shown[-1][0]}.{shown[-1][1]}" if len(subjects) > SIZE else None
    return Inside(found, Names(session, subjects_of(found)), following)


def _among(subjects: list[Subject]) -> ColumnElement[bool]:
    return tuple_(Change.entity, Change.entity_id).in_(subjects)


def _place(text: str | None) -> Subject | None:
    entity, _dot, number = (text or "").partition(".")
    if not entity or not number.isascii() or not number.isdecimal() or len(number) > 10:
        return None
    return entity, int(number)
