"""The circuit breaker: a server that fails again and again rests, longer each time, and is shown."""

from datetime import datetime, timedelta

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant

PATIENCE = 5
"""Failures of a server in a row before it is paused."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


class Breaker:
    """Mixin of the row that remembers how one server has fared lately. Not history."""

    failures: Mapped[int] = mapped_column(default=0)
    paused_until: Mapped[datetime | None] = mapped_column(Instant)
    paused_since: Mapped[datetime | None] = mapped_column(Instant)
    last_error: Mapped[str | None] = mapped_column(Text)

    def fail(self, *, cause: str, at: datetime) -> bool:
        """One more failure of the server itself. True when it is paused by it."""
        self.failures += 1
        self.last_error = cause
        pause = pause_after(self.failures)
        if pause is not None:
            self.paused_until = at + pause
            self.paused_since = self.paused_since or at
        return pause is not None

    def rests(self, at: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > at

    @property
    def probing(self) -> bool:
        """Whether it has failed so often that it is tried with a single row."""
        return self.failures >= PATIENCE

    def resume(self) -> None:
        """A person says: try again now."""
        self.failures, self.paused_until, self.paused_since = 0, None, None


WORKING = {"failures": 0, "paused_until": None, "paused_since": None}
"""What a success writes: the count begins anew, a pause is over."""


def pause_after(failures: int) -> timedelta | None:
    """How long a server rests after so many failures in a row; None while there is patience left."""
    if failures < PATIENCE:
        return None
    return min(FIRST_PAUSE * 2 ** min(failures - PATIENCE, 16), LONGEST_PAUSE)
