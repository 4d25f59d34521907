"""The pages of the history: who may look, what they say, with and without HTMX."""

import pytest
from flask.testing import FlaskClient

from statusplanos.extensions import db
from statusplanos.settings.models import Company

PAGES = {
    "/historico/": ("audit", 200, 403),
    "/historico/status/1": ("look", 200, 200),
    "/historico/customer/1": ("look", 200, 200),
    "/historico/subscription/1": ("look", 200, 200),
    "/historico/plan/1": ("look", 200, 200),
    "/historico/user/1": ("users or audit", 200, 403),
    "/historico/role/1": ("users or audit", 200, 403),
    "/historico/company/1": ("settings or audit", 200, 403),
}


@pytest.mark.parametrize("path", PAGES)
def test_who_may_look(ana: FlaskClient, beto: FlaskClient, caio: FlaskClient, a_subscription, path):
    a_subscription()
    _, everybody, looking = PAGES[path]
    codes = [client.get(path).status_code for client in (ana, beto, caio)]
    assert codes == [everybody, looking, 303]


@pytest.mark.parametrize(
    "path", ["/historico/status/999", "/historico/ghost/1", "/historico/status/99999999999"]
)
def test_what_never_was_is_not_found(ana: FlaskClient, path):
    assert ana.get(path).status_code == 404


def test_the_page_says_who_did_what(ana: FlaskClient, session, status_named):
    status = status_named("Experimenta")
    status.generates_billing = True
    session.commit()
    page = ana.get(f"/historico/status/{status.id}").text
    assert "<b>Ana Nogueira</b> mudou as regras de" in page
    row = '<th scope="row">Gerar Faturamento</th><td><del>Não</del></td><td><ins>Sim</ins></td>'
    assert row in page


def test_the_fragment_is_the_part_of_the_page(ana: FlaskClient, status_named):
    number = status_named("Experimenta").id
    part = ana.get(f"/historico/status/{number}", headers={"HX-Request": "true"})
    whole = ana.get(f"/historico/status/{number}")
    assert part.text.strip() in whole.text
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_older_ones_are_a_link_away(ana: FlaskClient, session):
    company = db.session.get_one(Company, 1)
    for number in range(25):
        company.name = f"Serra {number}"
        session.commit()
    first = ana.get("/historico/").text
    assert first.count("mudou os dados da empresa") == 20
    link = first.split('id="older"><a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    second = ana.get(link).text
    assert second.count("mudou os dados da empresa") == 5
    assert second.count('<h2 class="day goes-on">') == 1
    assert "goes-on" not in first
    assert "Mostrar mais antigas" not in second


@pytest.mark.parametrize(
    "query", ["depois=x", "depois=-1", "depois=" + "9" * 40, "o-que=nada", "quem=Ninguém", "q=%25"]
)
def test_a_strange_address_is_answered(ana: FlaskClient, query):
    assert ana.get(f"/historico/?{query}").status_code == 200


def test_searching_and_filtering(ana: FlaskClient, a_subscription):
    a_subscription()
    found = ana.get("/historico/?q=marina&o-que=clientes").text
    assert "criou o cliente" in found
    assert "Serviço Habilitado" not in found
    assert "Nada foi encontrado" in ana.get("/historico/?q=inexistente").text
