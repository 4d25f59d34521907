"""Many plans into one status: chosen in the list, foreseen, confirmed, carried out by the worker, listed."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import event, text

from statusplanos import clock, stopping
from statusplanos.billing.preview import preview
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Change, Operation, Source
from statusplanos.lifecycle import isolating_bad_rows
from statusplanos.lifecycle.bulk import work as bulk_work
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState
from statusplanos.lifecycle.plan import effects
from statusplanos.messaging.models import Message
from statusplanos.statuses.models import Status
from tests.counting import statements
from tests.lifecycle.bulk_pages import bells, choose, confirm, foresee, make, work

AGO = timedelta(days=20)


@pytest.fixture
def told_by_email(session, status_named):
    sender = EmailSender(name="Atendimento", address="oi@exemplo.com.br", way=MailWay.FOLDER)
    session.add(sender)
    session.flush()
    for name in ("Suspenso a Pedido", "Serviço Habilitado"):
        notice = status_named(name).notice(Channel.EMAIL)
        notice.enabled, notice.email_sender = True, sender
    session.commit()


def standing(session) -> list[str]:
    session.rollback()
    session.expire_all()
    return [plan.status.description for plan in session.query(Subscription).order_by(Subscription.id)]


def results(session) -> dict[int, tuple[str, str | None]]:
    session.rollback()
    session.expire_all()
    rows = session.query(BulkItem).order_by(BulkItem.id)
    return {item.subscription_id: (item.state.value, item.cause) for item in rows}


def words(html: str) -> str:
    """What a person reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def test_the_list_offers_to_choose_rows_to_who_may_change_a_status(ana, beto, a_subscription):
    plan = a_subscription()
    page = ana.get("/clientes").text
    assert f'name="id" value="{plan.id}"' in page
    assert "Escolher todos desta página" in page
    assert "escolher todos da lista (1)" in page
    assert 'name="id"' not in beto.get("/clientes").text
    assert beto.post("/mudancas-em-massa", data={"id": str(plan.id)}).status_code == 403


def test_from_the_ticks_to_the_result(
    app, ana, session, a_customer, a_subscription, status_named, told_by_email
):
    plans = [a_subscription("Serviço Habilitado", clock.today() - AGO, notify=False) for _ in range(2)]
    alone = a_customer("Sem E-mail", "11144477735", email=None)
    plans.append(a_subscription("Experimenta", clock.today(), customer=alone, notify=False))
    other = a_subscription("Serviço Habilitado", clock.today())
    to = status_named("Suspenso a Pedido")
    page = choose(ana, *plans)
    assert "Mudar o status de 3 planos" in ana.get(page).text
    seen = words(foresee(ana, page, to, reason="obra na rua").text)
    assert "Mudar 3 planos para Suspenso a Pedido?" in seen
    assert "Serviço Habilitado 2" in seen
    assert "Experimenta 1" in seen
    assert "3 perdem a conexão." in seen
    assert "E-mail: 2 mensagens, 1 sem endereço." in seen
    assert standing(session) == ["Serviço Habilitado"] * 2 + ["Experimenta", "Serviço Habilitado"]
    assert confirm(ana, page).status_code == 303
    assert "Aguardando o processo de trabalho" in ana.get(page).text
    assert "run_bulk" in bells()
    work()
    assert standing(session) == ["Suspenso a Pedido"] * 3 + [other.status.description]
    moved = session.query(Subscription).filter(Subscription.id != other.id)
    assert {(plan.entered_on, plan.due_on, plan.entry_no) for plan in moved} == {
        (clock.today(), clock.today() + timedelta(days=120), 2)
    }
    periods = session.query(StatusPeriod).filter_by(started_on=clock.today(), status_id=to.id)
    assert periods.count() == 3
    states = sorted(message.state.value for message in session.query(Message).filter_by(status_id=to.id))
    assert states == ["failed", "queued", "queued"]
    operation = session.query(Operation).order_by(Operation.id.desc()).first()
    assert (operation.actor, operation.source, operation.reason) == (
        "Ana Nogueira",
        Source.WEB,
        "obra na rua",
    )
    told = session.query(Change).filter_by(operation_id=operation.id, field="status_id").count()
    assert told == 3
    done = words(ana.get(page).text)
    assert "completa" in done
    assert "3 de 3 escolhidos" in done
    assert "obra na rua" in words(ana.get("/mudancas-em-massa").text)
    assert "run_bulk" not in bells()
    verdict = app.test_cli_runner().invoke(args=["verify-history", "--json"])
    assert json.loads(verdict.stdout)["ok"] is True


