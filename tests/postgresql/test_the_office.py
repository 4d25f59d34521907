"""The office's day on PostgreSQL: a file comes in, the run moves, customers are told, the history agrees."""

import json
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select

from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Change
from statusplanos.history.record.guard import missing_triggers, triggers
from statusplanos.history.verify.replay import verify
from statusplanos.importing.models import ImportRun
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import Move, RunKind
from statusplanos.messaging.delivery import drain
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.radius.models import RadiusLogin
from statusplanos.statuses.models import Notice, Status
from tests.embedded import run_sql
from tests.importing.pages import go_on, prepare, send, the_worker_works, words
from tests.lifecycle import bulk_pages
from tests.statuses.pages import error_beside, fields_of

pytestmark = pytest.mark.postgres
SAMPLE = Path(__file__).parent.parent / "importing" / "data" / "clientes-exportacao.csv"
START = date(2026, 5, 1)


@pytest.fixture
def flask(app):
    """Run a command and read its JSON document."""

    def run(*arguments: str):
        answer = app.test_cli_runner().invoke(args=[*arguments, "--json"])
        assert answer.exit_code == 0, answer.output
        return json.loads(answer.stdout)

    return run


def standing(session, number: int) -> tuple[str, date | None]:
    session.rollback()
    found = session.get(Subscription, number)
    return found.status.description, found.due_on


def test_it_is_postgresql(app):
    assert db.engine.dialect.name == "postgresql"


def test_the_real_export_comes_in_and_the_day_moves_it_once(flask, session):
    expected = json.loads(SAMPLE.with_suffix(".expected.json").read_text())
    first = flask("import-customers", str(SAMPLE))
    assert {name: first[name] for name in ("accepted", "refused", "warned")} == {
        name: expected[name] for name in ("accepted", "refused", "warned")
    }
    assert first["created"] == {"customers": 1940, "plans": 6, "subscriptions": 1940}
    by_status = select(Status.description, func.count()).join(Subscription).group_by(Status.description)
    assert dict(session.execute(by_status).all()) == expected["accepted_by_status"]
    changes = session.scalar(select(func.count()).select_from(Change))
    session.rollback()

    second = flask("import-customers", str(SAMPLE))
    assert (second["updated"], second["unchanged"]) == (0, first["accepted"])
    assert session.scalar(select(func.count()).select_from(Change)) == changes
    session.rollback()

    foreseen = flask("run-day", "--date", "2026-11-24", "--dry-run")
    day = flask("run-day", "--date", "2026-11-24")
    moved = {}
    for step in day["steps"]:
        hop = (step["from"], step["to"])
        moved[hop] = moved.get(hop, 0) + step["count"]
    assert moved == {
        ("Experimenta", "Serviço Habilitado"): 89,
        ("Habilitado Provisoriamente", "Suspenso por Débito"): 28,
    }
    assert (day["left"], day["failed"]) == ([], [])
    assert foreseen == day | {"dry_run": True}
    again = flask("run-day", "--date", "2026-11-24")
    assert (again["due"], again["moved"]) == (0, 0)

    verdict = flask("verify-history")
    assert verdict["ok"] is True


def test_a_wide_file_goes_through_the_steps_and_again(ana, session):
    head = "contrato;nome;documento;telefone;plano;valor;situacao;data;vencimento;cidade;login;senha\n"
    rows = [
        f"{n};Cliente {n};{doc};31 3741-2210;Fibra;90,00;Ativado;01/05/2026;15;Betim;login{n};segredo{n}{n}\n"
        for n, doc in enumerate(("52998224725", "11144477735", "15350946056"), 1)
    ]
    ours = str(session.scalars(select(Status.id).where(Status.description == "Serviço Habilitado")).one())
    session.rollback()
    send(ana, (head + "".join(rows)).encode())
    assert go_on(ana, "colunas").location == "/importar/1/nomes"
    assert go_on(ana, "nomes", **{"status-0": ours}).location == "/importar/1/conferencia"
    the_worker_works()
    ana.post("/importar/1/confirmar")
    the_worker_works()
    assert session.execute(select(RadiusLogin.username).order_by(RadiusLogin.id)).all() == [
        ("login1",),
        ("login2",),
        ("login3",),
    ]
    assert (
        session.execute(select(Customer.city, Customer.due_day, Customer.landline)).all()
        == [("Betim", 15, "+553137412210")] * 3
    )
    session.rollback()
    changed = [rows[0].replace("90,00", "95,00"), rows[1].replace("segredo22", "outra-senha")]
    prepare(ana, (head + "".join(changed)).encode(), number=2)
    the_worker_works()
    counts = session.get(ImportRun, 2).counts
    session.rollback()
    assert (counts["updated"], counts["differences"], counts["missing"]) == (2, 2, 1)
    page = words(ana.get("/importar/2/conferencia").text)
    assert "R$ 90,00 R$ 95,00 vale o do arquivo Ana Nogueira" in page
    assert "Cliente 3" in page
    assert ana.get("/importar/importacoes?q=CLIENTES").status_code == 200
    session.rollback()
    verdict = verify(session)
    assert verdict.differences == []


def test_the_history_is_guarded_by_triggers(app, session):
    assert len(triggers("postgresql")) > 2
    assert missing_triggers(session.connection()) == set()
    session.rollback()
    for statement in ("UPDATE change SET new = 'x'", "DELETE FROM operation", "TRUNCATE change"):
        bare = db.engine.raw_connection()  # past the application's own guard
        try:
            with pytest.raises(psycopg.DatabaseError, match="history"):
                bare.cursor().execute(statement)
        finally:
            bare.rollback()
            bare.close()


