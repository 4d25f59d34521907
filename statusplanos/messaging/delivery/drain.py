"""One drain of all that waits to be told: letters to staff and messages to customers."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from statusplanos.messaging.delivery.messages import MESSAGES
from statusplanos.messaging.delivery.staff_letters import STAFF_LETTERS
from statusplanos.outbox import drain as outbox

OUTLETS = (STAFF_LETTERS, MESSAGES)
"""Letters come first: somebody waits for them before a screen."""


def drain(
    *, stop: Callable[[], bool] = lambda: False, limit: int | None = None, lease: timedelta = outbox.LEASE
) -> outbox.DeliveryResult:
    """Send what is due (:func:`statusplanos.outbox.drain.drain`). Returns what became of the messages."""
    return outbox.drain(OUTLETS, stop=stop, limit=limit, lease=lease)[MESSAGES]


def has_work(session: Session, *, at: datetime) -> bool:
    """Whether a drain at ``at`` would find something."""
    return outbox.has_work(session, OUTLETS, at=at)
