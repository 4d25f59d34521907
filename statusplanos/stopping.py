"""Whether this process was asked to end. Long work polls ``requested()`` between its chunks.

A plain flag, not an event: a signal handler that sets an event its own thread waits for would wait for
itself.
"""

import signal
import time
from types import FrameType

STEP = 0.2
"""Seconds between two looks at the flag while waiting."""

_asked = False


def request() -> None:
    global _asked
    _asked = True


def requested() -> bool:
    return _asked


def wait(seconds: float) -> bool:
    """Wait, at most ``seconds``, to be asked to end. True when asked."""
    until = time.monotonic() + seconds
    while not _asked and (left := until - time.monotonic()) > 0:
        time.sleep(min(STEP, left))
    return _asked


def listen() -> None:
    """From now on SIGTERM and SIGINT ask this process to end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _on_signal)


def _on_signal(number: int, frame: FrameType | None) -> None:
    request()