def test_the_texts_are_shown_filled_in_for_one_of_the_chosen_customers(
    ana, session, a_customer, a_subscription, status_named, told_by_email
):
    to = status_named("Suspenso a Pedido")
    people = (("Sem Endereço", "11144477735", None), ("Rita Souza", "52998224725", "rita@exemplo.com.br"))
    for name, document, address in people:
        one = a_customer(name, document, email=address, mobile=None)
        a_subscription("Serviço Habilitado", clock.today() - AGO, customer=one, notify=False)
    plans = session.query(Subscription).all()
    letter = to.notice(Channel.EMAIL)
    letter.subject, letter.body = "{{primeiro_nome}}, até {{ultimo_dia}}", "Olá, {{nome}}: {{status}}."
    session.commit()
    page = choose(ana, *plans)
    seen = words(foresee(ana, page, to).text)
    last = clock.today() + timedelta(days=119)
    assert f"Assunto Rita , até {last:%d/%m/%Y}" in seen
    assert "Olá, Rita Souza : Suspenso a Pedido ." in seen
    assert "rita@exemplo.com.br" in seen
    assert "Olá" not in words(foresee(ana, page, to, silent="1").text)
    assert "Olá" not in words(ana.get(make(ana, plans, to)).text)


def test_what_was_never_foreseen_cannot_be_confirmed(ana, a_subscription):
    page = choose(ana, a_subscription())
    for act in ("confirmar", "parar", "continuar"):
        answer = ana.post(f"{page}/{act}", data={"revisao": "0"})
        assert (answer.status_code, "Mudar o status de 1 plano" in answer.text) == (409, True)
    assert "Esta prévia não é mais a última" in ana.post(f"{page}/confirmar").text


def test_all_of_the_filter_are_taken_not_only_the_page(ana, session, a_subscription, status_named):
    for _ in range(3):
        a_subscription("Serviço Habilitado", clock.today() - AGO)
    a_subscription("Experimenta", clock.today())
    chosen = f"?status={status_named('Serviço Habilitado').id}"
    assert "escolher todos os 3 da lista" in ana.get(f"/clientes{chosen}").text
    page = choose(ana, query=chosen, todas="1")
    assert "Mudar o status de 3 planos" in ana.get(page).text
    assert f'href="/clientes{chosen}"' in ana.get(page).text


def test_nothing_chosen_is_refused_with_a_sentence(ana, session, a_subscription):
    a_subscription()
    ana.get("/clientes")
    for ids in ([], ["x", "-1", "9" * 4000, "1; DROP TABLE plan", "\x00"], ["999999"]):
        answer = ana.post("/mudancas-em-massa", data={"id": ids})
        assert answer.status_code == 422
        assert "Escolha ao menos um plano." in answer.text
    session.rollback()
    assert session.query(BulkChange).count() == 0


