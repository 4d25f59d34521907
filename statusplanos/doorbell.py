"""Wakes the worker. Truth is in SQL: a ring that gets lost costs a few seconds until the next tick."""

from functools import lru_cache
from uuid import uuid4

from flask import current_app
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue

SERIALIZER = "json"
QUEUES = {"deliver": "deliver", "run_day": "daily", "run_bulk": "bulk", "run_imports": "imports"}
"""The functions of ``statusplanos.jobs`` that can be rung for, and the queue each waits in."""
LANES = {"day": ("daily", "bulk"), "post": ("deliver",), "files": ("imports",)}
"""The queues that one process of the worker listens to, the first one first. Lanes never wait for each other:
a long import or a slow mail server keeps neither the day nor a password letter waiting."""

JOB_SECONDS = 3600
KEEP_FAILED_SECONDS = 86400
_PATIENCE = 0.3
"""Seconds. A server that does not answer by then is not there."""


def ring(job: str) -> bool:
    """Ask the worker to run ``statusplanos.jobs.<job>``, once however often it is asked before it begins.

    Never waits and never raises for a server that is away; False says that nobody heard.
    """
    try:
        queue = Queue(QUEUES[job], connection=server(), serializer=SERIALIZER)
        if not any(job_id.rpartition("--")[0] == job for job_id in queue.get_job_ids()):
            _enqueue(queue, job)
    except (RedisError, OSError):
        return False
    return True


def _enqueue(queue: Queue, job: str) -> None:
    queue.enqueue_call(
        f"statusplanos.jobs.{job}",
        timeout=JOB_SECONDS,
        result_ttl=0,
        failure_ttl=KEEP_FAILED_SECONDS,
        job_id=f"{job}--{uuid4().hex[:8]}",
    )


def server() -> "Redis":
    """The configured server, for a look at it: it is given a moment to answer, then the call raises."""
    return _server(current_app.config["REDIS_URL"])


@lru_cache(maxsize=4)
def _server(url: str) -> "Redis":
    return Redis.from_url(
        url, socket_connect_timeout=_PATIENCE, socket_timeout=_PATIENCE, retry=Retry(NoBackoff(), 0)
    )
