"""A drain: every route with work gets a thread of its own, so that one that hangs holds up nobody else.

The truth is in the rows. Whatever happens to this process, another drain finds each row in a state it can go
on from.
"""

import logging
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeAlias

from flask import Flask, current_app
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.outbox import queue
from statusplanos.outbox.courier import Courier
from statusplanos.outbox.outlet import Outlet, Route
from statusplanos.outbox.rows import State

LEASE = timedelta(seconds=60)
LOOK_AGAIN_SECONDS = 0.5
LONGEST_SECONDS = 600.0
"""A drain that still has work after this long ends; the ticker rings for the next one."""
log = logging.getLogger(__name__)


@dataclass
class DeliveryResult:
    """How many rows one drain has claimed, and what became of them."""

    claimed: int = 0
    sent: int = 0
    retry: int = 0
    failed: int = 0
    unknown: int = 0

    def add(self, other: "DeliveryResult") -> None:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def count(self, state: State) -> None:
        name = {State.RETRY_WAIT: "retry"}.get(state, state.value)
        setattr(self, name, getattr(self, name) + 1)


class Allowance:
    """How many rows may still be claimed, shared by the threads; None means any number."""

    def __init__(self, limit: int | None) -> None:
        self._left = limit
        self._lock = Lock()

    def take(self, wanted: int) -> int:
        with self._lock:
            if self._left is None:
                return wanted
            given = min(wanted, self._left)
            self._left -= given
            return given

    def give_back(self, unused: int) -> None:
        with self._lock:
            if self._left is not None:
                self._left += unused

    @property
    def spent(self) -> bool:
        return self._left is not None and self._left <= 0


def drain(
    outlets: Sequence[Outlet],
    *,
    stop: Callable[[], bool] = lambda: False,
    limit: int | None = None,
    lease: timedelta = LEASE,
) -> dict[Outlet, DeliveryResult]:
    """Send what is due in ``outlets``, until nothing is or ``stop()`` says so. Needs an application context.

    ``stop`` is asked between two rows: what is claimed and not begun is put back. ``limit`` is the greatest
    number of rows claimed.
    """
    began = time.monotonic()
    return _Drain(
        current_app._get_current_object(),  # type: ignore[attr-defined]
        db.engine,
        {outlet: DeliveryResult() for outlet in outlets},
        lambda: stop() or time.monotonic() - began > LONGEST_SECONDS,
        Allowance(limit),
        lease,
    ).run()


def has_work(session: Session, outlets: Sequence[Outlet], *, at: datetime) -> bool:
    """Whether a drain at ``at`` would find something: a row due, held too long or to give up."""
    return any(
        queue.has_leftovers(session, outlet, at=at) or outlet.routes(session, at=at) for outlet in outlets
    )


_Errand: TypeAlias = tuple[Outlet, Route]


@dataclass
class _Drain:
    app: Flask
    engine: Engine
    results: dict[Outlet, DeliveryResult]
    stop: Callable[[], bool]
    allowance: Allowance
    lease: timedelta

    def run(self) -> dict[Outlet, DeliveryResult]:
        self._busy: dict[Future[None], _Errand] = {}
        self._broken: set[tuple[Outlet, Hashable]] = set()
        self._counting = Lock()
        threads = sum(outlet.threads for outlet in self.results)
        with ThreadPoolExecutor(threads, thread_name_prefix="courier") as pool:
            while self._start(pool) or self._busy:
                done, _ = wait(self._busy, timeout=LOOK_AGAIN_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    self._end(future)
        return self.results

    def _start(self, pool: ThreadPoolExecutor) -> bool:
        """A thread for each route that has work and none yet. Whether any is at work."""
        if self.stop() or self.allowance.spent:
            return False
        for outlet, route in self._errands():
            future = pool.submit(copy_context().run, self._work, outlet, route)
            self._busy[future] = (outlet, route)
        return bool(self._busy)

    def _errands(self) -> Iterator[_Errand]:
        """What may begin now: of each outlet as many routes as it has threads free."""
        for outlet in self.results:
            working = {route.key for other, route in self._busy.values() if other is outlet}
            free = [
                route
                for route in self._routes(outlet)
                if route.key not in working and (outlet, route.key) not in self._broken
            ]
            for route in free[: outlet.threads - len(working)]:
                yield outlet, route

    def _routes(self, outlet: Outlet) -> list[Route]:
        """The outlet's routes, after what others have left is put in order. One that cannot say holds up no
        other."""
        try:
            with Session(self.engine) as session:
                now = clock.now()
                self.results[outlet].unknown += queue.recover(session, outlet, at=now)
                outlet.keep_waiting(session, at=now)
                self.results[outlet].failed += queue.expire(session, outlet, at=now)
                routes = outlet.routes(session, at=now)
                session.commit()
            return routes
        except Exception:
            log.exception("No route of %s could be found.", outlet.row.__name__)
            return []

    def _end(self, future: Future[None]) -> None:
        """A route that broke is left alone until the next drain."""
        outlet, route = self._busy.pop(future)
        try:
            future.result()
        except Exception:
            log.exception("The route %s of %s broke.", route.key, outlet.row.__name__)
            self._broken.add((outlet, route.key))

    def _work(self, outlet: Outlet, route: Route) -> None:
        """One route's rows, batch after batch, until none is due or it must rest."""
        done = DeliveryResult()
        try:
            with self.app.app_context():
                self._deliver(outlet, route, done)
        finally:
            with self._counting:
                self.results[outlet].add(done)

    def _deliver(self, outlet: Outlet, route: Route, done: DeliveryResult) -> None:
        courier = Courier(self.engine, outlet, route, stop=self.stop, lease=self.lease, told=done.count)
        while not self.stop() and not courier.resting and (size := self.allowance.take(courier.batch)):
            claimed = courier.round(size)
            self.allowance.give_back(size - claimed)
            done.claimed += claimed
            if claimed < size or route.probing:
                break
