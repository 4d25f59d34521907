"""Staff arrange the statuses; the order holds wherever they are listed, and the history knows it."""

import re

import pytest

from statusplanos.history.models import Change
from statusplanos.history.verify import replay
from statusplanos.statuses import register
from tests.statuses.pages import fields_of
from tests.statuses.test_list import names

AT_FIRST = [
    "Aguardando Instalação",
    "Experimenta",
    "Serviço Habilitado",
    "Habilitado Provisoriamente",
    "Suspenso por Débito",
    "Suspenso a Pedido",
    "Cancelado",
]


def order(session):
    session.expire_all()
    return [status.description for status in register.in_use(session)]


@pytest.fixture
def move(ana, status_named):
    def post(name, to, **headers):
        ana.get("/status/ordem")
        return ana.post(f"/status/{status_named(name).id}/mover", data={"para": to}, headers=headers)

    return post


def test_a_new_installation_has_the_order_of_a_plans_life(session):
    assert order(session) == AT_FIRST


@pytest.mark.parametrize(
    ("name", "to", "place"),
    [
        ("Suspenso a Pedido", "acima", 4),
        ("Experimenta", "abaixo", 2),
        ("Cancelado", "primeiro", 0),
        ("Experimenta", "ultimo", 6),
        ("Aguardando Instalação", "acima", 0),
        ("Cancelado", "abaixo", 6),
    ],
)
def test_each_button_moves_one(move, session, name, to, place):
    assert move(name, to).status_code == 303
    expected = [one for one in AT_FIRST if one != name]
    expected.insert(place, name)
    assert order(session) == expected
    assert replay.verify(session).ok


def test_lists_and_selects_follow(ana, move, status_named, a_subscription):
    move("Cancelado", "primeiro")
    assert names(ana.get("/status/?agrupar=nao").text)[:2] == ["Cancelado", "Aguardando Instalação"]
    options = re.findall(r"<option[^>]*>([^<]+)", ana.get(f"/status/{status_named('Experimenta').id}").text)
    assert options[1:3] == ["Cancelado", "Aguardando Instalação"]
    plan = a_subscription("Experimenta")
    options = re.findall(r"<option[^>]*>([^<]+)", ana.get(f"/assinaturas/{plan.id}/status").text)
    assert options[:2] == ["Cancelado", "Aguardando Instalação"]


def test_the_history_says_it_and_no_editor_is_disturbed(ana, move, session, status_named):
    url = f"/status/{status_named('Experimenta').id}"
    opened = fields_of(ana.get(url).text)
    move("Experimenta", "abaixo")
    changes = session.query(Change).filter_by(entity="status", field="position").order_by(Change.id)
    moves = {(change.old, change.new) for change in changes if change.old}
    assert moves == {("2", "3"), ("3", "2")}
    assert "Lugar na ordem" in ana.get(f"{url}/historico").text
    assert ana.post(url, data=opened | {"description": "Degustação"}).status_code == 303


def test_a_new_status_stands_at_the_end(ana, session):
    fields = fields_of(ana.get("/status/novo").text)
    assert ana.post("/status/novo", data=fields | {"description": "Cortesia"}).status_code == 303
    assert order(session)[-1] == "Cortesia"


def test_htmx_gets_the_list_and_says_the_place(move):
    page = move("Cancelado", "primeiro", **{"HX-Request": "true"})
    assert page.status_code == 200
    assert "<main" not in page.text
    assert 'role="status">Cancelado: lugar 1</p>' in page.text


def test_what_is_no_step_is_refused(ana, session, status_named):
    for wrong in ("", "x", "acima\0", "9" * 10_000):
        ana.get("/status/ordem")
        answer = ana.post(f"/status/{status_named('Experimenta').id}/mover", data={"para": wrong})
        assert answer.status_code == 400
    assert order(session) == AT_FIRST


def test_an_archived_one_has_no_place(ana, move, status_named, session):
    url = f"/status/{status_named('Cancelado').id}"
    ana.get(url)
    assert ana.post(f"{url}/arquivar").status_code == 303
    assert move("Cancelado", "acima").status_code == 422
    assert "Cancelado" not in order(session)
