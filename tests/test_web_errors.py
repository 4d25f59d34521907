"""The matrix of refusals: each status as a page and as a fragment, and what it leaves behind."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests import tiny_app

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
TITLES = {
    400: "O pedido não foi entendido",
    403: "Você não pode abrir isto",
    404: "Esta página não existe",
    405: "Este endereço não abre assim",
    409: "Alguém salvou antes de você",
    413: "O arquivo é grande demais",
    415: "Isto não funcionou",
    422: "Os dados não puderam ser usados",
    429: "Tentativas demais",
    500: "Algo deu errado aqui",
}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return tiny_app.create(tmp_path)


@pytest.fixture
def ana(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get("/como/ana")
    return client


def is_page(answer: TestResponse) -> bool:
    text = answer.text
    return (
        text.lstrip().startswith("<!doctype html>")
        and "<main" in text
        and "HX-Retarget" not in answer.headers
    )


def is_fragment(answer: TestResponse) -> bool:
    retargeted = answer.headers.get("HX-Retarget") == "#problem"
    return retargeted and "<html" not in answer.text and 'class="note tone-red"' in answer.text


@pytest.mark.parametrize(("code", "title"), TITLES.items())
@pytest.mark.parametrize("signed_in", [True, False])
def test_page_says_what_happened(
    app: Flask, ana: FlaskClient, code: int, title: str, signed_in: bool
) -> None:
    client = ana if signed_in else app.test_client()
    answer = client.get(f"/erro/{code}")
    assert answer.status_code == code
    assert is_page(answer)
    assert f'<h1 tabindex="-1">{title}</h1>' in answer.text
    assert 'href="/"' in answer.text
    assert "HX-Request" in answer.vary


@pytest.mark.parametrize(("code", "title"), TITLES.items())
def test_fragment_says_it_without_replacing_what_was_there(ana: FlaskClient, code: int, title: str) -> None:
    answer = ana.get(f"/erro/{code}", headers=HTMX)
    assert answer.status_code == code
    assert is_fragment(answer)
    assert f'<h2 tabindex="-1">{title}</h2>' in answer.text


def test_request_for_a_whole_page_through_htmx_gets_one(ana: FlaskClient) -> None:
    assert is_page(ana.get("/erro/404", headers={"HX-Request": "true", "HX-Request-Type": "full"}))


def test_limit_of_a_file_is_named(ana: FlaskClient) -> None:
    assert "O limite é de 40 MB" in ana.get("/erro/413").text


def test_wrong_method_says_which_would_do(ana: FlaskClient) -> None:
    answer = ana.get("/tema")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert is_page(answer)


def test_too_many_attempts_says_when_to_come_back(ana: FlaskClient) -> None:
    assert ana.get("/erro/429").headers["Retry-After"] == "60"


@pytest.mark.parametrize(("path", "code"), [("/regra", 422), ("/perdido", 409)])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_broken_rule_is_told_and_nothing_stays(
    app: Flask, ana: FlaskClient, path: str, code: int, headers: dict[str, str]
) -> None:
    answer = ana.get(path, headers=headers)
    assert answer.status_code == code
    assert is_fragment(answer) if headers else is_page(answer)
    assert (
        "O barco está em uso por 3 clientes." if code == 422 else "Beto Lima salvou às 10:38."
    ) in answer.text
    assert tiny_app.boats_afloat(app) == 0


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_crash_keeps_its_secrets(ana: FlaskClient, headers: dict[str, str]) -> None:
    answer = ana.get("/queda", headers=headers)
    assert answer.status_code == 500
    assert is_fragment(answer) if headers else is_page(answer)
    assert "segredo interno" not in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_crash_page_asks_neither_user_nor_session(app: Flask, headers: dict[str, str]) -> None:
    asked: list[Any] = []

    def broken(*_: Any) -> Any:
        asked.append(1)
        raise ConnectionError("database away")

    client = app.test_client()
    client.get("/como/ana")
    app.login_manager.user_loader(broken)  # type: ignore[attr-defined]
    answer = client.get("/barcos", headers=headers)
    assert answer.status_code == 500
    assert "Algo deu errado aqui" in answer.text
    assert asked == [1]


class TestEndedSession:
    def test_page_leads_to_the_sign_in(self, app: Flask) -> None:
        answer = app.test_client().get("/barcos")
        assert (answer.status_code, answer.location) == (303, "/entrar?next=/barcos")

    def test_fragment_takes_the_whole_page_there(self, app: Flask) -> None:
        client = app.test_client()
        asked = {**HTMX, "HX-Current-URL": "http://localhost/barcos?q=vela"}
        answer = client.get("/barcos", headers=asked)
        assert (answer.status_code, answer.data) == (401, b"")
        assert answer.headers["HX-Redirect"] == "/entrar?next=/barcos?q%3Dvela"
        assert "Sua sessão terminou. Entre de novo para continuar." in client.get("/entrar").text

    def test_address_of_another_site_is_not_followed(self, app: Flask) -> None:
        asked = {**HTMX, "HX-Current-URL": "https://mau.example/barcos"}
        assert app.test_client().get("/barcos", headers=asked).headers["HX-Redirect"] == "/entrar"

    def test_form_sent_too_late_leads_back_to_its_page(self, app: Flask) -> None:
        late = {"Referer": "http://localhost/barcos/novo"}
        answer = app.test_client().post("/barcos/novo", data={"name": "Argo"}, headers=late)
        assert (answer.status_code, answer.location) == (303, "/entrar?next=/barcos/novo")


class TestStaleForm:
    def test_page_says_what_to_do_and_leads_back(self, ana: FlaskClient) -> None:
        came = {"Referer": "http://localhost/barcos/novo"}
        answer = ana.post("/barcos/novo", data={"csrf_token": "velho"}, headers=came)
        assert answer.status_code == 400
        assert "Este formulário perdeu a validade" in answer.text
        assert '<a class="button" href="/barcos/novo">Voltar à página</a>' in answer.text

    def test_fragment_says_it_in_place(self, ana: FlaskClient) -> None:
        answer = ana.post("/barcos/novo", headers=HTMX)
        assert answer.status_code == 400
        assert is_fragment(answer)
        assert "Este formulário perdeu a validade" in answer.text


def test_user_content_in_a_refusal_is_escaped(app: Flask, ana: FlaskClient) -> None:
    answer = ana.get("/nao-existe/<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
