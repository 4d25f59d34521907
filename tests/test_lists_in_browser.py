"""Somebody finds, filters, groups and keeps lists, and looks at the map: with scripts, and without."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browsing import serving, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(app: Flask, a_subscription, a_customer) -> Iterator[str]:
    for status in ("Experimenta", "Cancelado"):
        a_subscription(status, on=date(2026, 5, 1))
    a_subscription("Experimenta", on=date(2026, 5, 1), customer=a_customer("Caetano Brito", "11144477735"))
    with serving(app) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    opened = context.new_page()
    sign_in(opened)
    yield opened
    context.close()


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    opened = context.new_page()
    sign_in(opened)
    yield opened
    context.close()


def test_ctrl_k_finds_by_keyboard_alone_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/planos")
    page.get_by_role("link", name="Novo plano").focus()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Busca rápida")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("caetano")
    first = dialog.get_by_role("link", name="Caetano Brito")
    expect(first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Novo plano")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("mapa")
    expect(dialog.get_by_role("link", name="Mapa dos status")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/status/mapa")


def test_a_search_keeps_the_filters_and_both_are_kept_as_a_view(page: Page) -> None:
    page.goto("/clientes")
    page.get_by_role("link", name="Ativo", exact=True).click()
    expect(page).to_have_url("/clientes?category=active")
    field = page.get_by_role("searchbox", name="Buscar clientes")
    field.press_sequentially("caetano")
    expect(page).to_have_url("/clientes?q=caetano&category=active")
    expect(page.locator("table.list tbody tr")).to_have_count(1)
    expect(field).to_be_focused()
    page.get_by_role("link", name="Salvar esta vista…").click()
    dialog = page.get_by_role("dialog")
    assert violations(page) == []
    dialog.get_by_role("textbox", name="Nome").fill("O Caetano")
    dialog.get_by_label("Compartilhada com todos").check()
    dialog.get_by_role("button", name="Salvar").click()
    view = page.get_by_role("navigation", name="Vistas salvas").get_by_role("link", name="O Caetano")
    expect(view).to_have_attribute("aria-current", "true")
    page.goto("/clientes")
    view.click()
    expect(page.locator("table.list tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Renomear ou apagar…").click()
    dialog.get_by_role("button", name="Apagar").click()
    expect(page.get_by_text("A vista O Caetano foi apagada.")).to_be_visible()
    expect(view).to_have_count(0)


def test_groups_open_in_place_and_back_closes_them(page: Page) -> None:
    page.goto("/clientes")
    page.get_by_role("button", name="Agrupar").click()
    page.get_by_role("main").get_by_role("link", name="Status", exact=True).first.click()
    group = page.locator("a.group", has_text="Experimenta")
    expect(group).to_have_attribute("aria-expanded", "false")
    group.click()
    expect(group).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="Caetano Brito")).to_be_visible()
    assert violations(page) == []
    page.go_back()
    expect(group).to_have_attribute("aria-expanded", "false")


def test_typing_in_the_messages_search_never_loses_the_focus(page: Page) -> None:
    page.goto("/mensagens")
    field = page.get_by_role("searchbox", name="Buscar mensagens")
    field.press_sequentially("mari", delay=300)
    expect(page).to_have_url("/mensagens?q=mari")
    expect(field).to_be_focused()
    expect(field).to_have_value("mari")


def test_the_map_leads_to_a_status_by_its_box(page: Page) -> None:
    page.goto("/status/")
    page.get_by_role("link", name="Mapa", exact=True).click()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.locator("svg.map a", has_text="Experimenta").first.click()
    expect(page.get_by_role("heading", name="Experimenta", level=1)).to_be_visible()


def test_all_of_it_works_without_scripts(plain: Page) -> None:
    plain.goto("/")
    side = plain.locator(".side")
    side.get_by_role("searchbox").fill("caetano")
    side.get_by_role("searchbox").press("Enter")
    expect(plain).to_have_url("/buscar?q=caetano")
    plain.get_by_role("main").get_by_role("link", name="Caetano Brito").click()
    expect(plain.get_by_role("heading", name="Caetano Brito", level=1)).to_be_visible()
    plain.goto("/clientes")
    plain.get_by_role("link", name="Ativo", exact=True).click()
    field = plain.get_by_role("searchbox", name="Buscar clientes")
    field.fill("caetano")
    field.press("Enter")
    expect(plain).to_have_url("/clientes?q=caetano&category=active")
    plain.get_by_role("link", name="Salvar esta vista…").click()
    plain.get_by_role("textbox", name="Nome").fill("O Caetano")
    plain.get_by_role("button", name="Salvar").click()
    expect(plain.get_by_role("link", name="O Caetano")).to_have_attribute("aria-current", "true")
    plain.goto("/clientes?group=status")
    plain.locator("a.group", has_text="Cancelado").click()
    expect(plain.locator("table.list tbody tr td.num").first).to_be_visible()
    plain.goto("/status/mapa")
    plain.locator("svg.map a", has_text="Cancelado").first.click()
    expect(plain.get_by_role("heading", name="Cancelado", level=1)).to_be_visible()


def test_who_types_a_search_keeps_the_place_and_the_filter_chosen_before(page: Page) -> None:
    lists = {
        "/usuarios": "Liberado",
        "/usuarios/entradas": "Entrou",
        "/status/2/planos": "Sem prazo",
        "/importar/importacoes": "Conferido",
    }
    for url, chip in lists.items():
        page.goto(url)
        page.locator("#lista .chips").get_by_role("link", name=chip).click()
        expect(page.locator("#lista .chip[aria-current]")).to_contain_text(chip)
        chosen = page.url.partition("?")[2]
        search = page.locator("main").get_by_role("searchbox")
        search.click()
        page.keyboard.type("an")
        page.wait_for_url("**q=an*")
        page.keyboard.type("n")
        page.wait_for_url("**q=ann*")
        expect(search).to_be_focused()
        expect(search).to_have_value("ann")
        assert chosen in page.url
