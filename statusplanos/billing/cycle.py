"""Billing cycles: from one closing date to the next. The closing day itself belongs to the next cycle.

See docs/domain.md, "Billing cycles". Pure.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days ``[start, end)``; it closes on ``end``."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)


def day_in_month(year: int, month: int, day: int) -> date:
    """The ``day`` (1 to 31) of a month, or the month's last day where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _closing(month_no: int, closing_day: int) -> date:
    """``month_no`` counts months from year 0, so that neighbours are one apart."""
    return day_in_month(month_no // 12, month_no % 12 + 1, closing_day)


def cycle_containing(day: date, *, closing_day: int) -> Cycle:
    """The cycle that ``day`` is billed in, for those who close on ``closing_day`` (1 to 31)."""
    month_no = day.year * 12 + day.month - 1
    if day >= _closing(month_no, closing_day):
        month_no += 1
    return Cycle(_closing(month_no - 1, closing_day), _closing(month_no, closing_day))


def following(cycle: Cycle, *, closing_day: int) -> Cycle:
    return cycle_containing(cycle.end, closing_day=closing_day)


def preceding(cycle: Cycle, *, closing_day: int) -> Cycle:
    return cycle_containing(cycle.start - timedelta(days=1), closing_day=closing_day)


def due_date(cycle: Cycle, *, due_day: int) -> date:
    """When the bill of ``cycle`` is due: the first ``due_day`` (1 to 31) after the cycle has closed."""
    month_no = cycle.end.year * 12 + cycle.end.month - 1
    due = _closing(month_no, due_day)
    return due if due > cycle.end else _closing(month_no + 1, due_day)
