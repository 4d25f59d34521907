"""The page *Perfis*: roles made, copied, edited and deleted, and the one rule about who manages users."""

import re

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from statusplanos.accounts.models import Role, User
from statusplanos.history.models import Change, Operation
from tests.conftest import Staff, signed_in
from tests.statuses.pages import fields_of

LAST = "Este é o último administrador que consegue entrar"


def numbers(session) -> dict[str, int]:
    return {role.name: role.id for role in session.query(Role)}


def version_in(page: str) -> str:
    return re.search(r'name="version" type="hidden" value="(\d+)"', page).group(1)


def save(client: Staff, number: int, **given):
    page = client.get(f"/usuarios/perfis/{number}").text
    name = re.search(r'name="name" required type="text" value="([^"]*)"', page).group(1)
    text = re.search(r'name="description" type="text" value="([^"]*)"', page).group(1)
    return client.post(
        f"/usuarios/perfis/{number}",
        data={"name": name, "description": text, "version": version_in(page), **given},
    )


def changes(session) -> dict[str, tuple[str | None, str | None]]:
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    return {row.field: (row.old, row.new) for row in session.query(Change).filter_by(operation_id=last.id)}


@pytest.fixture
def beto_manages(app, session):
    """Beto is an administrator too, and signed in."""
    session.get(User, 2).role_id = numbers(session)["Administrador"]
    session.commit()
    return signed_in(app, "beto@exemplo.com.br")


def test_the_table_says_who_may_do_what_with_words_of_what_it_opens(ana):
    page = ana.get("/usuarios/perfis").text
    rows = re.findall(
        r'<tr><th scope="row">([^<]+)<span class="sub">([^<]+)</span></th>(.*?)</tr>', page, re.S
    )
    told = {name: (words, re.findall(r'class="sr-only">(\w+)<', cells)) for name, words, cells in rows}
    assert len(told) == 9
    assert told["Administrar Usuários"] == (
        "Usuários, perfis, convites e o registro de entradas.",
        ["sim", "não", "não", "não"],
    )


def test_a_new_role_is_made_and_recorded(ana, session):
    ana.get("/usuarios/perfis/novo")
    given = {"name": " Suporte  N2 ", "description": "Redes", "permissions": ["change_status", "audit"]}
    assert ana.post("/usuarios/perfis/novo", data=given).location == "/usuarios/perfis"
    made = session.query(Role).filter_by(name="Suporte N2").one()
    assert made.get_permissions() == {"audit", "change_status", "look"}
    assert changes(session)["permission_names"] == (None, "audit,change_status,look")


def test_a_copy_begins_with_what_the_original_may_do(ana, session):
    page = ana.get(f"/usuarios/perfis/novo?de={numbers(session)['Financeiro']}").text
    assert 'value="Financeiro (cópia)"' in page
    assert set(re.findall(r'value="(\w+)" aria-describedby="[^"]*" checked', page)) == {
        "audit",
        "billing",
        "look",
        "messages",
    }


def test_a_changed_role_holds_at_once_for_who_is_signed_in(ana, beto, session):
    assert beto.get("/configuracoes/empresa").status_code == 403
    assert save(ana, numbers(session)["Somente leitura"], permissions=["settings"]).status_code == 303
    assert beto.get("/configuracoes/empresa").status_code == 200
    assert changes(session) == {"permission_names": ("look", "look,settings")}
    assert "Painel de Configurações" in ana.get("/historico/role/4").text


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"name": "  "}, "Preencha este campo."),
        ({"name": "FINANCEIRO"}, "Outro perfil já tem este nome."),
        ({"name": "x" * 81}, "80"),
        ({"permissions": ["users; DROP TABLE role"]}, "não é uma opção"),
        ({"name": "Zero\x00"}, "caractere"),
    ],
)
def test_what_cannot_be_a_role_is_refused_beside_its_field(ana, session, given, complaint):
    ana.get("/usuarios/perfis/novo")
    answer = ana.post("/usuarios/perfis/novo", data={"name": "Suporte", **given})
    assert (answer.status_code, complaint in answer.text) == (422, True)
    assert session.query(Role).count() == 4


def test_a_role_that_somebody_has_is_not_deleted(ana, session):
    number = numbers(session)["Somente leitura"]
    page = ana.get(f"/usuarios/perfis/{number}/apagar").text
    assert f'<a href="/usuarios?perfil={number}">1 pessoa tem este perfil.</a>' in page
    assert ana.post(f"/usuarios/perfis/{number}/apagar").status_code == 422
    assert number in numbers(session).values()
    assert re.findall(r'href="/usuarios/(\d+)"', ana.get(f"/usuarios?perfil={number}").text) == ["2"]


