"""Delivery: every sender with work gets a thread of its own, so that one that hangs holds up nobody else.

The truth is in the rows. Whatever happens to this process, another drain finds each message in a state it
can go on from.
"""

import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from threading import Lock

from flask import Flask, current_app
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.messaging import queue
from statusplanos.messaging.models import Message, State
from statusplanos.messaging.send_and_judge import Postman
from statusplanos.senders.health import PATIENCE

LEASE = timedelta(seconds=60)
THREADS = 16
LOOK_AGAIN_SECONDS = 0.5
LONGEST_SECONDS = 600.0
"""A drain that still has work after this long ends; the ticker rings for the next one."""


@dataclass
class DeliveryResult:
    """How many messages one drain has claimed, and what became of them."""

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
    """How many messages may still be claimed, shared by the threads; None means any number."""

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
    *, stop: Callable[[], bool] = lambda: False, limit: int | None = None, lease: timedelta = LEASE
) -> DeliveryResult:
    """Send what is due, until nothing is or ``stop()`` says so. Needs an application context.

    ``stop`` is asked between two messages: what is claimed and not begun is put back. ``limit`` is the
    greatest number of messages claimed.
    """
    began = time.monotonic()
    return _Round(
        current_app._get_current_object(),  # type: ignore[attr-defined]
        db.engine,
        lambda: stop() or time.monotonic() - began > LONGEST_SECONDS,
        Allowance(limit),
        lease,
    ).run()


def has_work(session: Session, *, at: datetime) -> bool:
    """Whether a drain at ``at`` would find something: a message due, overdue or to give up."""
    late = (Message.state == State.CLAIMED) & (Message.lease_until < at)
    spent = Message.state.in_(queue.WAITING) & (Message.attempts > 0) & (Message.give_up_at <= at)
    left = [select(Message.id).where(which).limit(1) for which in (late, spent)]
    if any(session.scalar(query) is not None for query in left):
        return True
    return bool(queue.due_routes(session, at=at, patience=PATIENCE))


Work = Future[DeliveryResult]


@dataclass
class _Round:
    app: Flask
    engine: Engine
    stop: Callable[[], bool]
    allowance: Allowance
    lease: timedelta

    def run(self) -> DeliveryResult:
        total = DeliveryResult()
        busy: dict[Work, tuple[str, int]] = {}
        with ThreadPoolExecutor(THREADS, thread_name_prefix="postman") as pool:
            while self._start(pool, busy, total) or busy:
                done, _ = wait(busy, timeout=LOOK_AGAIN_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    del busy[future]
                    total.add(future.result())
        return total

    def _start(
        self, pool: ThreadPoolExecutor, busy: dict[Work, tuple[str, int]], total: DeliveryResult
    ) -> bool:
        """A thread for each sender that has work and no thread. Whether there was one to start."""
        if self.stop() or self.allowance.spent:
            return False
        working = set(busy.values())
        for route in self._routes(total):
            if (route.channel, route.sender_id) not in working:
                future = pool.submit(copy_context().run, self._work, route)
                busy[future] = (route.channel, route.sender_id)
        return bool(busy)

    def _routes(self, total: DeliveryResult) -> list[queue.Route]:
        with Session(self.engine) as session:
            now = clock.now()
            total.unknown += queue.recover(session, at=now)
            queue.keep_waiting(session, at=now)
            total.failed += queue.expire(session, at=now)
            routes = queue.due_routes(session, at=now, patience=PATIENCE)
            session.commit()
        return routes

    def _work(self, route: queue.Route) -> DeliveryResult:
        """One sender's messages, batch after batch, until none is due or it must rest."""
        result = DeliveryResult()
        with self.app.app_context():
            postman = Postman(self.engine, route, stop=self.stop, lease=self.lease, told=result.count)
            while not self.stop() and not postman.resting and (size := self.allowance.take(postman.batch)):
                claimed = postman.round(size)
                self.allowance.give_back(size - claimed)
                result.claimed += claimed
                if claimed < size or route.probing:
                    break
        return result
