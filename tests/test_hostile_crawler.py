"""Somebody opens every link and sends every form, empty and full of what should not be there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from sqlalchemy import inspect
from werkzeug.test import EnvironBuilder, TestResponse

import app as application
from statusplanos.accounts.models import Role
from statusplanos.accounts.people import users
from statusplanos.extensions import db
from tests.browsing import serving, sign_in
from tests.cast import PASSWORD
from tests.conftest import Staff, environment, signed_in
from tests.crawling import Crawl, Sendable
from tests.seeded import sow

pytestmark = pytest.mark.slow
MARK = "xq7"
HOSTILE = {
    "nothing": "",
    "a script": f"<script>{MARK}</script><img src=x onerror={MARK}>\"'><b {MARK}>",
    "a template": "{{" + "31337*3}}${31337*3}{% raw %}{{config}}",
    "SQL": "1'; DROP TABLE customer; --\" OR 1=1",
    "a line break": "Ana\r\nX-Injected: yes\r\n\r\n<html>",
    "a formula": '=HYPERLINK("http://x.test";"a")',
    "a NUL": "Ana\x00Maria",
    "marks of direction": "Ana\u202egnp.exe\u2066\u200f",
    "a number without end": "9" * 400,
    "half a character": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}
RAW = re.compile(rf"<script>{MARK}|<img src=x onerror|<b {MARK}")
KEPT = f"=1+1<script>{MARK}</script>{{{{31337*3}}}}\u202e<b {MARK}>"
ROLES = ("Administrador", "Atendimento", "Financeiro", "Somente leitura")


@pytest.fixture
def sown(app: Flask) -> Flask:
    session = db.session()
    sow(session)
    for role in session.query(Role).filter(Role.name.in_(ROLES[1:3])):
        users.create(session, name=role.name, email=_address(role.name), role=role, password=PASSWORD)
    session.commit()
    db.session.remove()
    return app


def _address(role: str) -> str:
    known = {"Administrador": "ana", "Somente leitura": "beto"}
    return f"{known.get(role, role.lower())}@exemplo.com.br"


@pytest.fixture(scope="module")
def walks() -> dict[str, Crawl]:
    """Who has walked through the sown installation, which is the same for every test."""
    return {}


@pytest.fixture
def walk(sown: Flask, walks: dict[str, Crawl]) -> Crawl:
    """Ana's."""
    if "Ana" not in walks:
        walks["Ana"] = Crawl(signed_in(sown, "ana@exemplo.com.br"))
    return walks["Ana"]


def test_no_link_that_ana_is_shown_is_refused_to_her(walk: Crawl) -> None:
    assert walk.refused == []
    assert len(walk.pages) > 200


@pytest.mark.parametrize("role", ROLES[1:])
def test_no_link_that_a_role_is_shown_is_refused_to_it(sown: Flask, role: str) -> None:
    crawl = Crawl(signed_in(sown, _address(role)), examples=3)
    assert crawl.refused == []
    assert len(crawl.pages) > 40


def _raw(text: str) -> bool:
    return bool(RAW.search(text))


def _send(client: Staff, form: Sendable, text: str) -> TestResponse:
    filled = form.filled(text)
    if form.method.upper() == "GET":
        return client.get(form.action, query_string=_pairs(filled))
    return client.post(form.action, data=_pairs(filled))


def _pairs(filled: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [value for other, value in filled if other == name] for name, _ in filled}


def _faults(answer: TestResponse, form: Sendable) -> Iterator[str]:
    where = f"{form.method} {form.action} (on {form.page})"
    if answer.status_code >= 500:
        yield f"{where}: answers {answer.status_code}"
    if "X-Injected" in answer.headers:
        yield f"{where}: a header came in"
    if answer.mimetype == "text/html" and (_raw(answer.text) or "94011" in answer.text):
        yield f"{where}: shown as it came"


def test_no_form_falls_over_or_repeats_what_is_written_into_it(sown: Flask, walk: Crawl) -> None:
    ana, forms = signed_in(sown, "ana@exemplo.com.br"), walk.forms.values()
    written = [form for form in forms if any(typed for _, _, typed in form.fields)]
    pressed = [form for form in forms if form not in written]
    assert len(written) > 20
    assert len(pressed) > 10
    found = [
        fault
        for text in HOSTILE.values()
        for form in written
        for fault in _faults(_send(ana, form, text), form)
    ]
    found += [fault for form in pressed for fault in _faults(_send(ana, form, ""), form)]
    again = Crawl(signed_in(sown, "ana@exemplo.com.br"), examples=3)
    shown = [page for page, body in again.pages.items() if _raw(body) or "94011" in body]
    assert (found, again.refused, shown) == ([], [], [])
    assert inspect(db.engine).has_table("customer")


