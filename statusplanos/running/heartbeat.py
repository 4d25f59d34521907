"""The worker's last sign of life, kept as a file so that pages can show it without Redis."""

import os
from datetime import datetime
from pathlib import Path

from statusplanos import clock

_NAME = "worker-beat"


def beat(data_dir: Path) -> None:
    """Say that the worker lives. Readers see the last time or this one, never half of it."""
    draft = data_dir / f"{_NAME}.{os.getpid()}"
    draft.write_text(clock.now().isoformat())
    draft.replace(data_dir / _NAME)


def last_beat(data_dir: Path) -> datetime | None:
    """When the worker last said that it lives, in UTC; None when it never did."""
    try:
        return datetime.fromisoformat((data_dir / _NAME).read_text())
    except (FileNotFoundError, ValueError):
        return None
