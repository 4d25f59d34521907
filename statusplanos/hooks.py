"""How a floor is told what it cannot know: it declares a hook, and a floor above provides what belongs there.

A floor imports only from those below it. What a page shows beside itself, who needs a sender, whom a letter
comes from is known above; the module that knows says so when it is imported, by ``provide``.
"""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Many(Generic[T]):
    """As many as there are, in the order in which they came, or each by its name."""

    def __init__(self) -> None:
        self._provided: dict[Hashable, T] = {}

    def provide(self, given: T, *, name: str | None = None) -> T:
        """Returns ``given``, so that it serves as a decorator. Of two with one name the later one counts."""
        self._provided[given if name is None else name] = given
        return given

    def named(self, name: str | None) -> T | None:
        return self._provided.get(name)

    def __iter__(self) -> Iterator[T]:
        return iter(self._provided.values())


class One(Generic[T]):
    """What one module alone provides."""

    def __init__(self) -> None:
        self._provided: T | None = None

    def provide(self, given: T) -> T:
        """Returns ``given``, so that it serves as a decorator. Of two the later one counts."""
        self._provided = given
        return given

    def get(self) -> T | None:
        """For what may be missing: the floor goes on without it."""
        return self._provided

    def require(self) -> T:
        """For what must not be missing in silence. Raises ``LookupError``."""
        if self._provided is None:
            raise LookupError("what a floor above provides is not there: nobody has imported its module")
        return self._provided
