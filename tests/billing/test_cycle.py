"""A billing cycle"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.billing.cycle import Cycle, cycle_containing, due_date, following, preceding

days = st.dates(date(1999, 1, 1), date(2150, 1, 1))
month_days = st.integers(1, 31)


def slow_is_closing(day, closing_day):
    tomorrow = day + timedelta(days=1)
    last_of_month = tomorrow.month != day.month
    return day.day == closing_day or (last_of_month and closing_day > day.day)


def slow_cycle(day, closing_day):
    start = day
    while not slow_is_closing(start, closing_day):
        start -= timedelta(days=1)
    end = day + timedelta(days=1)
    while not slow_is_closing(end, closing_day):
        end += timedelta(days=1)
    return Cycle(start, end)


def test_runs_from_closing_date_to_closing_date():
    assert cycle_containing(date(2026, 5, 15), closing_day=31) == Cycle(date(2026, 4, 30), date(2026, 5, 31))


def test_leaves_the_closing_day_to_the_next_one():
    assert cycle_containing(date(2026, 5, 31), closing_day=31) == Cycle(date(2026, 5, 31), date(2026, 6, 30))
    assert cycle_containing(date(2026, 5, 30), closing_day=31).end == date(2026, 5, 31)


@pytest.mark.parametrize("closing_day", [29, 30, 31])
def test_closes_on_the_last_day_of_a_short_february(closing_day):
    found = cycle_containing(date(2026, 2, 10), closing_day=closing_day)
    assert found.end == date(2026, 2, 28)
    assert found.start == date(2026, 1, closing_day)


def test_closes_on_the_29th_in_a_leap_year():
    assert cycle_containing(date(2028, 2, 10), closing_day=31).end == date(2028, 2, 29)


def test_crosses_the_year():
    assert cycle_containing(date(2026, 12, 25), closing_day=20) == Cycle(
        date(2026, 12, 20), date(2027, 1, 20)
    )


@pytest.mark.parametrize(
    ("closing", "due_day", "due"),
    [
        (date(2026, 5, 31), 10, date(2026, 6, 10)),
        (date(2026, 5, 5), 10, date(2026, 5, 10)),
        (date(2026, 5, 10), 10, date(2026, 6, 10)),
        (date(2026, 5, 31), 31, date(2026, 6, 30)),
        (date(2026, 12, 31), 5, date(2027, 1, 5)),
    ],
)
def test_is_due_on_the_first_due_day_after_it_closes(closing, due_day, due):
    assert due_date(Cycle(date(2026, 1, 1), closing), due_day=due_day) == due


@given(days, month_days)
def test_is_what_walking_day_by_day_finds(day, closing_day):
    assert cycle_containing(day, closing_day=closing_day) == slow_cycle(day, closing_day)


@given(days, month_days)
def test_leaves_no_gap_to_its_neighbours(day, closing_day):
    found = cycle_containing(day, closing_day=closing_day)
    assert following(found, closing_day=closing_day).start == found.end
    assert preceding(found, closing_day=closing_day).end == found.start
