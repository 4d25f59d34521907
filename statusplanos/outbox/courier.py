"""One route's work: claim a batch, hand each parcel over, write down what became of it. No transaction is
open while the network is waited for."""

import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.outbox import queue
from statusplanos.outbox.attempt import Outcome, attempt, unexpected
from statusplanos.outbox.outlet import Outlet, Parcel, Route
from statusplanos.outbox.rows import State
from statusplanos.outbox.transport import Transport, TransportError

BATCH = 50
WRITE_TRIES = 4
log = logging.getLogger(__name__)


class Courier:
    """``told`` hears the state of each row whose outcome was accepted."""

    def __init__(
        self,
        engine: Engine,
        outlet: Outlet,
        route: Route,
        *,
        stop: Callable[[], bool],
        lease: timedelta,
        told: Callable[[State], None],
    ) -> None:
        self._engine, self._outlet, self._route = engine, outlet, route
        self._stop, self._lease, self._told = stop, lease, told
        self._held_until = clock.now()
        self.resting = False

    @property
    def batch(self) -> int:
        """A route that has failed too often is tried with a single row."""
        return 1 if self._route.probing else BATCH

    def round(self, size: int) -> int:
        """Claim up to ``size`` rows and send them. Returns how many were claimed and kept."""
        token, ids = self._claim(size)
        if not ids:
            return 0
        transport: Transport | TransportError | None = None
        untried = list(ids)
        try:
            transport = self._transport()
            for parcel in self._parcels(ids, token):
                if self._stop() or self.resting:
                    break
                if self._still_mine(parcel, token, untried):
                    untried.remove(parcel.id)
                    self._write(parcel, token, attempt(parcel, transport, self._route))
        finally:
            if isinstance(transport, Transport):
                transport.close()
            self._release(untried, token, spared=len(ids) if not isinstance(transport, Transport) else 0)
        return len(ids) - len(untried)

    def _claim(self, size: int) -> tuple[str, list[int]]:
        at = clock.now()
        with Session(self._engine) as session:
            token, ids = queue.claim(session, self._outlet, self._route, at=at, lease=self._lease, size=size)
            session.commit()
        self._held_until = at + self._lease
        return token, ids

    def _transport(self) -> Transport | TransportError:
        try:
            with Session(self._engine) as session:
                return self._outlet.open(session, self._route)
        except TransportError as error:
            return error
        except DBAPIError:
            raise  # the database's fault and not the sender's
        except Exception as error:
            log.exception("The route %s could not be opened.", self._route.key)
            return TransportError(unexpected(error), False, server=True)

    def _parcels(self, ids: list[int], token: str) -> list[Parcel]:
        """The parcel of every row that is still held; one bad row does not keep the others from theirs."""
        try:
            return self._prepared(ids, token)
        except Exception:
            return [parcel for number in ids for parcel in self._parcel(number, token)]

    def _parcel(self, number: int, token: str) -> list[Parcel]:
        try:
            return self._prepared([number], token)
        except Exception as error:
            if isinstance(error, OperationalError) and _is_the_databases_fault(error):
                raise
            log.exception("Row %s could not be prepared.", number)
            return [Parcel(number, 0, None, None, unexpected(error))]

    def _prepared(self, ids: list[int], token: str) -> list[Parcel]:
        with Session(self._engine) as session:
            rows = queue.claimed(session, self._outlet, ids, token)
            parcels = self._outlet.prepare(session, self._route, rows, at=clock.now())
            session.commit()
        return parcels

    def _still_mine(self, parcel: Parcel, token: str, rest: list[int]) -> bool:
        """Renew the lease when half of it is gone; say in SQL what is about to be handed over, where a second
        copy would do harm. An outlet may want each row looked at."""
        at, once = clock.now(), self._route.at_most_once
        if self._held_until - at > self._lease / 2 and not once and not self._outlet.looks_again:
            return True
        with Session(self._engine) as session:
            held = queue.hold(session, self._outlet, rest, token, until=at + self._lease)
            if once and parcel.id in held:
                queue.mark_submitting(session, self._outlet, parcel.id, token)
            session.commit()
        self._held_until = at + self._lease
        return parcel.id in held

    def _write(self, parcel: Parcel, token: str, outcome: Outcome) -> None:
        """The outcome is worth some patience: when it is lost, a row may stay without confirmation."""
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
        at, outlet, route = clock.now(), self._outlet, self._route
        columns = outcome.columns(outlet, parcel, at=at)
        accepted = queue.finish(session, outlet, parcel.id, token, outcome.state, **columns)
        if outcome.fault is not None:
            self.resting = outlet.note_failure(session, route, cause=outcome.fault, at=at)
        elif outcome.reached:
            outlet.note_success(session, route)
        session.commit()
        if accepted:
            self._told(outcome.state)
        else:
            log.warning("Row %s was taken over meanwhile: its late outcome is not written.", parcel.id)

    def _release(self, rest: list[int], token: str, *, spared: int) -> None:
        """Put ``rest`` back. ``spared`` rows at least have taken no room, since nothing could be sent."""
        if not rest and not spared:
            return
        with Session(self._engine) as session:
            at = clock.now()
            back = queue.release(session, self._outlet, rest, token, at=at)
            self._outlet.give_room_back(session, self._route, unused=max(back, spared), at=at)
            session.commit()


def _is_the_databases_fault(error: OperationalError) -> bool:
    """sqlite3 calls a text that is no UTF-8 an operational error too; such a one has no code of SQLite's."""
    return not isinstance(error.orig, sqlite3.OperationalError) or hasattr(error.orig, "sqlite_errorcode")
