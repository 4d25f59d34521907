"""The messages as other programs get them; the keys are a contract (fields may be added, never renamed)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Subscription
from statusplanos.messaging.models import Message

COLUMNS = (
    Message.id,
    Subscription.code.label("subscription"),
    Message.status_name.label("status"),
    Message.channel,
    Message.recipient,
    func.coalesce(*(channel.kind.sender.name for channel in Channel)).label("sender"),
    Message.state,
    Message.attempts,
    Message.created_at,
    Message.sent_at,
    Message.message_id,
    Message.error,
)


def messages(session: Session) -> Iterator[dict[str, Any]]:
    """Every message, oldest first, one at a time; instants as ISO 8601 with offset."""
    rows = (
        select(*COLUMNS).join(Subscription, Subscription.id == Message.subscription_id).order_by(Message.id)
    )
    for channel in Channel:
        sender = channel.kind.sender
        rows = rows.outerjoin(sender, sender.id == Message.sender_column(channel))
    for row in session.execute(rows, execution_options={"yield_per": 1000}).mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if hasattr(value, "value") else value
