"""How many messages a sender may send in an hour of the clock. What is beyond waits for the next hour.

Counted when messages are claimed, in the same transaction, so that no number of workers sends more. A
message that is tried again counts again: the server has seen it twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.channels.health import health_of, of_sender
from statusplanos.channels.models import SenderHealth
from statusplanos.settings.models import Company

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Reached:
    """A sender that has sent all it may until ``until``."""

    channel: Channel
    sender_id: int
    name: str
    limit: int
    until: datetime


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def limit_of(model: Any) -> ColumnElement[int | None]:
    """The sender's own limit, else the company's; None for any number."""
    company = select(Company.hourly_limit).where(Company.id == 1).scalar_subquery()
    return func.nullif(func.coalesce(model.hourly_limit, company), 0)


def has_room(model: Any, *, at: datetime) -> ColumnElement[bool]:
    """Whether a sender, joined with its :class:`SenderHealth`, may still send in the hour of ``at``."""
    return or_(
        limit_of(model).is_(None),
        SenderHealth.hour_from.is_(None),
        SenderHealth.hour_from != hour_of(at),
        SenderHealth.used < limit_of(model),
    )


def take(session: Session, channel: Channel, sender_id: int, *, wanted: int, at: datetime) -> int:
    """Count up to ``wanted`` messages as sent, and tell how many may be."""
    model = channel.kind.sender
    limit = session.scalar(select(limit_of(model)).where(model.id == sender_id))
    if limit is None:
        return wanted
    health = health_of(session, channel, sender_id)
    if health.hour_from != hour_of(at):
        health.hour_from, health.used = hour_of(at), 0
    given = max(0, min(wanted, limit - health.used))
    health.used += given
    return given


def give_back(session: Session, channel: Channel, sender_id: int, *, unused: int, at: datetime) -> None:
    """Some were taken and not sent after all."""
    if not unused:
        return
    mine = of_sender(channel, sender_id)
    same = SenderHealth.hour_from == hour_of(at), SenderHealth.used >= unused
    session.execute(update(SenderHealth).where(*mine, *same).values(used=SenderHealth.used - unused))


def reached(session: Session, *, at: datetime) -> Sequence[Reached]:
    """The senders that have to wait for the next hour."""
    found: list[Reached] = []
    for channel in Channel:
        model = channel.kind.sender
        full = (
            select(model.id, model.name, limit_of(model))
            .join(SenderHealth, and_(*of_sender(channel, model.id)))
            .where(model.archived_at.is_(None), ~has_room(model, at=at))
            .order_by(model.name)
        )
        until = hour_of(at) + HOUR
        found += [Reached(channel, number, name, most, until) for number, name, most in session.execute(full)]
    return found
