"""*Planos neste status*: who stands in a status, when each leaves it, and how the list is narrowed."""

import csv
import io
from datetime import timedelta

import pytest

from statusplanos import clock
from tests.counting import statements
from tests.statuses.pages import text_of


@pytest.fixture
def url(status_named):
    return f"/status/{status_named('Experimenta').id}/planos"


@pytest.fixture
def three(a_subscription, a_customer):
    """Experimenta (10 days), entered 12, 4 and 4 days ago."""
    today = clock.today()
    people = (("Rita Lobo", "52998224725"), ("Davi Reis", "15350946056"), ("Caetano Brito", "11144477735"))
    return [
        a_subscription(
            "Experimenta", today - timedelta(days=age), customer=a_customer(name=name, document=number)
        )
        for age, (name, number) in zip((12, 4, 4), people, strict=True)
    ]


def names(page):
    rows = page.text.split('<th scope="row">')[1:]
    return [text_of(row.split("</a>")[0]) for row in rows]


def test_everybody_is_listed_by_the_day_of_leaving_with_a_heading_a_day(ana, url, three):
    page = ana.get(url)
    told = text_of(page.text)
    today = clock.today()
    assert names(page) == ["Rita Lobo", "Davi Reis", "Caetano Brito"]
    assert f"{today - timedelta(days=2):%d/%m/%Y} há 2 dias · 1 plano" in told
    assert f"{today + timedelta(days=6):%d/%m/%Y} em 6 dias · 2 planos" in told
    assert "faltam 6 dias" in told
    assert "3 planos R$ 270,00 por mês, juntos" in told


def test_it_is_a_tab_of_the_status(ana, url, three):
    page = ana.get(url).text
    assert 'aria-current="page">Planos neste status <span class="count tone-grey">3</span>' in page
    assert f'href="{url}"' in ana.get(url.removesuffix("/planos")).text
    assert f'href="{url}"' in ana.get("/status/").text


def test_who_only_looks_sees_it_without_the_register(beto, url, three):
    page = beto.get(url)
    assert names(page) == ["Rita Lobo", "Davi Reis", "Caetano Brito"]
    assert "/arquivar" not in page.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?quando=hoje", ["Rita Lobo"]),
        ("?quando=logo", ["Davi Reis", "Caetano Brito"]),
        ("?quando=sem", []),
        ("?quando=nada", ["Rita Lobo", "Davi Reis", "Caetano Brito"]),
        ("?ordem=cliente", ["Caetano Brito", "Davi Reis", "Rita Lobo"]),
        ("?ordem=-desde&agrupar=nao", ["Caetano Brito", "Davi Reis", "Rita Lobo"]),
        ("?q=reis", ["Davi Reis"]),
        ("?q=super+mais&quando=hoje", ["Rita Lobo"]),
        ("?q=zzz", []),
        ("?q=%00%27;--&depois=x&ordem=x", []),
    ],
)
def test_it_is_searched_narrowed_and_ordered(ana, url, three, query, shown):
    assert names(ana.get(url + query)) == shown


def test_the_filters_say_how_many_they_show(ana, url, three):
    assert "Todos 3 Hoje ou em atraso 1 Próximos 7 dias 2 Sem prazo 0" in text_of(ana.get(url).text)


def test_a_status_without_days_has_plans_without_an_end(ana, a_subscription, status_named):
    a_subscription("Serviço Habilitado", clock.today())
    told = text_of(ana.get(f"/status/{status_named('Serviço Habilitado').id}/planos").text)
    assert "sem prazo 1 plano" in told


def test_an_empty_one_says_how_plans_get_there(ana, url):
    assert "Nenhum plano está aqui" in text_of(ana.get(url).text)


def test_a_long_list_goes_on_where_it_stopped(ana, url, a_subscription):
    for age in range(53):
        a_subscription("Experimenta", clock.today() - timedelta(days=age % 9))
    first = ana.get(url + "?agrupar=nao")
    following = first.text.split('id="more">')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert len(names(first)) == 50
    assert len(names(ana.get(following))) == 3


def test_the_csv_has_what_the_list_shows(ana, url, three):
    answer = ana.get(url + "/planilha?quando=logo")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=planos-experimenta-")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows] == ["Cliente", "Davi Reis", "Caetano Brito"]
    assert rows[1][-1] == "6"


def test_thirty_plans_take_as_many_statements_as_one(ana, url, a_subscription):
    counts = []
    for number in (1, 29):
        for age in range(number):
            a_subscription("Experimenta", clock.today() - timedelta(days=age % 9))
        ana.get(url)
        with statements() as seen:
            ana.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]
