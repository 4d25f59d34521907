"""The channels by which customers are told. What one of them is stands in the folder that has its name."""

from enum import StrEnum
from functools import cache
from importlib import import_module

from statusplanos.channels.kind import ChannelKind


class Channel(StrEnum):
    """How a customer is told. Stored: never rename. The folder ``channels/<value>`` says what it is."""

    EMAIL = "email"
    SMS = "sms"

    @property
    def kind(self) -> ChannelKind:
        """All that is special to this channel."""
        return _kind(self.value)

    @property
    def label(self) -> str:
        return str(self.kind.captions.name)


@cache
def _kind(name: str) -> ChannelKind:
    found: ChannelKind = import_module(f"{__package__}.{name}.kind").KIND
    return found
