"""The slow, obvious model of the clock: one plan, one day at a time."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Simple:
    days: int | None
    next: int | None
    access: bool
    tasks: bool
    archived: bool = False


def late_run(rules: dict[int, Simple], status: int, due: date | None, on: date) -> list[tuple[int, date]]:
    """The (status, first day) of each step that one run on ``on`` makes for a plan due on ``due``."""
    made = []
    day = due
    while due is not None and day is not None and day <= on:
        if day < due:
            day += timedelta(days=1)
            continue
        rule = rules[status]
        if rule.next is None or rules[rule.next].archived or not rule.tasks or not rules[rule.next].tasks:
            break
        target = rules[rule.next]
        first = day if target.access == rule.access else on
        made.append((rule.next, first))
        status = rule.next
        due = first + timedelta(days=target.days) if target.days and target.next is not None else None
        day = first
    return made
