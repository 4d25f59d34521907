"""What hands one thing over to a server, and what it says about the outcome."""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


class TransportError(Exception):
    """Something did not go out, or nobody knows whether it did; ``message`` is the cause in words.

    ``permanent``: trying again cannot help. ``uncertain``: it was handed over and no answer came.
    ``server``: the fault lies with the server and not with this one recipient.
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
class Receipt:
    """What the server answered, and the id under which it keeps what it took, if it said one."""

    answer: str
    message_id: str | None = None


@runtime_checkable
class Transport(Protocol):
    """One connection for a batch. ``send`` returns only when the server has accepted the contents."""

    def send(self, message: Any) -> Receipt:
        """Raises :class:`TransportError`; takes 25 seconds at most."""

    def close(self) -> None:
        """Never raises and never waits."""
