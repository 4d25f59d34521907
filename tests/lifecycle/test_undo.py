"""*Desfazer* after a change of status: all is as before, once, and only while nothing has come since."""

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.history.models import Change, Operation, Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.lifecycle import transitions, undo
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import Move, RunKind, TrialFact
from statusplanos.messaging.delivery import drain
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.statuses.models import Status

NAMES = (
    "Aguardando Instalação",
    "Experimenta",
    "Serviço Habilitado",
    "Habilitado Provisoriamente",
    "Suspenso por Débito",
    "Suspenso a Pedido",
    "Cancelado",
)
FIELDS = ("status_id", "entered_on", "due_on", "billed_from", "entry_no", "price_cents", "plan_id")


@pytest.fixture
def notices_on(session, status_named):
    sender = EmailSender(name="Atendimento", address="oi@exemplo.com.br", way=MailWay.FOLDER)
    session.add(sender)
    session.flush()
    for name in NAMES:
        notice = status_named(name).notice(Channel.EMAIL)
        notice.enabled, notice.email_sender = True, sender
    session.commit()


def change(client, plan, to: Status, **more) -> str:
    """Ana changes the status; the address that the toast's *Desfazer* posts to."""
    page = client.get(f"/assinaturas/{plan.id}/status").text
    seen = re.search(r'name="seen"[^>]*value="(\d+)"', page).group(1)
    form = {"status": str(to.id), "effective_on": clock.today().isoformat(), "act": "confirm", "seen": seen}
    assert client.post(f"/assinaturas/{plan.id}/status", data={**form, **more}).status_code == 303
    return re.search(r'class="toast" method="post" action="([^"]+)"', client.get("/").text).group(1)


def picture(session, plan) -> tuple:
    """All that undoing must bring back."""
    session.rollback()
    session.expire_all()
    stored = session.get(Subscription, plan.id)
    periods = [
        (one.id, one.status_id, one.started_on, one.ended_on, one.generates_billing, one.price_cents)
        for one in session.query(StatusPeriod).filter_by(subscription_id=plan.id).order_by(StatusPeriod.id)
    ]
    facts = [(one.id, one.started_on) for one in session.query(TrialFact).order_by(TrialFact.id)]
    return {name: getattr(stored, name) for name in FIELDS}, periods, facts


def verified(app) -> bool:
    return json.loads(app.test_cli_runner().invoke(args=["verify-history", "--json"]).stdout)["ok"]


def test_the_toast_takes_the_change_back_and_the_history_tells_both(
    app, ana, session, a_subscription, status_named, notices_on
):
    plan = a_subscription("Experimenta", clock.today() - timedelta(days=3), notify=False)
    before = picture(session, plan)
    path = change(ana, plan, status_named("Suspenso a Pedido"), reason="pediu")
    assert picture(session, plan) != before
    assert ana.post(path).status_code == 303
    assert picture(session, plan) == before
    assert [one.state for one in session.query(Message)] == [State.CANCELLED]
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    assert (last.actor, last.source, last.reason) == (
        "Ana Nogueira",
        Source.WEB,
        "Desfez a mudança para Suspenso a Pedido.",
    )
    moves = session.query(Change).filter_by(entity="subscription", field="status_id").count()
    assert moves == 3  # the entry, the change and its undoing: nothing was taken out of the history
    page = ana.get(f"/assinaturas/{plan.id}").text
    assert "Desfeito: Plano Super Mais está de novo em Experimenta. 1 mensagem foi cancelada." in page
    assert verified(app)


