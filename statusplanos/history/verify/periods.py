"""Whether the stays in statuses agree with the subscriptions. The tables lie floors above: read by name."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import FromClause, Table, exists, func, or_, select
from sqlalchemy.orm import Session

from statusplanos.extensions import db
from statusplanos.history.streaming import stream
from statusplanos.history.values import canonical_sql


def contradictions(session: Session) -> Iterator[tuple[int, str, str | None, str | None]]:
    """``(subscription id, field, by the periods, by the subscription)`` for each that disagrees."""
    tables = db.metadata.tables
    if "status_period" not in tables:
        return
    period, subscription = tables["status_period"], tables["subscription"]
    for check in (_open_periods(period, subscription), _seams(period)):
        for row in stream(session, check):
            yield from _told(row)


def _told(row: Any) -> Iterator[tuple[int, str, str | None, str | None]]:
    number, *pairs = row
    for name, periods, table in zip(_NAMES[len(pairs)], pairs[::2], pairs[1::2], strict=True):
        if periods != table:
            yield number, name, periods, table


_NAMES = {
    6: ("status_period.status_id", "status_period.started_on", "status_period.price_cents"),
    2: ("status_period.ended_on",),
}


def _open_periods(period: Table, subscription: Table) -> Any:
    """The open period has the subscription's status and price, and the stay began on its day of entry."""
    stay = period.alias()
    began = exists().where(
        stay.c.subscription_id == subscription.c.id,
        stay.c.status_id + 0 == subscription.c.status_id,  # the sum keeps SQLite off the index of statuses
        stay.c.started_on == subscription.c.entered_on,
    )
    current = (period.c.subscription_id == subscription.c.id) & period.c.ended_on.is_(None)
    wrong = or_(
        period.c.id.is_(None),
        period.c.status_id != subscription.c.status_id,
        period.c.price_cents != subscription.c.price_cents,
        period.c.started_on < subscription.c.entered_on,
        ~began,
    )
    pairs = [
        side
        for name, own in (("status_id", "status_id"), ("started_on", "entered_on"), ("price_cents",) * 2)
        for side in (_text(period, name), _text(subscription, own))
    ]
    joined = subscription.outerjoin(period, current)
    return select(subscription.c.id, *pairs).select_from(joined).where(wrong).order_by(subscription.c.id)


def _seams(period: Table) -> Any:
    """Each period ends where the next one, in order of entry, begins; only the last one is open."""
    following = func.lead(period.c.started_on).over(
        partition_by=period.c.subscription_id, order_by=period.c.id
    )
    rows = select(
        period.c.subscription_id, period.c.ended_on, following.label("next_on"), period.c.id
    ).subquery()
    wrong = rows.c.ended_on.is_distinct_from(rows.c.next_on)
    shown = (_text(rows, "ended_on"), _text(rows, "next_on"))
    return select(rows.c.subscription_id, *shown).where(wrong).order_by(rows.c.subscription_id, rows.c.id)


def _text(source: FromClause, name: str) -> Any:
    return canonical_sql(source.c[name], source.c[name].type)
