"""Headers, the shell around pages, lists in pages, fragments and toasts."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from statusplanos import config
from statusplanos.web import navigation
from tests import tiny_app

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return tiny_app.create(tmp_path)


@pytest.fixture
def ana(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get("/como/ana")
    return client


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this test provides is forgotten after it."""
    for name in ("badge", "banner", "company"):
        monkeypatch.setattr(navigation, name, type(getattr(navigation, name))())


def token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found.group(1)


class TestHeaders:
    def test_policy_stands_on_every_page(self, ana: FlaskClient) -> None:
        headers = ana.get("/").headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "Strict-Transport-Security" not in headers

    def test_https_is_remembered_by_the_browser(self, app: Flask) -> None:
        app.config["BASE_URL"] = "https://planos.example"
        assert "max-age=" in app.test_client().get("/entrar").headers["Strict-Transport-Security"]

    def test_static_file_is_kept_as_long_as_its_version_stands(self, ana: FlaskClient) -> None:
        url = re.search(r'href="(/static/app\.css\?v=[0-9a-f]+)"', ana.get("/").text)
        assert url
        assert ana.get(url.group(1), buffered=True).headers["Cache-Control"] == "public, max-age=31536000"
        assert ana.get("/static/app.css", buffered=True).headers["Cache-Control"] == "public, max-age=86400"

    def test_type_face_is_preloaded_under_the_name_the_style_sheet_uses(self, ana: FlaskClient) -> None:
        assert 'href="/static/geist.woff2" as="font"' in ana.get("/").text
        assert 'url("geist.woff2")' in ana.get("/static/app.css", buffered=True).text

    def test_text_is_sent_packed_to_those_who_take_it(self, ana: FlaskClient) -> None:
        plain = ana.get("/static/app.css", buffered=True)
        packed = ana.get("/static/app.css", headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.data) < len(plain.data) / 3
        again = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
        assert "Content-Encoding" not in plain.headers
        assert "Accept-Encoding" in plain.vary
        assert ana.get("/static/app.css", headers=again, buffered=True).status_code in (200, 304)

    def test_missing_static_file_is_a_page_that_is_not_kept(self, ana: FlaskClient) -> None:
        answer = ana.get("/static/nada.css")
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Esta página não existe" in answer.text


