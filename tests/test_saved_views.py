"""A list's filters, search and order under a name: own ones, and those shared with everybody."""

import re

import pytest

from statusplanos.accounts.models import User
from statusplanos.accounts.saved.models import LISTS, SavedView
from statusplanos.history.models import Change
from tests.counting import statements

CHIP = re.compile(r'<a class="chip" href="([^"]+)"( aria-current="true")?>(?:<svg.*?</span>\s*)?([^<]+)</a>')
HOSTILE = ["", "x" * 61, "x" * 1_000_000, "a\0b", "a\r\nb"]


def chips(page):
    """(name, address, whether it is the present one) of each saved view above the list."""
    found = re.search(r'<nav class="chips saved".*?</nav>', page, re.S)
    return [(name, url, bool(now)) for url, now, name in CHIP.findall(found[0])] if found else []


@pytest.fixture
def save(ana):
    def make(name="Em teste", shared=False, page="customers.index", query="category=active&q=silva", by=ana):
        by.get("/vistas/nova")
        data = {"name": name, "page": page, "query": query, **({"shared": "y"} if shared else {})}
        return by.post("/vistas/nova", data=data)

    return make


def test_a_list_that_shows_everything_offers_nothing_to_save(ana):
    assert "Salvar esta vista" not in ana.get("/clientes").text


def test_a_filtered_list_leads_to_the_form_with_its_filters(ana):
    page = ana.get("/clientes?q=silva&category=active&depois=xyz").text
    link = re.search(r'href="(/vistas/nova\?[^"]+)"', page)
    form = ana.get(link[1].replace("&amp;", "&")).text
    assert 'name="query" type="hidden" value="category=active&amp;q=silva"' in form


def test_saving_leads_back_to_the_list_where_it_stands_as_the_present_one(ana, save):
    answer = save()
    assert answer.status_code == 303
    assert answer.location == "/clientes?category=active&q=silva"
    page = ana.get("/clientes?q=silva&category=active").text
    assert chips(page) == [("Em teste", "/clientes?category=active&amp;q=silva", True)]
    assert "Salvar esta vista" not in page
    assert chips(ana.get("/clientes").text) == [("Em teste", "/clientes?category=active&amp;q=silva", False)]
    assert chips(ana.get("/mensagens").text) == []


def test_an_own_view_is_seen_by_nobody_else_and_a_shared_one_by_everybody(ana, beto, save):
    save("Só minha")
    save("De todos", shared=True)
    assert [name for name, _url, _now in chips(ana.get("/clientes").text)] == ["De todos", "Só minha"]
    assert [name for name, _url, _now in chips(beto.get("/clientes").text)] == ["De todos"]
    assert beto.get("/vistas/1").status_code == 404
    assert beto.get("/vistas/2").status_code == 200


def test_its_author_renames_shares_and_removes_it(ana, save, session):
    save()
    ana.get("/vistas/1")
    assert ana.post("/vistas/1", data={"name": "Testes", "shared": "y"}).status_code == 303
    session.expire_all()
    view = session.get(SavedView, 1)
    assert (view.name, view.shared, view.arguments) == ("Testes", True, "category=active&q=silva")
    answer = ana.post("/vistas/1/apagar")
    assert answer.location == "/clientes"
    assert "A vista Testes foi apagada." in ana.get("/clientes").text
    assert session.query(SavedView).count() == 0


def test_beto_may_not_change_what_ana_shares_but_she_may_change_what_he_does(ana, beto, save, session):
    save("De Ana", shared=True)
    save("De Beto", shared=True, by=beto)
    assert "Só Ana Nogueira, ou quem cuida das configurações" in beto.get("/vistas/1").text
    assert beto.post("/vistas/1/apagar").status_code == 422
    assert beto.post("/vistas/1", data={"name": "Minha"}).status_code == 422
    ana.get("/vistas/2")
    assert ana.post("/vistas/2/apagar").status_code == 303
    assert [view.name for view in session.query(SavedView)] == ["De Ana"]


def test_a_private_view_of_somebody_else_can_neither_be_changed_nor_removed(ana, beto, save, session):
    save("De Beto", by=beto)
    ana.get("/clientes")
    assert ana.post("/vistas/1/apagar").status_code == 404
    assert ana.post("/vistas/1", data={"name": "x"}).status_code == 404
    assert session.query(SavedView).one().name == "De Beto"


def test_two_views_of_one_person_and_list_need_two_names(ana, save, session):
    save("Em teste")
    answer = save(" EM TESTE ", query="q=x")
    assert answer.status_code == 422
    assert "Já existe uma vista com este nome" in answer.text
    assert 'value="EM TESTE"' in answer.text
    assert save("Em teste", page="messaging.index").status_code == 303
    assert session.query(SavedView).count() == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_cannot_be_is_refused(save, session, name):
    assert save(name).status_code in (413, 422)
    assert session.query(SavedView).count() == 0


def test_nothing_but_lists_can_be_saved_and_none_that_the_person_may_not_open(save, beto, session):
    assert save(page="accounts.sign_out").status_code == 404
    assert save(page="\u202e\0").status_code in (404, 422)
    assert save(page="history.index", by=beto).status_code == 403
    assert save(query="").status_code == 422
    assert save(query="depois=abc").status_code == 422
    assert session.query(SavedView).count() == 0


def test_a_query_leads_nowhere_but_to_its_list(ana, save):
    save("<b>", query="_external=1&_anchor=x&q=<script>&//evil.test=1")
    page = ana.get("/clientes").text
    assert chips(page) == [
        ("&lt;b&gt;", "/clientes?%2F%2Fevil.test=1&amp;_anchor=x&amp;_external=1&amp;q=%3Cscript%3E", False)
    ]


def test_it_is_history_under_the_authors_name(session, save):
    save(shared=True)
    author = session.query(User).filter_by(name="Ana Nogueira").one().id
    kept = session.query(Change).filter_by(entity="saved_view").all()
    assert {(one.field, one.new) for one in kept} == {
        ("name", "Em teste"),
        ("page", "customers.index"),
        ("arguments", "category=active&q=silva"),
        ("shared", "true"),
        ("user_id", str(author)),
        ("id", "1"),
    }


@pytest.mark.parametrize("page", sorted(LISTS))
def test_every_list_that_can_be_saved_shows_its_views(app, ana, save, page):
    save("Guardada", page=page, query="q=zz")
    with app.test_request_context():
        address = app.url_for(page)
    assert [name for name, _url, _now in chips(ana.get(address).text)] == ["Guardada"]


def test_the_dialog_and_the_page_are_one_form(ana):
    part = ana.get("/vistas/nova?consulta=q%3Dx", headers={"HX-Request": "true"}).text
    assert part.startswith('<dialog aria-labelledby="dialog-title" data-open>')
    assert 'name="query" type="hidden" value="q=x"' in part


def test_a_list_takes_the_same_number_of_statements_with_many_views(ana, save):
    save("0")
    with statements() as few:
        ana.get("/clientes")
    for number in range(1, 12):
        save(str(number))
    with statements() as many:
        page = ana.get("/clientes").text
    assert len(chips(page)) == 12
    assert len(few) == len(many)
