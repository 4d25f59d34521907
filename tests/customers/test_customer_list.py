"""The list of customers"""

import re
from datetime import date, timedelta

import pytest

from statusplanos import clock
from statusplanos.customers.models import Plan, Subscription
from tests.counting import statements


def names(answer):
    """Who is listed, in order."""
    assert answer.status_code == 200, answer.text
    return re.findall(r'<th scope="row"><a href="/clientes/\d+[^"]*">([^<]+)</a>', answer.text)


@pytest.fixture
def cast(a_customer, a_subscription):
    marina = a_customer(
        "Marina Duarte Alves", "52998224725", email="marina@exemplo.com.br", mobile="+5531998765432"
    )
    empresa = a_customer(
        "Bar 50% Ponto_Certo", "12ABC34501DE35", email=None, mobile=None, landline="+553132221234"
    )
    a_customer("Águeda sem Plano", "11144477735", email=None, mobile=None)
    a_subscription("Experimenta", on=clock.today(), customer=marina, code="C-0071")
    a_subscription("Suspenso por Débito", on=clock.today(), customer=empresa, code="C-0072")


def test_shows_a_row_for_each_plan_and_for_who_has_none(ana, cast):
    page = ana.get("/clientes")
    assert names(page) == ["Águeda sem Plano", "Bar 50% Ponto_Certo", "Marina Duarte Alves"]
    assert "2 planos de 3 clientes" in page.text
    assert "529.•••.•••-25" in page.text
    assert "529.982.247-25" not in page.text


@pytest.mark.parametrize(
    "text",
    [
        "marina",
        "ALVES marina",
        "529.982.247-25",
        "52998224725",
        "247-25",
        "c-0071",
        "marina@exemplo",
        "(31) 99876-5432",
        "(31) 9 9876-5432",
        "99876",
    ],
)
def test_finds_by_any_part_with_and_without_masks(ana, cast, text):
    assert names(ana.get("/clientes", query_string={"q": text})) == ["Marina Duarte Alves"]


@pytest.mark.parametrize(
    "text", ["12.ABC.345/01DE-35", "12abc345", "(31) 3222-1234", "3222", "50%", "ponto_"]
)
def test_finds_a_company_and_takes_signs_literally(ana, cast, text):
    assert names(ana.get("/clientes", query_string={"q": text})) == ["Bar 50% Ponto_Certo"]


@pytest.mark.parametrize("text", ["agueda", "ÁGUEDA", "águeda"])
def test_finds_without_regard_to_accents(ana, cast, text):
    assert names(ana.get("/clientes", query_string={"q": text})) == ["Águeda sem Plano"]


@pytest.mark.parametrize("text", ["%", "_"])
def test_does_not_take_wildcards_for_everybody(ana, cast, text):
    assert names(ana.get("/clientes", query_string={"q": text})) == ["Bar 50% Ponto_Certo"]


def test_says_what_to_do_when_nobody_is_found(ana, cast):
    page = ana.get("/clientes?q=ninguem+mesmo")
    assert names(page) == []
    assert "Nenhum cliente encontrado" in page.text


def test_filters_by_status_plan_category_and_last_day(ana, cast, session, status_named):
    trial = status_named("Experimenta").id
    plan = session.query(Plan).one().id
    due = clock.today() + timedelta(days=10)
    marina, both = ["Marina Duarte Alves"], ["Bar 50% Ponto_Certo", "Marina Duarte Alves"]
    assert names(ana.get(f"/clientes?status={trial}")) == marina
    assert names(ana.get(f"/clientes?plan={plan}")) == both
    assert names(ana.get("/clientes?category=active")) == marina
    assert names(ana.get("/clientes?category=inactive")) == both[:1]
    assert names(ana.get("/clientes?category=cancelled")) == []
    assert names(ana.get(f"/clientes?until={due}")) == marina
    assert names(ana.get(f"/clientes?until={due - timedelta(days=1)}")) == []