def test_a_role_that_nobody_has_is_deleted_and_stays_readable(ana, session):
    number = numbers(session)["Financeiro"]
    assert "Apagar o perfil Financeiro?" in ana.get(f"/usuarios/perfis/{number}/apagar").text
    assert ana.post(f"/usuarios/perfis/{number}/apagar").location == "/usuarios/perfis"
    assert "Financeiro" not in numbers(session)
    assert "Financeiro" in ana.get(f"/historico/role/{number}").text


def test_two_who_edit_a_role_are_joined_field_by_field(ana, session):
    """One renamed it, the other ticked a permission: both stay."""
    number = numbers(session)["Financeiro"]
    opened = ana.get(f"/usuarios/perfis/{number}").text
    stamp = dict(re.findall(r'name="(version|since)" type="hidden" value="(\d+)"', opened))
    held = ["audit", "billing", "messages"]
    assert save(ana, number, name="Cobrança", permissions=held).status_code == 303
    description = session.get(Role, number).description
    late = {"name": "Financeiro", "description": description, "permissions": [*held, "customers"]}
    lost = ana.post(f"/usuarios/perfis/{number}", data={**late, **stamp})
    assert (lost.status_code, "Cobrança" in lost.text) == (409, True)
    assert ana.post(f"/usuarios/perfis/{number}", data=fields_of(lost.text)).status_code == 303
    session.rollback()
    role = session.get(Role, number)
    assert (role.name, role.get_permissions()) == ("Cobrança", {*held, "customers", "look"})


@pytest.fixture
def overtaken():
    """Somebody else is just before: what the next flush writes is of an older version by then."""

    def overtake(session: Session, *_more: object) -> None:
        for role in session.dirty:
            set_committed_value(role, "version", role.version - 1)

    event.listen(Session, "before_flush", overtake)
    yield
    event.remove(Session, "before_flush", overtake)


def test_of_two_at_the_same_moment_the_second_one_compares(ana, session, overtaken):
    number = numbers(session)["Atendimento"]
    lost = save(ana, number, name="Balcão", permissions=["look"])
    assert (lost.status_code, "Balcão" in lost.text) == (409, True)
    assert fields_of(lost.text)["name"] == "Atendimento"


WAYS = {
    "role edited": ("/usuarios/perfis/1", {"name": "Administrador", "permissions": ["settings"]}),
    "role changed": ("/usuarios/1", {"name": "Ana", "email": "ana@exemplo.com.br", "role": "2"}),
    "disabled": ("/usuarios/1/desativar", {}),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_last_person_who_can_sign_in_and_manage_users_keeps_that(beto_manages, session, way):
    """Beto's password was taken away meanwhile: Ana is the only one who could still come in."""
    session.get(User, 2).password = None
    session.commit()
    path, given = WAYS[way]
    page = beto_manages.get(path.removesuffix("/desativar")).text
    answer = beto_manages.post(path, data={**given, "version": version_in(page)})
    assert (answer.status_code, LAST in answer.text) == (422, True)
    ana = session.get(User, 1)
    assert (ana.active, "users" in ana.role.get_permissions()) == (True, True)


def test_while_another_one_manages_users_it_may_be_given_up(ana, beto_manages, session):
    ana.get("/usuarios/perfis/novo")
    ana.post("/usuarios/perfis/novo", data={"name": "Chefia", "permissions": ["users", "settings"]})
    chief = numbers(session)["Chefia"]
    page = ana.get("/usuarios/2").text
    given = {"name": "Beto", "email": "beto@exemplo.com.br", "role": chief, "version": version_in(page)}
    assert ana.post("/usuarios/2", data=given).status_code == 303
    assert save(beto_manages, 1, permissions=["settings"]).status_code == 303
    assert ana.get("/usuarios").status_code == 403
    assert beto_manages.get("/usuarios").status_code == 200


def test_whoever_holds_the_server_gets_a_role_that_may_all_even_when_it_was_renamed(app, session):
    session.query(Role).filter_by(name="Administrador").one().name = "Direção"
    session.commit()
    run = app.test_cli_runner().invoke(args=["create-admin", "davi@exemplo.com.br"])
    assert run.exit_code == 0
    assert session.query(User).filter_by(email="davi@exemplo.com.br").one().role.name == "Direção"
