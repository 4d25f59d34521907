"""The list *Usuários*: search, chips and order."""

import re

import pytest

from statusplanos.accounts.models import Role, User
from statusplanos.accounts.people import users
from tests.counting import statements


@pytest.fixture
def invite(session):
    role = session.query(Role).filter_by(name="Atendimento").one()

    def invite(name: str, email: str) -> User:
        return users.create(session, name=name, email=email, role=role)

    return invite


def test_the_list_is_searched_narrowed_and_ordered(ana, session, invite):
    davi = invite("Davi Reis", "davi@exemplo.com.br")
    disabled = session.query(User).filter_by(name="Beto Lima").one()
    disabled.active = False
    session.commit()

    def shown(query: str) -> list[str]:
        page = ana.get(f"/usuarios{query}", headers={"HX-Request": "true"}).text
        return re.findall(r'<th scope="row"><a href="/usuarios/\d+">(.*?)</a>', page)

    assert shown("?ordem=-nome") == ["Davi Reis", "Beto Lima", "Ana Nogueira"]
    assert shown("?q=DAVI@") == shown("?estado=convidado") == ["Davi Reis"]
    assert shown("?estado=desativado") == ["Beto Lima"]
    assert shown("?ordem=visto")[0] == "Ana Nogueira"
    assert shown(f"?perfil={davi.role_id}") == ["Davi Reis"]
    page = ana.get("/usuarios?q=ninguem&ordem=nome").text
    assert "Ninguém encontrado" in page
    assert '<a class="button" href="/usuarios">Limpar busca e filtros</a>' in page
    hostile = {"estado": "x\0", "perfil": "9" * 400, "ordem": "senha", "depois": "!!", "q": "%_'"}
    assert ana.get("/usuarios", query_string=hostile).status_code == 200


def test_who_works_alone_is_told_to_invite(ana, session):
    assert "Ninguém mais trabalha aqui ainda" not in ana.get("/usuarios").text
    session.delete(session.query(User).filter_by(name="Beto Lima").one())
    session.commit()
    assert "Ninguém mais trabalha aqui ainda" in ana.get("/usuarios").text


def test_thirty_users_cost_no_more_statements_than_two(ana, session, invite):
    ana.get("/usuarios")
    with statements() as few:
        ana.get("/usuarios")
    for place in range(30):
        invite(f"Pessoa {place}", f"p{place}@exemplo.com.br")
    session.commit()
    with statements() as many:
        assert "Mostrar mais" not in ana.get("/usuarios").text
    assert len(few) == len(many)
