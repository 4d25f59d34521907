"""Every page of Ajuda as it is read: axe finds nothing, nothing is too wide, pictures are of the theme."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from statusplanos.home.manual import articles
from tests.browsing import RULES, serving, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    with serving(app) as address:
        context = browser.new_context(base_url=address, color_scheme="dark", viewport=WIDE)
        yield context.new_page()
        context.close()


def faults(page: Page) -> list[str]:
    """The text alone: what stands around it is the same on each, and looked at with every other page."""
    seen = Axe().run(page, context="article.prose", options=RULES).response["violations"]
    found = [f"{rule['id']} {rule['nodes'][0]['html'][:120]}" for rule in seen]
    width = page.evaluate("document.documentElement.scrollWidth")
    if page.viewport_size and width > page.viewport_size["width"]:
        found.append(f"scrolls sideways: {width}")
    page.locator("main img").evaluate_all("all => all.forEach(one => { one.loading = 'eager' })")
    for picture in page.locator("main img").all():
        expect(picture).to_have_js_property("complete", True, timeout=30_000)
    broken = "all => all.filter(one => !one.naturalWidth).map(one => `missing: ${one.currentSrc}`)"
    return found + page.locator("main img").evaluate_all(broken)


def test_every_page_is_without_fault(page: Page) -> None:
    """Narrow and dark for who has signed in, wide and light for who has not."""
    page.goto("/ajuda")
    assert violations(page) == []
    found = {}
    for number, one in enumerate(articles.articles()):
        if number == len(articles.articles()) // 2:
            sign_in(page)
        page.set_viewport_size(NARROW if number % 2 else WIDE)
        page.emulate_media(color_scheme="dark" if number % 3 else "light")
        page.goto(f"/ajuda/{one.slug}")
        if wrong := faults(page):
            found[one.slug] = wrong
    assert found == {}


def test_the_search_answers_while_one_types_and_leads_to_the_place(page: Page) -> None:
    page.goto("/ajuda")
    page.get_by_role("searchbox", name="Buscar na Ajuda").press_sequentially("sem confirmação")
    page.get_by_role("link", name="O que o cliente recebe · Situações de uma mensagem").click()
    expect(page.get_by_role("heading", name="Situações de uma mensagem")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("searchbox", name="Buscar na Ajuda")).to_have_value("sem confirmação")


def test_the_picture_follows_the_theme(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/ajuda/painel")
    shown = page.locator("main img").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True, timeout=30_000)
    assert "-dark." in shown.evaluate("one => one.currentSrc")
    page.emulate_media(color_scheme="light")
    for _ in range(50):
        if "-light." in shown.evaluate("one => one.currentSrc"):
            break
        page.wait_for_timeout(100)
    assert "-light." in shown.evaluate("one => one.currentSrc")
    sign_in(page)
    page.goto("/")
    page.get_by_role("button", name="conta e tema").click()
    page.get_by_role("button", name="Escuro").click()
    page.goto("/ajuda/painel")
    assert "-dark." in page.locator("main img").first.get_attribute("src")


def test_the_help_opens_beside_a_half_filled_form(page: Page) -> None:
    """In another tab, at the fields; what was typed stays."""
    sign_in(page)
    page.goto("/status/novo")
    page.get_by_label("Descrição").fill("Meio caminho")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Ajuda").click()
    expect(opened.value.get_by_role("heading", name="Os campos")).to_be_in_viewport()
    expect(page.get_by_label("Descrição")).to_have_value("Meio caminho")
