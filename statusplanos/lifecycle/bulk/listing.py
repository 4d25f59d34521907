"""The lists of bulk changes and of one's plans, and the plans as CSV."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState
from statusplanos.statuses.models import Status
from statusplanos.web.lists.listing import Listing, Page, fetch

BATCH = 1000
_ORDER = {"plano": BulkItem.subscription_id}
_NEWEST = {"quando": BulkChange.id}
_Undone = aliased(BulkChange)
_UndoneTo = aliased(Status)


def read() -> Listing:
    return Listing.read(sorts=tuple(_ORDER), default="plano", filters=("resultado",))


def items(bulk: BulkChange, listing: Listing) -> Page:
    """The plans of ``bulk``, narrowed to one result."""
    rows = _items(bulk)
    result = result_of(listing)
    if result:
        rows = rows.where(BulkItem.state == result)
    return fetch(rows, listing, columns=_ORDER, key=BulkItem.id)


def result_of(listing: Listing) -> ItemState | None:
    text = listing.filters["resultado"]
    return next((state for state in ItemState if state.value == text), None)


def _items(bulk: BulkChange) -> Select[Any]:
    columns: tuple[Any, ...] = (
        BulkItem.subscription_id,
        BulkItem.state,
        BulkItem.cause,
        Subscription.code,
        Customer.name,
        Plan.name.label("plan"),
        Status.description,
        Status.category,
        Status.tone,
    )
    return (
        select(*columns)
        .select_from(BulkItem)
        .join(Subscription, Subscription.id == BulkItem.subscription_id)
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(Plan, Plan.id == Subscription.plan_id)
        .join(Status, Status.id == BulkItem.from_status_id)
        .where(BulkItem.bulk_id == bulk.id)
    )


def header() -> list[str]:
    return [_("Code"), _("Customer"), _("Plan"), _("From status"), _("Result"), _("Cause")]


def shown(session: Session, bulk: BulkChange) -> Iterator[list[str | None]]:
    """Every plan with its result, for a spreadsheet."""
    rows = _items(bulk).order_by(BulkItem.subscription_id).execution_options(yield_per=BATCH)
    for row in session.execute(rows):
        yield [row.code, row.name, row.plan, row.description, bulk.word(row.state), row.cause]


def read_changes() -> Listing:
    return Listing.read(sorts=tuple(_NEWEST), default="-quando")


def changes(listing: Listing) -> Page:
    """The bulk changes that were confirmed."""
    columns: tuple[Any, ...] = (
        BulkChange.id,
        BulkChange.state,
        BulkChange.actor,
        BulkChange.confirmed_at,
        BulkChange.reason,
        BulkChange.undoes_id,
        func.coalesce(Status.description, _UndoneTo.description).label("description"),
        func.coalesce(Status.category, _UndoneTo.category).label("category"),
        func.coalesce(Status.tone, _UndoneTo.tone).label("tone"),
    )
    rows = (
        select(*columns)
        .select_from(BulkChange)
        .outerjoin(Status, Status.id == BulkChange.to_status_id)
        .outerjoin(_Undone, _Undone.id == BulkChange.undoes_id)
        .outerjoin(_UndoneTo, _UndoneTo.id == _Undone.to_status_id)
        .where(BulkChange.state.not_in((BulkState.CHOSEN, BulkState.FORESEEN)))
    )
    return fetch(rows, listing, columns=_NEWEST, key=BulkChange.id)


def tallies(session: Session, numbers: list[int]) -> dict[int, Counter[str]]:
    """How many plans each bulk change has by result."""
    counted = select(BulkItem.bulk_id, BulkItem.state, func.count()).where(BulkItem.bulk_id.in_(numbers))
    found: dict[int, Counter[str]] = {number: Counter() for number in numbers}
    for number, state, count in session.execute(counted.group_by(BulkItem.bulk_id, BulkItem.state)):
        found[number][state.value] = count
    return found
