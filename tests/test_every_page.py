"""Every page as Ana sees it in Chromium: axe finds nothing, nothing scrolls sideways, nothing complains."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from werkzeug.routing import Rule

import app as application
from statusplanos.extensions import db
from tests.browsing import chromium, serving, sign_in, violations
from tests.conftest import environment
from tests.seeded import sow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VIEWS = {"light": 1280, "dark": 320}
WITHOUT_PAGE = {
    "accounts.code",  # only between password and code
    "customers.spreadsheet",  # files, not pages
    "lifecycle.standing_spreadsheet",
    "history.spreadsheet",
    "customers.note",  # leads on to another page
    "history.operation_spreadsheet",
    "history.panel_spreadsheet",
    "importing.refused",
    "importing.differences",
    "importing.missing",
    "lifecycle.bulk_spreadsheet",
    "importing.template",
    "settings.picture",
    "healthz",
    "readyz",
    "statuses.open_selected",  # leads on to another page
}
SIGNED_OUT = {"accounts.sign_in", "accounts.first_access", "accounts.choose_password"}
IDS = {
    "importing.file": [4],
    "importing.columns": [4, 6],
    "importing.names": [4, 7],
    "importing.check": [4, 5],
    "importing.result": [1, 2, 3],
    "importing.show": [1],
    "messaging.show": range(1, 12),
    "lifecycle.bulk_change": range(1, 7),
    "lifecycle.run": range(1, 3),
}
ENTITIES = ("status", "customer", "subscription", "plan", "email_sender", "sms_sender", "user", "company")
QUERIES = (
    "/ajuda?q=sem confirmação",
    "/ajuda?q=xyzzy",
    "/clientes?q=zzz",
    "/mensagens?estado=failed",
    "/historico/?o-que=status&periodo=hoje",
    "/historico/status/1?imprimir=1",
    "/nada",
)

SQUEEZED = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, dd, li)")]
  .filter(one => one.checkVisibility() && one.textContent.trim().length > 12)
  .filter(one => one.clientWidth && one.clientWidth < 64 && one.clientHeight > 3 * one.clientWidth / 2)
  .map(one => "squeezed: " + one.textContent.trim())"""


@dataclass(frozen=True)
class Site:
    address: str
    inside: list[str]
    outside: list[str]


def pages(rules: Iterable[Rule]) -> list[str]:
    """The address of every page for who is signed in; several where a thing's state changes its looks."""
    found = set(QUERIES)
    for rule in rules:
        if rule.endpoint in WITHOUT_PAGE | SIGNED_OUT | {"static"} or "GET" not in (rule.methods or ()):
            continue
        for number in IDS.get(rule.endpoint, [1]):
            path = re.sub(r"<int:[^>]*>", str(number), rule.rule)
            path = path.replace("<slug>", "experimente")
            found |= {path.replace("<entity>", entity) for entity in ENTITIES}
    return sorted(found)


@pytest.fixture(scope="module")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("pages") / "data"
    shutil.copytree(template, folder)
    app = application.create_app(environment(folder))
    with app.app_context():
        token = sow(db.session())
        db.session.remove()
    outside = ["/entrar", "/esqueci-minha-senha", "/primeiro-acesso/x", "/senha/x", f"/senha/{token}"]
    with serving(app) as address:
        yield Site(address, pages(app.url_map.iter_rules()), outside)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(params=VIEWS)
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """A page, light and wide or dark and narrow."""
    context = browser.new_context(
        base_url=site.address,
        color_scheme=request.param,
        reduced_motion="reduce",
        viewport={"width": VIEWS[request.param], "height": 800},
    )
    yield context.new_page()
    context.close()


def faults(page: Page, path: str) -> list[str]:
    """What is wrong with the page at ``path``."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", listen)
    answer = page.goto(path)
    page.evaluate("document.fonts.ready")
    expect(page.locator(".htmx-request")).to_have_count(0)
    status = answer.status if answer else 0
    expected = 404 if path == "/nada" else 410 if path.endswith("/x") else 200
    wrong = [] if status == expected else [f"answers {status}"]
    width = page.viewport_size["width"] if page.viewport_size else 0
    wrong += violations(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        wrong.append("scrolls sideways")
    wrong += page.evaluate(SQUEEZED)
    page.remove_listener("console", listen)
    wrong += [text for text in said if expected == 200 or "Failed to load resource" not in text]
    return [f"{path}: {what}" for what in wrong]


def test_no_page_before_signing_in_has_a_fault(page: Page, site: Site) -> None:
    assert [found for path in site.outside for found in faults(page, path)] == []


def test_no_page_of_ana_has_a_fault(page: Page, site: Site) -> None:
    sign_in(page)
    assert len(site.inside) > 60
    assert [found for path in site.inside for found in faults(page, path)] == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.goto("/entrar")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/x.png>')")
    assert any(found.startswith("image-alt") for found in violations(page))
