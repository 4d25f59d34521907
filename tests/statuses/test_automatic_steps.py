"""Automatic steps: random rules, dates and missed days, against a slow model."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from statusplanos import clock
from statusplanos.statuses.automatic_steps import itinerary
from statusplanos.statuses.models import Access

START = date(2026, 1, 1)


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


@st.composite
def registers(draw) -> dict[int, Simple]:
    size = draw(st.integers(2, 6))
    rules = {}
    for number in range(1, size + 1):
        following = draw(st.none() | st.sampled_from([n for n in range(1, size + 1) if n != number]))
        days = draw(st.none() | st.integers(1, 40)) if following else None
        tasks = draw(st.integers(0, 5)) > 0
        archived = draw(st.integers(0, 5)) == 0
        rules[number] = Simple(days, following, draw(st.booleans()), tasks, archived)
    return rules


def statuses(register: dict[int, Simple]) -> dict[int, SimpleNamespace]:
    made = {number: status(number, simple) for number, simple in register.items()}
    for one in made.values():
        one.next_status = made.get(one.next_status_id)
    return made


def status(number: int, simple: Simple) -> SimpleNamespace:
    return SimpleNamespace(
        id=number,
        description=f"S{number}",
        access=Access.FULL if simple.access else Access.REFUSED,
        duration_days=simple.days,
        next_status_id=simple.next,
        allows_scheduled_tasks=simple.tasks,
        archived_at=clock.now() if simple.archived else None,
    )


@given(registers(), st.integers(0, 60), st.integers(0, 90))
def test_each_step_is_made_on_the_day_the_model_says(register, due_in, late):
    due = START + timedelta(days=due_in)
    on = START + timedelta(days=late)
    hops, _stop = itinerary(statuses(register)[1], due, until=on, on=on)
    expected = late_run(register, 1, due, on)
    assert [(hop.entering.id, hop.effective_on) for hop in hops] == expected


@given(registers(), st.integers(0, 60), st.integers(0, 90), st.integers(0, 90))
def test_a_forecast_is_the_runs_of_all_its_days(register, due_in, late, ahead):
    """Looking ahead from a day finds what a run on that day and on each later one would do."""
    first = statuses(register)[1]
    due, today = START + timedelta(days=due_in), START + timedelta(days=late)
    foreseen, _stop = itinerary(first, due, until=today + timedelta(days=ahead), on=today)
    status, end, made = first, due, []
    for number in range(ahead + 1):
        day = today + timedelta(days=number)
        hops, _stop = itinerary(status, end, until=day, on=day)
        made += hops
        if hops:
            status, end = hops[-1].entering, hops[-1].due_on
    assert foreseen == made
