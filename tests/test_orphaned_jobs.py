"""A job's process ends with the lane that started it, however that ends."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.launching import enqueue, processes, said, wait_for
from tests.test_processes_without_redis import SOON, redis, worker

pytestmark = pytest.mark.slow


def workers(folder: Path) -> list[psutil.Process]:
    return [one for one in processes(folder) if "worker.py" in _line(one)]


def _line(process: psutil.Process) -> str:
    """How it was begun; one that ends at this moment was begun by nothing."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def busy(worker: int) -> list[psutil.Process]:
    """The lanes that have a job in hand."""
    found = []
    for lane in psutil.Process(worker).children():
        with suppress(psutil.NoSuchProcess):
            found += [lane] if lane.children() else []
    return found


def end(folder: Path) -> None:
    for one in workers(folder):
        with suppress(psutil.NoSuchProcess):
            one.kill()


def test_a_job_whose_lane_was_killed_ends_when_the_worker_is_asked_to_end(folder: Path) -> None:
    try:
        with redis(folder), worker(folder) as process:
            enqueue(folder, "until_asked", "imports")
            assert wait_for((folder / "job-began").exists, SOON), said(folder)
            assert wait_for(lambda: len(busy(process.pid)) == 1), said(folder)
            busy(process.pid)[0].kill()
            os.kill(process.pid, signal.SIGTERM)
            assert process.wait(SOON + 10) == 0
            assert wait_for(lambda: not workers(folder), 5), workers(folder)
    finally:
        end(folder)


@pytest.mark.parametrize("queue", ["daily", "deliver"])
def test_a_job_ends_with_a_worker_that_was_killed(folder: Path, queue: str) -> None:
    try:
        with redis(folder), worker(folder) as process:
            enqueue(folder, "until_asked", queue)
            assert wait_for((folder / "job-began").exists, SOON), said(folder)
            process.kill()
            assert wait_for(lambda: not workers(folder), 10), workers(folder)
    finally:
        end(folder)
