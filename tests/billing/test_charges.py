"""The amount of a cycle"""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.billing.charges import Share, Stay, charge, days_within, half_up
from statusplanos.billing.cycle import Cycle, cycle_containing
from statusplanos.settings.models import Divisor

MAY = Cycle(date(2026, 4, 30), date(2026, 5, 31))
JUNE = Cycle(date(2026, 5, 31), date(2026, 6, 30))


def billed(start, end=None, price=9000):
    return Stay(start, end, True, price)


def free(start, end=None, price=9000):
    return Stay(start, end, False, price)


def test_of_a_trial_from_the_1st_with_ten_days_is_20_days():
    stays = [free(date(2026, 5, 1), date(2026, 5, 11)), billed(date(2026, 5, 11))]
    found = charge(stays, MAY, divisor=Divisor.THIRTY)
    assert found.amount_cents == 6000
    assert found.shares == (Share(20, 9000),)
    assert (found.divisor, found.whole, found.capped) == (30, False, False)


@pytest.mark.parametrize(("start", "days"), [(date(2026, 5, 21), 10), (date(2026, 5, 11), 20)])
def test_counts_closing_less_start(start, days):
    assert days_within(billed(start), MAY) == days
    assert charge([billed(start)], MAY, divisor=Divisor.THIRTY).amount_cents == 300 * days


@pytest.mark.parametrize("month", range(1, 13))
def test_is_the_full_price_for_a_whole_cycle_however_long(month):
    cycle = cycle_containing(date(2026, month, 15), closing_day=31)
    for divisor in Divisor:
        found = charge([billed(date(2020, 1, 1))], cycle, divisor=divisor)
        assert (found.amount_cents, found.whole) == (9000, True)


def test_is_the_full_price_when_two_billed_stays_of_one_price_fill_the_cycle():
    stays = [billed(date(2026, 1, 1), date(2026, 5, 9)), billed(date(2026, 5, 9))]
    assert charge(stays, MAY, divisor=Divisor.THIRTY).amount_cents == 9000


def test_is_nothing_when_no_day_is_billed():
    found = charge([free(date(2026, 1, 1))], MAY, divisor=Divisor.THIRTY)
    assert (found.amount_cents, found.shares) == (0, ())


def test_of_30_days_in_a_cycle_of_31_is_not_more_than_the_price():
    assert charge([billed(date(2026, 5, 1))], MAY, divisor=Divisor.THIRTY).amount_cents == 9000


def test_bills_nothing_for_suspended_days():
    stays = [
        billed(date(2026, 1, 1), date(2026, 5, 10)),
        free(date(2026, 5, 10), date(2026, 5, 20)),
        billed(date(2026, 5, 20)),
    ]
    assert charge(stays, MAY, divisor=Divisor.THIRTY).shares == (Share(21, 9000),)


def test_of_two_prices_is_rounded_once():
    stays = [billed(date(2026, 6, 1), date(2026, 6, 2), 40), billed(date(2026, 6, 2), date(2026, 6, 3), 41)]
    found = charge(stays, JUNE, divisor=Divisor.THIRTY)
    assert found.shares == (Share(1, 40), Share(1, 41))
    assert half_up(40, 30) + half_up(41, 30) == 2
    assert found.amount_cents == 3  # 81 / 30 = 2.7


def test_of_two_prices_is_at_most_the_highest():
    stays = [billed(date(2026, 1, 1), date(2026, 5, 1), 9000), billed(date(2026, 5, 1), None, 9010)]
    found = charge(stays, MAY, divisor=Divisor.THIRTY)
    assert (found.amount_cents, found.capped) == (9010, True)


def test_is_divided_by_the_real_days_when_so_set():
    found = charge([billed(date(2026, 5, 11))], MAY, divisor=Divisor.CYCLE)
    assert (found.divisor, found.amount_cents) == (31, 5806)  # 180000 / 31 = 5806.45


@pytest.mark.parametrize(("numerator", "rounded"), [(14, 0), (15, 1), (16, 1), (44, 1), (45, 2)])
def test_is_rounded_half_up(numerator, rounded):
    assert half_up(numerator, 30) == rounded


def test_ignores_a_stay_of_no_days():
    day = date(2026, 5, 11)
    stays = [billed(date(2026, 5, 1), day), billed(day, day, 99999), billed(day)]
    assert charge(stays, MAY, divisor=Divisor.THIRTY).shares == (Share(30, 9000),)


def slow_amount(stays, cycle, divisor):
    """Day by day, with fractions."""
    prices, day = [], cycle.start
    while day < cycle.end:
        for stay in stays:
            if stay.started_on <= day and (stay.ended_on is None or day < stay.ended_on) and stay.bills:
                prices.append(stay.price_cents)
        day += timedelta(days=1)
    if not prices:
        return 0
    if len(prices) == cycle.days and len(set(prices)) == 1:
        return prices[0]
    parts = 30 if divisor == Divisor.THIRTY else cycle.days
    exact = sum((Fraction(price, parts) for price in prices), Fraction())
    floor = exact.numerator // exact.denominator
    rounded = floor + 1 if exact - floor >= Fraction(1, 2) else floor
    return min(rounded, max(prices))


@st.composite
def lives(draw):
    start = draw(st.dates(date(2026, 1, 1), date(2026, 6, 1)))
    lengths = draw(st.lists(st.integers(0, 40), min_size=1, max_size=6))
    prices = draw(st.lists(st.integers(0, 30000), min_size=1, max_size=2))
    stays = []
    for place, length in enumerate(lengths):
        end = None if place == len(lengths) - 1 and draw(st.booleans()) else start + timedelta(days=length)
        stays.append(Stay(start, end, draw(st.booleans()), draw(st.sampled_from(prices))))
        start = end or start
    return stays


@given(lives(), st.dates(date(2026, 1, 1), date(2026, 9, 1)), st.integers(1, 31), st.sampled_from(Divisor))
def test_is_what_counting_day_by_day_finds(stays, day, closing_day, divisor):
    cycle = cycle_containing(day, closing_day=closing_day)
    found = charge(stays, cycle, divisor=divisor)
    assert found.amount_cents == slow_amount(stays, cycle, divisor)
    assert 0 <= found.days <= cycle.days
