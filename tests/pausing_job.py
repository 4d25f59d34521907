"""Jobs that only last, for the tests that end a worker in the middle of one."""

import time
from pathlib import Path

from statusplanos import stopping


def until_asked(folder: str) -> None:
    """Runs until the worker is asked to end, as long work does between its chunks."""
    Path(folder, "job-began").touch()
    stopping.wait(120)
    Path(folder, "job-ended").touch()


def deaf(folder: str) -> None:
    """Does not notice that it should end."""
    Path(folder, "job-began").touch()
    time.sleep(120)


def brief(folder: str) -> None:
    Path(folder, "job-done").touch()
