"""What a way of sending is. Each module of this folder is one way and registers itself here."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TypeVar, runtime_checkable

from statusplanos.senders.models import EmailSender, SmsSender


class TransportError(Exception):
    """A message did not go out, or nobody knows whether it did; ``message`` is the cause in words.

    ``permanent``: trying again cannot help. ``uncertain``: it was handed over and no answer came.
    ``server``: the fault lies with the sender's server and not with this one recipient.
    """

    def __init__(
        self, message: str, permanent: bool, uncertain: bool = False, *, server: bool = False
    ) -> None:
        super().__init__(message)
        self.message = str(message)
        self.permanent = permanent
        self.uncertain = uncertain
        self.server = server


@dataclass(frozen=True)
class Outgoing:
    """A finished message. ``reference`` is the e-mail's Message-ID, or our own mark of an SMS."""

    recipient: str
    body: str
    reference: str
    subject: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the server answered, and the id under which it keeps the message, if it said one."""

    answer: str
    message_id: str | None = None


@runtime_checkable
class Transport(Protocol):
    """One connection for a batch. ``send`` returns only when the server has accepted the message."""

    def send(self, message: Outgoing) -> Receipt:
        """Raises :class:`TransportError`; takes 25 seconds at most."""

    def close(self) -> None:
        """Never raises and never waits."""


Sender = EmailSender | SmsSender
Opener = Callable[..., Transport]
T = TypeVar("T", bound=Opener)
_openers: dict[str, Opener] = {}


def register(way: str) -> Callable[[T], T]:
    """The decorated callable makes the transport of ``way`` from a sender's row. It opens nothing yet."""

    def keep(opener: T) -> T:
        _openers[way] = opener
        return opener

    return keep


def open_transport(sender: Sender) -> Transport:
    """The transport of ``sender``; whoever asked for it closes it.

    Reads everything it needs from the row at once: no database is touched while sending. Raises
    :class:`TransportError` when the stored secret cannot be read.
    """
    way = sender.way.value if isinstance(sender, EmailSender) else "http"
    if way not in _openers:
        load()
    return _openers[way](sender)


def load() -> None:
    """Import every module of this folder, so that each registers itself."""
    package = __name__.rpartition(".")[0]
    for module in pkgutil.iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