def test_the_plans_page_offers_it_after_the_toast_is_gone(ana, beto, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    assert "Desfazer a mudança" not in ana.get(f"/assinaturas/{plan.id}").text
    path = change(ana, plan, status_named("Serviço Habilitado"))
    page = ana.get(f"/assinaturas/{plan.id}").text
    assert f'action="{path}"' in page
    assert "Desfazer a mudança" not in beto.get(f"/assinaturas/{plan.id}").text
    assert beto.post(path).status_code == 403
    assert ana.post(path).status_code == 303
    assert "Desfazer a mudança" not in ana.get(f"/assinaturas/{plan.id}").text


def test_what_has_gone_out_is_said_and_stays(ana, session, a_subscription, status_named, notices_on):
    plan = a_subscription("Experimenta", clock.today(), notify=False)
    path = change(ana, plan, status_named("Serviço Habilitado"))
    session.rollback()
    assert drain.drain().sent == 1
    assert ana.post(path).status_code == 303
    assert "1 por E-mail já saiu." in ana.get(f"/assinaturas/{plan.id}").text
    assert [one.state for one in session.query(Message)] == [State.SENT]


def test_the_same_step_made_again_is_told_again(ana, session, a_subscription, status_named, notices_on):
    plan = a_subscription("Experimenta", clock.today(), notify=False)
    to = status_named("Serviço Habilitado")
    ana.post(change(ana, plan, to))
    change(ana, plan, to)
    assert [(one.entry_no, one.state) for one in session.query(Message).order_by(Message.id)] == [
        (2, State.CANCELLED),
        (2, State.QUEUED),
    ]


def test_a_message_in_a_workers_hands_is_not_tried_again(
    ana, session, a_subscription, status_named, notices_on
):
    plan = a_subscription("Experimenta", clock.today(), notify=False)
    path = change(ana, plan, status_named("Serviço Habilitado"))
    message = session.query(Message).one()
    message.state, message.token, message.lease_until = State.CLAIMED, "t", clock.now() - timedelta(seconds=1)
    session.commit()
    assert ana.post(path).status_code == 303
    session.rollback()
    assert drain.drain().sent == 0
    assert session.query(Message).one().state == State.CANCELLED
    ana.get(f"/mensagens/{message.id}")
    refused = ana.post(f"/mensagens/{message.id}/tentar-de-novo")
    assert refused.status_code == 422
    assert "foi desfeita" in refused.text


def test_a_trial_that_was_undone_was_not_taken(ana, session, a_subscription, status_named):
    plan = a_subscription("Serviço Habilitado", clock.today())
    path = change(ana, plan, status_named("Experimenta"))
    assert session.query(TrialFact).count() == 1
    ana.post(path)
    session.rollback()
    assert session.query(TrialFact).count() == 0
    form = {"status": str(status_named("Experimenta").id), "effective_on": clock.today().isoformat()}
    page = ana.post(f"/assinaturas/{plan.id}/status", data={**form, "act": "preview", "seen": "3"}).text
    assert "O que acontece" in page
    assert "já fez um teste" not in page


def test_a_double_click_takes_it_back_once(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    path = change(ana, plan, status_named("Serviço Habilitado"))
    assert ana.post(path).status_code == 303
    after = picture(session, plan)
    again = ana.post(path)
    assert again.status_code == 409
    assert "já foi desfeita" in again.text
    assert picture(session, plan) == after


def test_it_is_too_late_after_the_next_change(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    path = change(ana, plan, status_named("Serviço Habilitado"))
    later = change(ana, plan, status_named("Suspenso a Pedido"))
    assert later != path
    after = picture(session, plan)
    refused = ana.post(path)
    assert refused.status_code == 409
    assert "O plano mudou depois disso" in refused.text
    assert picture(session, plan) == after


def test_a_forgotten_tab_does_not_take_back_a_later_change(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    first = change(ana, plan, status_named("Serviço Habilitado"))
    ana.post(first)
    change(ana, plan, status_named("Suspenso a Pedido"))  # the same number of entry as the undone one
    after = picture(session, plan)
    assert ana.post(first).status_code == 409
    assert picture(session, plan) == after


def test_it_is_too_late_after_the_next_daily_run(app, ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    path = change(ana, plan, status_named("Serviço Habilitado"))
    act_as(session, Author(routine.ROUTINE, Source.CLI, clock.now()))
    routine.run_now(session, on=clock.today(), kind=RunKind.COMMAND, at=clock.now())
    after = picture(session, plan)
    refused = ana.post(path)
    assert refused.status_code == 422
    assert "A rotina diária já rodou depois disso" in refused.text
    assert picture(session, plan) == after


def test_a_price_altered_since_makes_it_too_late(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", clock.today())
    path = change(ana, plan, status_named("Serviço Habilitado"))
    version = session.get(Subscription, plan.id).version
    form = {"plan": str(plan.plan_id), "price_cents": "50,00", "version": str(version)}
    assert ana.post(f"/assinaturas/{plan.id}/alterar", data=form).status_code == 303
    assert ana.post(path).status_code == 409


@pytest.mark.parametrize("seen", ["", "abc", "-1", "9" * 50, "1e9", "١"])
def test_a_change_from_a_page_that_nobody_was_shown_answers_409(ana, a_subscription, status_named, seen):
    plan = a_subscription("Experimenta", clock.today())
    ana.get(f"/assinaturas/{plan.id}/status")
    to = status_named("Serviço Habilitado")
    form = {"status": str(to.id), "effective_on": clock.today().isoformat(), "act": "confirm"}
    assert ana.post(f"/assinaturas/{plan.id}/status", data=form).status_code == 409
    assert ana.post(f"/assinaturas/{plan.id}/status", data={**form, "seen": seen}).status_code == 409


def test_nobody_undoes_what_is_not_there(ana):
    ana.get("/")
    assert ana.post("/mudancas/77/desfazer").status_code == 404


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.integers(0, 50),
    st.integers(0, 50),
    st.none() | st.integers(0, 30),
    st.booleans(),
)
def test_change_and_undo_leave_everything_as_it_was(
    session, a_subscription, status_named, start, to, age, back, until, chained
):
    today = clock.today()
    entered = today - timedelta(days=age)
    plan = a_subscription(start, entered)
    target = status_named(to)
    if start == to or (until is not None and target.next_status_id is None):
        return
    effective = today - timedelta(days=min(age, back))
    last: date | None = None if until is None else today + timedelta(days=until)
    if chained:
        on_the_way = status_named(next(name for name in NAMES if name not in (start, to)))
        _move(session, plan, on_the_way, effective, None)
    before = picture(session, plan)
    move = _move(session, plan, target, effective, last)
    assert picture(session, plan) != before
    undo.undo(session, move, at=clock.now())
    session.commit()
    assert picture(session, plan) == before


def _move(session, plan, to: Status, on: date, until: date | None) -> Move:
    transitions.change_status(
        session,
        session.get(Subscription, plan.id),
        to=to,
        effective_on=on,
        today=clock.today(),
        at=clock.now(),
        until=until,
        reason="teste",
    )
    session.commit()
    return session.query(Move).order_by(Move.id.desc()).first()