def test_ignores_filters_that_make_no_sense(ana, cast):
    for query in ("status=abc", "plan=-1", "category=gold", "until=31/02/2026", "depois=%%%", "ordem=preco"):
        assert len(names(ana.get(f"/clientes?{query}"))) == 3


ORDERS = {
    "cliente": lambda one: one.customer.search,
    "plano": lambda one: one.plan.name_folded,
    "status": lambda one: one.status.description_folded,
    "acesso": lambda one: one.status.access.value,
    "muda": lambda one: one.due_on,
    "valor": lambda one: one.price_cents,
}


def in_order(subscriptions, value, turned):
    """Slow and plain: by value, without one last, ties in the order of entry; turned round, both are."""
    known = sorted((one for one in subscriptions if value(one) is not None), key=value)
    endless = [one for one in subscriptions if value(one) is None]
    return [one.id for part in (known, endless) for one in (reversed(part) if turned else part)]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("column", ORDERS)
def test_is_ordered_by_each_column_both_ways(ana, column, turned, session, a_customer, a_subscription):
    nobody = a_customer("Sem Plano", "11144477735")
    for day in (3, 1, 2):
        for status in ("Experimenta", "Serviço Habilitado", "Cancelado"):
            a_subscription(status, on=date(2026, 5, day), price_cents=day)
    subscriptions = session.query(Subscription).order_by(Subscription.id).all()
    text = ana.get(f"/clientes?ordem={'-' if turned else ''}{column}").text
    listed = [int(number) for number in re.findall(r"#plano-(\d+)", text)]
    assert listed == in_order(subscriptions, ORDERS[column], turned)
    assert f'"/clientes/{nobody.id}"' in text


@pytest.mark.parametrize("order", ["muda", "-muda", "cliente", "-valor"])
def test_goes_on_after_fifty(ana, a_subscription, order):
    for number in range(53):
        a_subscription(("Experimenta", "Cancelado")[number % 2], on=date(2026, 5, 1))
    first = ana.get(f"/clientes?ordem={order}")
    more = re.search(r'href="(/clientes\?[^"]*depois=[^"]+)"', first.text).group(1).replace("&amp;", "&")
    second = ana.get(more)
    keys = re.compile(r"#plano-(\d+)")
    assert len(keys.findall(first.text)) == 50
    assert sorted(map(int, keys.findall(first.text) + keys.findall(second.text))) == list(range(1, 54))


def test_takes_the_same_number_of_statements_with_one_row_and_with_thirty(ana, a_subscription):
    a_subscription("Experimenta", on=date(2026, 5, 1))
    ana.get("/clientes")
    with statements() as one:
        assert len(names(ana.get("/clientes"))) == 1
    for _number in range(29):
        a_subscription("Experimenta", on=date(2026, 5, 1))
    with statements() as thirty:
        assert len(names(ana.get("/clientes"))) == 30
    assert len(thirty) == len(one)


def test_gives_a_fragment_to_htmx(ana, cast):
    fragment = ana.get("/clientes?q=marina", headers={"HX-Request": "true"})
    assert names(fragment) == ["Marina Duarte Alves"]
    assert "<html" not in fragment.text
    assert "HX-Request" in fragment.headers["Vary"]


def test_can_be_saved_as_a_harmless_spreadsheet(ana, cast, a_customer, a_subscription):
    evil = a_customer("=HYPERLINK(1)", "39053344705", email=None)
    a_subscription("Experimenta", on=date(2026, 5, 1), customer=evil, code="C-1")
    answer = ana.get("/clientes/planilha?q=hyperlink")
    lines = answer.text.splitlines()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0].startswith("\ufeffCódigo;Cliente;CPF ou CNPJ")
    assert len(lines) == 2
    assert lines[1].startswith(
        "C-1;'=HYPERLINK(1);390.533.447-05;;(31) 99876-5432;;Plano Super Mais;90,00;Experimenta;"
    )


def test_is_closed_to_who_is_not_signed_in(caio):
    assert caio.get("/clientes").status_code in (302, 303)
