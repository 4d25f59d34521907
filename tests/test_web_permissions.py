"""Who may open what, and what the others are told."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from statusplanos import hooks
from statusplanos.web import permissions
from statusplanos.web.own_paths import own_path
from statusplanos.web.permissions import Permission
from tests import tiny_app


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return tiny_app.create(tmp_path)


@pytest.fixture
def beto(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get("/como/beto")
    return client


@pytest.fixture
def administrator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "administrator", hooks.One())
    permissions.administrator.provide(lambda: "Ana Nogueira")


def test_stored_names_are_permanent() -> None:
    names = "look settings customers change_status messages billing audit users radius_password"
    assert [str(permission) for permission in Permission] == names.split()


def test_labels_are_those_that_staff_know(app: Flask) -> None:
    with app.test_request_context():
        assert Permission.SETTINGS.label == "Painel de Configurações"
        assert Permission.CHANGE_STATUS.label == "Editar Status de Planos"


def test_view_without_a_mark_is_closed_to_everybody(app: Flask) -> None:
    client = app.test_client()
    client.get("/como/ana")
    assert client.get("/barcos").status_code == 200
    answer = client.get("/esquecida")
    assert answer.status_code == 403
    assert answer.text != "aberto"


def test_every_named_permission_is_needed(app: Flask, beto: FlaskClient) -> None:
    assert app.view_functions["accounts"].permission == (Permission.USERS, Permission.AUDIT)
    assert beto.get("/contas").status_code == 403
    beto.get("/como/ana")
    assert beto.get("/contas").text == "contas"


@pytest.mark.usefixtures("administrator")
def test_refusal_names_the_permission_and_who_grants_it(beto: FlaskClient) -> None:
    text = beto.get("/contas").text
    assert "Falta a permissão Administrar Usuários. Peça a Ana Nogueira ou a outro administrador." in text


def test_nobody_is_led_to_the_sign_in_and_back(app: Flask) -> None:
    answer = app.test_client().get("/barcos?q=vela&ordem=-nome")
    assert answer.status_code == 303
    assert answer.location == "/entrar?next=/barcos?q%3Dvela%26ordem%3D-nome"


def test_needs_refuses_a_name_that_does_not_exist() -> None:
    with pytest.raises(ValueError):
        permissions.needs("everything")
    with pytest.raises(ValueError):
        permissions.needs()


def test_may_answers_for_the_signed_in_person(app: Flask) -> None:
    with app.test_request_context():
        assert not permissions.may("look")
        with pytest.raises(ValueError):
            permissions.may("everything")


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        "https://mau.example/",
        "//mau.example",
        "/\\mau.example",
        "/a\nb",
        "javascript:alert(1)",
        "a/b",
        "/ x",
    ],
)
def test_only_own_paths_are_followed(address: str | None) -> None:
    assert own_path("/barcos?q=1") == "/barcos?q=1"
    assert own_path(address) is None
