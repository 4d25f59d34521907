"""Behind a reverse proxy the visitor is who the proxy says, and nobody whom the visitor names himself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import app as application
from statusplanos.accounts.entry_models import Attempt
from statusplanos.accounts.sign_in.throttle import limiter
from statusplanos.extensions import db
from tests.cast import PASSWORD
from tests.conftest import Staff, environment

ANA = {"email": "ana@exemplo.com.br", "password": PASSWORD}
WRONG = {**ANA, "password": "outra frase bem comprida"}


@pytest.fixture
def behind(request: pytest.FixtureRequest, folder: Path) -> Iterator[Flask]:
    """The application behind so many proxies as the test says."""
    number = getattr(request, "param", 1)
    app = application.create_app(environment(folder, STATUSPLANOS_TRUSTED_PROXIES=str(number)))
    app.test_client_class = Staff
    limiter._fallback_storage.reset()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def attempt(app: Flask, form: dict[str, str], forwarded: str) -> int:
    client = app.test_client()
    client.get("/entrar")
    return client.post("/entrar", data=form, headers={"X-Forwarded-For": forwarded}).status_code


def addresses() -> list[str]:
    return [one.address for one in db.session.query(Attempt).order_by(Attempt.id)]


def test_a_strangers_guesses_do_not_lock_out_who_comes_by_the_same_proxy(behind: Flask) -> None:
    assert [attempt(behind, WRONG, "203.0.113.9") for _guess in range(6)] == [422] * 5 + [429]
    assert attempt(behind, ANA, "198.51.100.7") == 303


def test_the_log_of_sign_ins_names_the_visitor(behind: Flask) -> None:
    attempt(behind, WRONG, "203.0.113.9")
    assert addresses() == ["203.0.113.9"]


def test_what_the_visitor_says_of_himself_is_not_believed(behind: Flask) -> None:
    """The proxy writes behind what came: only its own word counts."""
    for number in range(5):
        attempt(behind, WRONG, f"10.0.0.{number}, 203.0.113.9")
    assert set(addresses()) == {"203.0.113.9"}
    assert attempt(behind, WRONG, "10.0.0.99, 203.0.113.9") == 429


@pytest.mark.parametrize(
    ("behind", "seen"), [(0, "127.0.0.1"), (2, "203.0.113.9")], indirect=["behind"], ids=["none", "two"]
)
def test_as_many_proxies_count_as_there_are(behind: Flask, seen: str) -> None:
    attempt(behind, WRONG, "203.0.113.9, 192.0.2.1")
    assert addresses() == [seen]
