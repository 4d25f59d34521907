"""The register as a list, at *Painel de Configurações / Status Plano*."""

import re

import pytest
from sqlalchemy import event

from statusplanos.extensions import db
from statusplanos.statuses import register
from statusplanos.statuses.draft import Draft
from statusplanos.statuses.models import Access, Category
from tests.statuses.pages import text_of

NAMES = re.compile(r'<th scope="row"><a class="status[^"]*" href="/status/\d+">([^<]+)</a>')


def names(html):
    return NAMES.findall(html)


@pytest.fixture
def many(session):
    def make(number):
        for n in range(number):
            draft = Draft(description=f"Outro {n:02}", category=Category.ACTIVE, access=Access.FULL)
            register.create(session, draft=draft)
        session.commit()

    return make


def test_its_title_and_place_are_the_staffs_words(ana):
    page = ana.get("/status/")
    assert '<h1 tabindex="-1">Status Planos</h1>' in page.text
    assert text_of(page.text).startswith("Painel de Configurações / Status Plano Status Planos")


def test_it_is_grouped_by_category_in_the_order_of_the_staff(ana):
    page = ana.get("/status/").text
    assert names(page) == [
        "Experimenta", "Serviço Habilitado", "Habilitado Provisoriamente",
        "Aguardando Instalação", "Suspenso por Débito", "Suspenso a Pedido", "Cancelado",
    ]  # fmt: skip
    groups = re.findall(r'scope="rowgroup" colspan="10">(\w+) <span>([^<]+)', page)
    assert groups == [
        ("Ativo", "3 status · sem planos"),
        ("Inativo", "3 status · sem planos"),
        ("Cancelado", "1 status · sem planos"),
    ]


def test_it_can_be_ungrouped(ana):
    page = ana.get("/status/?agrupar=nao").text
    assert "rowgroup" not in page
    assert names(page)[:3] == ["Aguardando Instalação", "Experimenta", "Serviço Habilitado"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ordem=-descricao", ["Suspenso por Débito", "Suspenso a Pedido"]),
        ("ordem=dias", ["Habilitado Provisoriamente", "Experimenta"]),
        ("ordem=-dias", ["Suspenso a Pedido", "Experimenta"]),
        ("ordem=-planos", ["Cancelado", "Aguardando Instalação"]),
        ("ordem=preco", ["Aguardando Instalação", "Experimenta"]),
        ("ordem=descricao", ["Aguardando Instalação", "Cancelado"]),
    ],
)
def test_it_sorts(ana, a_subscription, query, first):
    a_subscription("Cancelado")
    assert names(ana.get(f"/status/?agrupar=nao&{query}").text)[:2] == first


@pytest.mark.parametrize("q", ["DEBITO", "  débito ", "por deb"])
def test_search_ignores_case_and_accents(ana, q):
    assert names(ana.get("/status/", query_string={"q": q}).text) == ["Suspenso por Débito"]


def test_a_search_that_finds_nothing_says_what_to_do(ana):
    page = ana.get("/status/?q=zzz").text
    assert names(page) == []
    assert "Nenhum status encontrado" in page


@pytest.mark.parametrize(
    ("category", "count"), [("ativo", 3), ("inativo", 3), ("cancelado", 1), ("outro", 7)]
)
def test_it_filters_by_category(ana, category, count):
    assert len(names(ana.get(f"/status/?categoria={category}").text)) == count


def test_each_row_counts_its_plans(ana, a_subscription):
    a_subscription("Experimenta")
    a_subscription("Experimenta")
    row = ana.get("/status/?q=experimenta").text.split('<th scope="row">')[1]
    assert re.search(r'<td class="num"><a href="/status/\d+/planos"[^>]*>2</a></td>', row)


def test_a_fragment_is_the_list_alone(ana):
    page, fragment = ana.get("/status/"), ana.get("/status/", headers={"HX-Request": "true"})
    assert "<main" in page.text
    assert "<main" not in fragment.text
    assert names(page.text) == names(fragment.text)
    assert "HX-Request" in fragment.headers["Vary"]


def test_refreshing_keeps_search_order_and_selection(ana, status_named):
    number = status_named("Suspenso a Pedido").id
    page = ana.get("/status/", query_string={"q": "suspenso", "ordem": "-descricao", "id": number}).text
    assert names(page) == ["Suspenso por Débito", "Suspenso a Pedido"]
    assert f'value="{number}" checked' in page
    assert '<input type="hidden" name="ordem" value="-descricao">' in page
    assert 'name="q" value="suspenso"' in page


def test_abrir_opens_the_selected_one(ana, status_named):
    number = status_named("Experimenta").id
    answer = ana.get(f"/status/abrir?id={number}&q=exp")
    assert (answer.status_code, answer.location) == (303, f"/status/{number}")


@pytest.mark.parametrize("query", ["", "id=", "id=999999", "id=x"])
def test_abrir_without_a_selection_says_so(ana, query):
    answer = ana.get(f"/status/abrir?{query}", follow_redirects=True)
    assert "Escolha um status na lista e depois abra." in answer.text


def test_warnings_stand_above_it_and_in_the_navigation(ana, session, status_named):
    assert 'id="avisos"' not in ana.get("/status/").text
    status_named("Suspenso por Débito").generates_billing = True
    session.commit()
    page = ana.get("/status/").text
    assert "1 aviso sobre as regras" in page
    assert "gera faturamento, mas não dá acesso." in page
    assert '<span class="count tone-amber">1 <span class="sr-only">aviso</span></span>' in page


@pytest.mark.parametrize(
    "path", ["/status/", "/status/novo", "/status/1", "/status/1/historico", "/status/abrir?id=1"]
)
def test_only_settings_may_open_it(ana, beto, caio, path):
    assert ana.get(path).status_code in (200, 303)
    assert beto.get(path).status_code == 403
    assert caio.get(path).location.startswith("/entrar")


def test_it_asks_the_database_as_often_for_30_as_for_7(ana, many):
    ana.get("/status/")

    def statements():
        seen = []
        listen = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", listen)
        ana.get("/status/")
        event.remove(db.engine, "before_cursor_execute", listen)
        return len(seen)

    few = statements()
    many(30)
    assert statements() == few
    assert few > 3
