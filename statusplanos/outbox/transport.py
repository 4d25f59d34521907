"""What hands one thing over to a server, and what it says about the outcome."""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


class TransportError(Exception):
    """Something did not go out, or nobody knows whether it did; ``message`` is the cause in words.

    ``permanent``: trying again cannot help. ``uncertain``: it was handed over and no answer came.
    ``server``: the fault lies with the server and not with this one recipient. Not ``reached``: it never came
    to the server, and says nothing of it.
    """

    def __init__(
        self,
        message: str,
        permanent: bool,
        uncertain: bool = False,
        *,
        server: bool = False,
        reached: bool = True,
    ) -> None:
        super().__init__(message)
        self.message = storable(str(message))
        self.reached = reached
        self.permanent = permanent
        self.uncertain = uncertain
        self.server = server


@dataclass(frozen=True)
class Receipt:
    """What the server answered, and the id under which it keeps what it took, if it said one."""

    answer: str
    message_id: str | None = None

    def __post_init__(self) -> None:
        if self.message_id is not None:
            object.__setattr__(self, "message_id", storable(self.message_id))


def storable(text: str) -> str:
    """``text`` without what no database takes: NUL, and halves of a letter."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


@runtime_checkable
class Transport(Protocol):
    """One connection for a batch. ``send`` returns only when the server has accepted the contents."""

    def send(self, message: Any) -> Receipt:
        """Raises :class:`TransportError`; takes 25 seconds at most."""

    def close(self) -> None:
        """Never raises and never waits."""
