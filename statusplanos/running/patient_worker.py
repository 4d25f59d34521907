"""An RQ worker that outlives its Redis and, when asked to end, ends at once and quietly.

On Ctrl-C everything is told to stop at the same moment, and Redis is often gone first. What the queue does
not learn then is found again in SQL.
"""

import logging
import os
import signal
from collections.abc import Callable
from threading import Timer
from types import FrameType
from typing import Any

from redis.client import Pipeline
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.exceptions import StopRequested
from rq.executions import Execution
from rq.job import Job
from rq.worker import WorkerStatus

from statusplanos import stopping
from statusplanos.running.parent import end_with_parent

SIGNALS = {signal.SIGTERM, signal.SIGINT}
GRACE_SECONDS = 20
"""How long a job may take to notice that it should end."""

log = logging.getLogger("rq.worker")


def _is_news(record: logging.LogRecord) -> bool:
    """That Redis went is said by the worker's own loop, in a line; on Ctrl-C it often goes first."""
    return not (record.exc_info and isinstance(record.exc_info[1], RedisError | OSError))


log.addFilter(_is_news)


class PatientWorker(Worker):
    """``on_beat`` is called whenever the worker shows that it lives, ``on_stop`` when it is asked to end, and
    ``after_fork`` first in each job's process."""

    max_connection_wait_time = 5.0

    def __init__(
        self,
        *arguments: Any,
        on_beat: Callable[[], None],
        on_stop: Callable[[], None],
        after_fork: Callable[[], None],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.on_beat, self.on_stop, self.after_fork = on_beat, on_stop, after_fork

    def _install_signal_handlers(self) -> None:
        """Who was asked to end a moment before has nobody to tell it again."""
        super()._install_signal_handlers()  # type: ignore[no-untyped-call]
        if stopping.requested():
            raise StopRequested

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Pass the wish on to the job's process; with no job running, leave at once."""
        stopping.request()
        self.on_stop()
        log.setLevel(logging.CRITICAL)
        self._stop_requested = True
        self.kill_horse(signal.SIGTERM)
        if self.get_state() != WorkerStatus.BUSY and not self.horse_pid:
            raise StopRequested

    request_force_stop = request_stop

    def kill_horse(self, sig: signal.Signals = signal.SIGKILL) -> None:
        """The job's process alone: it shares the worker's process group, so that whoever ends the group
        ends both."""
        if not self.horse_pid:
            return
        try:
            os.kill(self.horse_pid, sig)
        except ProcessLookupError:
            log.debug("The job's process had already ended.")

    def fork_work_horse(self, job: Job, queue: Queue) -> None:
        """A signal that comes in between waits until both sides have their own handlers."""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            super().fork_work_horse(job, queue)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def setup_work_horse_signals(self) -> None:
        os.setpgid(0, os.getpgid(os.getppid()))
        signal.signal(signal.SIGTERM, self._end_job)
        signal.signal(signal.SIGINT, self._end_job)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        end_with_parent(self.pid or 0)
        self.after_fork()

    def _end_job(self, signum: int, frame: FrameType | None) -> None:
        if not stopping.requested():
            stopping.request()
            log.setLevel(logging.CRITICAL)
            timer = Timer(GRACE_SECONDS, os._exit, [1])
            timer.daemon = True
            timer.start()

    def execute_job(self, job: Job, queue: Queue) -> None:
        try:
            super().execute_job(job, queue)
        except RedisError as error:
            log.warning("The queue went away during %s: %s", job.id, error)

    def set_state(self, state: str, pipeline: Pipeline | None = None) -> None:
        try:
            super().set_state(state, pipeline=pipeline)
        except RedisError:
            log.debug("Nobody heard the new state.")

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        if not self.is_horse:
            self.on_beat()
        try:
            super().heartbeat(timeout, pipeline=pipeline)
        except RedisError:
            log.debug("Nobody heard this beat.")

    def maintain_heartbeats(self, job: Job, execution: Execution) -> None:
        """Without Redis the job goes on: what it does is recorded in SQL."""
        try:
            super().maintain_heartbeats(job, execution)
        except RedisError:
            log.debug("Nobody heard this beat.")

    def teardown(self) -> None:
        try:
            super().teardown()  # type: ignore[no-untyped-call]
        except RedisError:
            log.debug("Redis had already gone.")
