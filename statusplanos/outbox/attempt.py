"""One parcel handed over, and what became of it judged."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.outbox import backoff
from statusplanos.outbox.outlet import Outlet, Parcel, Route
from statusplanos.outbox.rows import State
from statusplanos.outbox.transport import Receipt, Transport, TransportError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one row. ``fault`` is the cause when the route's server is to blame for it."""

    state: State
    error: str | None = None
    fault: str | None = None
    receipt: Receipt | None = None
    wait: timedelta | None = None
    reached: bool = True
    """Whether it came as far as the server."""

    def columns(self, outlet: Outlet, parcel: Parcel, *, at: datetime) -> dict[str, Any]:
        """What is written into the row, besides its state."""
        columns: dict[str, Any] = {
            "error": self.error,
            "next_attempt_at": at + self.wait if self.wait else None,
        }
        if self.state in (State.SENT, State.UNKNOWN):
            columns |= outlet.sent_columns(parcel, self.receipt)
        if self.state == State.SENT:
            columns["sent_at"] = at
        return columns


def attempt(parcel: Parcel, transport: Transport | TransportError, route: Route) -> Outcome:
    """Send one parcel, and judge what happened. Never raises."""
    if parcel.problem is not None:
        return Outcome(State.FAILED, parcel.problem, reached=False)
    try:
        if isinstance(transport, TransportError):
            raise transport
        return Outcome(State.SENT, receipt=transport.send(parcel.contents))
    except TransportError as error:
        return judge(error, parcel, route, at=clock.now())
    except Exception as error:
        log.exception("Row %s could not be sent.", parcel.id)
        strange = TransportError(unexpected(error), False, uncertain=True, reached=False)
        return judge(strange, parcel, route, at=clock.now())


def judge(error: TransportError, parcel: Parcel, route: Route, *, at: datetime) -> Outcome:
    """Final, worth another try, or unknown where a second copy would do harm."""
    fault, reached = error.message if error.server else None, error.reached
    if error.uncertain and route.at_most_once:
        return Outcome(State.UNKNOWN, error.message, fault, reached=reached)
    if error.permanent:
        return Outcome(State.FAILED, error.message, fault, reached=reached)
    wait = backoff.delay(parcel.attempts)
    if parcel.give_up_at is not None and at + wait >= parcel.give_up_at:
        cause = _("Given up after 24 hours: %(cause)s", cause=error.message)
        return Outcome(State.FAILED, cause, fault, reached=reached)
    return Outcome(State.RETRY_WAIT, error.message, fault, wait=wait, reached=reached)


def unexpected(error: Exception) -> str:
    """The cause that a row keeps of what should not happen."""
    return str(_("Unexpected error: %(cause)s", cause=type(error).__name__))
