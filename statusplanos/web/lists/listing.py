"""Lists: search, order, filters and page stand in the URL; pages are cut by key, never by offset."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import request
from sqlalchemy import ColumnElement, Row, Select, and_, or_

from statusplanos.extensions import db
from statusplanos.web.lists import cursors

TEXT_LIMIT = 120


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a list's URL asks for: ``q``, ``ordem`` (``-`` means descending), ``depois``, filters.

    A filter may hold several values, with commas between them. ``options`` say how the list is shown: they
    stand in the URL and hide nothing.
    """

    path: str
    sort: str
    default: str
    descending: bool = False
    q: str = ""
    after: str | None = None
    size: int = 50
    filters: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        *,
        sorts: Collection[str],
        default: str,
        filters: Collection[str] = (),
        options: Collection[str] = (),
        size: int = 50,
    ) -> "Listing":
        """The request's listing. ``default`` may begin with ``-``; an unknown order falls back to it."""
        order = request.args.get("ordem", default)
        if order.removeprefix("-") not in sorts:
            order = default
        return cls(
            path=request.path,
            sort=order.removeprefix("-"),
            descending=order.startswith("-"),
            default=default,
            q=plain(request.args.get("q", "")),
            after=plain(request.args.get("depois", "")) or None,
            size=size,
            filters={name: _argument(name) for name in filters},
            options={name: _argument(name) for name in options},
        )

    @property
    def direction(self) -> str:
        return "descending" if self.descending else "ascending"

    @property
    def order(self) -> str:
        return f"-{self.sort}" if self.descending else self.sort

    @property
    def narrowed(self) -> bool:
        """Whether a search or filter hides rows (an empty list then says so)."""
        return bool(self.q or any(self.filters.values()))

    @property
    def arguments(self) -> dict[str, str]:
        """What the URL carries besides the cursor; the default order is left out."""
        ordered = {} if self.order == self.default else {"ordem": self.order}
        every = {"q": self.q, **self.filters, **self.options, **ordered}
        return {name: value for name, value in every.items() if value}

    @property
    def cleared(self) -> str:
        """The URL without search and filters, shown in the same way."""
        return self.url(q=None, **dict.fromkeys(self.filters))

    def chosen(self, name: str) -> list[str]:
        """The values of a filter or option, each once."""
        written = self.filters.get(name) or self.options.get(name) or ""
        return list(dict.fromkeys(filter(None, written.split(","))))

    def toggled(self, name: str, value: str) -> str:
        """The URL with ``value`` added to a filter's, or taken out when it is there."""
        chosen = self.chosen(name)
        kept = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
        return self.url(**{name: ",".join(kept)})

    def url(self, **changes: Any) -> str:
        """This list with some arguments changed (``None`` takes one away); it begins at the first page."""
        merged = {**self.arguments, **changes}
        kept = {name: str(value) for name, value in merged.items() if value not in (None, "")}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def sorted_by(self, column: str) -> str:
        """The URL that orders by ``column``, turned round when it already does."""
        turned = column == self.sort and not self.descending
        return self.url(ordem=f"-{column}" if turned else column)


@dataclass(frozen=True)
class Page:
    """Some rows, and the cursor behind the last one (``None`` at the end)."""

    rows: list[Row[Any]]
    after: str | None

    def __len__(self) -> int:
        return len(self.rows)


def fetch(
    statement: Select[Any],
    listing: Listing,
    *,
    columns: Mapping[str, Any],
    key: Any,
    nullable: Collection[str] = (),
) -> Page:
    """The listing's page of ``statement``, in its order, NULLs last, ties by ``key`` (unique) the same
    way, so that an index serves both ways.

    ``columns`` maps each allowed order to its column. A column declared NOT NULL that an outer join
    may leave empty belongs into ``nullable``. Rows also carry ``sort_value`` and ``sort_key``.
    """
    column = columns[listing.sort]
    empty = listing.sort in nullable or bool(getattr(column, "nullable", True))
    place = cursors.decode(listing.after, column, key)
    if place is not None:
        statement = statement.where(_behind(column, key, place, listing.descending, empty))
    ordering = [each.desc() if listing.descending else each.asc() for each in (column, key)]
    statement = statement.order_by(*([column.is_(None)] if empty else []), *ordering)
    labelled = statement.add_columns(column.label("sort_value"), key.label("sort_key"))
    rows = list(db.session.execute(labelled.limit(listing.size + 1)))
    if len(rows) <= listing.size:
        return Page(rows, None)
    last = rows[listing.size - 1]
    return Page(rows[: listing.size], cursors.encode(last.sort_value, last.sort_key))


def _behind(
    column: Any, key: Any, place: cursors.Place, descending: bool, empty: bool
) -> ColumnElement[bool]:
    """The bound on ``column`` alone says what the rest says too; it lets the database begin there."""
    beyond = key < place.key if descending else key > place.key
    if place.value is None:
        return and_(column.is_(None), beyond)
    further = column < place.value if descending else column > place.value
    bound = column <= place.value if descending else column >= place.value
    behind = and_(bound, or_(further, beyond))
    return or_(behind, column.is_(None)) if empty else behind


def plain(text: str) -> str:
    """What somebody typed as a search: one line, printable, not too long."""
    return "".join(letter for letter in text[:TEXT_LIMIT] if letter.isprintable()).strip()


def _argument(name: str) -> str:
    """What stands in the URL; a form with boxes sends a name several times."""
    return plain(",".join(request.args.getlist(name)))
