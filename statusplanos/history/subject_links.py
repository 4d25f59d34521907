"""What an operation was done for or to besides tracked rows: a run, an import, a message."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from flask import url_for
from sqlalchemy.orm import Session

from statusplanos.history.models import Operation
from statusplanos.hooks import Many
from statusplanos.web import permissions

Matter: TypeAlias = tuple[str, int]
"""The stored name of a sort (``Operation.about``) and the id of one of it."""
Titles: TypeAlias = Callable[[Session, Sequence[int]], Mapping[int, str]]


@dataclass(frozen=True)
class Sort:
    """Where one of the sort is seen. ``link`` invites; ``titles`` finds what many are called by one
    statement."""

    endpoint: str
    link: Any
    titles: Titles | None = None


@dataclass(frozen=True)
class Link:
    """Where the matter is seen: ``text`` invites, ``title`` is what this one is called or, of a run, what it
    could not do."""

    url: str
    text: str
    title: str | None


sort: Many[Sort] = Many()
"""Each under its stored name, provided by the floor that owns it."""


def links(session: Session, operations: Iterable[Operation]) -> dict[Matter, Link]:
    """The links to whatever the operations are about that the person may open."""
    wanted: dict[str, set[int]] = {}
    for operation in operations:
        if operation.about and operation.about_id is not None:
            wanted.setdefault(operation.about, set()).add(operation.about_id)
    found: dict[Matter, Link] = {}
    for about, numbers in wanted.items():
        known = sort.named(about)
        if known and permissions.opens(known.endpoint):
            found |= {(about, number): link for number, link in _each(session, known, sorted(numbers))}
    return found


def _each(session: Session, known: Sort, numbers: list[int]) -> Iterator[tuple[int, Link]]:
    titles = known.titles(session, numbers) if known.titles else {}
    for number in numbers:
        yield number, Link(url_for(known.endpoint, id=number), str(known.link), titles.get(number))
