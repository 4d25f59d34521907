"""`make run` starts everything, and one Ctrl-C ends everything."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.launching import enqueue, free_port, healthy, processes, run, said, wait_for

pytestmark = pytest.mark.slow

LIMIT = 10
A_MOMENT = 4


@pytest.mark.parametrize(
    ("job", "seconds"),
    [(None, A_MOMENT), ("until_asked", A_MOMENT), ("deaf", LIMIT)],
    ids=["idle", "in a job", "in a job that does not listen"],
)
def test_ctrl_c_ends_every_process(tmp_path: Path, job: str | None, seconds: int) -> None:
    folder, port = tmp_path / "data", free_port()
    with run(folder, port) as launcher:
        assert wait_for(lambda: healthy(port)), said(folder)
        assert wait_for((folder / "worker-beat").exists), said(folder)
        if job:
            enqueue(folder, job)
            assert wait_for((folder / "job-began").exists), said(folder)
        assert len(processes(folder)) >= 7
        pressed = time.monotonic()
        os.killpg(launcher.pid, signal.SIGINT)
        assert launcher.wait(LIMIT) == 0
        assert processes(folder) == []
        assert time.monotonic() - pressed < seconds, said(folder)
    assert (folder / "job-ended").exists() is (job == "until_asked")
    assert "Traceback" not in said(folder)


def test_it_prints_the_address_and_the_link_for_the_first_account(tmp_path: Path) -> None:
    folder, port = tmp_path / "data", free_port()
    with run(folder, port):
        assert wait_for(lambda: "Ctrl-C encerra." in said(folder)), said(folder)
    assert f"StatusPlanos no ar: http://127.0.0.1:{port}\n" in said(folder)
    link = f"Crie a primeira conta (este link vale uma vez): http://127.0.0.1:{port}/"
    assert link in said(folder)


def test_redis_elsewhere_leaves_the_embedded_server_out(tmp_path: Path) -> None:
    folder, port = tmp_path / "data", free_port()
    with run(folder, port, REDIS_URL=f"redis://127.0.0.1:{free_port()}/0"):
        assert wait_for(lambda: healthy(port)), said(folder)
        assert wait_for(lambda: "worker started" in said(folder))
        assert "valkey" not in said(folder)
        assert not (folder / "run" / "valkey.sock").exists()


def test_a_worker_killed_without_warning_ends_the_others(tmp_path: Path) -> None:
    """Whoever watches over the launcher sees that something is wrong and can start it again."""
    folder, port = tmp_path / "data", free_port()
    with run(folder, port) as launcher:
        assert wait_for((folder / "worker-beat").exists), said(folder)
        worker = int(said(folder).split("worker started (pid=")[1].split(")")[0])
        os.kill(worker, signal.SIGKILL)
        assert launcher.wait(LIMIT) not in (0, None)
        assert wait_for(lambda: not processes(folder), LIMIT)
