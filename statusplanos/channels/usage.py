"""Who needs a sender. Floors above say so here, since this one knows nothing of them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.hooks import Many


@dataclass(frozen=True)
class Use:
    """One thing that a sender is needed for, in words, and the page where it is changed."""

    text: str
    url: str


need: Many[Callable[[Session, Channel, int], list[Use]]] = Many()
"""What needs the sender of a channel with this id."""


def uses(session: Session, channel: Channel, sender_id: int) -> list[Use]:
    return [use for source in need for use in source(session, channel, sender_id)]
