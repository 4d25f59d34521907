"""The list of customers: a row for each plan that somebody has, and one for who has none yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.searching import matching
from statusplanos.statuses.models import Category, Status
from statusplanos.web.lists import Listing, Page, fetch
from statusplanos.web.reading import parse_date

Following = aliased(Status, name="following")
KEY = func.coalesce(Subscription.id, -Customer.id)
SORTS = {
    "cliente": Customer.search,
    "plano": Plan.name_folded,
    "status": Status.description_folded,
    "acesso": Status.access,
    "muda": Subscription.due_on,
    "valor": Subscription.price_cents,
}
FILTERS = ("status", "plan", "category", "until", "due")
_MAY_BE_EMPTY = ("plano", "status", "acesso", "valor")
_COLUMNS: tuple[Any, ...] = (
    Customer.id.label("customer_id"),
    Customer.name,
    Customer.document,
    Customer.email,
    Customer.mobile,
    Customer.landline,
    Subscription.id.label("subscription_id"),
    Subscription.code,
    Subscription.price_cents,
    Subscription.entered_on,
    Subscription.due_on,
    Plan.name.label("plan"),
    Status.id.label("status_id"),
    Status.description,
    Status.category,
    Status.tone,
    Status.access,
    Following.description.label("next_status"),
)


@dataclass(frozen=True)
class Counts:
    plans: int
    customers: int


def read() -> Listing:
    return Listing.read(sorts=tuple(SORTS), default="cliente", filters=FILTERS)


def page(listing: Listing) -> Page:
    return fetch(rows(listing), listing, columns=SORTS, key=KEY, nullable=_MAY_BE_EMPTY)


def rows(listing: Listing) -> Select[Any]:
    """What the list shows of each row, in no order."""
    chosen = select(*_COLUMNS).select_from(Customer)
    joined = _joined(chosen).outerjoin(Following, Following.id == Status.next_status_id)
    return joined.where(*_conditions(listing))


def counts(session: Session, listing: Listing) -> Counts:
    """How many plans of how many customers the list has in all."""
    figures: tuple[Any, ...] = (func.count(Subscription.id), func.count(Customer.id.distinct()))
    counted = _joined(select(*figures).select_from(Customer))
    plans, customers = session.execute(counted.where(*_conditions(listing))).one()
    return Counts(plans, customers)


def _joined(chosen: Select[Any]) -> Select[Any]:
    return (
        chosen.outerjoin(Subscription, Subscription.customer_id == Customer.id)
        .outerjoin(Plan, Plan.id == Subscription.plan_id)
        .outerjoin(Status, Status.id == Subscription.status_id)
    )


def _conditions(listing: Listing) -> list[ColumnElement[bool]]:
    found = [matching(listing.q)] if listing.q else []
    if status := _number(listing.filters["status"]):
        found.append(Subscription.status_id == status)
    if plan := _number(listing.filters["plan"]):
        found.append(Subscription.plan_id == plan)
    if category := category_of(listing):
        found.append(Status.category == category)
    if until := until_of(listing):
        found.append(Subscription.due_on <= until)
    if due := _number(listing.filters["due"]):
        found.append(Customer.due_day == due)
    return found


def category_of(listing: Listing) -> Category | None:
    text = listing.filters["category"]
    return next((category for category in Category if category.value == text), None)


def until_of(listing: Listing) -> date | None:
    """The last day of *muda até*, ``None`` when none or no day was given."""
    try:
        return parse_date(listing.filters["until"])
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else None
