"""Redis is only a doorbell: a worker outlives it and goes on when it is back."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from subprocess import Popen

import pytest
from flask import Flask
from redis import Redis
from rq import Queue
from sqlalchemy.orm import Session

from statusplanos import doorbell
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.running import heartbeat
from tests.launching import enqueue, processes, said, started, wait_for

pytestmark = pytest.mark.slow

SOON = 20


@contextmanager
def redis(folder: Path) -> Iterator[None]:
    """The embedded server, ended without warning."""
    socket = folder / "run" / "valkey.sock"
    with started(folder, "-m", "deploy.embedded_redis"):
        assert wait_for(socket.exists)
        yield
    socket.unlink()


def worker(folder: Path) -> AbstractContextManager[Popen[bytes]]:
    return started(folder, "worker.py")


def test_a_worker_waits_for_redis_and_works_again_after_each_outage(folder: Path) -> None:
    done = folder / "job-done"
    with worker(folder):
        assert wait_for(lambda: "Waiting for Redis" in said(folder)), said(folder)
        for outage in range(2):
            with redis(folder):
                enqueue(folder, "brief")
                assert wait_for(done.exists, SOON), said(folder)
                done.unlink()
            time.sleep(1 + outage)
    assert "Traceback" not in said(folder), said(folder)


def test_a_bell_that_was_flushed_away_is_rung_again(
    app: Flask, session: Session, folder: Path, a_subscription, status_named
) -> None:
    sender = EmailSender(name="Serra", address="aviso@serra.test", way=MailWay.FOLDER)
    notice = status_named("Experimenta").notice(Channel.EMAIL)
    notice.enabled, notice.email_sender = True, sender
    a_subscription("Experimenta")
    session.rollback()
    with redis(folder):
        assert doorbell.ring("deliver")
        doorbell.server().flushall()
        with worker(folder):
            assert wait_for(lambda: messages(folder) == ["sent"], SOON), said(folder)


def messages(folder: Path) -> list[str]:
    """Their states, read in a moment: a transaction of the test's own would hold the worker up."""
    with closing(sqlite3.connect(folder / "statusplanos.db")) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM message")]


def test_a_job_goes_on_while_redis_is_away(folder: Path) -> None:
    with worker(folder) as process:
        with redis(folder):
            enqueue(folder, "until_asked")
            assert wait_for((folder / "job-began").exists, SOON), said(folder)
        assert not (folder / "job-ended").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(SOON) == 0
    assert (folder / "job-ended").exists()
    assert "Traceback" not in said(folder), said(folder)


@pytest.mark.parametrize(
    ("busy", "waits_not"),
    [(("imports", "deliver"), "daily"), (("imports", "daily"), "deliver"), (("imports", "bulk"), "deliver")],
)
def test_long_work_keeps_no_other_lane_waiting(folder: Path, busy: tuple[str, str], waits_not: str) -> None:
    with redis(folder), worker(folder) as process:
        for queue in busy:
            enqueue(folder, "until_asked", queue)
            assert wait_for((folder / "job-began").exists, SOON), said(folder)
            (folder / "job-began").unlink()
        enqueue(folder, "brief", waits_not)
        assert wait_for((folder / "job-done").exists, SOON), said(folder)
        assert not (folder / "job-ended").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(SOON) == 0
    assert (folder / "job-ended").exists()


def test_the_worker_shows_that_it_lives(folder: Path) -> None:
    assert heartbeat.last_beat(folder) is None
    with worker(folder):
        assert wait_for(lambda: heartbeat.last_beat(folder) is not None), said(folder)


def test_ticker_and_lanes_end_with_a_worker_that_was_killed(folder: Path) -> None:
    with worker(folder):
        assert wait_for((folder / "worker-beat").exists), said(folder)
        assert wait_for(lambda: len(processes(folder)) == 4), processes(folder)
    assert wait_for(lambda: not processes(folder), SOON)


def test_ringing_with_nobody_there_neither_waits_nor_fails(app: Flask) -> None:
    began = time.monotonic()
    assert doorbell.ring("deliver") is False
    assert time.monotonic() - began < 5


def test_a_bell_that_was_rung_waits_once(app: Flask, folder: Path) -> None:
    with redis(folder):
        assert [doorbell.ring("deliver") for _ in range(3)] == [True] * 3
        assert doorbell.ring("run_day") is True
        server = Redis(unix_socket_path=f"{folder}/run/valkey.sock")
        waiting = {name: Queue(name, connection=server).count for name in doorbell.QUEUES.values()}
    assert waiting == {"deliver": 1, "daily": 1, "imports": 0, "bulk": 0}