class TestShell:
    def test_navigation_shows_what_exists_and_is_allowed(self, ana: FlaskClient) -> None:
        assert '<a href="/historico">' in ana.get("/").text
        ana.get("/como/beto")
        text = ana.get("/").text
        assert "Clientes" in text
        assert "/historico" not in text
        assert "Painel de Configurações" not in text

    def test_settings_stand_under_their_heading(self, ana: FlaskClient) -> None:
        assert re.search(r"<h2>Painel de Configurações</h2>.*Status Plano", ana.get("/").text, re.DOTALL)

    def test_place_is_marked_also_further_down(self, ana: FlaskClient) -> None:
        assert '<a href="/clientes" aria-current="page">' in ana.get("/clientes").text
        assert '<a href="/clientes" aria-current="true">' in ana.get("/clientes/7").text
        assert '<a href="/clientes">' in ana.get("/").text

    @pytest.mark.usefixtures("hooks")
    def test_higher_floors_add_counts_banners_and_the_company(self, ana: FlaskClient) -> None:
        navigation.badge.provide(lambda: navigation.Badge(3, "com falha", "red"), name="customers.index")
        navigation.banner.provide(lambda: navigation.Banner("A rotina está atrasada", url="/x", link="Ver"))
        navigation.company.provide(lambda: "Serra Fibra Telecom")
        text = ana.get("/").text
        assert '<span class="count tone-red">3 <span class="sr-only">com falha</span></span>' in text
        assert "A rotina está atrasada" in text
        assert '<a class="button small" href="/x">Ver</a>' in text
        assert "<small>Serra Fibra Telecom</small>" in text

    @pytest.mark.usefixtures("hooks")
    def test_ornament_that_fails_does_not_break_the_page(
        self, ana: FlaskClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken() -> None:
            raise ConnectionError("away")

        navigation.badge.provide(broken, name="customers.index")
        navigation.banner.provide(broken)
        navigation.banner.provide(lambda: None)
        assert ana.get("/").status_code == 200
        assert "left out of the page" in caplog.text

    def test_demo_says_so_on_every_page(self, app: Flask, ana: FlaskClient) -> None:
        words = "Esta é uma base de testes fictícia, meramente ilustrativa."
        assert words not in ana.get("/").text
        app.config["DEMO"] = True
        assert words in ana.get("/").text
        assert words in app.test_client().get("/entrar").text

    def test_version_stands_in_the_footer(self, ana: FlaskClient) -> None:
        assert f'<footer class="foot">StatusPlanos {config.version()}</footer>' in ana.get("/").text

    def test_theme_is_kept_in_a_cookie_and_written_by_the_server(self, ana: FlaskClient) -> None:
        page = ana.get("/").text
        assert '<html lang="pt-BR">' in page
        sent = {"theme": "dark", "csrf_token": token(page)}
        answer = ana.post("/tema", data=sent, headers={"Referer": "http://localhost/barcos?q=a"})
        assert (answer.status_code, answer.location) == (303, "/barcos?q=a")
        assert '<html lang="pt-BR" data-theme="dark">' in ana.get("/").text
        ana.post("/tema", data={**sent, "theme": "roxo"}, headers={"Referer": "https://mau.example/"})
        assert '<html lang="pt-BR">' in ana.get("/").text

    def test_token_for_htmx_is_the_forms_token(self, ana: FlaskClient) -> None:
        page = ana.get("/").text
        assert f"""hx-headers:inherited='{{"X-CSRFToken": "{token(page)}"}}'""" in page


class TestFragments:
    def test_page_and_fragment_share_an_address(self, ana: FlaskClient) -> None:
        page, part = ana.get("/barcos/1/afundar"), ana.get("/barcos/1/afundar", headers=HTMX)
        assert "<html" in page.text
        assert "<dialog" not in page.text
        assert part.text.startswith("<dialog")
        assert "<html" not in part.text
        assert "Afundar?" in page.text
        assert "Afundar?" in part.text
        assert {"HX-Request", "HX-Request-Type"} <= set(page.vary) & set(part.vary)

    def test_success_goes_on_and_says_so_there(self, ana: FlaskClient) -> None:
        sent = {
            "csrf_token": token(ana.get("/barcos/novo").text),
            "name": "Argo",
            "seats": "2",
            "kind": "sail",
        }
        answer = ana.post("/barcos/novo", data=sent)
        assert (answer.status_code, answer.location) == (303, "/barcos")
        page = ana.get("/barcos").text
        assert "<p>Barco salvo</p>" in page
        assert '<form class="toast" method="post" action="/aviso">' in page
        assert "Barco salvo" not in ana.get("/barcos").text

    def test_success_under_htmx_takes_the_whole_page(self, ana: FlaskClient) -> None:
        sent = {
            "csrf_token": token(ana.get("/barcos/novo").text),
            "name": "Argo",
            "seats": "2",
            "kind": "sail",
        }
        answer = ana.post("/barcos/novo", data=sent, headers=HTMX)
        assert (answer.status_code, answer.headers["HX-Redirect"], answer.data) == (204, "/barcos", b"")

    def test_toast_comes_with_the_fragment_of_a_post(self, ana: FlaskClient) -> None:
        sent = {"csrf_token": token(ana.get("/").text)}
        text = ana.post("/aviso", data=sent, headers=HTMX).text
        assert '<hx-partial hx-target="#toasts" hx-swap="beforeend">' in text
        assert "<p>Desfeito</p>" in text

    def test_poll_does_not_swallow_a_toast(self, ana: FlaskClient) -> None:
        sent = {
            "csrf_token": token(ana.get("/barcos/novo").text),
            "name": "Argo",
            "seats": "2",
            "kind": "sail",
        }
        ana.post("/barcos/novo", data=sent)
        assert "Barco salvo" not in ana.get("/barcos/1/afundar", headers=HTMX).text
        assert "Barco salvo" in ana.get("/barcos").text


class TestLists:
    @pytest.fixture(autouse=True)
    def fleet(self, app: Flask) -> None:
        tiny_app.launch(app, (3, None, 1, 3, None, 2, 3))

    def walk(self, client: FlaskClient, url: str) -> list[list[str]]:
        pages = []
        while url:
            text = client.get(url).text
            pages.append(re.findall(r'\?barco=(\d+)"', text))
            more = re.search(r'<a class="button" href="([^"]*depois=[^"]*)"', text)
            url = more.group(1).replace("&amp;", "&") if more else ""
        return pages

    @pytest.mark.parametrize(
        ("order", "pages"),
        [
            ("nome", [["1", "2", "3"], ["4", "5", "6"], ["7"]]),
            ("-nome", [["7", "6", "5"], ["4", "3", "2"], ["1"]]),
            ("tamanho", [["3", "6", "1"], ["4", "7", "2"], ["5"]]),
            ("-tamanho", [["7", "4", "1"], ["6", "3", "5"], ["2"]]),
            ("senha", [["1", "2", "3"], ["4", "5", "6"], ["7"]]),
        ],
    )
    def test_pages_follow_one_another_without_gap_or_double(
        self, ana: FlaskClient, order: str, pages: list[list[str]]
    ) -> None:
        assert self.walk(ana, f"/barcos?ordem={order}") == pages

    def test_head_says_the_order_and_keeps_the_other_arguments(self, ana: FlaskClient) -> None:
        text = ana.get("/barcos?q=vela&tipo=a%26b&ordem=tamanho&depois=x&lixo=1").text
        assert '<th scope="col" class="num" aria-sort="ascending">' in text
        assert 'href="/barcos?q=vela&amp;tipo=a%26b&amp;ordem=-tamanho"' in text
        assert 'href="/barcos?q=vela&amp;tipo=a%26b&amp;ordem=nome"' in text
        assert '<input type="hidden" name="tipo" value="a&amp;b">' in text

    @pytest.mark.parametrize(
        "cursor", ["x", "W10", "bnVsbA", "%00", "é", "W1siYSJdLDFd", "WzEsMl0", "WyJhIiwxZTk5XQ", "W" * 5000,
                   "WyJhIiw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTld"]
    )  # fmt: skip
    def test_mangled_cursor_begins_at_the_first_page(self, ana: FlaskClient, cursor: str) -> None:
        answer = ana.get("/barcos", query_string={"depois": cursor, "q": "a\0b" * 99, "ordem": "\0"})
        assert answer.status_code == 200
        assert re.findall(r'\?barco=(\d+)"', answer.text) == ["1", "2", "3"]
