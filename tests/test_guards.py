"""The guards of the test client find what they are there for."""

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, TestResponse

from tests.guards import faults

GOOD = (
    '<!doctype html><html lang="pt-BR"><title>Clientes · StatusPlanos</title><main><h1>Clientes</h1>{}</main>'
)
POLICY = {"Content-Security-Policy": "script-src 'self'"}


def answer(body: str, **headers: str) -> TestResponse:
    made = Flask(__name__).response_class(body, mimetype="text/html", headers=headers or POLICY)
    return TestResponse(made.response, made.status, made.headers, EnvironBuilder().get_request())


def test_good_page_passes() -> None:
    field = '<label for="a">Nome</label><input id="a" name="a"><label>E-mail <input name="b"></label>'
    form = f"<form method=post><input type=hidden name=csrf_token value=t>{field}<button>Salvar</button>"
    assert faults(answer(GOOD.format(form))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('<input name="a">', "field without a name: a"),
        ('<p id="a"><p id="a">', "id a stands 2 times"),
        ("<form method=post action=/x><button>Salvar</button></form>", "form without a token: /x"),
        ("<form action=/x></form>", "form without a button: /x"),
        ("<p>%(name)s</p>", "unfilled text '%(name)s'"),
        ("<h1>Outra</h1>", "2 of h1"),
        ("<p style='color:red'>", "inline color:red"),
        ("<button type=button>Copiar</button>", "button that needs a script: Copiar"),
    ],
)
def test_fault_is_found(wrong: str, said: str) -> None:
    assert faults(answer(GOOD.format(wrong))) == [said]


def test_page_without_title_language_or_policy_is_found() -> None:
    bare = "<!doctype html><html><title> · StatusPlanos</title><main><h1>Oi</h1></main>"
    assert faults(answer(bare, Server="x")) == ["no title", "no language", "no content security policy"]
