"""*Anotações*: written on the customer's and the plan's page, found by protocol, kept in the history."""

import re

import pytest
from flask.testing import FlaskClient

from statusplanos import clock
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.models import Note, Way
from statusplanos.errors import DomainError
from tests.counting import statements


def written(client: FlaskClient, customer, **fields) -> int:
    client.get(f"/clientes/{customer.id}/anotacoes")
    data = {"text": "Pediu a segunda via.", "way": "phone", "subscription": "", **fields}
    return client.post(f"/clientes/{customer.id}/anotacoes", data=data).status_code


@pytest.fixture
def a_note(session, a_customer):
    customer = a_customer()
    made = writing.write(session, customer, text="Ligou: sem sinal", way=Way.PHONE, at=clock.now())
    session.commit()
    return made


def test_a_note_gets_a_protocol_of_its_own_and_says_who_when_and_how(ana: FlaskClient, session, a_customer):
    customer = a_customer()
    assert [written(ana, customer), written(ana, customer, way="whatsapp")] == [303, 303]
    first, second = session.query(Note).order_by(Note.id)
    assert re.fullmatch(rf"{clock.today():%Y%m%d}-\d{{6}}", first.protocol)
    assert first.protocol != second.protocol
    page = ana.get(f"/clientes/{customer.id}/anotacoes").text
    assert f"Anotação salva com o protocolo {second.protocol}." in page
    assert page.count("<b>Ana Nogueira</b> anotou") == 2
    assert page.index(second.protocol) < page.index(first.protocol)
    assert "Telefone" in page
    assert "Pediu a segunda via." in page


def test_a_note_is_found_by_protocol_and_by_words(ana: FlaskClient, session, a_note, a_customer):
    customer = a_note.customer
    written(ana, customer, text="Visita técnica agendada", protocol="ANATEL-2026/77")
    path = f"/clientes/{customer.id}/anotacoes"
    assert "sem sinal" in ana.get(f"{path}?q={a_note.protocol}").text
    by_protocol = ana.get(f"{path}?q=anatel-2026/77").text
    assert "Visita técnica" in by_protocol
    assert "sem sinal" not in by_protocol
    assert "Visita técnica" in ana.get(f"{path}?q=tecnica agendada").text
    assert "Nenhuma anotação encontrada" in ana.get(f"{path}?q=nada").text
    assert [row.protocol for row in writing.found(session, "ANATEL", most=5)] == ["ANATEL-2026/77"]
    assert ana.get(f"/anotacoes/{a_note.id}").location == f"{path}?q={a_note.protocol}"


def test_a_note_may_go_on_under_a_protocol_of_the_same_customer_only(session, a_note, a_customer):
    again = writing.write(
        session, a_note.customer, text="Voltou", way=Way.VISIT, at=clock.now(), protocol=a_note.protocol
    )
    session.commit()
    assert again.protocol == a_note.protocol
    other = a_customer(name="Davi Reis", document="15350946056")
    with pytest.raises(DomainError, match="não tem anotação com este protocolo"):
        writing.write(session, other, text="x", way=Way.PHONE, at=clock.now(), protocol=a_note.protocol)


def test_a_note_about_a_plan_comes_back_to_its_page(ana: FlaskClient, session, a_subscription, a_customer):
    plan = a_subscription()
    customer = plan.customer
    path = f"/clientes/{customer.id}/anotacoes"
    ana.get(path)
    data = {"text": "Quer trocar", "way": "counter", "subscription": str(plan.id), "back": "plano"}
    assert ana.post(path, data=data).location == f"/assinaturas/{plan.id}#historia"
    assert f'href="/assinaturas/{plan.id}">Plano Super Mais ({plan.code})</a>' in ana.get(path).text
    stranger = a_customer(name="Davi Reis", document="15350946056")
    assert written(ana, stranger, subscription=str(plan.id)) == 422
    assert session.query(Note).count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "O que foi dito ou feito: "),
        ({"text": "x" * 5001}, "O que foi dito ou feito:"),
        ({"text": "a\0b"}, "caractere que não pode ser usado"),
        ({"way": "pombo"}, "Canal:"),
        ({"way": ""}, "Canal:"),
        ({"protocol": "9" * 41}, "Protocolo:"),
        ({"protocol": "20200101-999999"}, "não tem anotação com este protocolo"),
        ({"subscription": "9" * 30}, "Sobre o plano:"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(ana: FlaskClient, session, a_customer, fields, sentence):
    customer = a_customer()
    ana.get(f"/clientes/{customer.id}/anotacoes")
    data = {"text": "<b>Oi</b>", "way": "phone", "subscription": "", **fields}
    answer = ana.post(f"/clientes/{customer.id}/anotacoes", data=data)
    assert answer.status_code == 422
    assert sentence in answer.text.replace("&lt;", "<")
    assert session.query(Note).count() == 0


def test_the_customers_page_shows_the_newest_and_the_search_finds_a_protocol(ana: FlaskClient, a_note):
    page = ana.get(f"/clientes/{a_note.customer_id}").text
    assert "Ligou: sem sinal" in page
    assert f'action="/clientes/{a_note.customer_id}/anotacoes"' in page
    assert f'href="/anotacoes/{a_note.id}"' in ana.get(f"/buscar?q={a_note.protocol}").text
    part = ana.get(
        f"/clientes/{a_note.customer_id}/ultimos-acontecimentos", headers={"HX-Request": "true"}
    ).text
    assert "anotou: Ligou: sem sinal" in part
    assert part.count("<li>") == 2


def test_who_only_looks_reads_and_does_not_write(beto: FlaskClient, session, a_note):
    path = f"/clientes/{a_note.customer_id}/anotacoes"
    page = beto.get(path).text
    assert "Ligou: sem sinal" in page
    assert "Salvar anotação" not in page
    assert beto.post(path, data={"text": "x", "way": "phone", "subscription": ""}).status_code == 403
    assert session.query(Note).count() == 1


def test_the_history_tells_who_noted_what(ana: FlaskClient, a_note):
    page = ana.get("/historico/?o-que=anotacoes").text
    assert "criou a anotação" in page
    assert f'href="/anotacoes/{a_note.id}">{a_note.protocol}</a>' in page
    for row in ("Canal</th>", "<ins>Telefone</ins>", "<ins>Ligou: sem sinal</ins>"):
        assert row in page
    assert a_note.protocol in ana.get(f"/historico/customer/{a_note.customer_id}").text


def test_text_is_shown_as_text(ana: FlaskClient, a_customer):
    customer = a_customer()
    assert written(ana, customer, text="<script>alert(1)</script> {{7*7}} =1+1", protocol="=1+1") == 303
    page = ana.get(f"/clientes/{customer.id}/anotacoes").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} =1+1" in page


def test_older_notes_are_a_link_away_at_the_same_cost(ana: FlaskClient, session, a_note):
    path = f"/clientes/{a_note.customer_id}/anotacoes"

    def cost() -> int:
        with statements() as seen:
            assert ana.get(path).status_code == 200
        return len(seen)

    first = cost()
    for number in range(24):
        writing.write(session, a_note.customer, text=f"Nota {number}", way=Way.EMAIL, at=clock.now())
        session.commit()
    assert cost() == first
    page = ana.get(path).text
    assert page.count('<li id="anotacao-') == 20
    link = page.split('id="older"><a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    assert ana.get(link).text.count('<li id="anotacao-') == 5
