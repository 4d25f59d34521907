"""Standing warnings: pure rules over the statuses in use."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.statuses.models import Access
from statusplanos.statuses.warnings import Kind, cycles, warnings


def a_status(id, **fields):
    calm = {
        "description": f"Status {id}",
        "generates_billing": False,
        "next_status_id": None,
        "duration_days": None,
        "access": Access.FULL,
        "allows_scheduled_tasks": True,
        "is_trial": False,
    }
    return SimpleNamespace(id=id, **{**calm, **fields})


def kinds(*statuses):
    return [(one.kind, one.status.id, one.repair.id) for one in warnings(statuses)]


def test_calm_statuses_have_none():
    assert kinds(a_status(1, duration_days=5, next_status_id=2), a_status(2, generates_billing=True)) == []


@pytest.mark.parametrize(("here", "there", "repair"), [(False, True, 1), (True, False, 2), (False, False, 1)])
def test_a_timed_status_that_tasks_may_not_touch_would_never_move(here, there, repair):
    timed = a_status(1, duration_days=5, next_status_id=2, allows_scheduled_tasks=here)
    assert kinds(timed, a_status(2, allows_scheduled_tasks=there)) == [(Kind.STUCK, 1, repair)]


def test_without_days_the_task_flag_says_nothing():
    assert kinds(a_status(1, next_status_id=2, allows_scheduled_tasks=False), a_status(2)) == []


@pytest.mark.parametrize(("access", "warned"), [("full", 0), ("reduced", 0), ("notice", 1), ("refused", 1)])
def test_billing_without_access(access, warned):
    found = kinds(a_status(1, generates_billing=True, access=Access(access)))
    assert found == [(Kind.BILLS_WITHOUT_ACCESS, 1, 1)] * warned


def test_a_trial_that_bills():
    assert kinds(a_status(1, generates_billing=True, is_trial=True)) == [(Kind.TRIAL_BILLS, 1, 1)]


def test_a_cycle_is_told_once():
    ring = [a_status(n, duration_days=1, next_status_id=n % 3 + 1) for n in (1, 2, 3)]
    assert kinds(*ring, a_status(4, duration_days=1, next_status_id=1)) == [(Kind.CYCLE, 1, 1)]


def test_a_step_without_days_breaks_the_cycle():
    assert kinds(a_status(1, duration_days=1, next_status_id=2), a_status(2, next_status_id=1)) == []


@st.composite
def registers(draw):
    size = draw(st.integers(1, 8))
    ids = range(1, size + 1)
    steps = {n: draw(st.sampled_from([None, *ids, size + 1])) for n in ids}
    days = {n: draw(st.sampled_from([None, 1])) for n in ids}
    return {n: a_status(n, next_status_id=steps[n], duration_days=days[n]) for n in ids}


def comes_back(register, start):
    """The obvious way: take as many steps as there are statuses and see whether one leads here again."""
    here = start
    for _ in register:
        status = register.get(here)
        if status is None or status.duration_days is None:
            return False
        here = status.next_status_id
        if here == start:
            return True
    return False


@given(registers())
def test_cycles_hold_exactly_those_who_come_back(register):
    found = [status.id for ring in cycles(register) for status in ring]
    assert sorted(found) == [number for number in register if comes_back(register, number)]


@given(registers())
def test_a_ring_stands_in_the_order_of_its_steps(register):
    for ring in cycles(register):
        assert [status.next_status_id for status in ring] == [status.id for status in [*ring[1:], ring[0]]]
