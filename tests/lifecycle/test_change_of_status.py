"""Staff put a plan into a status and move it: the form, the preview, the act."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.history.models import Operation
from statusplanos.messaging.models import Message
from statusplanos.statuses import register
from statusplanos.statuses.draft import draft_of


@pytest.fixture
def notices_on(session, status_named):
    sender = EmailSender(name="Atendimento", address="oi@exemplo.com.br", way=MailWay.FOLDER)
    session.add(sender)
    session.flush()
    for name in ("Experimenta", "Serviço Habilitado"):
        notice = status_named(name).notice(Channel.EMAIL)
        notice.enabled, notice.email_sender = True, sender
    session.commit()


def fields(status, *, act="confirm", on: date | None = None, **more) -> dict[str, str]:
    on = on or clock.today()
    return {"status": str(status.id), "effective_on": on.isoformat(), "act": act, "seen": "1", **more}


def fresh(session, plan) -> Subscription:
    session.expire_all()
    return session.get(Subscription, plan.id)


def test_a_plan_is_added_in_a_trial_and_the_page_says_what_comes(
    ana, session, a_customer, a_plan, status_named
):
    customer, plan = a_customer(), a_plan()
    status = status_named("Experimenta")
    ana.get(f"/clientes/{customer.id}/planos/novo")
    form = {**fields(status), "plan": str(plan.id), "reason": "quer experimentar"}
    assert ana.post(f"/clientes/{customer.id}/planos/novo", data=form).status_code == 303
    made = session.query(Subscription).one()
    assert (made.status.description, made.entered_on, made.due_on) == (
        "Experimenta",
        clock.today(),
        clock.today() + timedelta(days=10),
    )
    assert (made.price_cents, made.billed_from) == (9000, None)
    page = ana.get(f"/assinaturas/{made.id}").text
    assert "Passa sozinho a Serviço Habilitado" in page
    assert "quer experimentar" in page


def test_the_page_says_why_the_clock_will_not_move_a_plan(ana, session, a_subscription, status_named):
    plan, following = a_subscription("Experimenta", clock.today()), status_named("Serviço Habilitado")
    assert "A cobrança começa nesse dia." in ana.get(f"/assinaturas/{plan.id}").text
    for cause, rule in (
        ("não aceita tarefa programada", {"allows_scheduled_tasks": False}),
        ("está arquivado", {"archived_at": clock.now()}),
    ):
        session.refresh(following)
        for name, value in rule.items():
            setattr(following, name, value)
        session.commit()
        page = ana.get(f"/assinaturas/{plan.id}").text
        assert f"Não vai passar sozinho: Serviço Habilitado {cause}." in page
        assert "A cobrança começa nesse dia." not in page


def test_a_plan_may_have_its_own_end(ana, session, a_customer, a_plan, status_named):
    customer, plan = a_customer(), a_plan()
    until = clock.today() + timedelta(days=4)
    form = {**fields(status_named("Experimenta")), "plan": str(plan.id), "until": until.isoformat()}
    ana.get(f"/clientes/{customer.id}/planos/novo")
    ana.post(f"/clientes/{customer.id}/planos/novo", data=form)
    assert session.query(Subscription).one().due_on == until + timedelta(days=1)


def test_the_preview_changes_nothing_and_the_confirmation_does(
    ana, session, a_subscription, status_named, notices_on
):
    plan = a_subscription("Experimenta", clock.today(), notify=False)
    to = status_named("Serviço Habilitado")
    ana.get(f"/assinaturas/{plan.id}/status")
    page = ana.post(f"/assinaturas/{plan.id}/status", data=fields(to, act="preview"))
    assert page.status_code == 200
    assert "marina@exemplo.com.br" in page.text
    assert "O que o cliente vai ler" in page.text
    assert "está habilitado desde" in page.text
    assert ">/ajuda/" not in page.text
    assert fresh(session, plan).status.description == "Experimenta"
    assert ana.post(f"/assinaturas/{plan.id}/status", data=fields(to, reason="pediu")).status_code == 303
    moved = fresh(session, plan)
    assert (moved.status.description, moved.billed_from) == ("Serviço Habilitado", clock.today())
    assert session.query(Message).one().recipient == "marina@exemplo.com.br"
    assert session.query(Operation).order_by(Operation.id.desc()).first().reason == "pediu"


def test_staff_may_choose_not_to_notify(ana, session, a_subscription, status_named, notices_on):
    plan = a_subscription("Experimenta", clock.today(), notify=False)
    ana.get(f"/assinaturas/{plan.id}/status")
    ana.post(f"/assinaturas/{plan.id}/status", data=fields(status_named("Serviço Habilitado"), silent="y"))
    assert fresh(session, plan).status.description == "Serviço Habilitado"
    assert session.query(Message).count() == 0


@pytest.mark.parametrize(("days", "answer"), [(-40, 422), (1, 422), (-2, 303)])
def test_a_change_lies_between_the_entry_and_today(ana, session, a_subscription, status_named, days, answer):
    plan = a_subscription("Serviço Habilitado", clock.today() - timedelta(days=20))
    day = clock.today() + timedelta(days=days)
    ana.get(f"/assinaturas/{plan.id}/status")
    form = fields(status_named("Suspenso a Pedido"), on=day)
    assert ana.post(f"/assinaturas/{plan.id}/status", data=form).status_code == answer
    expected = "Suspenso a Pedido" if answer == 303 else "Serviço Habilitado"
    assert fresh(session, plan).status.description == expected


def test_a_backdated_cut_says_that_the_connection_worked(ana, a_subscription, status_named):
    plan = a_subscription("Serviço Habilitado", clock.today() - timedelta(days=20))
    ana.get(f"/assinaturas/{plan.id}/status")
    day = clock.today() - timedelta(days=5)
    form = fields(status_named("Suspenso a Pedido"), on=day, act="preview")
    assert "A conexão funcionou até hoje" in ana.post(f"/assinaturas/{plan.id}/status", data=form).text


def test_a_cancelled_plan_comes_back_only_with_a_reason(ana, session, a_subscription, status_named):
    plan = a_subscription("Cancelado", clock.today())
    to = status_named("Serviço Habilitado")
    ana.get(f"/assinaturas/{plan.id}/status")
    refused = ana.post(f"/assinaturas/{plan.id}/status", data=fields(to))
    assert refused.status_code == 422
    assert "Diga o motivo" in refused.text
    assert ana.post(f"/assinaturas/{plan.id}/status", data=fields(to, reason="engano")).status_code == 303
    assert fresh(session, plan).status.description == "Serviço Habilitado"


def test_a_plan_that_has_moved_meanwhile_answers_409(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    ana.get(f"/assinaturas/{plan.id}/status")
    ana.post(f"/assinaturas/{plan.id}/status", data=fields(status_named("Serviço Habilitado")))
    late = ana.post(f"/assinaturas/{plan.id}/status", data=fields(status_named("Suspenso a Pedido")))
    assert late.status_code == 409
    assert fresh(session, plan).status.description == "Serviço Habilitado"


def test_who_may_only_look_changes_nothing(beto, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    assert beto.get(f"/assinaturas/{plan.id}").status_code == 200
    form = fields(status_named("Serviço Habilitado"))
    assert beto.post(f"/assinaturas/{plan.id}/status", data=form).status_code == 403
    assert fresh(session, plan).status.description == "Experimenta"


def test_a_status_that_does_not_allow_changes_refuses_another_price(ana, session, a_subscription, a_plan):
    plan = a_subscription("Suspenso por Débito", clock.today())
    offered = ana.get(f"/assinaturas/{plan.id}/alterar").text
    assert "Suspenso por Débito não permite alterar" in offered
    assert 'name="price_cents"' not in offered
    form = {"plan": str(plan.plan_id), "price_cents": "50,00", "version": str(plan.version)}
    refused = ana.post(f"/assinaturas/{plan.id}/alterar", data=form)
    assert refused.status_code == 422
    assert "Suspenso por Débito não permite alterar" in refused.text
    assert fresh(session, plan).price_cents == 9000


def test_a_change_of_price_splits_the_period(ana, session, a_subscription):
    plan = a_subscription("Serviço Habilitado", clock.today() - timedelta(days=3))
    ana.get(f"/assinaturas/{plan.id}/alterar")
    form = {"plan": str(plan.plan_id), "price_cents": "50,00", "version": str(plan.version)}
    assert ana.post(f"/assinaturas/{plan.id}/alterar", data=form).status_code == 303
    periods = session.query(StatusPeriod).order_by(StatusPeriod.id)
    assert [(p.started_on, p.ended_on, p.price_cents) for p in periods] == [
        (clock.today() - timedelta(days=3), clock.today(), 9000),
        (clock.today(), None, 5000),
    ]


def test_next_status_without_days_is_the_first_choice_offered(ana, a_subscription):
    plan = a_subscription("Aguardando Instalação", clock.today())
    assert "Passar para Experimenta" in ana.get(f"/assinaturas/{plan.id}").text


def test_taking_the_days_away_clears_the_end_of_those_who_stand_there(
    ana, session, a_subscription, status_named
):
    plan = a_subscription("Experimenta", clock.today())
    status = status_named("Experimenta")
    draft = draft_of(status)
    without = replace(draft, duration_days=None)
    assert register.revise(session, status, seen_version=status.version, draft=without, on=clock.today()) == 1
    session.commit()
    assert fresh(session, plan).due_on is None


@pytest.mark.parametrize("change", [{"status": "7"}, {"until": "2027-05-01"}, {"silent": "y"}])
def test_what_was_not_looked_at_is_shown_first(ana, session, a_subscription, status_named, change):
    """Somebody chooses another status after the preview and presses the button of the first one."""
    plan, to = a_subscription("Serviço Habilitado"), status_named("Suspenso a Pedido")
    url = f"/assinaturas/{plan.id}/status"
    page = ana.post(url, data=fields(to, act="preview")).text
    looked_at = {"previewed": re.search(r'name="previewed" value="([^"]+)"', page)[1]}
    again = ana.post(url, data=fields(to) | looked_at | change)
    assert again.status_code == 200
    assert "nada foi salvo" in again.text
    session.expire_all()
    assert plan.status.description == "Serviço Habilitado"
    looked_at = {"previewed": re.search(r'name="previewed" value="([^"]+)"', again.text)[1]}
    assert ana.post(url, data=fields(to) | looked_at | change).status_code in (302, 303)
