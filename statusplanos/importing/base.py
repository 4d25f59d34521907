"""What the database already holds of the rows at hand, read set-based, a chunk at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.statuses.models import Status

Values = dict[str, Any]
"""A row of a table on its way into it; without ``id`` until it is written."""


@dataclass(frozen=True, slots=True)
class Here:
    """A subscription as it stands, with its customer's document and its open period."""

    id: int
    code: str
    customer_id: int
    document: str
    plan_id: int
    price_cents: int
    status_id: int
    entered_on: date
    due_on: date | None
    billed_from: date | None
    entry_no: int
    version: int
    period_id: int
    period_from: date
    period_bills: bool


def statuses(session: Session) -> dict[int, Status]:
    """Every status by its id, the archived ones too: subscriptions may stand in them."""
    return {status.id: status for status in session.scalars(select(Status))}


def plans(session: Session) -> dict[str, Values]:
    """Every plan by its folded name, the archived ones too: old customers have them."""
    rows = session.execute(select(Plan.name_folded, Plan.id, Plan.name, Plan.price_cents))
    return {
        folded: {"id": number, "name": name, "price_cents": price} for folded, number, name, price in rows
    }


def customers(session: Session, documents: Iterable[str], *, lock: bool) -> dict[str, Values]:
    """The customers of ``documents``, held against others' changes when ``lock``."""
    columns = [
        Customer.id,
        Customer.document,
        Customer.name,
        Customer.email,
        Customer.mobile,
        Customer.landline,
        Customer.version,
    ]
    found = select(*columns).where(Customer.document.in_(list(documents)))
    rows = session.execute(found.with_for_update() if lock else found)
    return {row.document: dict(row._mapping) for row in rows}


_STORED = [
    Subscription.id,
    Subscription.code,
    Subscription.customer_id,
    Subscription.plan_id,
    Subscription.price_cents,
    Subscription.status_id,
    Subscription.entered_on,
    Subscription.due_on,
    Subscription.billed_from,
    Subscription.entry_no,
    Subscription.version,
]


def subscriptions(session: Session, codes: Iterable[str], *, lock: bool) -> dict[str, Here]:
    """The subscriptions of ``codes``, held against others' changes when ``lock``.

    Plain look-ups by index, one after the other: as one join PostgreSQL, which knows nothing yet of
    tables that are being filled, reads them whole for each chunk.
    """
    found = select(*_STORED).where(Subscription.code.in_(list(codes)))
    rows = session.execute(found.with_for_update() if lock else found).mappings().all()
    documents = _documents(session, {row["customer_id"] for row in rows})
    periods = _open_periods(session, [row["id"] for row in rows])
    return {
        row["code"]: Here(**row, document=documents[row["customer_id"]], **periods[row["id"]]) for row in rows
    }


def owners(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """The documents of the customers whose subscriptions have ``codes``."""
    found = select(Subscription.code, Subscription.customer_id).where(Subscription.code.in_(list(codes)))
    customers = {code: number for code, number in session.execute(found)}
    documents = _documents(session, set(customers.values()))
    return {code: documents[number] for code, number in customers.items()}


def _documents(session: Session, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    found = select(Customer.id, Customer.document).where(Customer.id.in_(ids))
    return {number: document for number, document in session.execute(found)}


def _open_periods(session: Session, ids: list[int]) -> dict[int, Values]:
    if not ids:
        return {}
    found = select(StatusPeriod).where(StatusPeriod.subscription_id.in_(ids), StatusPeriod.ended_on.is_(None))
    columns = [
        StatusPeriod.subscription_id,
        StatusPeriod.id.label("period_id"),
        StatusPeriod.started_on.label("period_from"),
        StatusPeriod.generates_billing.label("period_bills"),
    ]
    rows = [dict(row) for row in session.execute(found.with_only_columns(*columns)).mappings()]
    return {row.pop("subscription_id"): row for row in rows}
