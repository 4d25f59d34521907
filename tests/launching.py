"""The real processes of an installation, started for a test and looked at from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from redis import Redis
from rq import Queue

from statusplanos.config import ROOT
from tests.ports import free_port
from tests.stage import for_processes


def environment(folder: Path, port: int, **more: str) -> dict[str, str]:
    """What a process that works on ``folder`` is given, the test's clock among it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "TZ") if name in os.environ}
    given = {"STATUSPLANOS_DATA_DIR": str(folder), "STATUSPLANOS_PORT": str(port)}
    return kept | for_processes() | given | more


@contextmanager
def started(folder: Path, *line: str, port: int = 0, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program of the installation in ``folder``, in a process group of its own as a terminal
    starts it. Its words go to :func:`output`; no process of the installation outlives the block."""
    with output(folder).open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, *line],
            cwd=ROOT,
            env=environment(folder, port or free_port(), **more),
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


@contextmanager
def run(folder: Path, port: int, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """What `make run` runs; all that it started ends with the block."""
    try:
        with started(folder, "deploy/run.py", port=port, **more) as launcher:
            yield launcher
    finally:
        for process in processes(folder):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def output(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-output")


def said(folder: Path) -> str:
    return output(folder).read_text()


def processes(folder: Path) -> list[psutil.Process]:
    """Every living process that works on the data folder ``folder``."""
    return [process for process in psutil.process_iter() if _works_on(process, str(folder))]


def _works_on(process: psutil.Process, folder: str) -> bool:
    """The embedded server writes its title over its environment, but it stands in the data folder."""
    try:
        if process.pid == os.getpid():
            return False
        return process.environ().get("STATUSPLANOS_DATA_DIR") == folder or process.cwd().startswith(folder)
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return False


def enqueue(folder: Path, job: str, queue: str = "imports") -> None:
    """Have the worker run a function of ``tests.pausing_job``."""
    server = Redis(unix_socket_path=f"{folder}/run/valkey.sock")
    Queue(queue, connection=server, serializer="json").enqueue(f"tests.pausing_job.{job}", str(folder))


def wait_for(condition: Callable[[], object], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def healthy(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
