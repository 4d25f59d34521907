"""Messages to customers: a row each, written in the transaction of the change it tells of."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.channels.channel import Channel
from statusplanos.channels.columns import FromSender
from statusplanos.customers.models import Subscription
from statusplanos.extensions import Instant, db, names_of
from statusplanos.outbox.rows import OutboxRow
from statusplanos.statuses.models import Status


class Message(OutboxRow, FromSender, db.Model):
    """What one customer is told by one channel on one entry into a status.

    When the entry is undone its messages get ``undone_at``: they are never sent any more, and the number of
    the entry is free again.
    The columns from ``customer_name`` to ``due_on`` fix what the placeholders stand for when the message is
    posted; ``sent_subject`` and ``sent_body`` hold the text that went out.
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

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), index=True)
    entry_no: Mapped[int]
    status_id: Mapped[int] = mapped_column(ForeignKey("status.id"), index=True)
    operation_id: Mapped[int | None]
    channel: Mapped[Channel] = mapped_column(names_of(Channel))
    recipient: Mapped[str | None] = mapped_column(String(255))

    customer_name: Mapped[str] = mapped_column(String(160))
    plan_name: Mapped[str] = mapped_column(String(120))
    price_cents: Mapped[int]
    status_name: Mapped[str] = mapped_column(String(80))
    next_status_name: Mapped[str | None] = mapped_column(String(80))
    entered_on: Mapped[date]
    due_on: Mapped[date | None]

    token: Mapped[str | None] = mapped_column(String(36), index=True)
    message_id: Mapped[str | None] = mapped_column(String(255))
    sent_subject: Mapped[str | None] = mapped_column(Text)
    sent_body: Mapped[str | None] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)

    subscription: Mapped[Subscription] = relationship()
    status: Mapped[Status] = relationship()
