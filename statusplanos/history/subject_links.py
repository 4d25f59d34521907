"""What an operation was done for or to besides tracked rows: a run, an import, a message."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from flask import url_for
from sqlalchemy.orm import Session

from statusplanos.history.models import Operation
from statusplanos.web import permissions

Matter: TypeAlias = tuple[str, int]
"""The stored name of a sort (``Operation.about``) and the id of one of it."""
Titles: TypeAlias = Callable[[Session, Sequence[int]], Mapping[int, str]]


@dataclass(frozen=True)
class _Sort:
    endpoint: str
    link: Any
    titles: Titles | None


@dataclass(frozen=True)
class Link:
    """Where the matter is seen: ``text`` invites, ``title`` is what this one is called or, of a run, what it
    could not do."""

    url: str
    text: str
    title: str | None


_sorts: dict[str, _Sort] = {}


def register(about: str, endpoint: str, *, link: Any, titles: Titles | None = None) -> None:
    """Called by the package that owns what operations are ``about``: where it is shown, and in which words.

    ``titles`` finds the names of many by one statement.
    """
    _sorts[about] = _Sort(endpoint, link, titles)


def links(session: Session, operations: Iterable[Operation]) -> dict[Matter, Link]:
    """The links to whatever the operations are about that the person may open."""
    wanted: dict[str, set[int]] = {}
    for operation in operations:
        if operation.about in _sorts and operation.about_id is not None:
            wanted.setdefault(operation.about, set()).add(operation.about_id)
    found: dict[Matter, Link] = {}
    for about, numbers in wanted.items():
        sort = _sorts[about]
        titles = sort.titles(session, sorted(numbers)) if sort.titles else {}
        if permissions.opens(sort.endpoint):
            for number in numbers:
                url = url_for(sort.endpoint, id=number)
                found[about, number] = Link(url, str(sort.link), titles.get(number))
    return found
