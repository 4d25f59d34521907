"""The preview of a bill"""

from datetime import date, timedelta

import pytest

from statusplanos import clock
from statusplanos.billing.forecast import as_if, entering, foreseen
from statusplanos.billing.preview import preview
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import RunKind
from statusplanos.settings.models import Company, Divisor, DueDay

MAY_1 = date(2026, 5, 1)


def seen(session, subscription, day=MAY_1, today=MAY_1, **more):
    return preview(session, subscription, cycle_of=day, today=today, **more)


def test_foresees_that_a_trial_is_billed_from_its_eleventh_day(session, a_subscription):
    found = seen(session, a_subscription("Experimenta", on=MAY_1))
    assert (found.cycle.end, found.due_on) == (date(2026, 5, 31), date(2026, 6, 10))
    assert found.charge.amount_cents == 6000
    assert (found.billed_from, found.billing_is_ahead, found.is_forecast) == (date(2026, 5, 11), True, True)
    lines = [(line.chapter.status.description, line.days, line.chapter.planned) for line in found.lines]
    assert lines == [("Experimenta", 10, False), ("Serviço Habilitado", 20, True)]


def test_bills_a_running_plan_in_full(session, a_subscription):
    found = seen(session, a_subscription("Serviço Habilitado", on=MAY_1), day=date(2026, 6, 15))
    assert (found.charge.amount_cents, found.charge.whole, found.is_forecast) == (9000, True, False)
    assert (found.billed_from, found.billing_is_ahead) == (MAY_1, False)


def test_sees_the_suspension_that_a_provisional_stay_ends_in(session, a_subscription):
    found = seen(session, a_subscription("Habilitado Provisoriamente", on=MAY_1))
    assert found.charge.days == 5
    assert [line.days for line in found.lines] == [5, 25]


def test_of_a_plan_that_is_never_billed_says_so(session, a_subscription):
    found = seen(session, a_subscription("Cancelado", on=MAY_1))
    assert (found.charge.amount_cents, found.billed_from) == (0, None)


def test_is_empty_before_the_plan_began(session, a_subscription):
    found = seen(session, a_subscription("Serviço Habilitado", on=MAY_1), day=date(2026, 3, 10))
    assert (found.lines, found.charge.amount_cents) == ((), 0)


def test_does_not_foresee_a_step_that_scheduled_tasks_may_not_take(session, a_subscription, status_named):
    trial = a_subscription("Experimenta", on=MAY_1)
    status_named("Serviço Habilitado").allows_scheduled_tasks = False
    session.commit()
    found = seen(session, trial)
    assert (found.charge.amount_cents, found.billed_from) == (0, None)


def test_does_not_foresee_a_step_into_an_archived_status(ana, session, a_subscription, status_named):
    """The daily run leaves such a plan where it is, however the status came to be archived."""
    trial = a_subscription("Experimenta", on=MAY_1)
    address = f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-05-15"
    assert "cobrado a partir de 11/05/2026" in ana.get(address).text
    status_named("Serviço Habilitado").archived_at = clock.now()
    session.commit()
    page = ana.get(address).text
    assert "nenhum dia cobrado" in page
    assert "cobrado a partir de" not in page


def test_takes_an_overdue_step_on_its_day_but_one_of_access_today(session, a_subscription):
    late = date(2026, 5, 20)
    trial = seen(session, a_subscription("Experimenta", on=MAY_1), today=late)
    assert trial.charge.days == 20
    provisional = seen(session, a_subscription("Habilitado Provisoriamente", on=MAY_1), today=late)
    assert provisional.charge.days == 19


def test_follows_the_due_day_and_the_divisor_of_the_settings(session, a_customer, a_subscription):
    session.add(DueDay(due_day=20, closing_day=5))
    session.get(Company, 1).divisor = Divisor.CYCLE
    session.commit()
    found = seen(
        session,
        a_subscription("Experimenta", on=MAY_1, customer=a_customer(due_day=20)),
        day=date(2026, 5, 12),
    )
    assert (found.cycle.start, found.cycle.end, found.due_on) == (
        date(2026, 5, 5),
        date(2026, 6, 5),
        date(2026, 6, 20),
    )
    assert (found.charge.divisor, found.charge.days) == (31, 25)


