"""What a channel must say of itself. Whatever asks which channel it has, asks one of these instead."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from statusplanos.outbox.transport import Transport


@dataclass(frozen=True)
class Captions:
    """What pages call the channel and what belongs to it, each a whole phrase."""

    name: Any
    send: Any
    sender: Any
    senders: Any
    new_sender: Any
    no_sender_yet: Any
    how_to_begin: Any
    choose_sender: Any
    text: Any
    write_text: Any
    preview: Any
    footer: Any
    footer_help: Any
    write_subject: Any = ""


@dataclass(frozen=True)
class Outgoing:
    """A finished message. ``reference`` is the e-mail's Message-ID, or our own mark of another message."""

    recipient: str
    body: str
    reference: str
    subject: str = ""


@dataclass(frozen=True)
class Length:
    """How a text is charged for: ``size`` in units of its alphabet, ``parts`` of at most ``per_part`` units.

    ``culprits`` are the letters outside the usual alphabet, which leave less room.
    """

    size: int
    parts: int
    per_part: int
    culprits: str = ""


class ChannelKind(ABC):
    """One channel: its senders and how they hand a message over, its texts, and what an outcome means."""

    captions: ClassVar[Captions]
    icon: ClassVar[str]
    sender: ClassVar[Any]
    """The model of its senders, a :class:`statusplanos.channels.senders.Sender`."""
    sender_fields: ClassVar[tuple[str, ...]]
    """What the form of a sender asks, besides secret and limit."""
    presets: ClassVar[Mapping[str, Any]] = {}
    """Forms of a sender to begin with, by their name in the address."""
    request_placeholders: ClassVar[Sequence[str]] = ()
    """What may stand between ``{{`` and ``}}`` in a sender's fields."""
    address: ClassVar[str]
    """The customer's field that says where to reach somebody."""
    has_subject: ClassVar[bool] = False
    longest_text: ClassVar[int | None] = None
    rows: ClassVar[int] = 9
    """How many lines the field of a text shows."""
    longest_footer: ClassVar[int]
    footer_is_one_line: ClassVar[bool] = False
    at_most_once: ClassVar[bool] = False
    """What was handed over without an answer is never sent again by itself."""

    @abstractmethod
    def open(self, sender: Any) -> Transport:
        """What hands messages of ``sender`` over; whoever asked for it closes it.

        Reads all it needs from the row at once: no database is touched while sending. Raises
        ``TransportError`` when the stored secret cannot be read.
        """

    @abstractmethod
    def check(self, sender: Any, secret: str) -> None:
        """Put what was typed into ``sender`` in order. Raises ``DomainError`` beside the field that cannot be
        used."""

    @abstractmethod
    def why_no_address(self, landline: str | None) -> str:
        """Why a customer who has no :attr:`address` cannot be told."""

    @abstractmethod
    def trial(self, sender: Any, recipient: str) -> Outgoing:
        """A message that tries ``sender`` out. Raises ``DomainError`` for a recipient that cannot be used."""

    def with_footer(self, body: str, footer: str) -> str:
        return f"{body}\n{footer}" if footer else body

    def shown(self, recipient: str | None) -> str:
        """Where a message goes, as people write it."""
        return recipient or ""

    def where(self, sender: Any) -> str:
        """Where ``sender`` hands its messages over, for the list of senders."""
        return ""

    def known_to(self, receiver: str) -> str:
        """The address among a member of staff's own to try a sender with; ``receiver`` is their e-mail."""
        return ""

    def reference(self, name: str, sender: Any) -> str | None:
        """A mark for the message that is called ``name`` here, by which a copy can be recognised; None where
        the channel knows no such thing."""
        return None

    def length(self, text: str) -> Length | None:
        """How ``text`` is charged for; None where nobody counts."""
        return None
