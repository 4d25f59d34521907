"""Every page as Ana sees it in Chromium, wide and narrow, printed and by keyboard: nothing is at fault."""

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
from tests.browsing import serving, sign_in, violations
from tests.conftest import environment
from tests.seeded import sow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VIEWS = {"light": (1280, 768), "dark": (320, 390)}  # looked at in the first width, then in the second
WHOLE, SCREEN = 4000, 800  # heights: the page without a bar that sticks over it; a screen
PAPER = 680  # A4 between its margins
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
    "radius.login": [1, 2],
}
ENTITIES = ("status", "customer", "subscription", "plan", "email_sender", "sms_sender", "user", "company")
PARTS = range(4)
QUERIES = (
    "/ajuda?q=sem confirmação",
    "/ajuda?q=xyzzy",
    "/clientes?q=zzz",
    "/mensagens?state=failed",
    "/historico/?o-que=status&periodo=hoje",
    "/historico/status/1?imprimir=1",
    "/nada",
)

SQUEEZED = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, dd, li)")]
  .filter(one => one.checkVisibility() && one.textContent.trim().length > 12)
  .filter(one => one.clientWidth && one.clientWidth < 64 && one.clientHeight > 3 * one.clientWidth / 2)
  .map(one => "squeezed: " + one.textContent.trim())"""

# What paper has no use for: bars, buttons, a dark ground.
UNPRINTED = """() => [...document.querySelectorAll(".side, .toolbar, .save, .bulk, .tabs, button, .button")]
  .filter(one => one.checkVisibility())
  .map(one => "printed: " + (one.className || one.textContent.trim()))
  .concat(getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)" ? [] : ["printed dark"])"""

# Each stop of the Tab key: the focus can be seen, and nothing lies over it.
STOPS = """() => {
  const looks = (one) => [one, one.closest("label"), one.querySelector(".box")].map((part) => {
    const {outline, boxShadow, borderColor, stroke} = part ? getComputedStyle(part) : {};
    return part && part.checkVisibility() ? [outline, boxShadow, borderColor, stroke].join() : "";
  }).join();
  const wrong = (stop) => {
    document.activeElement.blur();
    const before = looks(stop);
    stop.focus();
    if (document.activeElement !== stop) return "takes no focus";
    if (looks(stop) === before) return "shows no focus";
    const shown = stop.closest(".segmented label, .swatches label, .chip") ?? stop;
    const box = shown.getClientRects()[0];
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!over) return "is out of sight";
    return shown.contains(over) || over.contains(shown) || stop.labels?.[0]?.contains(over) ? null
      : "lies under " + (over.className || over.localName);
  };
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const stops = [...document.querySelectorAll(all)]
    .filter((one) => one.tabIndex === 0 && !one.disabled && one.type !== "hidden")
    .filter((one) => one.checkVisibility() && (one.type !== "radio" || one.checked));
  const found = stops.map((stop) => [wrong(stop), stop]).filter(([what]) => what);
  scrollTo(0, 0);
  return found.map(([what, stop]) => `${stop.textContent.trim() || stop.name || stop.className} ${what}`);
}"""


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


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def resize(page: Page, width: int, height: int = SCREEN) -> None:
    page.set_viewport_size({"width": width, "height": height})


def faults(page: Page, path: str) -> list[str]:
    """What is wrong with the page at ``path``: wide and light, narrow and dark, on paper."""
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
    wrong += [f"{theme}: {what}" for theme in VIEWS for what in looks(page, theme)]
    wrong += on_paper(page)
    page.remove_listener("console", listen)
    wrong += [text for text in said if expected == 200 or "Failed to load resource" not in text]
    return [f"{path}: {what}" for what in wrong]


def looks(page: Page, theme: str) -> list[str]:
    """What is wrong with the opened page in a theme, at its widths."""
    first, second = VIEWS[theme]
    page.emulate_media(color_scheme=theme)
    details(page, opened=False)
    resize(page, first, WHOLE)
    wrong = violations(page)
    resize(page, first)
    wrong += page.evaluate(STOPS)
    details(page, opened=True)
    wrong += narrowness(page)
    resize(page, second)
    return wrong + narrowness(page)


def details(page: Page, *, opened: bool) -> None:
    """Open what can be unfolded, or have it as the page came."""
    page.evaluate(
        """(opened) => document.querySelectorAll("details").forEach((one) => {
          one.dataset.came ??= one.open;
          one.open = opened || one.dataset.came === "true";
        })""",
        opened,
    )


def narrowness(page: Page) -> list[str]:
    """What has no room at the width that the page has now."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return ["scrolls sideways"] * wide + page.evaluate(SQUEEZED)


def on_paper(page: Page) -> list[str]:
    page.emulate_media(media="print")
    resize(page, PAPER)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    wrong = ["printed: cut off at the side"] * wide + page.evaluate(UNPRINTED)
    page.emulate_media(media="screen")
    return wrong


def test_no_page_before_signing_in_has_a_fault(page: Page, site: Site) -> None:
    assert [found for path in site.outside for found in faults(page, path)] == []


@pytest.mark.parametrize("part", PARTS)
def test_no_page_of_ana_has_a_fault(page: Page, site: Site, part: int) -> None:
    sign_in(page)
    here = site.inside[part :: len(PARTS)]
    assert len(here) > 15
    assert [found for path in here for found in faults(page, path)] == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.goto("/entrar")
    page.evaluate("""document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src=/x.png><a href="/" id="bare">bare</a><p class="save">x</p>')""")
    page.evaluate("document.querySelector('#bare').style.setProperty('outline', '0', 'important')")
    assert any(found.startswith("image-alt") for found in violations(page))
    assert page.evaluate(STOPS) == ["bare shows no focus"]
    page.evaluate("document.querySelector('.save').style.setProperty('display', 'block', 'important')")
    page.evaluate("document.querySelector('.save').style.inlineSize = '2000px'")
    assert narrowness(page) == ["scrolls sideways"]
    assert on_paper(page) == ["printed: cut off at the side", "printed: save"]
