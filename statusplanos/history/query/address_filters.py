"""What the address of *Histórico* asks for, and what its filters offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from statusplanos import clock
from statusplanos.history.models import Kind, Source
from statusplanos.history.query.selection import Did, Wanted
from statusplanos.history.tracking import tracked_classes
from statusplanos.history.words.fields import KIND_WORDS, SOURCE_WORDS, label
from statusplanos.web.filters import full_date, short_date
from statusplanos.web.lists.listing import Listing
from statusplanos.web.reading import parse_date

FILTERS = ("periodo", "de", "ate", "quem", "o-que", "campo", "origem", "tipo")
PERIODS = {"hoje": _l("Today"), "7-dias": _l("Last 7 days"), "este-mes": _l("This month")}
DID_WORDS = {Did.CREATED: _l("Creation"), Did.CHANGED: _l("Alteration"), Did.DELETED: _l("Deletion")}
_GROUP_WORDS: dict[str, Any] = {
    "status": _l("Plan statuses"),
    "clientes": _l("Customers"),
    "planos-de-clientes": _l("Customers' plans"),
    "anotacoes": _l("Notes of staff"),
    "planos": _l("Plans on sale"),
    "remetentes": _l("Senders"),
    "usuarios": _l("Users"),
    "empresa": _l("Company"),
}
"""Headings that find more than one kind of row; each record names its own."""


@dataclass(frozen=True)
class Choice:
    """One entry of a filter: its value in the address (``""`` takes the filter off) and its words."""

    value: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class Filter:
    """A chip. ``value`` is what is chosen, in words; ``groups`` are its entries under their headings."""

    name: str
    label: str
    value: str
    groups: list[tuple[str, list[Choice]]]


def read() -> Listing:
    return Listing.read(sorts=("quando",), default="-quando", filters=FILTERS)


def wanted(listing: Listing) -> Wanted:
    """What the list's address asks for. Arguments that make no sense are ignored."""
    asked = listing.filters
    first, last = period(listing)
    return Wanted(
        entities=objects().get(asked["o-que"], ("", ()))[1],
        actor=asked["quem"],
        q=listing.q,
        source=_one_of(Source, asked["origem"]),
        kind=_one_of(Kind, asked["tipo"]),
        did=_one_of(Did, asked["tipo"]),
        field=_field(asked["campo"]),
        since=clock.midnight(first) if first else None,
        until=clock.midnight(last + timedelta(days=1)) if last else None,
    )


def objects() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The sorts of objects by their word in the address: related ones together, all others by themselves."""
    records = {name: cls.history for name, cls in tracked_classes().items()}
    groups = {
        key: (str(text), tuple(name for name, record in records.items() if record.group == key))
        for key, text in _GROUP_WORDS.items()
    }
    alone = {name: (str(record.name), (name,)) for name, record in records.items() if not record.group}
    return groups | alone


def period(listing: Listing) -> tuple[date | None, date | None]:
    """First and last day, both within; ``de`` and ``ate`` go before a named period."""
    asked, today = listing.filters, clock.today()
    given = _day(asked["de"]), _day(asked["ate"])
    if any(given):
        return given
    match asked["periodo"]:
        case "hoje":
            return today, today
        case "7-dias":
            return today - timedelta(days=6), today
        case "este-mes":
            return today.replace(day=1), today
    return None, None


def period_words(listing: Listing) -> str:
    first, last = period(listing)
    if not first and not last:
        return ""
    given = _day(listing.filters["de"]) or _day(listing.filters["ate"])
    if not given:
        return str(PERIODS[listing.filters["periodo"]])
    if first == last:
        return full_date(first)
    if first and last:
        return _("%(first)s to %(last)s", first=short_date(first), last=full_date(last))
    return _("from %(day)s", day=full_date(first)) if first else _("until %(day)s", day=full_date(last))


def filters(listing: Listing, actors: Iterable[str]) -> list[Filter]:
    """Every filter but the period, in the order of the page."""
    asked = listing.filters
    people = [(name, name) for name in actors]
    things = [(key, text) for key, (text, _entities) in objects().items()]
    sources = [(source.value, _upper(SOURCE_WORDS[source])) for source in Source]
    kinds = [(did.value, str(word)) for did, word in DID_WORDS.items()]
    kinds += [(kind.value, str(word)) for kind, word in KIND_WORDS.items()]
    return [
        _filter("quem", _("Who"), asked, [("", people)]),
        _filter("o-que", _("What"), asked, [("", things)]),
        _filter("campo", _("Field"), asked, _fields(asked["o-que"])),
        _filter("tipo", _("Kind"), asked, [("", kinds)]),
        _filter("origem", _("Source"), asked, [("", sources)]),
    ]


def _filter(name: str, text: str, asked: Any, groups: list[tuple[str, list[tuple[str, str]]]]) -> Filter:
    chosen = asked[name]
    words = {value: word for _heading, entries in groups for value, word in entries}
    shown = [
        (heading, [Choice(value, word, value == chosen) for value, word in entries])
        for heading, entries in groups
    ]
    return Filter(name, text, words.get(chosen, chosen), shown)


def _fields(key: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The fields of the chosen object or, before one is chosen, of all."""
    entities = objects().get(key, ("", tuple(tracked_classes())))[1]
    return [
        (
            str(cls.history.name),
            [(f"{entity}.{name}", label(entity, name)) for name in cls.history.fields],
        )
        for entity, cls in tracked_classes().items()
        if entity in entities
    ]


def _field(text: str) -> tuple[str, str] | None:
    entity, _dot, name = text.partition(".")
    cls = tracked_classes().get(entity)
    return (entity, name) if cls is not None and name in cls.history.fields else None


def _one_of(enumeration: type[Any], text: str) -> Any:
    return next((member for member in enumeration if member.value == text), None)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _upper(text: Any) -> str:
    return str(text)[:1].upper() + str(text)[1:]