def test_who_is_refused_is_said_before_and_grouped_by_cause(ana, session, a_subscription, status_named):
    to = status_named("Suspenso a Pedido")
    today = clock.today()
    fine = a_subscription("Serviço Habilitado", today - AGO)
    same = a_subscription("Suspenso a Pedido", today - AGO)
    late = a_subscription("Serviço Habilitado", today)
    final = a_subscription("Cancelado", today - AGO)
    page = choose(ana, fine, same, late, final)
    day = today - timedelta(days=2)
    seen = words(foresee(ana, page, to, effective_on=day.isoformat(), reason="pediram").text)
    assert "Mudar 1 plano para Suspenso a Pedido?" in seen
    assert "Não serão movidos 3" in seen
    assert "A conexão funcionou até hoje" in seen
    assert results(session) == {
        fine.id: ("ready", None),
        same.id: ("refused", "O plano já está em Suspenso a Pedido."),
        late.id: ("refused", f"Entrou em Serviço Habilitado depois de {day:%d/%m/%Y}."),
        final.id: ("refused", "Cancelado não aceita tarefa programada"),
    }
    only = words(ana.get(f"{page}?resultado=refused").text)
    assert fine.code not in only.partition("Planos escolhidos")[2]
    assert late.code in only
    confirm(ana, page)
    work()
    assert standing(session) == ["Suspenso a Pedido"] * 2 + ["Serviço Habilitado", "Cancelado"]
    sheet = ana.get(f"{page}/planilha")
    lines = sheet.text.lstrip("\ufeff").splitlines()
    assert lines[0] == "Código;Cliente;Plano;De;Resultado;Causa"
    assert len(lines) == 5
    assert f"{fine.code};Marina Duarte Alves;Plano Super Mais;Serviço Habilitado;movido;" in lines


def test_a_formula_in_a_name_stays_text_in_the_sheet(ana, a_customer, a_subscription, status_named):
    plan = a_subscription("Experimenta", customer=a_customer("=1+1", "11144477735"))
    page = make(ana, [plan], status_named("Serviço Habilitado"))
    assert ";'=1+1;" in ana.get(f"{page}/planilha").text


def test_a_target_without_scheduled_tasks_is_not_offered(ana, session, a_subscription, status_named):
    page = choose(ana, a_subscription("Experimenta"))
    form = ana.get(page).text
    final = status_named("Cancelado")
    assert f'value="{final.id}">' not in form
    assert "Sem Permite Status Tarefa Programada: Cancelado. Por isso não são oferecidos" in words(form)
    assert foresee(ana, page, final).status_code == 422
    assert session.query(BulkChange).one().state == BulkState.CHOSEN


@pytest.mark.parametrize("days", [1, 400])
def test_a_future_date_is_refused_beside_its_field(ana, a_subscription, status_named, days):
    page = choose(ana, a_subscription("Experimenta"))
    day = clock.today() + timedelta(days=days)
    answer = foresee(ana, page, status_named("Serviço Habilitado"), effective_on=day.isoformat())
    assert answer.status_code == 422
    assert "A mudança não pode ficar no futuro" in answer.text


def test_whom_somebody_moved_meanwhile_is_left_and_listed(ana, session, a_subscription, status_named):
    plans = [a_subscription("Experimenta", clock.today()) for _ in range(3)]
    page = choose(ana, *plans)
    foresee(ana, page, status_named("Suspenso a Pedido"))
    form = {"status": str(status_named("Serviço Habilitado").id), "effective_on": clock.today().isoformat()}
    moved = ana.post(f"/assinaturas/{plans[1].id}/status", data={**form, "act": "confirm", "seen": "1"})
    assert moved.status_code == 303
    confirm(ana, page)
    work()
    assert standing(session) == ["Suspenso a Pedido", "Serviço Habilitado", "Suspenso a Pedido"]
    assert results(session)[plans[1].id] == ("left", "O plano mudou depois da prévia.")
    assert "O plano mudou depois da prévia." in ana.get(page).text


def test_only_the_latest_preview_can_be_confirmed_and_once(ana, session, a_subscription, status_named):
    page = choose(ana, a_subscription("Experimenta", clock.today()))
    foresee(ana, page, status_named("Suspenso a Pedido"))
    foresee(ana, page, status_named("Serviço Habilitado"))
    late = ana.post(f"{page}/confirmar", data={"revisao": "1"})
    assert late.status_code == 409
    assert "não é mais a última" in late.text
    for typed in ("", "x", "9" * 3000):
        assert ana.post(f"{page}/confirmar", data={"revisao": typed}).status_code == 409
    assert confirm(ana, page).status_code == 303
    assert ana.post(f"{page}/confirmar", data={"revisao": "2"}).status_code == 409
    again = ana.post(f"{page}/previa", data={"status": "1", "effective_on": clock.today().isoformat()})
    assert again.status_code == 409
    work()
    work()
    assert standing(session) == ["Serviço Habilitado"]
    assert session.query(Subscription).one().entry_no == 2


