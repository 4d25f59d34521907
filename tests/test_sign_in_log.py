"""The log of sign-ins: every attempt with its outcome, nothing that was typed as a password, for 180 days."""

import re
from datetime import timedelta

import pytest

from statusplanos import clock
from statusplanos.accounts import attempts
from statusplanos.accounts.entry_models import Attempt, Outcome
from statusplanos.accounts.models import User
from statusplanos.accounts.sign_in import devices
from tests.cast import PASSWORD
from tests.conftest import Staff
from tests.counting import statements

WRONG = "outra frase bem comprida"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"


def attempt(client: Staff, email: str = "beto@exemplo.com.br", password: str = WRONG, **headers: str):
    client.get("/entrar")
    return client.post("/entrar", data={"email": email, "password": password}, headers=headers)


def logged(session) -> list[tuple[str, str, int | None]]:
    return [
        (one.outcome.value, one.email, one.user_id) for one in session.query(Attempt).order_by(Attempt.id)
    ]


def test_every_attempt_is_written_down_with_its_outcome(caio, session):
    attempt(caio)
    attempt(caio, password=PASSWORD)
    caio.post("/sair")
    session.get(User, 2).active = False
    session.commit()
    attempt(caio, password=PASSWORD)
    attempt(caio, email="minha senha secreta!")
    attempt(caio, email="ninguem@fora.com.br")
    assert logged(session) == [
        ("wrong_password", "beto@exemplo.com.br", 2),
        ("entered", "beto@exemplo.com.br", 2),
        ("disabled", "beto@exemplo.com.br", 2),
        ("unknown", "m•••", None),
        ("unknown", "n•••@f•••", None),
    ]


def test_what_was_typed_as_a_password_is_nowhere(caio, session):
    attempt(caio)
    line = session.query(Attempt).one()
    assert WRONG not in [str(getattr(line, column.key)) for column in Attempt.__table__.columns]


def test_held_back_attempts_are_one_line_with_their_number(caio, session):
    for _guess in range(8):
        attempt(caio)
    assert [(one.outcome.value, one.times) for one in session.query(Attempt).order_by(Attempt.id)] == [
        *[("wrong_password", 1)] * 5,
        ("throttled", 3),
    ]


def test_after_180_days_a_line_goes(caio, session):
    attempt(caio)
    session.query(Attempt).one().at = clock.now() - timedelta(days=180)
    session.commit()
    attempt(caio, password=PASSWORD)
    assert logged(session) == [("entered", "beto@exemplo.com.br", 2)]


def test_the_page_shows_them_the_newest_first_and_narrows(ana, caio, session):
    attempt(caio, **{"User-Agent": FIREFOX})
    attempt(caio, email="ninguem@fora.com.br")
    page = ana.get("/usuarios/entradas").text
    assert "180 dias" in page
    rows = re.findall(r"<tr>\s*<td.*?</tr>", page, re.S)
    assert [("Firefox no Windows" in row, "Beto Lima" in row) for row in rows] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    for query in ("resultado=wrong_password", "pessoa=2", "q=beto"):
        assert len(re.findall(r"<tr>\s*<td", ana.get(f"/usuarios/entradas?{query}").text)) == 1
    assert "Nenhuma entrada aqui" in ana.get("/usuarios/entradas?q=zzz").text


def test_the_page_is_for_who_manages_users_and_the_own_part_for_everybody(ana, beto):
    assert ana.get("/usuarios/entradas").status_code == 200
    assert beto.get("/usuarios/entradas").status_code == 403
    mine = beto.get("/minha-conta").text
    assert "Suas últimas entradas" in mine
    assert mine.count(">Entrou<") == 1


def test_the_page_takes_as_many_statements_for_one_line_as_for_thirty(ana, session):
    def count() -> int:
        with statements() as seen:
            assert ana.get("/usuarios/entradas").status_code == 200
        return len(seen)

    count()
    few = count()
    for _number in range(60):
        session.add(Attempt(at=clock.now(), outcome=Outcome.UNKNOWN, email="x•••", address="10.0.0.1"))
    session.commit()
    assert count() == few
    assert "Mostrar mais" in ana.get("/usuarios/entradas").text


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox no Windows"),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/140.0 Mobile Safari/537.36",
            "Chrome no Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
            "Version/18.5 Safari/604.1",
            "Safari no iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Edg/140.0", "Edge no Windows"),
        ("<script>alert(1)</script>", "Aparelho desconhecido"),
        (None, "Aparelho desconhecido"),
    ],
)
def test_a_browser_is_told_in_words(app, agent, words):
    assert devices.in_words(agent) == words


def test_masking_leaves_a_first_letter():
    assert attempts.masked("maria@exemplo.com.br") == "m•••@e•••"
    assert attempts.masked("<script>") == "•••"
