"""The worker process: RQ jobs, and a ticker that looks in SQL for due work and rings for it.

``python worker.py`` runs both until SIGTERM or SIGINT. Without Redis it waits; nothing is lost.
"""

import logging
import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.process import BaseProcess

from redis import Redis
from redis.exceptions import RedisError
from rq.exceptions import StopRequested
from sqlalchemy.exc import SQLAlchemyError

from app import without_pages as app
from statusplanos import composition, doorbell, heartbeat, jobs, stopping
from statusplanos.extensions import db
from statusplanos.patient_worker import PatientWorker

TICK_SECONDS = 15
RETRY_SECONDS = 2
TTL_SECONDS = 30
"""The worker shows twice in this time that it lives."""

log = logging.getLogger("statusplanos.worker")
_ticker: BaseProcess | None = None
composition.prepare(app)


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    stopping.listen()
    try:
        while not stopping.requested():
            keep_ticker()
            work()
            stopping.wait(RETRY_SECONDS)
    except StopRequested:
        log.debug("Asked to end between two jobs.")
    end_ticker()


def work() -> None:
    """Run jobs until asked to end, or until Redis goes away."""
    try:
        worker = PatientWorker(
            list(doorbell.QUEUES.values()),
            connection=Redis.from_url(app.config["REDIS_URL"]),
            serializer=doorbell.SERIALIZER,
            worker_ttl=TTL_SECONDS,
            on_beat=keep_ticker,
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
    """A job's process must not speak through the connections of the process it was forked from."""
    with app.app_context():
        db.engine.dispose(close=False)


def keep_ticker() -> None:
    """Start the ticker, again if it has died. A process of its own: forking jobs beside threads that hold
    locks would now and then leave one stuck."""
    global _ticker
    if _ticker is None or not _ticker.is_alive():
        _ticker = multiprocessing.get_context("fork").Process(
            target=tick_for_ever, name="ticker", daemon=True
        )
        _ticker.start()


def end_ticker() -> None:
    if _ticker is not None and _ticker.pid and _ticker.is_alive():
        os.kill(_ticker.pid, signal.SIGTERM)
        _ticker.join(5)


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