@pytest.fixture
def meanwhile():
    """A call that is made while the sums of a preview are worked out."""
    calls = []

    def look(connection, cursor, statement, parameters, context, executemany):
        if "FROM status_period" in statement and calls:
            calls.pop()()

    event.listen(db.engine, "before_cursor_execute", look)
    yield calls.append
    event.remove(db.engine, "before_cursor_execute", look)
    assert not calls


def test_others_save_while_the_sums_of_a_preview_are_worked_out(
    ana, a_subscription, status_named, folder, meanwhile
):
    saved = []

    def save() -> None:
        with closing(sqlite3.connect(folder / "statusplanos.db", timeout=0)) as other, other:
            saved.append(other.execute("UPDATE customer SET email = 'x@x.test'").rowcount)

    page = choose(ana, a_subscription())
    meanwhile(save)
    foresee(ana, page, status_named("Suspenso a Pedido"))
    assert saved == [1]
    assert confirm(ana, page).status_code == 303


def test_a_preview_that_was_cut_off_cannot_be_confirmed(
    ana, session, a_subscription, status_named, meanwhile
):
    def die() -> None:
        raise SystemExit

    page = choose(ana, a_subscription())
    foresee(ana, page, status_named("Serviço Habilitado"))
    meanwhile(die)
    with pytest.raises(SystemExit):
        foresee(ana, page, status_named("Suspenso a Pedido"))
    session.rollback()
    cut = session.query(BulkChange).one()
    assert (cut.state, cut.figures, cut.revision) == (BulkState.CHOSEN, None, 2)
    assert ana.post(f"{page}/confirmar", data={"revisao": "2"}).status_code == 409
    foresee(ana, page, status_named("Suspenso a Pedido"))
    assert confirm(ana, page).status_code == 303


def test_of_two_previews_at_once_the_later_holds(
    ana, session, a_subscription, status_named, meanwhile, folder
):
    def begin_another() -> None:
        with closing(sqlite3.connect(folder / "statusplanos.db", timeout=0)) as other, other:
            other.execute("UPDATE bulk_change SET revision = revision + 1")

    page = choose(ana, a_subscription())
    meanwhile(begin_another)
    assert foresee(ana, page, status_named("Suspenso a Pedido")).status_code == 409
    session.rollback()
    assert session.query(BulkChange).one().state == BulkState.CHOSEN


def test_a_preview_of_yesterday_is_made_again(ana, session, a_subscription, status_named):
    page = choose(ana, a_subscription("Experimenta", clock.today() - AGO, until=clock.today()))
    foresee(ana, page, status_named("Suspenso a Pedido"))
    session.query(BulkChange).one().foreseen_on = clock.today() - timedelta(days=1)
    session.commit()
    assert confirm(ana, page).status_code == 409
    foresee(ana, page, status_named("Suspenso a Pedido"))
    assert confirm(ana, page).status_code == 303


def test_it_stops_after_the_chunk_and_goes_on(ana, session, a_subscription, status_named, monkeypatch):
    plans = [a_subscription("Experimenta", clock.today()) for _ in range(5)]
    page = choose(ana, *plans)
    foresee(ana, page, status_named("Suspenso a Pedido"))
    confirm(ana, page)
    monkeypatch.setattr(isolating_bad_rows, "SIZE", 2)
    ask_after_first_chunk(monkeypatch, lambda: ana.post(f"{page}/parar"))
    work()
    assert standing(session).count("Suspenso a Pedido") == 2
    told = words(ana.get(page).text)
    assert "Parada: faltam 3 planos." in told
    assert ana.post(f"{page}/parar").status_code == 409
    monkeypatch.undo()
    assert ana.post(f"{page}/continuar").status_code == 303
    work()
    assert standing(session).count("Suspenso a Pedido") == 5
    assert session.query(BulkChange).one().state == BulkState.DONE
    moves = session.query(Change).filter_by(entity="subscription", field="status_id").all()
    assert len({one.operation_id for one in moves if one.old}) == 1


