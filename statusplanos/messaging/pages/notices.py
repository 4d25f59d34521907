"""Which notices use a sender: told to the senders' floor, which knows nothing of statuses."""

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.channels.usage import Use, need
from statusplanos.statuses.models import Notice, Status


@need.provide
def notices_using(session: Session, channel: Channel, sender_id: int) -> list[Use]:
    found = (
        select(Status.id, Status.description)
        .join(Notice, Notice.status_id == Status.id)
        .where(Notice.channel == channel, Notice.enabled, Notice.sender_column(channel) == sender_id)
        .order_by(Status.description)
    )
    return [Use(name, url_for("statuses.edit", id=number)) for number, name in session.execute(found)]
