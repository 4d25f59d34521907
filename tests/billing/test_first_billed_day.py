"""The first billed day is one rule: of all stays, of one entry after the other, in SQL, as it is stored."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Date, literal, select

from statusplanos.billing.charges import Stay
from statusplanos.billing.first_billed_day import (
    first_billed_day,
    first_billed_day_after_entering,
    first_billed_day_after_entering_sql,
)
from statusplanos.customers.models import Subscription
from tests.lifecycle.test_undo import change

START = date(2026, 5, 1)
entries = st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=8)
"""A plan's entries into statuses: whether each bills, and how many days after the one before."""


def days_of(entered: list[tuple[bool, int]]) -> list[tuple[bool, date]]:
    day, dated = START, []
    for bills, later in entered:
        day += timedelta(days=later)
        dated.append((bills, day))
    return dated


def stays_of(entered: list[tuple[bool, date]]) -> list[Stay]:
    """Each entry ends the stay before it; the last one is open."""
    closed = [Stay(on, end, bills, 9000) for (bills, on), (_bills, end) in pairwise(entered)]
    return [*closed, Stay(entered[-1][1], None, entered[-1][0], 9000)]


def looked_up_day_by_day(entered: list[tuple[bool, date]]) -> date | None:
    """The slow model: of each day the last entry up to it says whether it is billed."""
    for number in range(60):
        day = START + timedelta(days=number)
        standing = [bills for bills, on in entered if on <= day]
        if standing and standing[-1]:
            return day
    return None


@given(entries)
def test_is_the_first_day_that_anything_is_billed_on(entered):
    dated = days_of(entered)
    assert first_billed_day(stays_of(dated)) == looked_up_day_by_day(dated)


@given(entries)
def test_one_entry_after_the_other_comes_to_the_same_day(entered):
    dated, known = days_of(entered), None
    for bills, on in dated:
        known = first_billed_day_after_entering(known, bills=bills, entered_on=on)
    assert known == first_billed_day(stays_of(dated))


entry = st.dates(date(1990, 1, 1))


def check_sql(session, *, before: int | None, bills: bool, start: date) -> None:
    """``before``: how many days before the entry; never after it, as nobody enters a status that early."""
    known = None if before is None else start - timedelta(days=before)
    in_sql = first_billed_day_after_entering_sql(literal(known, Date()), bills=bills, entered_on=start)
    expected = first_billed_day_after_entering(known, bills=bills, entered_on=start)
    assert session.scalar(select(in_sql)) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.none() | st.integers(0, 3), bills=st.booleans(), start=entry)
def test_many_plans_at_once_get_what_one_plan_gets(session, before, bills, start):
    check_sql(session, before=before, bills=bills, start=start)


def test_a_day_that_turns_out_not_to_be_billed_is_no_longer_it(ana, session, a_subscription, status_named):
    """Billed since this morning and suspended at noon: nothing of the day is billed."""
    trial = a_subscription("Experimenta", START)
    for name, billed_from in (("Serviço Habilitado", True), ("Suspenso a Pedido", False)):
        change(ana, trial, status_named(name))
        session.rollback()
        stored = session.get(Subscription, trial.id)
        session.refresh(stored)
        assert stored.billed_from == (stored.entered_on if billed_from else None)