def ask_after_first_chunk(monkeypatch, ask) -> None:
    pause, asked = bulk_work.time.sleep, []

    def paused(seconds):
        if not asked:
            asked.append(ask())
        pause(0)

    monkeypatch.setattr(bulk_work.time, "sleep", paused)


def test_a_worker_that_is_to_end_sets_it_down_for_the_next(
    ana, session, a_subscription, status_named, monkeypatch
):
    plans = [a_subscription("Experimenta", clock.today()) for _ in range(4)]
    page = choose(ana, *plans)
    foresee(ana, page, status_named("Suspenso a Pedido"))
    confirm(ana, page)
    with monkeypatch.context() as patched:
        patched.setattr(isolating_bad_rows, "SIZE", 2)
        ask_after_first_chunk(patched, lambda: patched.setattr(stopping, "_asked", True))
        work()
    assert standing(session).count("Suspenso a Pedido") == 2
    assert "run_bulk" in bells()
    work()
    assert standing(session).count("Suspenso a Pedido") == 4


def test_one_bad_row_is_listed_and_stops_nobody(ana, session, a_subscription, status_named):
    plans = [a_subscription("Experimenta", clock.today()) for _ in range(9)]
    bad = plans[4].id
    session.execute(
        text(
            f"CREATE TRIGGER bad BEFORE INSERT ON status_period WHEN NEW.subscription_id = {bad}"
            " BEGIN SELECT RAISE(ABORT, 'this row is broken'); END"
        )
    )
    session.commit()
    page = make(ana, plans, status_named("Suspenso a Pedido"))
    assert standing(session).count("Suspenso a Pedido") == 8
    assert results(session)[bad] == ("failed", "O banco de dados recusou a mudança: this row is broken")
    assert "this row is broken" in ana.get(page).text


@pytest.mark.moment("2026-11-24T12:00")  # on a closing day nothing of the cycle would be billed
def test_the_sums_of_the_bill_are_those_of_the_single_previews(ana, session, a_subscription, status_named):
    today = clock.today()
    starts = {"Serviço Habilitado": 40, "Experimenta": 5, "Habilitado Provisoriamente": 3}
    plans = [a_subscription(name, today - timedelta(days=age)) for name, age in starts.items()]
    plans.append(a_subscription("Serviço Habilitado", today - timedelta(days=9), price_cents=12990))
    change = {"status": str(status_named("Suspenso a Pedido").id), "effective_on": today.isoformat()}
    ana.get("/clientes")
    ana.post(f"/assinaturas/{plans[3].id}/status", data={**change, "act": "confirm", "seen": "1"})
    to = status_named("Suspenso por Débito")
    page = choose(ana, *plans)
    foresee(ana, page, to)
    session.rollback()
    session.expire_all()
    each = [
        effects.effects(
            session,
            session.get(Subscription, plan.id),
            to=session.get(Status, to.id),
            effective_on=today,
            until=None,
            today=today,
            notify=False,
        )
        for plan in plans
    ]
    before = sum(one.before.charge.amount_cents for one in each)
    after = sum(one.after.charge.amount_cents for one in each)
    bill = session.query(BulkChange).one().figures["bill"]
    assert (bill["before_cents"], bill["after_cents"]) == (before, after)
    assert before > after > 0
    assert preview(session, session.get(Subscription, plans[0].id), cycle_of=today).charge.amount_cents > 0


@pytest.mark.moment("2026-11-24T12:00")
def test_the_sums_count_no_step_into_an_archived_status(ana, session, a_subscription, status_named):
    trial = a_subscription("Experimenta", clock.today() - timedelta(days=8))
    page = choose(ana, trial)
    foresee(ana, page, status_named("Suspenso por Débito"))
    assert session.query(BulkChange).one().figures["bill"]["before_cents"] > 0
    status_named("Serviço Habilitado").archived_at = clock.now()
    session.commit()
    foresee(ana, page, status_named("Suspenso por Débito"))
    session.expire_all()
    assert session.query(BulkChange).one().figures["bill"]["before_cents"] == 0


