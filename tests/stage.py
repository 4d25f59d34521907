"""The day and the hour of a test, set through the product's one clock.

Every test begins at ``MOMENT``, unless it is marked with a moment of its own, and time goes on from there; a
process that it starts is given the same clock. ``make test-days`` rehearses other moments.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from statusplanos import clock

MOMENT = os.environ.get("STAGE_MOMENT", "2026-11-24T12:00")
"""Date and hour of São Paulo; a Tuesday at noon, unless another is rehearsed."""
MACHINE = "machine"
"""The moment of a test that compares the product's clock with another program's."""
COMPANY = ZoneInfo("America/Sao_Paulo")
SHIFT = "STAGE_SHIFT"
"""Tells a process of a test how many seconds its clock stands ahead of the machine's."""
PROCESSES = Path(__file__).with_name("stage_of_processes")


def begin(moment: str = MOMENT, *, earlier: timedelta = timedelta()) -> None:
    """Have it be ``moment`` (date and hour of São Paulo) now, or so much earlier."""
    if moment == MACHINE:
        clock.stand_ahead(timedelta())
        return
    instant = datetime.fromisoformat(moment).replace(tzinfo=COMPANY)
    clock.stand_ahead(instant - earlier - datetime.now(UTC))


def for_processes() -> dict[str, str]:
    """The variables with which a Python process has the test's clock from its first line on."""
    ahead = clock.now() - datetime.now(UTC)
    return {SHIFT: str(ahead.total_seconds()), "PYTHONPATH": str(PROCESSES)}


def let_age(file: Path, by: timedelta) -> None:
    """Have ``file`` look as if it had been written so long ago."""
    written = time.time() - by.total_seconds()
    os.utime(file, (written, written))