def test_shows_what_a_change_would_do(session, a_subscription, status_named):
    running = a_subscription("Serviço Habilitado", on=MAY_1)
    day = date(2026, 5, 11)
    change = entering(status_named("Suspenso a Pedido"), on=day, due_on=None, price_cents=9000)
    chapters = as_if(running, change, until=date(2027, 1, 1), today=day)
    found = seen(session, running, today=day, as_if=chapters)
    assert (found.charge.days, found.charge.amount_cents) == (10, 3000)
    assert seen(session, running, today=day).charge.days == 30


def test_shows_a_backdated_change_on_the_day_of_entry(session, a_subscription, status_named):
    running = a_subscription("Serviço Habilitado", on=MAY_1)
    change = entering(status_named("Cancelado"), on=MAY_1, due_on=None, price_cents=9000)
    chapters = as_if(running, change, until=date(2027, 1, 1), today=MAY_1)
    assert seen(session, running, as_if=chapters).charge.days == 0


@pytest.mark.parametrize("status", ["Experimenta", "Habilitado Provisoriamente", "Suspenso a Pedido"])
@pytest.mark.parametrize("late", [0, 1, 40, 200])
def test_foresees_the_steps_that_the_daily_run_takes(session, a_subscription, status, late):
    subscription = a_subscription(status, on=MAY_1)
    on = subscription.due_on + timedelta(days=late)
    planned = [one for one in foreseen(subscription, until=on, today=on) if one.planned]
    routine.run_now(session, on=on, kind=RunKind.COMMAND, at=clock.now())
    session.refresh(subscription)
    made = [one for one in subscription.periods if one.started_on > MAY_1]
    assert [(one.status.id, one.stay.started_on) for one in planned] == [
        (one.status_id, one.started_on) for one in made
    ]


def test_has_a_page_in_words(ana, session, a_subscription):
    trial = a_subscription("Experimenta", on=MAY_1)
    text = ana.get(f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-05-15").text.replace("\xa0", " ")
    assert "20 de 30 dias × R$ 90,00 = R$ 60,00" in text
    assert "fecha 31/05, vence 10/06" in text
    assert "cobrado a partir de 11/05/2026" in text
    assert "Previsão" in text


def test_goes_from_cycle_to_cycle(ana, a_subscription):
    trial = a_subscription("Experimenta", on=MAY_1)
    text = ana.get(f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-05-15").text
    assert f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-03-31" in text
    assert f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-05-31" in text
    june = ana.get(f"/assinaturas/{trial.id}/mensalidade?ciclo=2026-05-31").text.replace("\xa0", " ")
    assert "fecha 30/06, vence 10/07" in june
    assert "o ciclo inteiro, 30 dias = R$ 90,00" in june


@pytest.mark.parametrize("asked", ["", "ontem", "2026-02-30", "9999-01-01"])
def test_shows_todays_cycle_when_asked_nonsense(beto, a_subscription, asked):
    plan = a_subscription("Cancelado", on=MAY_1)
    answer = beto.get(f"/assinaturas/{plan.id}/mensalidade", query_string={"ciclo": asked})
    assert answer.status_code == 200
    assert "nenhum dia cobrado" in answer.text


def test_adds_up_all_plans_of_a_customer(beto, a_customer, a_subscription):
    marina = a_customer()
    for _number in range(2):
        a_subscription("Serviço Habilitado", on=date(2020, 1, 1), customer=marina)
    text = beto.get(f"/clientes/{marina.id}/mensalidades").text.replace("\xa0", " ")
    assert "Total previsto" in text
    assert "R$ 180,00" in text
