"""What a row that must leave the house carries, whatever table it stands in."""

from datetime import datetime, timedelta
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, names_of


class State(StrEnum):
    """Where a row stands. ``sent``, ``unknown``, ``failed`` and ``cancelled`` are terminal: the worker never
    leaves them. Stored: never rename."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    RETRY_WAIT = "retry_wait"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return str(STATE_WORDS[self.value])


STATE_WORDS = {
    "queued": _l("Queued"),
    "claimed": _l("Being sent"),
    "retry_wait": _l("Waiting to retry"),
    "sent": _l("Sent"),
    "unknown": _l("Without confirmation"),
    "failed": _l("Failed"),
    "cancelled": _l("Cancelled message"),
}
WAITING = (State.QUEUED, State.RETRY_WAIT)
GIVE_UP_AFTER = timedelta(hours=24)
"""How long a row is tried, counted from its first attempt."""


class OutboxRow:
    """Mixin of every table whose rows are sent.

    ``token``, ``lease_until`` and ``submitting`` belong to the worker that has claimed the row; with
    ``submitting`` it is being handed over at this moment. ``error`` is the cause of the last failure.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State] = mapped_column(names_of(State), default=State.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Instant)
    next_attempt_at: Mapped[datetime | None] = mapped_column(Instant)
    give_up_at: Mapped[datetime | None] = mapped_column(Instant)
    token: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    submitting: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    error: Mapped[str | None] = mapped_column(Text)

    def queue_again(self, *, at: datetime) -> None:
        """A person wants it sent after all: it begins anew."""
        self.state, self.error = State.QUEUED, None
        self.next_attempt_at, self.give_up_at = at, at + GIVE_UP_AFTER
        self.token = self.lease_until = None
        self.submitting = False
