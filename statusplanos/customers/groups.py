"""The list of customers in groups: how many each has, and the first rows of those that are open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session

from statusplanos.customers import listing as lists
from statusplanos.customers.models import Plan, Subscription
from statusplanos.statuses.models import Category, Status
from statusplanos.web.lists.listing import Listing, Page

NONE = "0"
"""The group of those who have no plan yet."""
FIRST = 10
"""So many rows of an open group are shown; the rest is a link away."""


class By(StrEnum):
    """What the list can be grouped by; the value is also the filter of one group alone."""

    STATUS = "status"
    PLAN = "plan"
    CATEGORY = "category"

    @property
    def label(self) -> str:
        return str(_LABELS[self])


_LABELS = {By.STATUS: _l("Status"), By.PLAN: _l("Plan"), By.CATEGORY: _l("Category")}
_KEYS: dict[By, Any] = {By.STATUS: Status.id, By.PLAN: Plan.id, By.CATEGORY: Status.category}
_TITLES: dict[By, tuple[Any, ...]] = {
    By.STATUS: (Status.description, Status.category, Status.tone),
    By.PLAN: (Plan.name,),
    By.CATEGORY: (),
}
_ORDERS: dict[By, Any] = {
    By.STATUS: Status.description_folded,
    By.PLAN: Plan.name_folded,
    By.CATEGORY: case({category: place for place, category in enumerate(Category)}, value=Status.category),
}


@dataclass(frozen=True)
class Group:
    """``url`` opens or closes it, ``alone`` is the list of this group; ``status`` a row to be marked by."""

    key: str
    label: str
    plans: int
    open: bool
    url: str
    alone: str | None
    status: Row[Any] | None = None


@dataclass(frozen=True)
class Part:
    """Rows of one group, or of the whole list."""

    page: Page
    group: Group | None = None


def by(listing: Listing) -> By | None:
    return next((one for one in By if one.value == listing.options["group"]), None)


def parts(session: Session, listing: Listing) -> list[Part]:
    """What is shown: the list's page, or its groups with the first rows of the open ones."""
    kind = by(listing)
    if kind is None:
        return [Part(lists.page(listing))]
    return [Part(_first(listing, kind, group), group) for group in _groups(session, listing, kind)]


def _groups(session: Session, listing: Listing, kind: By) -> Iterator[Group]:
    chosen = listing.chosen("open")
    for row in session.execute(_counted(listing, kind)):
        key = NONE if row.key is None else str(row.key)
        yield Group(
            key=key,
            label=_label(row, kind),
            plans=int(row.plans),
            open=key in chosen,
            url=listing.toggled("open", key),
            alone=None if key == NONE else listing.url(**{kind: key, "group": None, "open": None}),
            status=row if kind is By.STATUS and row.key is not None else None,
        )


def _counted(listing: Listing, kind: By) -> Select[Any]:
    """By status or plan first, over plans alone; then what these are called, or their category."""
    by_plan = kind is By.PLAN
    sums = lists.counted(listing, Subscription.plan_id if by_plan else Subscription.status_id).subquery()
    model: Any = Plan if by_plan else Status
    key, titles, order = _KEYS[kind], _TITLES[kind], _ORDERS[kind]
    plans = func.sum(sums.c.plans)
    named = select(key.label("key"), plans.label("plans"), *titles).select_from(sums)
    joined = named.outerjoin(model, model.id == sums.c.number).having(plans > 0)
    return joined.group_by(key, order, *titles).order_by(key.is_(None), order)


def _label(row: Row[Any], kind: By) -> str:
    if row.key is None:
        return str(_("no plan yet"))
    if kind is By.CATEGORY:
        return Category(row.key).label
    return str(row.description if kind is By.STATUS else row.name)


def _first(listing: Listing, kind: By, group: Group) -> Page:
    if not group.open:
        return Page([], None)
    return lists.page(replace(listing, after=None, size=FIRST), _inside(kind, group.key))


def _inside(kind: By, key: str) -> ColumnElement[bool]:
    if key == NONE:
        return Subscription.id.is_(None)
    column: Any = {By.STATUS: Subscription.status_id, By.PLAN: Subscription.plan_id}.get(
        kind, Status.category
    )
    inside: ColumnElement[bool] = column == (Category(key) if kind is By.CATEGORY else int(key))
    return inside
