"""A wrong bulk change is taken back as a whole: another bulk change, over what nothing has touched since."""

import json
from datetime import timedelta

import pytest

from statusplanos import clock
from statusplanos.billing import preview as bills
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.history.models import Operation
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem
from statusplanos.lifecycle.models import TrialFact
from statusplanos.messaging.models import Message
from statusplanos.web.filters import money
from tests.counting import statements
from tests.lifecycle.bulk_pages import confirm, make, work
from tests.lifecycle.test_bulk_change import words

FIELDS = ("status_id", "entered_on", "due_on", "billed_from", "entry_no")


@pytest.fixture
def told_by_email(session, status_named):
    sender = EmailSender(name="Atendimento", address="oi@exemplo.com.br", way=MailWay.FOLDER)
    session.add(sender)
    session.flush()
    notice = status_named("Experimenta").notice(Channel.EMAIL)
    notice.enabled, notice.email_sender = True, sender
    session.commit()


def picture(session) -> tuple:
    session.rollback()
    session.expire_all()
    plans = [
        tuple(getattr(plan, name) for name in FIELDS)
        for plan in session.query(Subscription).order_by(Subscription.id)
    ]
    periods = [
        (one.subscription_id, one.status_id, one.started_on, one.ended_on, one.generates_billing)
        for one in session.query(StatusPeriod).order_by(StatusPeriod.id)
    ]
    facts = session.query(TrialFact).count()
    session.rollback()
    return plans, periods, facts


def undo(client, page: str) -> str:
    """Ask for it and confirm; the address of the undoing."""
    client.get(page)
    proposed = client.post(f"{page}/desfazer")
    assert proposed.status_code == 303, proposed.text
    assert confirm(client, proposed.location).status_code == 303
    work()
    return proposed.location


def test_all_is_as_before_and_the_history_tells_both(
    app, ana, session, a_subscription, status_named, told_by_email
):
    day = clock.today() - timedelta(days=9)
    plans = [
        a_subscription(name, day, notify=False)
        for name in ("Serviço Habilitado", "Suspenso a Pedido", "Habilitado Provisoriamente")
    ]
    before = picture(session)
    page = make(ana, plans, status_named("Experimenta"))
    assert picture(session) != before
    assert session.query(TrialFact).count() == 3
    ana.get(page)
    preview = ana.post(f"{page}/desfazer").location
    seen = words(ana.get(preview).text)
    assert "Desfazer a mudança em massa nº 1?" in seen
    assert "3 planos em que ninguém mexeu depois." in seen
    assert "3 mensagens na fila são canceladas." in seen
    assert picture(session) != before
    assert confirm(ana, preview).status_code == 303
    work()
    assert picture(session) == before
    assert {message.state.value for message in session.query(Message)} == {"cancelled"}
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    assert last.reason == "Desfez a mudança em massa nº 1 para Experimenta."
    assert "Desfeita por" in ana.get(page).text
    assert "Devolvidos" in ana.get(preview).text
    assert json.loads(app.test_cli_runner().invoke(args=["verify-history", "--json"]).stdout)["ok"]


def test_what_was_touched_since_is_left_and_listed(ana, session, a_subscription, status_named):
    plans = [a_subscription("Serviço Habilitado", clock.today()) for _ in range(3)]
    page = make(ana, plans, status_named("Suspenso a Pedido"))
    change = {"effective_on": clock.today().isoformat(), "act": "confirm", "seen": "2"}
    to = str(status_named("Experimenta").id)
    assert ana.post(f"/assinaturas/{plans[0].id}/status", data={**change, "status": to}).status_code == 303
    preview = ana.post(f"{page}/desfazer").location
    seen = words(ana.get(preview).text)
    assert "2 planos em que ninguém mexeu depois." in seen
    assert "Suspenso a Pedido a devolver" in seen
    assert "Ficam como estão 1 mudou nesse meio-tempo O plano passou a outro status depois. 1 plano" in seen
    to = str(status_named("Suspenso por Débito").id)
    assert ana.post(f"/assinaturas/{plans[1].id}/status", data={**change, "status": to}).status_code == 303
    confirm(ana, preview)
    work()
    session.expire_all()
    names = [plan.status.description for plan in session.query(Subscription).order_by(Subscription.id)]
    assert names == ["Experimenta", "Suspenso por Débito", "Serviço Habilitado"]
    undoing = session.query(BulkChange).filter_by(undoes_id=1).one()
    items = session.query(BulkItem).filter_by(bulk_id=undoing.id).order_by(BulkItem.subscription_id)
    states = [(item.state.value, item.cause) for item in items]
    left = ("left", "O plano passou a outro status depois.")
    assert states == [left, left, ("moved", None)]
    told = words(ana.get(preview).text)
    assert "Ficam como estão 2" in told
    assert "Serviço Habilitado devolvido" in told.replace("Suspenso a Pedido", "Serviço Habilitado")
    assert ana.get(f"{preview}/planilha").text.count(";devolvido;") == 1


