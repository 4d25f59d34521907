"""*Buscar*, and the dialog of Ctrl K, which asks the same page."""

import re

import pytest

from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Customer
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.radius import logins
from tests.counting import statements

HIT = re.compile(r'<li><a href="([^"]+)">(?:<span[^>]*>|<b>)([^<]+)<')
LONG = "x" * 3_000
HOSTILE = [
    LONG,
    "\0",
    "a\r\nb",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "=1+1",
    "\u202eabc",
    "%_\\",
    "'; --",
    "ﷺ" * 50,
]


@pytest.fixture
def found(ana):
    """What is found, by the group's name: (address, title) pairs."""

    def ask(q, by=ana):
        page = by.get("/buscar", query_string={"q": q}).text
        parts = re.findall(r'<section aria-label="([^"]+)">(.*?)</section>', page, re.S)
        return {name: HIT.findall(part) for name, part in parts}

    return ask


@pytest.fixture
def marina(a_subscription, session):
    subscription = a_subscription("Experimenta")
    logins.create(session, subscription, username="marina.casa")
    session.commit()
    return subscription


@pytest.mark.parametrize(
    "q", ["marina", "ALVES marina", "duarte", "exemplo.com", "(31) 99876-5432", "99876", "1000000"]
)
def test_a_customer_is_found_by_name_address_or_phone(found, marina, q):
    assert found(q)["Clientes"] == [(f"/clientes/{marina.customer_id}", "Marina Duarte Alves")]


def test_a_customer_is_found_by_document_with_and_without_its_mask(found, a_customer):
    customer = a_customer(document="52998224725")
    for q in ("52998224725", "529.982.247-25", "529.982"):
        assert found(q)["Clientes"] == [(f"/clientes/{customer.id}", "Marina Duarte Alves")]


def test_names_that_begin_so_come_first(found, a_customer):
    a_customer("Adriana Campos", "11144477735")
    a_customer("Ana Ferraz", "52998224725")
    assert [name for _url, name in found("ana")["Clientes"]] == ["Ana Ferraz", "Adriana Campos"]


def test_a_plan_is_found_by_its_code_and_by_its_login(found, marina):
    there = [(f"/assinaturas/{marina.id}", marina.code)]
    assert found(marina.code.lower())["Planos de clientes"] == there
    assert found("marina.casa")["Planos de clientes"] == there


def test_statuses_and_plans_on_sale_are_found_without_accents(found, a_plan, status_named):
    plan = a_plan("Fibra Debitada")
    there = found("debit")
    assert there["Status de planos"] == [
        (f"/status/{status_named('Suspenso por Débito').id}", "Suspenso por Débito")
    ]
    assert there["Planos à venda"] == [(f"/planos/{plan.id}", "Fibra Debitada")]


def test_messages_are_found_by_whom_they_went_to_and_what_they_said(found, session, marina):
    fields = {
        "plan_name": "Fibra",
        "price_cents": 1,
        "status_name": "Experimenta",
        "entered_on": marina.entered_on,
    }
    message = Message(
        subscription_id=marina.id, entry_no=9, status_id=marina.status_id, channel=Channel.EMAIL,
        recipient="outra@exemplo.com", customer_name="Marina", state=State.SENT, created_at=clock.now(),
        sent_subject="Bem-vinda à rede", **fields,
    )  # fmt: skip
    session.add(message)
    session.commit()
    for q in ("outra@", "bem-vinda"):
        assert found(q)["Mensagens"] == [(f"/mensagens/{message.id}", "Bem-vinda à rede")]


def test_pages_are_found_by_their_names_and_by_other_words_for_them(found):
    assert found("mapa")["Páginas"] == [("/status/mapa", "Mapa dos status")]
    assert found("fluxograma")["Páginas"] == [("/status/mapa", "Mapa dos status")]
    assert ("/historico/", "Histórico") in found("auditoria")["Páginas"]


def test_beto_is_shown_only_what_he_may_open(found, beto, status_named):
    assert "Páginas" not in found("mapa", beto)
    assert found("clientes", beto)["Páginas"] == [("/clientes", "Clientes")]
    where = f"/clientes?status={status_named('Experimenta').id}"
    assert found("experimenta", beto)["Status de planos"] == [(where, "Experimenta")]


def test_a_few_are_shown_and_the_rest_is_a_link_away(found, ana, session):
    for number in range(8):
        session.add(Customer(name=f"Silva {number}", document=f"{number}", created_at=clock.now()))
    session.commit()
    assert len(found("silva")["Clientes"]) == 5
    page = ana.get("/buscar?q=silva").text
    assert 'href="/clientes?q=silva" aria-label="Ver tudo: Clientes"' in page
    assert "5 resultados" in page


def test_nothing_found_says_what_to_try(ana):
    page = ana.get("/buscar?q=zzzz").text
    assert "Nada encontrado para “zzzz”" in page
    assert "<section aria-label" not in page


def test_without_a_word_it_is_an_empty_page(ana):
    page = ana.get("/buscar").text
    assert "<section aria-label" not in page
    assert "Nada encontrado" not in page


@pytest.mark.parametrize("q", HOSTILE)
def test_whatever_is_typed_is_only_searched(ana, q):
    answer = ana.get("/buscar", query_string={"q": q[:1000]})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert ">49<" not in answer.text


def test_a_search_longer_than_an_address_may_be_is_refused_clearly(ana):
    answer = ana.get("/buscar", query_string={"q": "x" * 5_000})
    assert answer.status_code == 414
    assert "O endereço é longo demais" in answer.text


def test_the_dialog_gets_the_part_alone(ana, marina):
    part = ana.get("/buscar?q=marina", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div class="found" data-q="marina">')
    assert "<html" not in part


def test_it_takes_the_same_number_of_statements_with_many_hits(ana, session):
    session.add(Customer(name="Silva", document="1", created_at=clock.now()))
    session.commit()
    with statements() as few:
        ana.get("/buscar?q=silva")
    for number in range(30):
        session.add(Customer(name=f"Silva {number}", document=f"9{number}", created_at=clock.now()))
    session.commit()
    with statements() as many:
        ana.get("/buscar?q=silva")
    assert len(few) == len(many)


def test_the_field_at_the_side_leads_to_it_without_a_script(ana):
    page = ana.get("/planos").text
    assert re.search(r'<form role="search" action="/buscar">\s*<input type="search" name="q"', page)