def test_statements_grow_with_chunks_not_with_plans(
    ana, session, a_subscription, status_named, told_by_email, monkeypatch
):
    def counted(number: int) -> tuple[int, int]:
        plans = [a_subscription("Experimenta", clock.today()).id for _ in range(number)]
        page = choose(ana, *plans)
        ana.get(f"{page}/planilha")
        with statements() as foreseen:
            foresee(ana, page, status_named("Suspenso a Pedido"))
        confirm(ana, page)
        with statements() as worked:
            work()
        return len(foreseen), len(worked)

    few, many = counted(2), counted(30)
    assert few == many
    monkeypatch.setattr(isolating_bad_rows, "SIZE", 15)
    assert counted(30)[1] > many[1]


def test_pages_make_the_same_number_of_statements_with_one_plan_and_with_thirty(
    ana, a_subscription, status_named
):
    def counted(number: int) -> list[int]:
        plans = [a_subscription("Experimenta", clock.today()) for _ in range(number)]
        page = make(ana, plans, status_named("Suspenso a Pedido"))
        figures = []
        for path in (page, f"{page}/planilha", "/mudancas-em-massa"):
            with statements() as seen:
                assert ana.get(path).status_code == 200
            figures.append(len(seen))
        return figures

    assert counted(1) == counted(30)


def test_a_choice_that_nobody_confirms_goes_after_two_days(ana, session, a_subscription):
    plan = a_subscription()
    choose(ana, plan)
    session.query(BulkChange).one().created_at = clock.now() - timedelta(days=3)
    session.commit()
    choose(ana, plan)
    session.rollback()
    assert session.query(BulkChange).count() == 1
    assert session.query(BulkItem).count() == 1


def test_an_old_worker_that_wakes_up_is_refused(ana, session, a_subscription, status_named, monkeypatch):
    """Another one has taken it up meanwhile: what the old one tries is not committed."""
    plan = a_subscription("Experimenta", clock.today())
    page = choose(ana, plan)
    foresee(ana, page, status_named("Suspenso a Pedido"))
    confirm(ana, page)
    take_up = bulk_work.slots.take_up

    def overtaken(session, found, at):
        won = take_up(session, found, at)
        session.query(BulkChange).update({"fence": BulkChange.fence + 1})
        session.commit()
        return won

    def hold(number, fence, now, kind):
        return original(number, fence - 1, now, kind)

    original = bulk_work.slots.Hold
    with monkeypatch.context() as patched:
        patched.setattr(bulk_work.slots, "take_up", overtaken)
        patched.setattr(bulk_work.slots, "Hold", hold)
        work()
    assert standing(session) == ["Experimenta"]
    assert {state for state, _ in results(session).values()} == {"ready"}
    found = session.query(BulkChange).one()
    found.lease_until = clock.now() - timedelta(seconds=1)
    session.commit()
    work()
    assert standing(session) == ["Suspenso a Pedido"]


HOSTILE = (
    "<script>alert(1)</script>",
    "{{7*7}}",
    "'; DROP TABLE plan; --",
    "a\r\nX: y",
    "=1+1",
    "\u202eabc",
    "x" * 1_000_000,
)


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_never_breaks_a_page(ana, session, a_subscription, status_named, bad):
    page = choose(ana, a_subscription("Experimenta", clock.today()))
    to = status_named("Serviço Habilitado")
    for name in ("status", "effective_on", "until", "reason"):
        answer = foresee(ana, page, to, **{name: bad})
        assert answer.status_code in (200, 413, 422)
        assert "<script>alert" not in answer.text
    for path in (page, "/mudancas-em-massa", "/clientes"):
        for name in ("resultado", "depois", "ordem", "q"):
            assert ana.get(path, query_string={name: bad[:2000]}).status_code == 200
    session.rollback()
    assert session.query(BulkItem).one().state == ItemState.READY
