"""The rows of ``export statuses``. Other programs read the keys: never rename."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from statusplanos.channels.channel import Channel
from statusplanos.statuses.models import Notice, Status


def statuses(session: Session) -> Iterator[dict[str, Any]]:
    """Every status, archived ones too, by id; each channel's key tells whether a notice goes out by it."""
    following = aliased(Status)
    chosen = (
        select(
            Status.description,
            Status.category,
            Status.generates_billing,
            following.description.label("next_status"),
            Status.duration_days,
            Status.allows_changes,
            Status.access,
            Status.is_trial,
            Status.allows_radius_login,
            Status.allows_scheduled_tasks,
            *(_notifies(channel).label(channel.value) for channel in Channel),
            Status.archived_at.is_not(None).label("archived"),
        )
        .outerjoin(following, following.id == Status.next_status_id)
        .order_by(Status.id)
    )
    for row in session.execute(chosen):
        yield {name: getattr(value, "value", value) for name, value in row._mapping.items()}


def _notifies(channel: Channel) -> Any:
    own = (Notice.status_id == Status.id, Notice.channel == channel, Notice.enabled)
    return exists().where(*own).correlate(Status)
