"""Automatic steps: when a stay ends, what the clock does then, and on which date a step takes effect.

Pure: statuses and days, no database. The daily run, its list beforehand, the forecast of a bill, the plan's
page and bulk changes all ask here. The rules are told in docs/domain.md, "The end of a stay" and
"Automatic steps".
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol, TypeVar

from flask_babel import gettext as _

from statusplanos.statuses.models import Status


class Timed(Protocol):
    """What says whether a stay ends by itself; a status, or what is read of one."""

    @property
    def duration_days(self) -> int | None: ...
    @property
    def next_status_id(self) -> int | None: ...
    @property
    def allows_scheduled_tasks(self) -> bool: ...


_T = TypeVar("_T", bound=Timed)


class Obstacle(Enum):
    """What may keep the clock from taking a step."""

    NO_NEXT_STATUS = "no next status"
    ARCHIVED = "archived"
    TASKS_FORBIDDEN = "tasks forbidden"


@dataclass(frozen=True)
class Stop:
    """Why the clock leaves a plan where it stands; ``status`` is the one whose rule says so."""

    obstacle: Obstacle
    status: Status

    @property
    def cause(self) -> str:
        """A sentence for staff."""
        name = self.status.description
        match self.obstacle:
            case Obstacle.NO_NEXT_STATUS:
                return str(_("%(status)s has no next status", status=name))
            case Obstacle.ARCHIVED:
                return str(_("%(status)s is archived", status=name))
            case Obstacle.TASKS_FORBIDDEN:
                return str(_("%(status)s does not allow scheduled tasks", status=name))


@dataclass(frozen=True)
class Hop:
    """One automatic step: the first day in ``entering``, and ``due_on``, the day on which that stay ends."""

    leaving: Status
    entering: Status
    effective_on: date
    due_on: date | None


def is_timed(status: Timed) -> bool:
    """Whether a stay in ``status`` ends by itself. A next status without days is only offered to staff."""
    return status.duration_days is not None and status.next_status_id is not None


def end_of_stay(status: Timed, entered_on: date) -> date | None:
    """``due_on``: the first day after the days of ``status``; ``None`` when nothing follows by itself."""
    return entered_on + timedelta(days=status.duration_days or 0) if is_timed(status) else None


def access_turns(leaving: Status, entering: Status) -> bool:
    """Whether the step gives access to who had none, or takes it."""
    return leaving.access.gives_access != entering.access.gives_access


def effective_on(leaving: Status, entering: Status, *, due_on: date, on: date) -> date:
    """When a step due on ``due_on`` and made on ``on`` takes effect: on its own day, however late, unless it
    gives or takes access. Access does not change in the past."""
    return max(due_on, on) if access_turns(leaving, entering) else due_on


def forbidding_tasks(*statuses: _T) -> _T | None:
    """The first of ``statuses`` that scheduled tasks may neither put a plan into nor take one out of."""
    return next((status for status in statuses if not status.allows_scheduled_tasks), None)


def tasks_forbidden(*statuses: Status) -> Stop | None:
    """What stops scheduled tasks, bulk changes among them, from taking a plan from one to another."""
    forbidding = forbidding_tasks(*statuses)
    return Stop(Obstacle.TASKS_FORBIDDEN, forbidding) if forbidding else None


def what_stops(status: Status) -> Stop | None:
    """What keeps the clock from moving on those who stand in ``status``."""
    following = status.next_status
    if following is None:
        return Stop(Obstacle.NO_NEXT_STATUS, status)
    if following.archived_at is not None:
        return Stop(Obstacle.ARCHIVED, following)
    return tasks_forbidden(status, following)


def itinerary(status: Status, due_on: date | None, *, until: date, on: date) -> tuple[list[Hop], Stop | None]:
    """The steps that take effect up to ``until`` for who stands in ``status`` until ``due_on``, and what
    stops them, if anything does.

    What is due already is made on ``on``. A run asks with ``until`` the same as ``on``; a forecast looks
    further ahead.
    """
    hops: list[Hop] = []
    while due_on is not None and due_on <= until:
        stop, following = what_stops(status), status.next_status
        if stop is not None or following is None:
            return hops, stop
        effective = effective_on(status, following, due_on=due_on, on=on)
        due_on = end_of_stay(following, effective)
        hops.append(Hop(status, following, effective, due_on))
        status = following
    return hops, None
