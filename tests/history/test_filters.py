"""*Histórico* as a tool: its filters together, counts, one operation from inside, and the CSV."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, update

from statusplanos import clock
from statusplanos.customers.models import Customer, searchable
from statusplanos.extensions import db
from statusplanos.history.models import Kind, Operation, Source
from statusplanos.history.query.exports import KEYS
from statusplanos.history.record.recording import Author, act_as, state_kind
from statusplanos.messaging.delivery import handling
from statusplanos.messaging.models import Message
from statusplanos.radius import logins
from statusplanos.settings import company
from tests.counting import statements


def told(client: FlaskClient, query: str = "") -> list[str]:
    """The sentences of the page, newest first."""
    page = client.get(f"/historico/?{query}").text
    parts = page.split('<ol class="timeline">')[1:]
    lines = [item.split("<p>")[1].split("</p>")[0] for part in parts for item in part.split("<li>")[1:]]
    return [db_text(line) for line in lines]


def db_text(markup: str) -> str:
    text, inside = "", False
    for letter in markup:
        inside = letter == "<" or (inside and letter != ">")
        text += "" if inside or letter == ">" else letter
    return text


def some(count: int) -> list[dict[str, object]]:
    return [
        {
            "name": f"=Cliente {number}",
            "document": f"{number:011d}",
            "due_day": 10,
            "search": searchable(f"Cliente {number}", f"{number:011d}"),
            "created_at": clock.now(),
            "version": 1,
        }
        for number in range(count)
    ]


@pytest.fixture
def two_hands(session, a_customer):
    """Ana creates and changes Marina today; a file brought Davi forty days ago."""
    long_ago = clock.now() - timedelta(days=40)
    act_as(session, Author("Beto Lima", Source.IMPORT, long_ago, kind=Kind.IMPORT, reason="abril.csv"))
    a_customer(name="Davi Reis", document="15350946056")
    act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
    marina = a_customer()
    marina.email = "nova@exemplo.com.br"
    session.commit()
    return marina


CREATED, CHANGED, IMPORTED = (
    "Ana Nogueira criou o cliente Marina Duarte Alves",
    "Ana Nogueira mudou o cliente Marina Duarte Alves",
    "Beto Lima importou o cliente Davi Reis",
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("o-que=clientes", [CHANGED, CREATED, IMPORTED]),
        ("o-que=clientes&periodo=hoje", [CHANGED, CREATED]),
        ("o-que=clientes&periodo=7-dias&tipo=changed", [CHANGED]),
        ("o-que=clientes&tipo=created", [CREATED, IMPORTED]),
        ("campo=customer.email&origem=web", [CHANGED, CREATED]),
        ("campo=customer.email&tipo=changed", [CHANGED]),
        ("tipo=import", [IMPORTED]),
        ("origem=import&quem=Beto Lima", [IMPORTED]),
        ("q=davi", [IMPORTED]),
        ("q=marina&tipo=changed&quem=Ana Nogueira&periodo=este-mes&o-que=clientes", [CHANGED]),
        ("q=davi&origem=web", []),
        ("ate=01/01/2020", []),
        ("o-que=clientes&de=nunca&campo=customer.ghost&origem=lua&tipo=nada", [CHANGED, CREATED, IMPORTED]),
    ],
)
def test_filters_work_together(ana: FlaskClient, two_hands, query, expected):
    assert told(ana, query) == expected


def test_a_period_given_by_hand_has_both_its_days(ana: FlaskClient, two_hands):
    day = clock.today() - timedelta(days=40)
    assert told(ana, f"o-que=clientes&de={day}&ate={day}") == [IMPORTED]
    assert told(ana, f"o-que=clientes&ate={day - timedelta(days=1)}") == []
    page = ana.get(f"/historico/?o-que=clientes&de={day}").text
    assert f"desde {day:%d/%m/%Y}" in page
    assert f'name="de" value="{day}"' in page


def test_the_page_counts_operations_and_fields(ana: FlaskClient, two_hands):
    page = ana.get("/historico/?o-que=clientes&origem=web").text
    assert "2 operações, 6 campos alterados" in " ".join(page.split())
    assert "1 operação, 1 campo alterado" in " ".join(
        ana.get("/historico/?campo=customer.email&tipo=changed").text.split()
    )


def test_a_message_cancelled_or_sent_again_is_told(ana: FlaskClient, session, a_subscription, status_named):
    plan = a_subscription()
    message = Message(
        subscription_id=plan.id,
        entry_no=1,
        status_id=plan.status_id,
        channel="email",
        customer_name="Marina Duarte Alves",
        plan_name="Plano",
        price_cents=1,
        status_name="Experimenta",
        entered_on=plan.entered_on,
        created_at=clock.now(),
    )
    session.add(message)
    session.commit()
    handling.cancel(session, message)
    session.commit()
    cancelled = "Ana Nogueira cancelou a mensagem: E-mail para Marina Duarte Alves, Experimenta"
    assert told(ana, "tipo=message_cancel") == [cancelled]
    assert told(ana)[0] == cancelled
    assert f'<a href="/mensagens/{message.id}">' in ana.get("/historico/").text
    assert told(ana, "tipo=message_retry") == []
    rows = list(
        csv.reader(StringIO(ana.get("/historico/planilha?tipo=message_cancel").text[1:]), delimiter=";")
    )
    assert [row[5:7] for row in rows[1:]] == [["message", str(message.id)]]


def test_the_csv_has_the_columns_of_the_export_and_the_same_in_words(ana: FlaskClient, beto, two_hands):
    answer = ana.get("/historico/planilha?campo=customer.email&tipo=changed")
    assert answer.mimetype == "text/csv"
    header, row = csv.reader(
        StringIO(answer.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")), delimiter=";"
    )
    assert header == [*KEYS, "O quê", "Campo", "Antes", "Depois"]
    assert row[1:3] == ["Ana Nogueira", "web"]
    emails = ["marina@exemplo.com.br", "nova@exemplo.com.br"]
    assert row[5:] == [
        "customer",
        str(two_hands.id),
        two_hands.name,
        "email",
        *emails,
        "Cliente",
        "E-mail",
        *emails,
    ]
    assert beto.get("/historico/planilha").status_code == 403


def test_a_large_operation_is_summed_up_and_paged(ana: FlaskClient, session):
    session.execute(insert(Customer), some(40))
    session.commit()
    number = session.query(Operation).order_by(Operation.id.desc()).first().id
    listed = ana.get("/historico/").text
    assert "120 campos" in listed
    assert "Cliente 7" not in listed
    assert f'href="/historico/operacoes/{number}">operação {number}: ver tudo' in listed
    page = ana.get(f"/historico/operacoes/{number}").text
    assert page.count('<article class="changed">') == 30
    assert 'Cliente <span class="muted">40</span>' in page
    link = page.split('id="older"><a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = ana.get(link).text
    assert rest.count('<article class="changed">') == 10
    only = ana.get(f"/historico/operacoes/{number}?o-que=customer&campo=name").text
    assert "Cliente: Nome" in only
    cells = list(
        csv.reader(StringIO(ana.get(f"/historico/operacoes/{number}/planilha").text[1:]), delimiter=";")
    )
    assert len(cells) == 1 + 40 * 4
    assert cells[41][7] == cells[41][10] == "'=Cliente 0"


def test_a_login_leads_to_its_plans_page(ana: FlaskClient, session, a_subscription):
    plan = a_subscription()
    logins.create(session, plan, username="marina")
    session.commit()
    assert f'<a href="/assinaturas/{plan.id}/login">marina</a>' in ana.get("/historico/").text


def test_a_run_and_an_import_lead_to_their_pages(ana: FlaskClient, session, a_customer):
    act_as(session, Author("Ana Nogueira", Source.IMPORT, clock.now(), actor_id=1))
    state_kind(session, Kind.IMPORT, ("import_run", 7))
    a_customer()
    assert '<a href="/importar/7">Ver a importação</a>' in ana.get("/historico/?tipo=import").text


def test_a_page_makes_as_many_statements_with_one_operation_as_with_thirty(ana: FlaskClient, session, app):
    firm = company.current()

    def count() -> int:
        with statements() as seen:
            assert ana.get("/historico/?o-que=empresa&periodo=hoje&campo=company.name").status_code == 200
        return len(seen)

    firm.name = "Serra 0"
    session.commit()
    first = count()
    for number in range(1, 31):
        session.execute(update(type(firm)).values(name=f"Serra {number}"))
        session.commit()
    assert count() == first


@pytest.mark.parametrize("path", ["/historico/operacoes/999999", "/historico/operacoes/" + "9" * 30])
def test_an_operation_that_never_was_is_not_found(ana: FlaskClient, path):
    assert ana.get(path).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "de=" + "9" * 900,
        "ate=%00&de=<script>",
        "quem={{7*7}}&tipo=%0d%0aX:1",
        "campo=customer.%00&o-que=%E2%80%AE",
        "depois=customer.x&campo=..",
    ],
)
def test_hostile_addresses_are_answered(ana: FlaskClient, query, app):
    for path in ("/historico/", "/historico/planilha", "/historico/operacoes/1"):
        answer = ana.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text.split("<main")[-1]
    assert db.session.query(Operation).count() > 0
