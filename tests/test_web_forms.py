"""What forms do with what people type."""

import ast
from pathlib import Path
from typing import Any

import pytest
import wtforms
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext
from wtforms import IntegerField, PasswordField, StringField
from wtforms.validators import Length

from statusplanos.errors import DomainError
from statusplanos.web import form_sentences
from statusplanos.web.forms import Form
from tests import tiny_app

GOOD = {"name": "Argo", "price": "69,90", "built_on": "07/05/2026", "seats": "2", "kind": "sail"}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    made = tiny_app.create(tmp_path)
    made.config["WTF_CSRF_ENABLED"] = False
    return made


@pytest.fixture
def ana(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get("/como/ana")
    return client


def filled(app: Flask, **typed: str) -> tiny_app.BoatForm:
    data = {"access": "full", "tone": "violet", **GOOD, **typed}
    with app.test_request_context(method="POST", data=data):
        form = tiny_app.BoatForm()
        form.validate()
        return form


def test_good_values_arrive_typed(app: Flask) -> None:
    form = filled(app, name="  Argo \r\n")
    assert form.errors == {}
    assert (form.name.data, form.price.data, form.built_on.data.isoformat()) == ("Argo", 6990, "2026-05-07")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "   ", "Preencha este campo."),
        ("name", "a\0b", "Há um caractere que não pode ser usado: apague e digite de novo."),
        ("name", "a\x1bb", "Há um caractere que não pode ser usado: apague e digite de novo."),
        ("name", "a" * 201, "Use no máximo 200 caracteres."),
        ("price", "muito", "Informe um valor como 69,90 ou 1.234,56."),
        ("price", "99999999999", "Informe um valor como 69,90 ou 1.234,56."),
        ("built_on", "31/02/2026", "Informe uma data como 31/05/2026."),
        ("seats", "dois", "Informe um número inteiro."),
        ("seats", "13", "Informe um número entre 1 e 12."),
        ("kind", "avião", "Escolha uma das opções da lista."),
        ("story", "a\0", "Há um caractere que não pode ser usado: apague e digite de novo."),
        ("story", "a" * 10_001, "Use no máximo 10000 caracteres."),
    ],
)
def test_each_field_says_what_is_wrong_with_it(app: Flask, field: str, typed: str, sentence: str) -> None:
    form = filled(app, **{field: typed})
    assert sentence in form.errors[field]
    assert list(form.errors) == [field]


def test_long_text_keeps_its_lines(app: Flask) -> None:
    form = filled(app, story="um\r\ndois\r\n")
    assert (form.errors, form.story.data) == ({}, "um\ndois")


def test_password_keeps_its_spaces_and_own_limit_stands(app: Flask) -> None:
    class Door(Form):
        secret = PasswordField(validators=[Length(max=300)])
        word = StringField(validators=[Length(max=300)])

    with app.test_request_context(method="POST", data={"secret": "  dois  ", "word": "a" * 250}):
        form = Door()
        assert form.validate()
        assert form.secret.data == "  dois  "


def test_refusal_goes_to_its_field_or_above_the_form(app: Flask) -> None:
    form = filled(app)
    form.refuse(DomainError("Já existe", field="name"))
    form.refuse(DomainError("Hoje não"))
    form.refuse(DomainError("Campo de outro lugar", field="elsewhere"))
    assert list(form.name.errors) == ["Já existe"]
    assert form.form_errors == ["Hoje não", "Campo de outro lugar"]


def test_what_was_typed_comes_back_with_the_error_beside_it(ana: FlaskClient) -> None:
    page = ana.post("/barcos/novo", data={**GOOD, "price": "<b>caro", "access": "full", "tone": "green"})
    assert page.status_code == 422
    assert 'value="&lt;b&gt;caro"' in page.text
    assert 'aria-describedby="price-error"' in page.text
    assert '<a href="#price">Valor: Informe um valor como 69,90 ou 1.234,56.</a>' in page.text
    assert "Não foi possível salvar: 1 ponto precisa de atenção" in page.text


def test_amount_that_was_read_comes_back_tidy(ana: FlaskClient) -> None:
    page = ana.post("/barcos/novo", data={**GOOD, "price": "r$ 5", "built_on": "7/5/2026", "seats": "99"})
    assert 'value="r$ 5"' in page.text
    page = ana.post("/barcos/novo", data={**GOOD, "price": "R$ 5", "built_on": "7/5/2026", "seats": "99"})
    assert 'value="5,00"' in page.text
    assert 'value="2026-05-07"' in page.text


def test_rule_that_names_no_field_stands_above_the_form(ana: FlaskClient) -> None:
    page = ana.post("/barcos/novo", data={**GOOD, "name": "Kursk", "access": "full", "tone": "green"})
    assert "<li>Hoje não se batiza</li>" in page.text


def _own_sentences() -> set[str]:
    """Every literal that WTForms hands to gettext, read from its source."""
    found = set()
    for path in Path(wtforms.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("gettext", "ngettext"):
                found |= {word.value for word in node.args if _is_word(word)}
    return found


def _is_word(node: Any) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_sentence_of_wtforms_is_translated(app: Flask) -> None:
    sentences = _own_sentences()
    assert len(sentences) > 30
    with app.test_request_context():
        plural = {str(words._args[1]) for words in form_sentences.COUNTED}
        known = {word for word in sentences - plural if gettext(word) != word or "%" in word}
        assert sentences - plural - known == set()


def test_number_field_of_its_own_kind_is_left_alone(app: Flask) -> None:
    class Count(Form):
        number = IntegerField()

    with app.test_request_context(method="POST", data={"number": " 7 "}):
        form = Count()
        assert form.validate()
        assert form.number.data == 7