def test_a_status_is_edited_through_its_page(ana, session, status_named):
    path = f"/status/{status_named('Experimenta').id}"
    typed = fields_of(ana.get(path).text)
    refused = ana.post(path, data={**typed, "duration_days": "0"})
    assert refused.status_code == 422
    assert error_beside(refused.text, "duration_days")
    saved = ana.post(path, data={**typed, "duration_days": "15"})
    assert saved.status_code == 303
    assert status_named("Experimenta").duration_days == 15
    last = session.scalars(select(Change).order_by(Change.id.desc())).first()
    assert (last.entity, last.field, last.old, last.new) == ("status", "duration_days", "10", "15")


def test_an_entry_is_told_by_the_sender_of_a_folder(app, session, folder, status_named, a_subscription):
    sender = EmailSender(name="Serra Fibra", address="aviso@serra.test", way=MailWay.FOLDER)
    status = status_named("Experimenta")
    notice = status.notice(Channel.EMAIL) or Notice(channel=Channel.EMAIL, status=status)
    notice.enabled, notice.email_sender, notice.subject = True, sender, "{{plano}}: {{status}}"
    notice.body = "Olá, {{primeiro_nome}}! {{valor}}."
    session.commit()
    a_subscription("Experimenta", START)
    assert [one.state for one in session.query(Message)] == [State.QUEUED]
    session.rollback()
    assert drain.drain().sent == 1
    assert drain.drain().claimed == 0
    assert [one.state for one in session.query(Message)] == [State.SENT]
    [file] = (folder / "emails").glob("*.eml")
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (letter["To"], letter["Subject"]) == ("marina@exemplo.com.br", "Plano Super Mais: Experimenta")
    assert "Olá, Marina! R$ 90,00." in letter.get_body(("plain",)).get_content().replace("\xa0", " ")


def test_a_bad_row_is_halved_out_and_stops_nobody(app, session, office, a_subscription):
    plans = [a_subscription("Experimenta", START).id for _ in range(20)]
    bad = plans[7]
    session.rollback()
    run_sql(
        office,
        f"""CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF NEW.subscription_id = {bad} THEN RAISE EXCEPTION 'this row is broken'; END IF;
            RETURN NEW; END $$""",
    )
    run_sql(
        office,
        "CREATE TRIGGER bad BEFORE INSERT ON status_period FOR EACH ROW EXECUTE FUNCTION break()",
    )
    day = START + timedelta(days=10)
    outcome = routine.run_now(session, on=day, kind=RunKind.COMMAND, at=clock.now())[1]
    assert (outcome.due, outcome.moved) == (20, 19)
    assert [(one.subscription_id, one.kind.value) for one in outcome.found] == [(bad, "failed")]
    assert "this row is broken" in outcome.found[0].cause
    assert standing(session, bad) == ("Experimenta", day)
    assert standing(session, plans[8]) == ("Serviço Habilitado", None)
    session.rollback()
    run_sql(office, "DROP TRIGGER bad ON status_period")
    assert routine.run_now(session, on=day, kind=RunKind.COMMAND, at=clock.now())[1].moved == 1
    periods = session.scalar(select(func.count()).where(StatusPeriod.subscription_id == bad))
    assert periods == 2


def test_a_change_is_undone_to_the_letter(ana, session, a_subscription, status_named):
    plan = a_subscription("Experimenta", START).id
    session.rollback()
    page = ana.get(f"/assinaturas/{plan}/status")
    to = status_named("Suspenso a Pedido").id
    typed = {**fields_of(page.text), "status": str(to), "effective_on": "2026-05-03"}
    typed |= {"act": "confirm", "seen": "1"}
    assert ana.post(f"/assinaturas/{plan}/status", data=typed).status_code == 303
    session.rollback()
    assert standing(session, plan)[0] == "Suspenso a Pedido"
    move = session.scalars(select(Move)).one().id
    session.rollback()
    assert ana.post(f"/mudancas/{move}/desfazer").status_code == 303
    assert standing(session, plan) == ("Experimenta", START + timedelta(days=10))
    stays = session.execute(select(StatusPeriod.started_on, StatusPeriod.ended_on)).all()
    assert stays == [(START, None)]
    session.rollback()
    assert ana.post(f"/mudancas/{move}/desfazer").status_code == 409


def test_a_bulk_change_goes_through_and_is_taken_back(ana, flask, session, a_subscription, status_named):
    plans = [a_subscription("Experimenta", START).id for _ in range(12)]
    bad = a_subscription("Cancelado", START).id
    session.rollback()
    page = bulk_pages.make(ana, [*plans, bad], status_named("Suspenso a Pedido"), effective_on="2026-05-03")
    assert {standing(session, number)[0] for number in plans} == {"Suspenso a Pedido"}
    assert standing(session, bad)[0] == "Cancelado"
    session.rollback()
    ana.get(page)
    undoing = ana.post(f"{page}/desfazer").location
    assert bulk_pages.confirm(ana, undoing).status_code == 303
    bulk_pages.work()
    assert {standing(session, number) for number in plans} == {("Experimenta", START + timedelta(days=10))}
    session.rollback()
    assert ana.get(f"{page}/planilha").text.count("movido") == 12
    for path in (page, undoing, f"{page}?resultado=refused", "/mudancas-em-massa"):
        assert ana.get(path).status_code == 200
    assert flask("verify-history")["ok"] is True
