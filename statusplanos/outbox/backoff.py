"""When to try again: full jitter under a ceiling that doubles, so that not all come back at once."""

import random
from datetime import timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
_chance = random.SystemRandom()


def ceiling(attempts: int) -> timedelta:
    """The longest wait after so many attempts (from 1)."""
    return min(FIRST * 2 ** min(max(attempts, 1) - 1, 16), LONGEST)


def delay(attempts: int) -> timedelta:
    """Somewhere between a second and the ceiling."""
    return timedelta(seconds=_chance.uniform(1, ceiling(attempts).total_seconds()))