def test_its_preview_says_what_it_does_to_access_and_to_the_bills(
    ana, session, a_customer, a_subscription, status_named
):
    today = clock.today()
    starts = {"Serviço Habilitado": 40, "Experimenta": 5, "Habilitado Provisoriamente": 3}
    starts["Suspenso por Débito"] = 2
    plans = [a_subscription(name, today - timedelta(days=age)) for name, age in starts.items()]
    late = a_customer("Otávio Dias", "11144477735", due_day=20)
    plans.append(a_subscription("Suspenso por Débito", today, price_cents=12990, customer=late))
    change = {"status": str(status_named("Serviço Habilitado").id), "effective_on": today.isoformat()}
    ana.get("/clientes")
    ana.post(f"/assinaturas/{plans[4].id}/status", data={**change, "act": "confirm", "seen": "1"})
    before = billed(session, plans)
    page = make(ana, plans, status_named("Suspenso a Pedido"))
    after = billed(session, plans)
    assert before > after
    ana.get(page)
    proposed = ana.post(f"{page}/desfazer").location
    seen = words(ana.get(proposed).text)
    assert f"de {money(after)} para {money(before)} na soma.".replace("\xa0", " ") in seen
    assert "4 passam a ter conexão. 1 continua sem conexão." in seen
    assert confirm(ana, proposed).status_code == 303
    work()
    assert billed(session, plans) == before


def billed(session, plans) -> int:
    """The sum of the plans' bills as their own pages have them."""
    session.rollback()
    session.expire_all()
    today = clock.today()
    each = [bills.preview(session, session.get(Subscription, plan.id), cycle_of=today) for plan in plans]
    session.rollback()
    return sum(one.charge.amount_cents for one in each)


def test_what_is_left_has_its_reason(ana, session, a_subscription, status_named):
    plans = [a_subscription("Serviço Habilitado", clock.today()) for _ in range(3)]
    page = make(ana, plans, status_named("Suspenso a Pedido"))
    ana.get(page)
    assert ana.post("/mudancas/1/desfazer").status_code == 303
    session.get(Subscription, plans[1].id).price_cents = 1
    session.commit()
    seen = words(ana.get(ana.post(f"{page}/desfazer").location).text)
    assert "A mudança deste plano já foi desfeita. 1 plano" in seen
    assert "O plano foi alterado depois. 1 plano" in seen
    assert "1 plano em que ninguém mexeu depois." in seen


def test_it_is_undone_once(ana, a_subscription, status_named):
    plans = [a_subscription("Serviço Habilitado", clock.today())]
    page = make(ana, plans, status_named("Suspenso a Pedido"))
    ana.get(page)
    first, second = (ana.post(f"{page}/desfazer").location for _ in range(2))
    assert confirm(ana, first).status_code == 303
    assert confirm(ana, second).status_code == 409
    work()
    again = ana.post(f"{page}/desfazer")
    assert again.status_code == 422
    assert "não pode mais ser desfeita" in again.text
    assert "Desfazer esta mudança em massa" not in ana.get(page).text
    assert ana.post(f"{first}/desfazer").status_code == 422


def test_it_is_too_late_after_a_week(ana, session, a_subscription, status_named):
    page = make(ana, [a_subscription("Serviço Habilitado", clock.today())], status_named("Suspenso a Pedido"))
    assert "Desfazer esta mudança em massa" in ana.get(page).text
    session.query(BulkChange).one().finished_at = clock.now() - timedelta(days=8)
    session.commit()
    assert ana.post(f"{page}/desfazer").status_code == 422
    assert "Desfazer esta mudança em massa" not in ana.get(page).text


def test_one_plan_of_a_bulk_change_can_be_undone_alone(ana, session, a_subscription, status_named):
    plans = [a_subscription("Serviço Habilitado", clock.today()) for _ in range(2)]
    make(ana, plans, status_named("Suspenso a Pedido"))
    assert "Desfazer a mudança" in ana.get(f"/assinaturas/{plans[0].id}").text
    assert ana.post("/mudancas/1/desfazer").status_code == 303
    session.expire_all()
    names = [plan.status.description for plan in session.query(Subscription).order_by(Subscription.id)]
    assert names == ["Serviço Habilitado", "Suspenso a Pedido"]


def test_statements_do_not_grow_with_the_plans(ana, a_subscription, status_named):
    def counted(number: int) -> int:
        plans = [a_subscription("Serviço Habilitado", clock.today()) for _ in range(number)]
        page = make(ana, plans, status_named("Experimenta"))
        with statements() as seen:
            undo(ana, page)
        return len(seen)

    assert counted(1) == counted(20)
