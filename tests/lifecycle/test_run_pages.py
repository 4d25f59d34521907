"""*Rotina diária*: observed until released, run by hand, each run explained."""

import re
from datetime import timedelta

from sqlalchemy import text

from statusplanos import clock, jobs
from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Change, Operation
from statusplanos.lifecycle import slots
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import DailyRun, DailyRunFinding, RunKind
from statusplanos.settings import company
from tests.counting import statements
from tests.lifecycle.test_bulk_change import words


def due_trial(a_subscription) -> Subscription:
    return a_subscription("Experimenta", clock.today() - timedelta(days=10))


def status_of(session, plan: Subscription) -> str:
    session.rollback()
    session.expire_all()
    return session.get_one(Subscription, plan.id).status.description


def test_it_says_the_hour_and_that_it_is_only_observed(ana):
    page = ana.get("/rotina").text
    assert "Todo dia às 08:00 move os planos" in page
    assert "A rotina está em observação" in page
    assert "Executar agora" not in page


def test_running_now_is_refused_until_it_is_released(ana, session, a_subscription):
    plan = due_trial(a_subscription)
    ana.get("/rotina/simular")
    ana.post("/rotina/executar")
    assert session.query(DailyRun).count() == 0
    assert status_of(session, plan) == "Experimenta"


def test_the_simulation_shows_the_list_and_changes_nothing(ana, session, a_subscription):
    plan = due_trial(a_subscription)
    page = ana.get("/rotina/simular").text
    assert "1 plano venceu. Nada foi mudado." in page
    assert "Liberar a rotina" in page
    assert status_of(session, plan) == "Experimenta"


def test_released_it_is_run_by_hand_under_the_persons_name(ana, session, a_subscription):
    number = due_trial(a_subscription).id
    company.current().daily_at = "23:59"  # the clock's own run is not due
    session.commit()
    ana.get("/rotina/simular")
    assert ana.post("/rotina/liberar").status_code == 303
    page = ana.get("/rotina").text
    assert "A rotina está em observação" not in page
    assert "Executar agora" in page
    ana.post("/rotina/executar")
    asked = session.query(DailyRun).filter_by(kind=RunKind.MANUAL).one().id
    session.rollback()
    assert jobs.due_bells() == ["run_day"]
    jobs.run_day()
    session = db.session()
    assert session.get_one(Subscription, number).status.description == "Serviço Habilitado"
    moves = session.query(Change).filter_by(field="status_id", entity_id=number).order_by(Change.id)
    assert session.get_one(Operation, moves.all()[-1].operation_id).actor == "Ana Nogueira"
    session.rollback()
    assert "<dt>Quem</dt><dd>Ana Nogueira</dd>" in ana.get(f"/rotina/{asked}").text


def test_who_may_only_look_neither_releases_nor_runs(beto, session):
    assert "Liberar a rotina" not in beto.get("/rotina/simular").text
    assert beto.post("/rotina/liberar").status_code == 403
    assert beto.post("/rotina/executar").status_code == 403


def test_what_was_not_moved_is_listed_with_its_cause(ana, session, a_subscription, status_named):
    due_trial(a_subscription)
    status_named("Serviço Habilitado").allows_scheduled_tasks = False
    session.commit()
    ana.get("/rotina/simular")
    ana.post("/rotina/liberar")
    ana.post("/rotina/executar")
    jobs.run_day()
    page = ana.get("/rotina").text
    assert "Precisam de alguém" in page
    assert "Serviço Habilitado não aceita tarefa programada" in page


def test_the_runs_are_narrowed_and_ordered(ana, session, a_subscription, status_named):
    at, today = clock.now(), clock.today()
    for ago, moved in ((3, 4), (2, 9), (1, 0)):
        day = {"on": today - timedelta(days=ago), "kind": RunKind.SCHEDULED, "actor": "rotina diária"}
        session.add(DailyRun(**day, moved=moved, started_at=at - timedelta(days=ago), state="done"))
    session.flush()
    plan, last = due_trial(a_subscription), session.query(DailyRun).order_by(DailyRun.id.desc()).first()
    finding = {"run_id": last.id, "subscription_id": plan.id, "kind": "left", "due_on": today}
    session.add(DailyRunFinding(cause="Não aceita", **finding))
    session.commit()

    def moved(query: str) -> list[str]:
        page = ana.get(f"/rotina{query}", headers={"HX-Request": "true"}).text
        return re.findall(r'</span></td><td class="num">(\d+)</td>', page)

    assert moved("") == ["0", "9", "4"]
    assert moved("?ordem=-movidos") == ["9", "4", "0"]
    assert moved("?com=pendencias") == ["0"]
    assert moved("?com=movimentos") == ["9", "4"]
    assert moved("?com=x%00&ordem=senha&depois=!!") == ["0", "9", "4"]


def test_the_history_and_the_list_say_how_many_moved_stayed_and_failed(
    ana, session, a_subscription, status_named
):
    plans = [due_trial(a_subscription) for _ in range(4)]
    a_subscription("Habilitado Provisoriamente", clock.today() - timedelta(days=5))
    status_named("Suspenso por Débito").allows_scheduled_tasks = False
    session.execute(
        text(
            f"CREATE TRIGGER bad BEFORE INSERT ON status_period WHEN NEW.subscription_id = {plans[1].id}"
            " BEGIN SELECT RAISE(ABORT, 'this row is broken'); END"
        )
    )
    session.commit()
    run, _outcome = routine.run_now(session, on=clock.today(), kind=RunKind.COMMAND, at=clock.now())
    number = run.id
    told = words(ana.get("/historico/").text)
    assert "moveu 3 planos; 1 não movido, 1 com erro" in told
    own = words(ana.get(f"/historico/subscription/{plans[0].id}").text)
    assert ("mudou P1" in own, "não movido" in own) == (True, False)
    row = ana.get("/rotina").text.split("<tbody>")[-1]
    assert re.findall(r'class="num[^"]*">(\d+)<', row)[:3] == ["3", "1", "1"]
    page = words(ana.get(f"/rotina/{number}").text)
    assert "Vencidos 5 Movidos 3 Não movidos 1 Com erro 1" in page


def test_a_run_says_whether_it_waits_works_or_was_interrupted(ana, session):
    at = clock.now()
    slots.begin(session, on=clock.today(), kind=RunKind.COMMAND, actor="rotina diária", at=at)
    assert "em andamento" in ana.get("/rotina").text
    slots.begin(session, on=clock.today(), kind=RunKind.COMMAND, actor="x", at=at - timedelta(hours=1))
    assert "interrompida" in ana.get("/rotina").text
    company.current().routine_released = True
    session.commit()
    ana.get("/rotina/simular")
    assert ">aguardando<" not in ana.get("/rotina").text
    ana.post("/rotina/executar")
    assert ">aguardando<" in ana.get("/rotina").text


def test_the_list_makes_as_many_statements_with_one_finding_as_with_many(
    ana, session, a_subscription, status_named
):
    status_named("Serviço Habilitado").allows_scheduled_tasks = False
    session.commit()
    counts = []
    for more in (1, 12):
        for _ in range(more):
            due_trial(a_subscription)
        routine.run_now(session, on=clock.today(), kind=RunKind.COMMAND, at=clock.now())
        with statements() as seen:
            assert f">{more if more == 1 else 13}<" in ana.get("/rotina").text
        counts.append(len(seen))
    assert counts[0] == counts[1]
