"""Random rules, dates and missed days, against the slow model."""

from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from statusplanos.lifecycle.calendar import itinerary
from statusplanos.statuses.models import Access
from tests.lifecycle_model import Simple, late_run

START = date(2026, 1, 1)


@st.composite
def registers(draw) -> dict[int, Simple]:
    size = draw(st.integers(2, 6))
    rules = {}
    for number in range(1, size + 1):
        following = draw(st.none() | st.sampled_from([n for n in range(1, size + 1) if n != number]))
        days = draw(st.none() | st.integers(1, 40)) if following else None
        tasks = draw(st.integers(0, 5)) > 0
        rules[number] = Simple(days, following, draw(st.booleans()), tasks)
    return rules


def status(number: int, simple: Simple) -> SimpleNamespace:
    return SimpleNamespace(
        id=number,
        description=f"S{number}",
        access=Access.FULL if simple.access else Access.REFUSED,
        duration_days=simple.days,
        next_status_id=simple.next,
        allows_scheduled_tasks=simple.tasks,
        archived_at=None,
    )


@given(registers(), st.integers(0, 60), st.integers(0, 90))
def test_each_step_is_made_on_the_day_the_model_says(register, due_in, late):
    rules = {number: status(number, simple) for number, simple in register.items()}
    due = START + timedelta(days=due_in)
    on = START + timedelta(days=late)
    hops, _stop = itinerary(1, due, on, rules)
    expected = late_run(register, 1, due, on)
    assert [(hop.to_id, hop.effective_on) for hop in hops] == expected
