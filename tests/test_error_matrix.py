"""The matrix of refusals on the real application: each code as a page and as a fragment.

A page says in Portuguese what happened and what to do; a fragment says it at the top of the page that asked,
and nothing there is lost.
"""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.test import TestResponse

from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.web.permissions import needs, public
from tests.conftest import Staff

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
CUT_OUT = {"HX-Request": "true", "HX-Request-Type": "full", "HX-Target": "div#execucao"}
"""What ``hx-select`` sends: it takes a part out of the whole page."""
WAYS = {"page": {}, "fragment": HTMX, "part of a page": CUT_OUT}


@pytest.fixture
def app(app: Flask) -> Flask:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.fixture
def breaking(app: Flask) -> Callable[[Exception], None]:
    """From now on *Planos* fails like this."""

    def break_with(error: Exception) -> None:
        @needs("look")
        def view():
            raise error

        app.view_functions["customers.plans"] = view

    return break_with


def says(answer: TestResponse, code: int, title: str, to_do: str) -> bool:
    """Whether it is the refusal as a page or, when a fragment was asked for, as a note for the top."""
    assert answer.status_code == code
    assert "Traceback" not in answer.text
    assert to_do in answer.text
    if "HX-Request" in answer.request.headers:
        assert answer.headers["HX-Retarget"] == "#problem"
        assert answer.headers["HX-Reswap"] == "innerHTML"
        whole = answer.request.headers["HX-Request-Type"] == "full"
        assert answer.headers.get("HX-Reselect") == (".note" if whole else None)
        assert "<html" not in answer.text
        return f'<h2 tabindex="-1">{title}</h2>' in answer.text
    assert answer.text.lstrip().startswith('<!doctype html>\n<html lang="pt-BR"')
    assert "HX-Retarget" not in answer.headers
    assert 'href="/"' in answer.text
    return f'<h1 tabindex="-1">{title}</h1>' in answer.text


@pytest.fixture(params=WAYS)
def headers(request) -> dict[str, str]:
    return WAYS[request.param]


def test_400_a_form_without_its_token(ana, headers):
    answer = ana.post("/clientes/novo", data={"name": "Marina"}, headers=headers, csrf=False)
    assert says(answer, 400, "Este formulário perdeu a validade", "recarregue a página")


def test_400_what_no_page_of_ours_asks(ana, headers):
    answer = ana.post("/mensagens/previa?channel=pombo", headers=headers)
    assert says(answer, 400, "O pedido não foi entendido", "Nada foi salvo")


@pytest.mark.parametrize("method", ["get", "post"])
def test_401_an_ended_session_leads_to_the_sign_in_and_back(caio, method):
    came = {"Referer": "http://localhost/clientes/novo"}
    answer = getattr(caio, method)("/clientes/novo", headers=came)
    assert (answer.status_code, answer.location) == (303, "/entrar?next=/clientes/novo")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("part", [HTMX, CUT_OUT])
def test_401_a_fragment_takes_the_whole_page_there_and_says_so_once(caio, method, part):
    asked = {**part, "HX-Current-URL": "http://localhost/importar/1"}
    for _poll in range(3):
        answer = getattr(caio, method)("/importar/1" if method == "get" else "/status/novo", headers=asked)
        assert (answer.status_code, answer.data) == (401, b"")
        assert answer.headers["HX-Redirect"] == "/entrar?next=/importar/1"
    assert caio.get("/entrar").text.count("Sua sessão terminou.") == 1


def test_403_names_the_permission_and_who_can_give_it(beto, headers):
    answer = beto.get("/configuracoes/sistema", headers=headers)
    assert says(answer, 403, "Você não pode abrir isto", "Painel de Configurações")
    assert "Ana Nogueira" in answer.text


@pytest.mark.parametrize(
    "path", ["/clientes/999999", "/nada", "/status/99999999999999999999", "/assinaturas/0"]
)
def test_404_what_is_not_there(ana, headers, path):
    assert says(ana.get(path, headers=headers), 404, "Esta página não existe", "Procure")


def test_405_an_address_that_only_takes_forms(ana, headers):
    answer = ana.get("/tema", headers=headers)
    assert says(answer, 405, "Este endereço não abre assim", "formulário")
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("error", [LostUpdate("Beto salvou."), StaleDataError("x")])
def test_409_somebody_was_quicker(ana, headers, breaking, error):
    breaking(error)
    to_do = "Beto salvou." if isinstance(error, LostUpdate) else "repita a sua alteração"
    assert says(ana.get("/planos", headers=headers), 409, "Alguém salvou antes de você", to_do)


def test_413_a_form_with_a_megabyte_of_text(ana, headers):
    answer = ana.post("/clientes/novo", data={"name": "x" * 2**20}, headers=headers)
    assert says(answer, 413, "O texto é longo demais", "Nada foi salvo")


def test_414_an_address_that_nobody_types(ana, headers):
    answer = ana.get("/clientes?q=" + "x" * 5000, headers=headers)
    assert says(answer, 414, "O endereço é longo demais", "sem os filtros")


def test_422_a_refused_form_comes_back_as_it_was_asked_for(ana):
    page = ana.post("/status/novo", data={"description": ""})
    assert (page.status_code, page.text.count("<html"), 'class="errors' in page.text) == (422, 1, True)
    fragment = ana.post("/status/novo", data={"description": ""}, headers=HTMX)
    assert (fragment.status_code, fragment.text.count("<html"), 'class="errors' in fragment.text) == (
        422, 0, True,
    )  # fmt: skip
    assert "HX-Retarget" not in fragment.headers


def test_422_a_rule_that_no_field_belongs_to(ana, headers, breaking):
    breaking(DomainError("O plano tem clientes."))
    assert says(ana.get("/planos", headers=headers), 422, "Isso não pode ser feito", "O plano tem clientes.")


def test_429_too_many_attempts(caio, headers):
    caio.get("/entrar")
    wrong = {"email": "ana@exemplo.com.br", "password": "outra frase bem comprida"}
    for _guess in range(5):
        caio.post("/entrar", data=wrong)
    answer = caio.post("/entrar", data=wrong, headers=headers)
    assert says(answer, 429, "Tentativas demais", "Aguarde um minuto")
    assert answer.headers["Retry-After"]


def test_500_says_nothing_of_what_broke(ana, headers, breaking):
    breaking(RuntimeError("segredo interno"))
    answer = ana.get("/planos", headers=headers)
    assert says(answer, 500, "Algo deu errado aqui", "Tente de novo")
    assert "segredo interno" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_500_needs_neither_database_nor_session(app, folder, ana: Staff, caio: Staff, headers):
    db.session.remove()
    db.engine.dispose()
    for name in folder.glob("statusplanos.db*"):
        name.unlink()
    for client in (ana, caio):
        client.set_cookie("theme", "dark")
        answer = client.get("/clientes", headers=headers)
        assert says(answer, 500, "Algo deu errado aqui", "Tente de novo")


def test_every_view_that_could_break_is_behind_the_same_page(app, caio, headers):
    """Also one that anybody may open, by who is not signed in."""

    @public
    def view():
        raise RuntimeError

    app.view_functions["accounts.sign_in"] = view
    assert says(caio.get("/entrar", headers=headers), 500, "Algo deu errado aqui", "Tente de novo")
