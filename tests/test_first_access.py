"""The first account: by a one-time link or by command, and never twice."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from statusplanos import clock
from statusplanos.accounts.models import AccessLink, SignIn, User
from statusplanos.extensions import db
from statusplanos.history.models import Change, Operation
from tests.cast import PASSWORD
from tests.conftest import Staff

GIVEN = {"name": "Dora Prado", "email": "Dora@Exemplo.com.br", "password": "varal de roupas ao vento"}


@pytest.fixture
def nobody(session):
    """An installation without accounts."""
    session.execute(delete(SignIn))
    session.execute(delete(User))
    session.commit()


def run(app, *args: str, given: str | None = None):
    return app.test_cli_runner().invoke(args=list(args), input=given)


def path_in(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/\S+)", text).group(1)


@pytest.fixture
def link(app, session, nobody) -> str:
    session.rollback()
    return path_in(run(app, "first-access-url").output)


def test_the_link_creates_an_administrator_who_is_signed_in(caio, session, link):
    assert "Primeiro acesso" in caio.get(link).text
    answer = caio.post(link, data=GIVEN)
    assert (answer.status_code, answer.location) == (303, "/")
    user = session.query(User).one()
    assert (user.name, user.email, user.role.name) == ("Dora Prado", "dora@exemplo.com.br", "Administrador")
    assert caio.get("/usuarios").status_code == 200


def test_the_account_stands_in_the_history_under_its_own_name(caio, session, link):
    caio.get(link)
    caio.post(link, data=GIVEN)
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    fields = {row.field: row.new for row in session.query(Change).filter_by(operation_id=last.id)}
    assert (last.actor, last.source) == ("Dora Prado", "web")
    assert fields["email"] == "dora@exemplo.com.br"
    assert fields["password"] == "alterado"


def test_it_works_once(caio, link):
    caio.get(link)
    caio.post(link, data=GIVEN)
    again = caio.get(link)
    assert again.status_code == 410
    assert "Este link não vale mais" in again.text


def test_a_second_link_dies_with_the_first_account(app, session, caio, link):
    second = path_in(run(app, "first-access-url").output)
    assert second != link
    caio.get(link)
    caio.post(link, data=GIVEN)
    caio.get("/minha-conta")
    assert caio.post(second, data={**GIVEN, "email": "outra@exemplo.com.br"}).status_code == 410
    assert session.query(User).count() == 1


def test_it_lasts_a_day(caio, session, link):
    assert caio.get(link).status_code == 200
    session.execute(update(AccessLink).values(expires_at=clock.now()))
    session.commit()
    assert caio.get(link).status_code == 410


def test_a_made_up_link_opens_nothing(caio, nobody):
    assert caio.get("/primeiro-acesso/abcdef").status_code == 410


def test_a_refusal_says_why_and_keeps_what_was_typed(caio, session, link):
    caio.get(link)
    answer = caio.post(link, data={**GIVEN, "password": "curta", "email": "dora"})
    assert answer.status_code == 422
    assert "Este endereço de e-mail não pode ser usado." in answer.text
    answer = caio.post(link, data={**GIVEN, "password": "doraprado2026"})
    assert "fácil de adivinhar" in answer.text
    assert 'value="Dora Prado"' in answer.text
    assert session.query(User).count() == 0


def test_with_an_administrator_there_is_no_link(app, session):
    session.rollback()
    assert run(app, "first-access-url").output == ""


def test_the_sign_in_page_says_what_to_do_first(caio, nobody):
    assert "Ainda não há nenhuma conta" in caio.get("/entrar").text


def test_the_command_prints_a_link_that_sets_the_password(app, caio, session, nobody):
    session.rollback()
    done = run(app, "create-admin", "dora@exemplo.com.br")
    assert done.exit_code == 0
    path = path_in(done.output)
    assert "dora@exemplo.com.br" in caio.get(path).text
    assert caio.post(path, data={"password": GIVEN["password"]}).location == "/"
    assert caio.get("/usuarios").status_code == 200
    assert caio.get(path).status_code == 410


def test_the_command_takes_the_password_from_standard_input(app, caio, session, nobody):
    session.rollback()
    done = run(app, "create-admin", "dora@exemplo.com.br", "--password-stdin", given=f"{GIVEN['password']}\n")
    assert (done.exit_code, done.output) == (0, "dora@exemplo.com.br pode entrar.\n")
    caio.get("/entrar")
    answer = caio.post("/entrar", data={"email": "dora@exemplo.com.br", "password": GIVEN["password"]})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("email", "given", "complaint"),
    [
        ("dora", "varal de roupas ao vento\n", "Este endereço de e-mail não pode ser usado."),
        ("dora@exemplo.com.br", "curta\n", "Use pelo menos 12 caracteres."),
        ("dora@exemplo.com.br", "", "Use pelo menos 12 caracteres."),
    ],
)
def test_the_command_refuses_and_does_nothing(app, session, nobody, email, given, complaint):
    session.rollback()
    done = run(app, "create-admin", email, "--password-stdin", given=given)
    assert done.exit_code == 2
    assert complaint in done.stderr
    assert session.query(User).count() == 0


def test_the_command_gives_a_lost_account_its_rights_back(app, caio, session):
    beto = session.get(User, 2)
    beto.active = False
    session.commit()
    done = run(app, "create-admin", "beto@exemplo.com.br", "--password-stdin", given=f"{GIVEN['password']}\n")
    assert done.exit_code == 0
    session = db.session()  # the command has put the other one away
    beto = session.get_one(User, 2)
    assert (beto.active, beto.role.name) == (True, "Administrador")
    assert session.query(User).count() == 2
    assert GIVEN["password"] != PASSWORD
    caio.get("/entrar")
    assert caio.post("/entrar", data={"email": beto.email, "password": GIVEN["password"]}).status_code == 303


def test_a_password_link_lasts_three_days(app, caio, session, nobody):
    session.rollback()
    path = path_in(run(app, "create-admin", "dora@exemplo.com.br").output)
    link = session.query(AccessLink).one()
    assert link.expires_at - link.created_at == timedelta(hours=72)
    link.expires_at = clock.now()
    session.commit()
    assert Staff(app).get(path).status_code == 410
