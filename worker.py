"""The worker: RQ jobs in lanes, and a ticker that looks in SQL for due work and rings for it.

``python worker.py`` runs until SIGTERM or SIGINT. This process runs the day's lane and keeps a process for
each other lane and one for the ticker. Without Redis it waits; nothing is lost.
"""

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.process import BaseProcess

from redis import Redis
from redis.exceptions import RedisError
from rq.exceptions import StopRequested
from sqlalchemy.exc import SQLAlchemyError

from app import without_pages as app
from statusplanos import composition, doorbell, jobs, stopping
from statusplanos.extensions import db
from statusplanos.running import heartbeat
from statusplanos.running.parent import end_with_parent
from statusplanos.running.patient_worker import PatientWorker

TICK_SECONDS = 15
RETRY_SECONDS = 2
TTL_SECONDS = 30
"""A lane shows twice in this time that it lives."""
GRACE_SECONDS = 25
"""How long a lane may take to end: what it has in hand is finished or put back."""

log = logging.getLogger("statusplanos.worker")
_children: dict[str, BaseProcess] = {}
composition.prepare(app)


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    first, *others = doorbell.LANES
    errands: dict[str, Callable[[], None]] = {"ticker": tick_for_ever}
    errands |= {lane: partial(run_lane_below, doorbell.LANES[lane], os.getpid()) for lane in others}
    run_lane(doorbell.LANES[first], on_beat=partial(keep, errands), on_stop=tell_children)
    end_children()


def run_lane(
    queues: Sequence[str], *, on_beat: Callable[[], None], on_stop: Callable[[], None] = lambda: None
) -> None:
    """Run the jobs of ``queues`` until asked to end."""
    stopping.listen()
    try:
        while not stopping.requested():
            on_beat()
            work(queues, on_beat=on_beat, on_stop=on_stop)
            stopping.wait(RETRY_SECONDS)
    except StopRequested:
        log.debug("Asked to end between two jobs.")


def work(queues: Sequence[str], *, on_beat: Callable[[], None], on_stop: Callable[[], None]) -> None:
    """Run jobs until asked to end, or until Redis goes away."""
    try:
        worker = PatientWorker(
            list(queues),
            connection=Redis.from_url(app.config["REDIS_URL"]),
            serializer=doorbell.SERIALIZER,
            worker_ttl=TTL_SECONDS,
            on_beat=on_beat,
            on_stop=on_stop,
            after_fork=enter_job,
        )
        worker.work(logging_level="WARNING")
    except (RedisError, OSError) as error:
        if not stopping.requested():
            log.warning("Waiting for Redis: %s", error)
    finally:
        stopping.listen()


def enter_job() -> None:
    """What the process of a job does first."""
    fresh_connections()
    app.app_context().push()


def fresh_connections() -> None:
    """A process must not speak through the connections of the one that it was forked from."""
    with app.app_context():
        db.engine.dispose(close=False)


def keep(errands: dict[str, Callable[[], None]]) -> None:
    """Start what is to run beside this lane, again if it has died. Processes of their own: forking jobs
    beside threads that hold locks would now and then leave one stuck."""
    for name, errand in errands.items():
        child = _children.get(name)
        if child is None or not child.is_alive():
            fork = multiprocessing.get_context("fork")
            _children[name] = fork.Process(target=errand, name=name, daemon=True)
            _children[name].start()


def tell_children() -> None:
    """Ask them to end, as this process was asked."""
    for child in _children.values():
        if child.pid and child.is_alive():
            os.kill(child.pid, signal.SIGTERM)


def end_children() -> None:
    tell_children()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in _children.values():
        child.join(max(0, deadline - time.monotonic()))


def run_lane_below(queues: Sequence[str], parent: int) -> None:
    """A lane in a process of its own, which ends with the one that started it."""
    _children.clear()
    fresh_connections()
    stopping.listen()
    end_with_parent(parent)
    run_lane(queues, on_beat=partial(end_if_alone, parent))


def end_if_alone(parent: int) -> None:
    """What the kernel says at once on Linux is found out with the next beat elsewhere."""
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def tick_for_ever() -> None:
    """Ends when asked to, or when the worker is gone."""
    parent = os.getppid()
    stopping.listen()
    fresh_connections()
    due = time.monotonic()
    while os.getppid() == parent and not stopping.requested():
        if time.monotonic() >= due:
            tick()
            due = time.monotonic() + TICK_SECONDS
        stopping.wait(1)


def tick() -> None:
    """Show that the worker lives, and ring for every job that has due work."""
    with app.app_context():
        try:
            heartbeat.beat(app.config["DATA_DIR"])
            for job in jobs.due_bells():
                doorbell.ring(job)
        except (SQLAlchemyError, OSError) as error:
            log.warning("The ticker could not look for work: %s", error)
        except Exception:
            log.exception("The ticker goes on after what should not happen")


if __name__ == "__main__":
    main()
