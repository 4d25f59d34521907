"""What the database already holds of the rows at hand, read set-based, a chunk at a time."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.addresses import PARTS
from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.lifecycle.imported_plans import Standing, Values
from statusplanos.statuses.models import Status


def statuses(session: Session) -> dict[int, Status]:
    """Every status by its id, the archived ones too: subscriptions may stand in them."""
    return {status.id: status for status in session.scalars(select(Status))}


def status_names(session: Session, aliases: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """Those in use with id and shown name: by folded name, and by ``aliases`` for ids."""
    in_use = select(Status.description_folded, Status.id, Status.description).where(
        Status.archived_at.is_(None)
    )
    own = {folded: (number, name) for folded, number, name in session.execute(in_use)}
    by_id = {number: (number, name) for number, name in own.values()}
    return own | {alias: by_id[number] for alias, number in aliases.items() if number in by_id}


def plan_names(session: Session, aliases: Mapping[str, int]) -> dict[str, str]:
    """The shown names of our plans by the ``aliases`` for their ids."""
    if not aliases:
        return {}
    names = {number: name for number, name in session.execute(select(Plan.id, Plan.name))}
    return {alias: names[number] for alias, number in aliases.items() if number in names}


def plans(session: Session) -> dict[str, Values]:
    """Every plan by its folded name, the archived ones too: old customers have them."""
    columns = (Plan.name_folded, Plan.id, Plan.name, Plan.price_cents, Plan.supports_radius)
    rows = session.execute(select(*columns)).mappings()
    return {row["name_folded"]: dict(row) for row in rows}


def customers(session: Session, documents: Iterable[str], *, lock: bool) -> dict[str, Values]:
    """The customers of ``documents``, held against others' changes when ``lock``."""
    columns = [
        Customer.id,
        Customer.document,
        Customer.name,
        Customer.email,
        Customer.mobile,
        Customer.landline,
        Customer.due_day,
        *(getattr(Customer, part) for part in PARTS),
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


def subscriptions(session: Session, codes: Iterable[str], *, lock: bool) -> dict[str, Standing]:
    """The subscriptions of ``codes``, held against others' changes when ``lock``.

    Plain look-ups by index, one after the other: as one join PostgreSQL, which knows nothing yet of
    tables that are being filled, reads them whole for each chunk.
    """
    found = select(*_STORED).where(Subscription.code.in_(list(codes)))
    rows = session.execute(found.with_for_update() if lock else found).mappings().all()
    documents = _documents(session, {row["customer_id"] for row in rows})
    periods = _open_periods(session, [row["id"] for row in rows])
    return {
        row["code"]: Standing(**row, document=documents[row["customer_id"]], **periods[row["id"]])
        for row in rows
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
