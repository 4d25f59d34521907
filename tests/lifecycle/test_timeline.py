"""One timeline of a plan: status changes, messages, billed periods, logins, data and notes, newest first."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from statusplanos import clock
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.models import Way
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.lifecycle import enrolment, slots
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.daily import run as daily
from statusplanos.lifecycle.models import RunKind
from statusplanos.lifecycle.timeline.joined import SIZE
from statusplanos.messaging.delivery import handling
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.radius import logins
from tests.counting import statements

BEGAN = date(2026, 5, 1)


def told(client: FlaskClient, path: str) -> list[str]:
    """The first line of each moment, newest first."""
    page = client.get(path).text.split('id="story"')[1]
    first = [item.split("<p>", 1)[1].split("</p>")[0] for item in page.split("<li>")[1:]]
    return [" ".join(re.sub(r"<[^>]*>", "", line).split()) for line in first]


def now_ana_acts(session) -> None:
    act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))


@pytest.fixture
def plan(session, a_subscription) -> Subscription:
    """Added on trial on 01/05, moved by the clock on 11/05, then dearer, with login, message and note."""
    made = a_subscription("Experimenta", on=BEGAN)
    act_as(session, Author(routine.ROUTINE, Source.WORKER, clock.now()))
    run = slots.begin(
        session, on=date(2026, 5, 12), kind=RunKind.COMMAND, actor="rotina diária", at=clock.now()
    )
    daily.carry_out(session, run, at=clock.now(), now=clock.now)
    session.refresh(made)
    now_ana_acts(session)
    logins.create(session, made, username="marina")
    session.commit()
    today = clock.today()
    now_ana_acts(session)
    terms = {"price_cents": 12000, "seen_version": made.version, "today": today}
    enrolment.alter(session, made, plan=made.plan, **terms)
    session.commit()
    session.add(a_message(made))
    session.commit()
    writing.write(session, made.customer, text="Gostou", way=Way.PHONE, at=clock.now(), subscription=made)
    session.commit()
    return made


def a_message(plan: Subscription, **fields) -> Message:
    values = {
        "subscription_id": plan.id,
        "entry_no": 1,
        "status_id": plan.status_id,
        "channel": "email",
        "recipient": "marina@exemplo.com.br",
        "customer_name": "Marina",
        "plan_name": "Plano Super Mais",
        "price_cents": 1,
        "status_name": "Serviço Habilitado",
        "entered_on": plan.entered_on,
        "created_at": clock.now(),
        "state": State.FAILED,
        "error": "550 caixa cheia",
    }
    return Message(**{**values, **fields})


WHOSE = "P1 de Marina Duarte Alves"
ALL = [
    "Ana Nogueira anotou Telefone",
    "E-mail sobre Serviço Habilitado para marina@exemplo.com.br Falhou",
    f"Ana Nogueira mudou o plano do cliente {WHOSE}",
    "Ana Nogueira criou o login Radius marina",
    f"Rotina diária mudou {WHOSE} para Serviço Habilitado Automática",
    f"Ana Nogueira adicionou o plano {WHOSE} em Experimenta",
]


def test_all_that_happened_stands_in_one_line_newest_first(ana: FlaskClient, plan):
    lines = told(ana, f"/assinaturas/{plan.id}")
    assert [line for line in lines if "ao mês" not in line] == ALL
    billed = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines if "ao mês" in line]
    assert billed == [
        f"Cobrado a partir de {clock.today():%d/%m/%Y}, R$ 120,00 ao mês, em Serviço Habilitado",
        billed[1],
        "Não cobrado de 01/05/2026 a 10/05/2026 (10 dias), R$ 90,00 ao mês, em Experimenta",
    ]
    assert billed[1].startswith("Cobrado de 11/05/2026 a ")
    page = ana.get(f"/assinaturas/{plan.id}").text
    assert "Terminou o prazo de Experimenta." in page
    assert "550 caixa cheia" in page
    assert "Enviar de novo…" in page
    assert '<th scope="row">Preço mensal</th>' in page


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("status", [ALL[4], ALL[5]]),
        ("mensagens", [ALL[1]]),
        ("login", [ALL[3]]),
        ("dados", [ALL[2], ALL[5]]),
        ("anotacoes", [ALL[0]]),
    ],
)
def test_each_sort_alone(ana: FlaskClient, plan, sort, expected):
    path = f"/assinaturas/{plan.id}/historico?tipo={sort}"
    assert told(ana, path) == expected
    assert f'href="/assinaturas/{plan.id}/historico" aria-current="true"' in ana.get(path).text
    assert told(ana, f"/clientes/{plan.customer_id}/historico?tipo={sort}")[: len(expected)] == [
        line.replace("Telefone", "Telefone sobre Plano Super Mais (P1)") for line in expected
    ]


def test_bills_alone_and_a_strange_sort(ana: FlaskClient, plan):
    assert len(told(ana, f"/assinaturas/{plan.id}/historico?tipo=cobranca")) == 3
    assert len(told(ana, f"/assinaturas/{plan.id}/historico?tipo=<b>&depois=1.2")) == len(ALL) + 3


def test_a_message_sent_again_is_told_with_the_messages(ana: FlaskClient, session, plan):
    message = session.query(Message).one()
    message.state = State.QUEUED
    session.commit()
    now_ana_acts(session)
    handling.cancel(session, message)
    session.commit()
    lines = told(ana, f"/assinaturas/{plan.id}/historico?tipo=mensagens")
    assert lines[0] == "Ana Nogueira cancelou a mensagem: E-mail para Marina, Serviço Habilitado"


def test_pages_join_without_a_gap_or_a_double(ana: FlaskClient, session, plan):
    """Notes and messages of one and the same instant, and periods at midnight, around the edges of pages."""
    at = clock.midnight(BEGAN + timedelta(days=10))
    for number in range(2 * SIZE + 3):
        writing.write(session, plan.customer, text=f"n{number}", way=Way.PHONE, at=at, subscription=plan)
        session.commit()
        session.add(a_message(plan, entry_no=100 + number, created_at=at))
    session.commit()
    whole, url = [], f"/assinaturas/{plan.id}/historico"
    for _page in range(9):
        page = ana.get(url).text
        whole += re.findall(r'href="(/mensagens/\d+|/anotacoes/\d+|/assinaturas/\d+/mensalidade[^"]*)"', page)
        if 'id="older"' not in page:
            break
        url = page.split('id="older"><a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    assert len(whole) == len(set(whole))
    assert len([one for one in whole if "mensagens" in one]) == 2 * SIZE + 4
    assert len([one for one in whole if "anotacoes" in one]) == 2 * SIZE + 4
    assert len([one for one in whole if "mensalidade" in one]) == session.query(StatusPeriod).count() == 3


def test_the_page_makes_as_many_statements_with_one_of_each_as_with_many(ana: FlaskClient, session, plan):
    def cost() -> int:
        with statements() as seen:
            assert ana.get(f"/assinaturas/{plan.id}").status_code == 200
        return len(seen)

    first = cost()
    for number in range(8):
        terms = {"price_cents": 100 + number, "seen_version": plan.version, "today": clock.today()}
        enrolment.alter(session, plan, plan=plan.plan, **terms)
        session.commit()
        session.add(a_message(plan, entry_no=100 + number))
        writing.write(session, plan.customer, text="x", way=Way.VISIT, at=clock.now(), subscription=plan)
        session.commit()
    assert cost() == first


def test_who_only_looks_sees_the_line_and_no_form(beto: FlaskClient, plan):
    page = beto.get(f"/assinaturas/{plan.id}").text
    assert "Linha do tempo" in page
    assert "Nova anotação" not in page
    assert "Enviar de novo…" not in page
    assert "/historico/operacoes/" not in page


def test_a_note_is_written_on_the_plans_page(ana: FlaskClient, session, plan):
    page = ana.get(f"/assinaturas/{plan.id}").text
    assert f'action="/clientes/{plan.customer_id}/anotacoes"' in page
    assert f'<option selected value="{plan.id}">' in page
    assert '<input id="back" name="back" type="hidden" value="plano">' in page


@pytest.mark.parametrize("cursor", ["9" * 900, "1.1.1.1", "a.b.c", "%00", "9999999999999999.9.9", "-1.0.0"])
def test_hostile_cursors_are_answered(ana: FlaskClient, plan, cursor):
    assert ana.get(f"/assinaturas/{plan.id}/historico?depois={cursor}").status_code == 200
    assert ana.get(f"/clientes/{plan.customer_id}/historico?depois={cursor}&tipo=cobranca").status_code == 200
