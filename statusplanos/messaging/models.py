"""The outbox: one row a message, written in the transaction of the change it tells of."""

from datetime import date, datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.customers.models import Subscription
from statusplanos.extensions import Instant, db, names_of
from statusplanos.senders.models import Channel, EmailSender, SmsSender
from statusplanos.statuses.models import Status


class State(StrEnum):
    """Where a message stands. ``sent``, ``unknown``, ``failed`` and ``cancelled`` are terminal."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    RETRY_WAIT = "retry_wait"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return str(STATE_WORDS[self.value])


STATE_WORDS = {
    "queued": _l("Queued"),
    "claimed": _l("Being sent"),
    "retry_wait": _l("Waiting to retry"),
    "sent": _l("Sent"),
    "unknown": _l("Without confirmation"),
    "failed": _l("Failed"),
    "cancelled": _l("Cancelled message"),
}


class Message(db.Model):
    """What one customer is told by one channel on one entry into a status.

    When the entry is undone its messages get ``undone_at``: they are never sent any more, and the number of
    the entry is free again.
    The columns from ``customer_name`` to ``due_on`` fix what the placeholders stand for when the message is
    posted; ``sent_subject`` and ``sent_body`` hold the text that went out. ``token``, ``lease_until`` and
    ``submitting`` belong to the worker that has claimed it.
    """

    __tablename__ = "message"
    __table_args__ = (
        Index(
            "uq_message_entry",
            *("subscription_id", "entry_no", "channel"),
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
        Index("ix_message_state_next", "state", "next_attempt_at"),
        Index("ix_message_created_at", "created_at", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), index=True)
    entry_no: Mapped[int]
    status_id: Mapped[int] = mapped_column(ForeignKey("status.id"), index=True)
    operation_id: Mapped[int | None]
    channel: Mapped[Channel] = mapped_column(names_of(Channel))
    email_sender_id: Mapped[int | None] = mapped_column(ForeignKey("email_sender.id"))
    sms_sender_id: Mapped[int | None] = mapped_column(ForeignKey("sms_sender.id"))
    recipient: Mapped[str | None] = mapped_column(String(255))

    customer_name: Mapped[str] = mapped_column(String(160))
    plan_name: Mapped[str] = mapped_column(String(120))
    price_cents: Mapped[int]
    status_name: Mapped[str] = mapped_column(String(80))
    next_status_name: Mapped[str | None] = mapped_column(String(80))
    entered_on: Mapped[date]
    due_on: Mapped[date | None]

    state: Mapped[State] = mapped_column(names_of(State), default=State.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Instant)
    next_attempt_at: Mapped[datetime | None] = mapped_column(Instant)
    give_up_at: Mapped[datetime | None] = mapped_column(Instant)
    token: Mapped[str | None] = mapped_column(String(36), index=True)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    submitting: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    message_id: Mapped[str | None] = mapped_column(String(255))
    error: Mapped[str | None] = mapped_column(Text)
    sent_subject: Mapped[str | None] = mapped_column(Text)
    sent_body: Mapped[str | None] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)

    subscription: Mapped[Subscription] = relationship()
    status: Mapped[Status] = relationship()
    email_sender: Mapped[EmailSender | None] = relationship()
    sms_sender: Mapped[SmsSender | None] = relationship()
