"""Who needs a sender. Floors above say so here, since this one knows nothing of them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel


@dataclass(frozen=True)
class Use:
    """One thing that a sender is needed for, in words, and the page where it is changed."""

    text: str
    url: str


Source = Callable[[Session, Channel, int], list[Use]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    _sources.append(source)
    return source


def uses(session: Session, channel: Channel, sender_id: int) -> list[Use]:
    return [use for source in _sources for use in source(session, channel, sender_id)]
