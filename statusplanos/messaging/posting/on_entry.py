"""Posting: a row for each channel that tells of an entry into a status, in that change's own transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Integer, Select, String, Table, case, cast, func, literal, null, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import Instant
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import GIVE_UP_AFTER, State
from statusplanos.statuses.models import Notice, Status

_following = aliased(Status)


def post(
    session: Session, subscription_id: int, *, at: datetime, operation_id: int | None
) -> dict[Channel, int]:
    """:func:`post_many` for one subscription."""
    return post_many(session, [subscription_id], at=at, operation_id=operation_id)


def post_many(
    session: Session, subscription_ids: Iterable[int], *, at: datetime, operation_id: int | None
) -> dict[Channel, int]:
    """Tell the customers of the statuses they now stand in, by each channel that the status has switched on.

    A customer without the address gets a row in state *failed* that says so. An entry already posted stays
    as it is. Two statements, however many the ids. Returns how many rows were written by channel.
    """
    # The rows are read by the database: what the session has not written yet would be missing.
    session.flush()
    ids = sorted(set(subscription_ids))
    return {channel: _post(session, channel, ids, at, operation_id) for channel in Channel}


def counts_if_posted(
    session: Session, chosen: Select[Any], *, status_id: int
) -> dict[Channel, dict[State, int]]:
    """How many would be queued, and how many fail for want of an address, if the subscriptions whose ids
    ``chosen`` selects entered the status."""
    return {channel: _expected(session, channel, chosen, status_id) for channel in Channel}


def address_column(channel: Channel) -> InstrumentedAttribute[str | None]:
    """The customer's column that says where a message of ``channel`` goes."""
    column: InstrumentedAttribute[str | None] = getattr(Customer, channel.kind.address)
    return column


def address_of(customer: Customer, channel: Channel) -> str | None:
    """Where ``customer`` is told by ``channel``."""
    address: str | None = getattr(customer, channel.kind.address)
    return address


def _post(session: Session, channel: Channel, ids: list[int], at: datetime, operation_id: int | None) -> int:
    table: Table = Message.__table__
    columns = _columns(channel, at, operation_id)
    rows = _entries(channel, columns.values()).where(
        Subscription.id.in_(among(session, ids)), Subscription.status_id == Status.id
    )
    dialect: Any = sqlite if _is_sqlite(session) else postgresql
    write = dialect.insert(table).from_select(list(columns), rows)
    key = [table.c.subscription_id, table.c.entry_no, table.c.channel]
    done = session.connection().execute(
        write.on_conflict_do_nothing(index_elements=key, index_where=table.c.undone_at.is_(None)),
        execution_options={"preserve_rowcount": True},
    )
    return int(done.rowcount)


def _columns(channel: Channel, at: datetime, operation_id: int | None) -> dict[str, Any]:
    """What is written into which column of a message."""
    address = address_column(channel)
    lacks, why = address.is_(None), channel.kind.why_no_address
    cause = case(
        (lacks & Customer.landline.is_not(None), why("x")),
        (lacks, why(None)),
        else_=cast(null(), String),
    )
    return {
        "subscription_id": Subscription.id,
        "entry_no": Subscription.entry_no,
        "status_id": Status.id,
        "operation_id": cast(literal(operation_id, Integer), Integer),
        "channel": literal(channel.value, String),
        Message.sender_column(channel).key: Notice.sender_column(channel),
        "recipient": address,
        "customer_name": Customer.name,
        "plan_name": Plan.name,
        "price_cents": Subscription.price_cents,
        "status_name": Status.description,
        "next_status_name": _following.description,
        "entered_on": Subscription.entered_on,
        "due_on": Subscription.due_on,
        "state": case((lacks, State.FAILED.value), else_=State.QUEUED.value),
        "attempts": literal(0, Integer),
        "created_at": literal(at, Instant),
        "next_attempt_at": literal(at, Instant),
        "give_up_at": literal(at + GIVE_UP_AFTER, Instant),
        "submitting": literal(False),
        "error": cause,
    }


def _entries(channel: Channel, columns: Iterable[Any]) -> Select[Any]:
    """Subscriptions beside a status whose notice by ``channel`` is on and has a sender in use."""
    sender = channel.kind.sender
    return (
        select(*columns)
        .select_from(Subscription)
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(Plan, Plan.id == Subscription.plan_id)
        .join(Status, literal(True))
        .join(Notice, (Notice.status_id == Status.id) & (Notice.channel == channel) & Notice.enabled)
        .join(sender, (sender.id == Notice.sender_column(channel)) & sender.archived_at.is_(None))
        .outerjoin(_following, _following.id == Status.next_status_id)
    )


def _expected(session: Session, channel: Channel, chosen: Select[Any], status_id: int) -> dict[State, int]:
    address = address_column(channel)
    counted = _entries(channel, (func.count(address), func.count() - func.count(address)))
    found = session.execute(counted.where(Subscription.id.in_(chosen), Status.id == status_id)).one()
    return {State.QUEUED: found[0], State.FAILED: found[1]}


def among(session: Session, ids: list[int]) -> Select[Any]:
    """A select of ``ids`` as one parameter, so that any number of them fits into one statement."""
    if _is_sqlite(session):
        values = func.json_each(func.json_array() if not ids else str(ids)).table_valued("value")
        return select(values.c.value)
    return select(func.unnest(cast(literal(ids, ARRAY(Integer)), ARRAY(Integer))))


def _is_sqlite(session: Session) -> bool:
    return session.connection().dialect.name == "sqlite"
