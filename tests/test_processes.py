"""`make run` starts everything, and one Ctrl-C ends everything."""

import os
import signal
from pathlib import Path

import pytest

from deploy.processes import procfile
from tests.launching import enqueue, healthy, processes, run, said, wait_for
from tests.ports import free_port

pytestmark = pytest.mark.slow

LIMIT = 10
"""Seconds from Ctrl-C until nothing is left."""


@pytest.mark.parametrize(
    "job", [None, "until_asked", "deaf"], ids=["idle", "in a job", "in a job that does not listen"]
)
def test_ctrl_c_ends_every_process(folder: Path, job: str | None) -> None:
    port = free_port()
    with run(folder, port) as launcher:
        assert wait_for(lambda: healthy(port)), said(folder)
        assert wait_for((folder / "worker-beat").exists), said(folder)
        if job:
            enqueue(folder, job)
            assert wait_for((folder / "job-began").exists), said(folder)
        assert len(processes(folder)) >= 9
        os.killpg(launcher.pid, signal.SIGINT)
        assert launcher.wait(LIMIT) == 0
        assert processes(folder) == []
    assert (folder / "job-ended").exists() is (job == "until_asked")
    assert "Traceback" not in said(folder), said(folder)


def test_a_worker_killed_without_warning_ends_the_others(folder: Path) -> None:
    """Whoever watches over the launcher sees that something is wrong and can start it again."""
    with run(folder, free_port()) as launcher:
        assert wait_for((folder / "worker-beat").exists), said(folder)
        worker = int(said(folder).split("worker started (pid=")[1].split(")")[0])
        os.kill(worker, signal.SIGKILL)
        assert launcher.wait(LIMIT) not in (0, None)
        assert wait_for(lambda: not processes(folder), LIMIT)


def test_redis_elsewhere_leaves_the_embedded_server_out() -> None:
    assert list(procfile(embedded_redis=True)) == ["valkey", "web", "worker"]
    assert list(procfile(embedded_redis=False)) == ["web", "worker"]