@pytest.fixture(scope="module")
def tampered(
    template: Path, walks: dict[str, Crawl], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """An installation with the hostile text in every field that keeps it, one at a time."""
    folder = tmp_path_factory.mktemp("tampered") / "data"
    shutil.copytree(template, folder)
    app = application.create_app(environment(folder))
    with app.app_context():
        sow(db.session())
        db.session.remove()
        client = signed_in(app, "ana@exemplo.com.br")
        for form in (walks.get("Ana") or Crawl(client)).forms.values():
            for name, _, typed in form.fields if form.method.upper() == "POST" else ():
                if typed and name != "password":
                    sent = _pairs(form.filled(None)) | {name: [KEPT]}
                    answer = client.post(form.action, data=sent)
                    assert list(_faults(answer, form)) == []
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def kept(tampered: Flask) -> Crawl:
    """Ana's walk through it."""
    return Crawl(signed_in(tampered, "ana@exemplo.com.br"))


def test_what_is_kept_of_it_is_shown_as_text_on_every_page_and_in_every_file(kept: Crawl) -> None:
    escaped = f"&lt;script&gt;{MARK}"
    assert sum(escaped in text for text in kept.pages.values()) > 10
    assert [page for page, text in kept.pages.items() if _raw(text) or "94011" in text] == []
    assert kept.refused == []
    assert [file for file, text in kept.files.items() if re.search(r'(^|[;,\n])"?=1', text)] == []
    assert len(kept.files) > 3


@pytest.mark.browser
def test_chromium_runs_nothing_of_it_and_complains_of_nothing(
    browser: Browser, tampered: Flask, kept: Crawl
) -> None:
    one_of_each = {re.sub(r"\d+|\?.*", "", page): page for page in kept.pages}.values()
    said: list[str] = []
    with serving(tampered) as address:
        page = browser.new_page(base_url=address)
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("dialog", lambda dialog: said.append(f"{page.url} opens {dialog.message}"))
        sign_in(page)
        for path in one_of_each:
            page.goto(path)
            expect(page.locator(".htmx-request")).to_have_count(0)
        page.close()
    assert said == []


def test_a_megabyte_in_any_field_is_refused_or_harmless_and_quick(sown: Flask, walk: Crawl) -> None:
    ana = signed_in(sown, "ana@exemplo.com.br")
    found: list[str] = []
    for form in walk.forms.values():
        for name, _, typed in form.fields:
            if not typed or form.method.upper() == "GET":
                continue
            filled = _pairs(form.filled(None)) | {name: ["x" * 1_000_000]}
            answer = ana.post(form.action, data=filled)
            found += _faults(answer, form)
            if answer.status_code in (200, 303) and "x" * 100_000 in ana.get(form.page).text:
                found.append(f"{form.action} keeps a megabyte in {name}")
    assert found == []


def test_every_argument_of_every_list_bears_hostile_text(sown: Flask, walk: Crawl) -> None:
    ana = signed_in(sown, "ana@exemplo.com.br")
    arguments: dict[str, set[str]] = {}
    for page in walk.pages:
        path, _, query = page.partition("?")
        names = [part.partition("=")[0] for part in query.split("&") if part]
        arguments.setdefault(path, set()).update(names)
    asked = {path: names for path, names in arguments.items() if names}
    assert len(asked) > 5
    found = []
    for path, names in asked.items():
        for label, text in HOSTILE.items():
            answer = ana.get(path, query_string=dict.fromkeys(names, text))
            if answer.status_code >= 500 or _raw(answer.text):
                found.append(f"{path} {names}: {label} answers {answer.status_code}")
    assert found == []


def test_hostile_text_would_be_noticed(sown: Flask) -> None:
    form = Sendable("/", "/", "GET", ())
    broken = sown.response_class(f"<p>{HOSTILE['a script']}</p>", 500, mimetype="text/html")
    broken = TestResponse(broken.response, broken.status, broken.headers, EnvironBuilder().get_request())
    assert len(list(_faults(broken, form))) == 2
