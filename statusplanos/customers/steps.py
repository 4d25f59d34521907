"""The automatic step out of a status: whether the clock may take it, and on which day it takes effect."""

from datetime import date, timedelta

from statusplanos.statuses.models import Status


def steps_by_itself(status: Status) -> bool:
    """Whether the clock moves on those who stand in ``status``: neither side forbids scheduled tasks."""
    following = status.next_status
    return following is not None and status.allows_scheduled_tasks and following.allows_scheduled_tasks


def end_of_stay(status: Status, entered_on: date) -> date | None:
    """The first day after the days of ``status``; ``None`` when nothing follows by itself."""
    if status.duration_days is None or status.next_status_id is None:
        return None
    return entered_on + timedelta(days=status.duration_days)


def effective_on(leaving: Status, entering: Status, *, due_on: date, on: date) -> date:
    """When a step due on ``due_on`` and made on ``on`` counts: on its own day, however late, unless it gives
    or takes access. Access does not change in the past."""
    if leaving.access.gives_access == entering.access.gives_access:
        return due_on
    return max(due_on, on)
