"""What the list of customers is filtered by: a filter is one declaration, and pages show what there is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, select

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import db
from statusplanos.statuses.models import IN_ORDER, Category, Status
from statusplanos.web.filters import full_date
from statusplanos.web.lists.listing import Listing
from statusplanos.web.reading import parse_date


@dataclass(frozen=True, kw_only=True)
class Filter:
    """``name`` stands in the address with one or several values.

    ``read`` makes sense of a value or gives ``None``; ``condition`` tells the rows of the values. ``choices``
    are the values that can be ticked, with their words; ``chip`` says ``%(value)s`` of one that is chosen.
    With ``offered`` the choices are chips of their own. ``is_day`` asks for a day. Only a filter that is
    ``about_people`` needs customers joined to their plans.
    """

    name: str
    label: Any
    chip: Any
    read: Callable[[str], Any]
    condition: Callable[[Sequence[Any]], ColumnElement[bool]]
    choices: Callable[[], Mapping[str, str]] | None = None
    say: Callable[[Any], str] = str
    offered: bool = False
    is_day: bool = False
    about_people: bool = False

    def chosen(self, listing: Listing) -> list[Any]:
        """The values that make sense."""
        found = [self.read(text) for text in listing.chosen(self.name)]
        return [value for value in found if value is not None]


@dataclass(frozen=True)
class Chip:
    """A filter at work, or one that is always offered; ``url`` takes it off or puts it on."""

    text: str
    url: str
    current: bool


@dataclass(frozen=True)
class Shown:
    """A filter on the page of ``listing``. ``words`` are its choices."""

    filter: Filter
    listing: Listing
    words: Mapping[str, str]

    @property
    def is_asked(self) -> bool:
        """Whether the form *Filtrar* asks for it."""
        return self.filter.is_day or bool(self.words and not self.filter.offered)

    @property
    def chosen(self) -> list[str]:
        return self.listing.chosen(self.filter.name)

    @property
    def day(self) -> date | None:
        return next(iter(self.filter.chosen(self.listing)), None)

    @property
    def chips(self) -> list[Chip]:
        if self.filter.offered:
            return [self._chip(text, words, text in self.chosen) for text, words in self.words.items()]
        return [self._chip(text, words, True) for text in self.chosen if (words := self._words_of(text))]

    def _words_of(self, text: str) -> str | None:
        if self.filter.choices is not None:
            return self.words.get(text)
        value = self.filter.read(text)
        return None if value is None else self.filter.say(value)

    def _chip(self, text: str, words: str, current: bool) -> Chip:
        said = str(self.filter.chip) % {"value": words}
        return Chip(said, self.listing.toggled(self.filter.name, text), current)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 and int(text) else None


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _category(text: str) -> Category | None:
    return Category(text) if text in list(Category) else None


def _statuses() -> dict[str, str]:
    in_use = select(Status.id, Status.description).where(Status.archived_at.is_(None))
    return {str(number): text for number, text in db.session.execute(in_use.order_by(*IN_ORDER))}


def _plans() -> dict[str, str]:
    found = db.session.execute(select(Plan.id, Plan.name).order_by(Plan.name_folded))
    return {str(number): text for number, text in found}


FILTERS = (
    Filter(
        name="category",
        label=_l("Category"),
        chip="%(value)s",
        read=_category,
        condition=lambda values: Subscription.status_id.in_(
            select(Status.id).where(Status.category.in_(values))
        ),
        choices=lambda: {one.value: one.label for one in Category},
        offered=True,
    ),
    Filter(
        name="status",
        label=_l("Status"),
        chip=_l("Status: %(value)s"),
        read=_number,
        condition=Subscription.status_id.in_,
        choices=_statuses,
    ),
    Filter(
        name="plan",
        label=_l("Plan"),
        chip=_l("Plan: %(value)s"),
        read=_number,
        condition=Subscription.plan_id.in_,
        choices=_plans,
    ),
    Filter(
        name="until",
        label=_l("Changes until"),
        chip=_l("Changes until %(value)s"),
        read=_day,
        condition=lambda days: Subscription.due_on <= max(days),
        say=full_date,
        is_day=True,
    ),
    Filter(
        name="due",
        label=_l("Due day"),
        chip=_l("Due day: %(value)s"),
        read=_number,
        condition=Customer.due_day.in_,
        about_people=True,
    ),
)
NAMES = tuple(one.name for one in FILTERS)


def conditions(listing: Listing) -> list[ColumnElement[bool]]:
    """What the chosen filters ask of a row."""
    chosen = [(one, one.chosen(listing)) for one in FILTERS]
    return [one.condition(values) for one, values in chosen if values]


def are_about_people(listing: Listing) -> bool:
    """Whether a filter asks what a customer's plans do not tell."""
    return any(one.about_people and listing.filters[one.name] for one in FILTERS)


def shown(listing: Listing) -> list[Shown]:
    """Every filter, with its choices as they are now."""
    return [Shown(one, listing, one.choices() if one.choices else {}) for one in FILTERS]
