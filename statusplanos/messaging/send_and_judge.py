"""One sender's round: claim a batch, send each message, write down what became of it. No transaction is open
while the network is waited for."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.messaging import backoff, queue
from statusplanos.messaging.models import State
from statusplanos.messaging.outbox import SENDERS
from statusplanos.messaging.parcels import Parcel, parcels
from statusplanos.senders import health, quota
from statusplanos.senders.models import Channel
from statusplanos.senders.transports.registry import Receipt, Transport, TransportError, open_transport

BATCH = 50
WRITE_TRIES = 4
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one message. ``fault`` is the cause when the sender's server is to blame for it."""

    state: State
    error: str | None = None
    fault: str | None = None
    receipt: Receipt | None = None
    wait: timedelta | None = None


class Postman:
    """``told`` hears the state of each message whose outcome was accepted."""

    def __init__(
        self,
        engine: Engine,
        route: queue.Route,
        *,
        stop: Callable[[], bool],
        lease: timedelta,
        told: Callable[[State], None],
    ) -> None:
        self._engine, self._route, self._stop, self._lease, self._told = engine, route, stop, lease, told
        self._held_until = clock.now()
        self.resting = False

    @property
    def batch(self) -> int:
        """A sender that has failed too often is tried with a single message."""
        return 1 if self._route.probing else BATCH

    def round(self, size: int) -> int:
        """Claim up to ``size`` messages and deliver them. Returns how many were claimed and kept."""
        token, batch, transport = self._claim(size)
        tried = 0
        try:
            for parcel in batch:
                if self._stop() or self.resting:
                    break
                tried += 1
                self._deliver(parcel, token, transport, batch[tried - 1 :])
        finally:
            if isinstance(transport, Transport):
                transport.close()
            self._release(batch[tried:], token)
        return tried

    def _claim(self, size: int) -> tuple[str, list[Parcel], Transport | TransportError]:
        at = clock.now()
        with Session(self._engine) as session:
            token, messages = queue.claim(session, self._route, at=at, lease=self._lease, size=size)
            batch = parcels(session, self._route.channel, messages) if messages else []
            transport = self._transport(session)
            session.commit()
        self._held_until = at + self._lease
        return token, batch, transport

    def _transport(self, session: Session) -> Transport | TransportError:
        sender = session.get_one(SENDERS[self._route.channel], self._route.sender_id)
        try:
            return open_transport(sender)
        except TransportError as error:
            return error

    def _deliver(
        self, parcel: Parcel, token: str, transport: Transport | TransportError, rest: list[Parcel]
    ) -> None:
        if not self._still_mine(parcel, token, rest):
            return
        outcome = attempt(parcel, transport)
        self._write(parcel, token, outcome)

    def _still_mine(self, parcel: Parcel, token: str, rest: list[Parcel]) -> bool:
        """Renew the lease when half of it is gone; say in SQL that an SMS is about to be handed over."""
        at = clock.now()
        fresh = self._held_until - at > self._lease / 2
        if fresh and parcel.channel != Channel.SMS:
            return True
        with Session(self._engine) as session:
            held = queue.hold(session, [each.id for each in rest], token, until=at + self._lease)
            if parcel.channel == Channel.SMS and parcel.id in held:
                queue.mark_submitting(session, parcel.id, token)
            session.commit()
        self._held_until = at + self._lease
        return parcel.id in held

    def _write(self, parcel: Parcel, token: str, outcome: Outcome) -> None:
        """The outcome is worth some patience: when it is lost, an SMS stays without confirmation."""
        for left in reversed(range(WRITE_TRIES)):
            try:
                with Session(self._engine) as session:
                    self._record(session, parcel, token, outcome)
                return
            except DBAPIError:
                if not left:
                    raise
                time.sleep(0.5)

    def _record(self, session: Session, parcel: Parcel, token: str, outcome: Outcome) -> None:
        at = clock.now()
        accepted = queue.finish(session, parcel.id, token, outcome.state, **_columns(parcel, outcome, at))
        channel, number = self._route.channel, self._route.sender_id
        if outcome.fault is None:
            health.note_success(session, channel, number)
        else:
            self.resting = health.note_failure(session, channel, number, cause=outcome.fault, at=at)
        session.commit()
        if accepted:
            self._told(outcome.state)
        else:
            log.warning("Message %s was taken over meanwhile: its late outcome is not written.", parcel.id)

    def _release(self, rest: list[Parcel], token: str) -> None:
        if rest:
            with Session(self._engine) as session:
                at = clock.now()
                back = queue.release(session, [parcel.id for parcel in rest], token, at=at)
                quota.give_back(session, self._route.channel, self._route.sender_id, unused=back, at=at)
                session.commit()


def attempt(parcel: Parcel, transport: Transport | TransportError) -> Outcome:
    """Send one message, and judge what happened."""
    if parcel.problem is not None:
        return Outcome(State.FAILED, parcel.problem)
    try:
        if isinstance(transport, TransportError):
            raise transport
        return Outcome(State.SENT, receipt=transport.send(parcel.outgoing))
    except TransportError as error:
        return judge(error, parcel, at=clock.now())
    except Exception as error:
        log.exception("Message %s could not be sent.", parcel.id)
        cause = _("Unexpected error: %(cause)s", cause=type(error).__name__)
        return judge(TransportError(cause, False, uncertain=True), parcel, at=clock.now())


def judge(error: TransportError, parcel: Parcel, *, at: datetime) -> Outcome:
    """Final, worth another try, or unknown: an SMS of uncertain fate is never sent again by itself."""
    fault = error.message if error.server else None
    if error.uncertain and parcel.channel == Channel.SMS:
        return Outcome(State.UNKNOWN, error.message, fault)
    if error.permanent:
        return Outcome(State.FAILED, error.message, fault)
    wait = backoff.delay(parcel.attempts)
    if parcel.give_up_at is not None and at + wait >= parcel.give_up_at:
        cause = _("Given up after 24 hours: %(cause)s", cause=error.message)
        return Outcome(State.FAILED, cause, fault)
    return Outcome(State.RETRY_WAIT, error.message, fault, wait=wait)


def _columns(parcel: Parcel, outcome: Outcome, at: datetime) -> dict[str, object]:
    columns: dict[str, object] = {
        "error": outcome.error,
        "next_attempt_at": at + outcome.wait if outcome.wait else None,
    }
    if outcome.state in (State.SENT, State.UNKNOWN):
        columns |= {"sent_subject": parcel.outgoing.subject, "sent_body": parcel.outgoing.body}
    if outcome.state == State.SENT:
        columns["sent_at"] = at
    if outcome.receipt and outcome.receipt.message_id:
        columns["message_id"] = outcome.receipt.message_id
    return columns
