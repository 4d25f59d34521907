"""When a stay ends and from which day a step counts. Pure; the rules are DOMAIN.md's "Rules"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from statusplanos.customers.steps import effective_on, end_of_stay
from statusplanos.lifecycle.models import Finding
from statusplanos.statuses.models import Status


@dataclass(frozen=True)
class Hop:
    """One automatic step, with the first day in the new status and the day that one ends."""

    from_id: int
    to_id: int
    effective_on: date
    due_on: date | None


@dataclass(frozen=True)
class Stop:
    """Why the clock cannot take a due subscription out of where it stands."""

    kind: Finding
    cause: str


def what_stops(rule: Status, rules: Mapping[int, Status]) -> Stop | None:
    """What keeps the clock from moving those who stand in ``rule``."""
    target = rules.get(rule.next_status_id) if rule.next_status_id is not None else None
    if target is None:
        return Stop(Finding.FAILED, _("%(status)s has no next status", status=rule.description))
    if target.archived_at is not None:
        return Stop(Finding.FAILED, _("%(status)s is archived", status=target.description))
    forbidden = tasks_forbidden(rule, target)
    return Stop(Finding.LEFT, forbidden) if forbidden else None


def tasks_forbidden(*statuses: Status) -> str | None:
    """Why scheduled and bulk changes may not take a plan from one of ``statuses`` to another."""
    for one in statuses:
        if not one.allows_scheduled_tasks:
            return _("%(status)s does not allow scheduled tasks", status=one.description)
    return None


def itinerary(
    status_id: int, due_on: date, on: date, rules: Mapping[int, Status]
) -> tuple[list[Hop], Stop | None]:
    """All steps that are due by ``on`` for who stands in ``status_id`` until ``due_on``, and what stops them.

    The run, the simulation and the preview all ask this function.
    """
    hops: list[Hop] = []
    due: date | None = due_on
    while due is not None and due <= on:
        rule = rules[status_id]
        stop = what_stops(rule, rules)
        if stop is not None:
            return hops, stop
        target = rules[rule.next_status_id]  # type: ignore[index]
        effective = effective_on(rule, target, due_on=due, on=on)
        due = end_of_stay(target, effective)
        hops.append(Hop(rule.id, target.id, effective, due))
        status_id = target.id
    return hops, None
