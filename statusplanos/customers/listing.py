"""The list of customers: a row for each plan that somebody has, and one for who has none yet."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, null, select, union_all
from sqlalchemy.orm import Session, aliased

from statusplanos.customers import filters
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.searching import matching
from statusplanos.statuses.models import Status
from statusplanos.web.lists.listing import Listing, Page, fetch

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
OPTIONS = ("group", "open")
"""By what the list is grouped, and which groups are open."""
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
    return Listing.read(sorts=tuple(SORTS), default="cliente", filters=filters.NAMES, options=OPTIONS)


def page(listing: Listing, *inside: ColumnElement[bool]) -> Page:
    """The listing's page of all its rows, or of those ``inside`` a group."""
    return fetch(rows(listing).where(*inside), listing, columns=SORTS, key=KEY, nullable=_MAY_BE_EMPTY)


def rows(listing: Listing) -> Select[Any]:
    """What the list shows of each row, in no order."""
    chosen = select(*_COLUMNS).select_from(Customer)
    shown = joined(chosen).outerjoin(Following, Following.id == Status.next_status_id)
    return shown.where(*conditions(listing))


def chosen(listing: Listing) -> Select[Any]:
    """The ids of all plans that the list has, on whatever page."""
    return joined(select(Subscription.id).select_from(Customer)).where(
        Subscription.id.is_not(None), *conditions(listing)
    )


def counts(session: Session, listing: Listing) -> Counts:
    """How many plans of how many customers the list has in all."""
    if not conditions(listing):
        each = select(select(func.count(Subscription.id)).scalar_subquery(), func.count(Customer.id))
        return Counts(*session.execute(each).one())
    people: Any = Customer.id if about_people(listing) else Subscription.customer_id
    figures: Any = select(func.count(Subscription.id), func.count(people.distinct()))
    plans, customers = session.execute(_narrow(figures, listing)).one()
    return Counts(plans, customers)


def counted(listing: Listing, column: Any) -> Any:
    """How many rows (``plans``) the list has of each value of a plan's ``column`` (``number``)."""
    each = _narrow(select(column.label("number"), func.count().label("plans")), listing).group_by(column)
    if conditions(listing):
        return each
    # Over plans alone: a hundred thousand customers need not be joined to say how many have none.
    without = select(null(), func.count()).select_from(Customer)
    return union_all(each, without.where(~exists().where(Subscription.customer_id == Customer.id)))


def about_people(listing: Listing) -> bool:
    """Whether customers are asked for themselves: then those without a plan may be in the list too."""
    return bool(listing.q) or filters.are_about_people(listing)


def _narrow(chosen: Select[Any], listing: Listing) -> Select[Any]:
    """``chosen`` of the rows of the list, joining no more than the filters need."""
    found = chosen.where(*conditions(listing))
    if not about_people(listing):
        return found.select_from(Subscription)
    return found.select_from(Customer).outerjoin(Subscription, Subscription.customer_id == Customer.id)


def joined(chosen: Select[Any]) -> Select[Any]:
    """With each customer's plans, and those who have none."""
    return (
        chosen.outerjoin(Subscription, Subscription.customer_id == Customer.id)
        .outerjoin(Plan, Plan.id == Subscription.plan_id)
        .outerjoin(Status, Status.id == Subscription.status_id)
    )


def conditions(listing: Listing) -> list[ColumnElement[bool]]:
    return [*([matching(listing.q)] if listing.q else []), *filters.conditions(listing)]
