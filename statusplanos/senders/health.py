"""The circuit breaker: a sender whose server fails again and again rests, longer each time, and is shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from statusplanos.senders.models import Channel, SenderHealth

PATIENCE = 5
"""Failures of the server in a row before its sender is paused."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


def pause_after(failures: int) -> timedelta | None:
    """How long a sender rests after so many failures in a row; None while there is patience left."""
    if failures < PATIENCE:
        return None
    return min(FIRST_PAUSE * 2 ** min(failures - PATIENCE, 16), LONGEST_PAUSE)


def note_failure(session: Session, channel: Channel, sender_id: int, *, cause: str, at: datetime) -> bool:
    """One more failure of the server itself. True when the sender is paused by it."""
    health = health_of(session, channel, sender_id)
    health.failures += 1
    health.last_error = cause
    pause = pause_after(health.failures)
    if pause is not None:
        health.paused_until = at + pause
        health.paused_since = health.paused_since or at
    return pause is not None


def note_success(session: Session, channel: Channel, sender_id: int) -> None:
    """The server works: the count begins anew, a pause is over."""
    troubled = update(SenderHealth).where(
        SenderHealth.channel == channel, SenderHealth.sender_id == sender_id, SenderHealth.failures > 0
    )
    session.execute(troubled.values(failures=0, paused_until=None, paused_since=None))


def resume(session: Session, channel: Channel, sender_id: int) -> None:
    """A person says: try again now."""
    health = health_of(session, channel, sender_id)
    health.failures, health.paused_until, health.paused_since = 0, None, None


def paused(session: Session) -> Sequence[SenderHealth]:
    """The senders that rest, or that would begin with a single try because nothing has worked since."""
    found = select(SenderHealth).where(SenderHealth.paused_until.is_not(None))
    return session.scalars(found.order_by(SenderHealth.id)).all()


def health_of(session: Session, channel: Channel, sender_id: int) -> SenderHealth:
    """The sender's row, locked until the commit."""
    wanted = select(SenderHealth).where(SenderHealth.channel == channel, SenderHealth.sender_id == sender_id)
    health = session.scalar(wanted.with_for_update())
    if health is None:
        health = SenderHealth(channel=channel, sender_id=sender_id, failures=0)
        session.add(health)
    return health
