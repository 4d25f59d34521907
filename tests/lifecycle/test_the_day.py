"""The daily run moves what is due: each on its own day, once, whatever else is wrong."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from statusplanos import clock
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.history.models import Change, Operation, Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.lifecycle import isolating_bad_rows, slots, transitions
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.daily import run as daily
from statusplanos.lifecycle.models import DailyRun, DailyRunFinding, RunKind, RunState, TrialFact
from statusplanos.settings import company
from tests.counting import statements

pytestmark = pytest.mark.moment("2026-11-24T12:00")  # the day's run is due since eight
START = date(2026, 5, 1)


@pytest.fixture
def run(session):
    def on_day(on: date):
        act_as(session, Author("rotina diária", Source.WORKER, clock.now()))
        return routine.run_now(session, on=on, kind=RunKind.COMMAND, at=clock.now())[1]

    return on_day


def standing(session, number: int) -> tuple[str, date, date | None]:
    session.expire_all()
    found = session.get(Subscription, number)
    return found.status.description, found.entered_on, found.due_on


def test_a_trial_is_free_for_ten_days_and_billed_from_the_eleventh(session, a_subscription, run):
    trial = a_subscription("Experimenta", START)
    assert run(date(2026, 5, 10)).moved == 0
    assert standing(session, trial.id) == ("Experimenta", START, date(2026, 5, 11))
    assert run(date(2026, 5, 11)).moved == 1
    assert standing(session, trial.id) == ("Serviço Habilitado", date(2026, 5, 11), None)
    assert trial.billed_from == date(2026, 5, 11)
    periods = session.query(StatusPeriod).order_by(StatusPeriod.id)
    assert [(p.started_on, p.ended_on, p.generates_billing) for p in periods] == [
        (START, date(2026, 5, 11), False),
        (date(2026, 5, 11), None, True),
    ]


def test_running_again_moves_nobody(session, a_subscription, run):
    a_subscription("Experimenta", START)
    assert run(date(2026, 5, 11)).moved == 1
    before = session.query(Change).count()
    assert run(date(2026, 5, 11)).due == 0
    assert session.query(Change).count() == before


def test_a_late_run_counts_from_the_due_date(session, a_subscription, run):
    trial = a_subscription("Experimenta", START)
    run(date(2026, 6, 20))
    assert standing(session, trial.id) == ("Serviço Habilitado", date(2026, 5, 11), None)


def test_access_does_not_change_in_the_past(session, a_subscription, run):
    late = a_subscription("Habilitado Provisoriamente", START)
    run(date(2026, 5, 20))
    assert standing(session, late.id) == ("Suspenso por Débito", date(2026, 5, 20), None)


def test_a_chain_makes_each_hop_on_its_date(session, a_subscription, run, status_named):
    middle = status_named("Habilitado Provisoriamente")
    status_named("Experimenta").next_status_id = middle.id
    middle.next_status_id = status_named("Serviço Habilitado").id
    session.commit()
    plan = a_subscription("Experimenta", START)
    outcome = run(date(2026, 6, 1))
    assert (outcome.due, outcome.moved) == (1, 2)
    assert standing(session, plan.id) == ("Serviço Habilitado", date(2026, 5, 16), None)
    assert plan.entry_no == 3


@pytest.mark.parametrize("side", ["Experimenta", "Serviço Habilitado"])
def test_a_status_that_tasks_may_not_touch_leaves_the_plan_and_says_so(
    session, a_subscription, run, status_named, side
):
    plan = a_subscription("Experimenta", START)
    status_named(side).allows_scheduled_tasks = False
    session.commit()
    outcome = run(date(2026, 5, 11))
    assert (outcome.due, outcome.moved) == (1, 0)
    assert [(one.subscription_id, one.kind.value) for one in outcome.found] == [(plan.id, "left")]
    assert side in outcome.found[0].cause


def test_one_bad_row_stops_nobody(session, a_subscription, run):
    plans = [a_subscription("Experimenta", START).id for _ in range(20)]
    bad = plans[7]
    session.execute(
        text(
            f"CREATE TRIGGER bad BEFORE INSERT ON status_period WHEN NEW.subscription_id = {bad}"
            " BEGIN SELECT RAISE(ABORT, 'this row is broken'); END"
        )
    )
    session.commit()
    outcome = run(date(2026, 5, 11))
    assert (outcome.due, outcome.moved) == (20, 19)
    assert [(one.subscription_id, one.kind.value) for one in outcome.found] == [(bad, "failed")]
    assert "this row is broken" in outcome.found[0].cause
    assert standing(session, bad) == ("Experimenta", START, date(2026, 5, 11))
    session.execute(text("DROP TRIGGER bad"))
    session.commit()
    assert run(date(2026, 5, 12)).moved == 1
    assert standing(session, bad)[1] == date(2026, 5, 11)


def test_statements_grow_with_groups_and_not_with_rows(session, a_subscription, run):
    counts = []
    for many, day in ((1, date(2026, 5, 1)), (25, date(2026, 7, 1))):
        for _ in range(many):
            a_subscription("Experimenta", day)
        with statements() as seen:
            assert run(day + timedelta(days=10)).moved == many
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_run_is_one_operation_of_the_routine(session, a_subscription, run):
    for _ in range(3):
        a_subscription("Experimenta", START)
    run(date(2026, 5, 11))
    done = session.query(Operation).filter_by(actor="rotina diária").one()
    moved = session.query(Change).filter_by(operation_id=done.id, field="status_id").count()
    assert moved == 3


def test_entering_a_trial_leaves_a_lasting_fact(session, a_subscription, run):
    plan = a_subscription("Experimenta", START)
    run(date(2026, 5, 11))
    fact = session.query(TrialFact).one()
    assert (fact.customer_id, fact.started_on) == (plan.customer_id, START)


def test_the_simulation_agrees_with_the_run(session, a_subscription, run):
    for days in range(12):
        a_subscription("Experimenta", START + timedelta(days=days))
        a_subscription("Habilitado Provisoriamente", START + timedelta(days=days))
    foreseen = daily.simulate(session, on=date(2026, 5, 15))
    done = run(date(2026, 5, 15))
    assert foreseen.moved > 0
    assert (foreseen.due, foreseen.steps, foreseen.found) == (done.due, done.steps, done.found)


def test_a_new_installation_only_lists(session, a_subscription):
    plan = a_subscription("Experimenta", START)
    at = clock.now()
    done = routine.run_by_clock(session, at=at)
    assert (done.observing, done.due, done.moved) == (True, 1, 1)
    assert standing(session, plan.id)[0] == "Experimenta"


def test_a_day_is_run_once_however_many_tickers_ask(session, a_subscription):
    company.current().routine_released = True
    session.commit()
    plan = a_subscription("Experimenta", START)
    at = clock.now()
    assert routine.run_by_clock(session, at=at).moved == 1
    assert [routine.run_by_clock(session, at=at) for _ in range(5)] == [None] * 5
    assert session.query(DailyRun).filter_by(kind=RunKind.SCHEDULED).count() == 1
    assert standing(session, plan.id)[0] == "Serviço Habilitado"


def test_of_five_who_claim_a_day_one_gets_it(session):
    term = {"on": START, "actor": "a", "at": clock.now(), "observing": False}
    assert [slots.claim(session, **term) is not None for _ in range(5)] == [True] + [False] * 4
    assert session.query(DailyRun).count() == 1


def test_a_clock_that_jumps_a_day_or_an_hour_runs_no_day_twice(session, a_subscription):
    company.current().routine_released = True
    session.commit()
    plan = a_subscription("Experimenta", clock.today() - timedelta(days=9))  # due tomorrow
    at = clock.now()
    jumps = (timedelta(0), timedelta(days=1), timedelta(hours=-1), timedelta(0), timedelta(days=1, hours=1))
    done = [routine.run_by_clock(session, at=at + jump) for jump in jumps]
    assert [run.moved if run else None for run in done] == [0, 1, None, None, None]
    assert standing(session, plan.id)[0] == "Serviço Habilitado"
    assert session.get(Subscription, plan.id).entry_no == 2
    assert session.query(DailyRun).filter_by(kind=RunKind.SCHEDULED).count() == 2


def test_after_an_outage_one_run_covers_the_missed_days(session):
    company.current().routine_released = True
    session.commit()
    at = clock.now()
    assert routine.run_by_clock(session, at=at - timedelta(days=4)).missed_from is None
    late = routine.run_by_clock(session, at=at)
    assert late.missed_from == late.on - timedelta(days=3)


def test_a_run_whose_process_died_is_taken_over_and_the_old_one_is_fenced_off(session):
    at = clock.now()
    first = slots.claim(session, on=START, actor="a", at=at - timedelta(hours=1), observing=False)
    old = slots.Hold(first.id, first.fence, clock.now)
    assert slots.claim(session, on=START, actor="b", at=at, observing=False).id == first.id
    with pytest.raises(slots.RunInterrupted):
        old.renew(session)


def test_a_run_that_is_taken_up_again_keeps_what_was_due(session, a_subscription, monkeypatch):
    """The database goes away in the second chunk: no row is blamed, and the run goes on where it stopped."""
    for _ in range(3):
        a_subscription("Experimenta", START)
    company.current().routine_released = True
    session.commit()
    at = clock.now()
    move, seen = daily._move, []

    def away(*args):
        seen.append(args)
        if len(seen) == 2:
            raise OperationalError("UPDATE", {}, Exception("the server closed the connection"))
        return move(*args)

    with monkeypatch.context() as patched:
        patched.setattr(isolating_bad_rows, "SIZE", 1)
        patched.setattr(daily, "_move", away)
        with pytest.raises(OperationalError):
            routine.run_by_clock(session, at=at)
    broken = session.query(DailyRun).one()
    assert (broken.state, broken.moved, broken.due) == (RunState.RUNNING, 1, 3)
    assert session.query(DailyRunFinding).count() == 0
    done = routine.run_by_clock(session, at=at + timedelta(minutes=2))
    assert (done.id, done.state, done.moved, done.due) == (broken.id, RunState.DONE, 3, 3)
    assert session.query(Operation).filter_by(id=done.operation_id).one().id == done.operation_id


def test_two_changes_on_one_day_leave_a_period_of_no_days(session, a_subscription, status_named):
    plan = a_subscription("Serviço Habilitado", START)
    for name in ("Suspenso a Pedido", "Experimenta"):
        to = status_named(name)
        transitions.change_status(
            session, plan, to=to, effective_on=START, today=START, at=clock.now(), reason="teste"
        )
        session.commit()
    periods = [(p.status.description, p.started_on, p.ended_on) for p in plan.periods]
    assert periods == [
        ("Serviço Habilitado", START, START),
        ("Suspenso a Pedido", START, START),
        ("Experimenta", START, None),
    ]
    assert plan.billed_from is None
