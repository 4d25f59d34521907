"""How the senders fare: which rest because their server fails, and when they are tried again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.channels.models import SenderHealth
from statusplanos.outbox.breaker import WORKING


def note_failure(session: Session, channel: Channel, sender_id: int, *, cause: str, at: datetime) -> bool:
    """One more failure of the server itself. True when the sender is paused by it."""
    return health_of(session, channel, sender_id).fail(cause=cause, at=at)


def note_success(session: Session, channel: Channel, sender_id: int) -> None:
    """The server works: the count begins anew, a pause is over."""
    troubled = update(SenderHealth).where(*of_sender(channel, sender_id), SenderHealth.failures > 0)
    session.execute(troubled.values(**WORKING))


def resume(session: Session, channel: Channel, sender_id: int) -> None:
    """A person says: try again now."""
    health_of(session, channel, sender_id).resume()


def paused(session: Session) -> Sequence[SenderHealth]:
    """The senders that rest, or that would begin with a single try because nothing has worked since."""
    found = select(SenderHealth).where(SenderHealth.paused_until.is_not(None))
    return session.scalars(found.order_by(SenderHealth.id)).all()


def known(session: Session, channel: Channel, sender_id: int) -> SenderHealth | None:
    """How the sender has fared; None when nothing was ever noted."""
    return session.scalar(select(SenderHealth).where(*of_sender(channel, sender_id)))


def health_of(session: Session, channel: Channel, sender_id: int) -> SenderHealth:
    """The sender's row, locked until the commit."""
    health = session.scalar(select(SenderHealth).where(*of_sender(channel, sender_id)).with_for_update())
    if health is None:
        try:
            with session.begin_nested():
                health = SenderHealth(channel=channel, sender_id=sender_id, failures=0, used=0)
                session.add(health)
        except IntegrityError:  # another one was the first
            return health_of(session, channel, sender_id)
    return health


def of_sender(channel: Channel, sender_id: Any) -> tuple[ColumnElement[bool], ...]:
    """What tells the row of a sender; ``sender_id`` is its id, or the column that holds it."""
    return SenderHealth.channel == channel, SenderHealth.sender_id == sender_id
