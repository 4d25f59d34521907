"""How the senders fare."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.channels.channel import Channel
from statusplanos.extensions import Instant, db, names_of
from statusplanos.outbox.breaker import Breaker


class SenderHealth(Breaker, db.Model):
    """A sender's breaker, and how many messages it has taken since ``hour_from``. Not history."""

    __tablename__ = "sender_health"
    __table_args__ = (UniqueConstraint("channel", "sender_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[Channel] = mapped_column(names_of(Channel))
    sender_id: Mapped[int]
    hour_from: Mapped[datetime | None] = mapped_column(Instant)
    used: Mapped[int] = mapped_column(default=0)
