"""What only a browser can tell: axe in both themes, the content policy, and what the script adds."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests import tiny_app
from tests.browsing import serving, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("/", "/barcos", "/barcos/novo", "/erro/404", "/queda", "/esquecida", "/barcos/1/afundar")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app: Flask = tiny_app.create(tmp_path_factory.mktemp("tiny"))
    tiny_app.launch(app, range(5))
    with serving(app) as where:
        yield where


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Page]:
    """Ana's page; every word on its console must be expected."""
    context = browser.new_context(
        base_url=address, reduced_motion="reduce", viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/como/ana")
    yield page
    context.close()
    assert [text for text in said if "Failed to load resource" not in text and "favicon" not in text] == []


@pytest.fixture
def ana(browser: Browser, address: str) -> Iterator[Page]:
    with visiting(browser, address) as page:
        yield page


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all that only looks."""
    with visiting(browser, address) as page:
        yield page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(reader: Page, theme: str, path: str) -> None:
    reader.emulate_media(color_scheme=theme)
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.goto(path)
    assert violations(reader) == []
    reader.set_viewport_size({"width": 320, "height": 700})
    assert reader.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_refused_form_and_open_menu_are_accessible(ana: Page, theme: str) -> None:
    ana.emulate_media(color_scheme=theme)
    ana.goto("/barcos/novo")
    ana.get_by_role("button", name="Salvar").click()
    expect(ana.locator(".errors")).to_be_focused()
    assert violations(ana) == []
    ana.get_by_role("button", name="Ana Nogueira").click()
    assert violations(ana) == []


def test_axe_would_find_something(ana: Page) -> None:
    ana.goto("/")
    ana.evaluate("document.querySelector('h1').after(document.createElement('button'))")
    assert violations(ana) != []


def test_slash_goes_to_the_search_but_not_while_writing(ana: Page) -> None:
    ana.goto("/")
    ana.keyboard.press("/")
    expect(ana.locator("#busca")).to_be_focused()
    ana.keyboard.type("a/b")
    expect(ana.locator("#busca")).to_have_value("a/b")


def test_row_opens_by_double_click_and_by_enter(ana: Page) -> None:
    ana.goto("/barcos")
    ana.locator("tbody td.num").nth(1).dblclick()
    ana.wait_for_url("**/?barco=2")
    ana.goto("/barcos")
    ana.locator("tbody .pick input").first.focus()
    ana.keyboard.press("ArrowDown")
    ana.keyboard.press("ArrowDown")
    ana.keyboard.press("Enter")
    ana.wait_for_url("**/?barco=3")


def test_arrows_move_between_the_rows_links(ana: Page) -> None:
    ana.goto("/barcos")
    ana.get_by_role("link", name="Barco 0").focus()
    ana.keyboard.press("ArrowDown")
    expect(ana.get_by_role("link", name="Barco 1")).to_be_focused()
    ana.keyboard.press("ArrowUp")
    expect(ana.get_by_role("link", name="Barco 0")).to_be_focused()


def test_more_rows_are_added_and_the_first_new_one_takes_the_focus(ana: Page) -> None:
    ana.goto("/barcos")
    expect(ana.locator("tbody tr")).to_have_count(3)
    ana.get_by_role("link", name="Mostrar mais 3").click()
    expect(ana.locator("tbody tr")).to_have_count(5)
    expect(ana.get_by_role("link", name="Barco 3")).to_be_focused()
    expect(ana.get_by_role("link", name="Mostrar mais 3")).to_have_count(0)


def test_sorting_leaves_the_focus_on_what_sorts(ana: Page) -> None:
    ana.goto("/barcos")
    name = ana.get_by_role("link", name="Nome")
    name.press("Enter")
    ana.wait_for_url("**/barcos?ordem=*")
    expect(name).to_be_focused()


def test_swap_that_nobody_asked_for_leaves_the_focus(ana: Page) -> None:
    ana.goto("/barcos")
    ana.get_by_role("link", name="Barco 1").focus()
    ana.evaluate("document.querySelector('#lista').dataset.old = true")
    ana.evaluate("htmx.ajax('GET', '/barcos', {target: '#lista', swap: 'outerHTML'})")
    expect(ana.locator("#lista[data-old]")).to_have_count(0)
    expect(ana.get_by_role("link", name="Barco 1")).to_be_focused()


def test_choosing_all_chooses_every_row(ana: Page) -> None:
    ana.goto("/barcos")
    ana.locator("thead .pick input").check()
    expect(ana.locator("tbody .pick input:checked")).to_have_count(3)
    ana.locator("tbody .pick input").first.uncheck()
    assert ana.locator("thead .pick input").evaluate("box => [box.checked, box.indeterminate]") == [
        False,
        True,
    ]


def test_fragment_that_is_a_dialog_opens_and_gives_the_focus_back(ana: Page) -> None:
    ana.goto("/barcos")
    ana.locator("#afundar").click()
    expect(ana.locator("dialog")).to_be_visible()
    assert ana.evaluate("document.querySelector('dialog').matches(':modal')")
    ana.keyboard.press("Escape")
    expect(ana.locator("dialog")).to_have_count(0)
    expect(ana.locator("#afundar")).to_be_focused()


def test_failed_fragment_leaves_the_list_and_takes_the_focus(ana: Page) -> None:
    ana.goto("/barcos")
    ana.locator("#quebrar").click()
    expect(ana.locator("#problem h2")).to_be_focused()
    expect(ana.locator("tbody tr")).to_have_count(3)


def test_ended_session_leads_a_fragment_to_the_sign_in(ana: Page) -> None:
    ana.goto("/barcos")
    ana.context.clear_cookies()
    ana.locator("#afundar").click()
    ana.wait_for_url("**/entrar?next=/barcos")
    expect(ana.get_by_text("Sua sessão terminou")).to_be_visible()


def test_typed_text_is_not_lost_by_leaving(ana: Page) -> None:
    ana.goto("/barcos/novo")
    ana.locator("#name").fill("Argo")
    expect(ana.get_by_text("Ainda não salvo")).to_be_visible()
    asked: list[str] = []
    ana.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    ana.get_by_role("link", name="Cancelar").click(no_wait_after=True)
    ana.wait_for_timeout(200)
    assert asked == ["beforeunload"]
    expect(ana.locator("#name")).to_have_value("Argo")
    ana.get_by_role("button", name="Salvar").click()
    expect(ana.get_by_text("Barco salvo")).to_be_visible()


def test_form_is_sent_once_however_often_it_is_pressed(ana: Page) -> None:
    ana.goto("/barcos/novo")
    sent: list[str] = []
    ana.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    ana.locator("#name").fill("Argo")
    ana.get_by_role("button", name="Salvar").dblclick(no_wait_after=True)
    expect(ana.get_by_text("Barco salvo")).to_be_visible()
    assert len(sent) == 1


def test_toast_is_closed_by_its_button(ana: Page) -> None:
    ana.goto("/barcos/novo")
    ana.locator("#name").fill("Argo")
    ana.get_by_role("button", name="Salvar").click()
    expect(ana.locator(".toast")).to_have_count(1)
    assert violations(ana) == []
    ana.get_by_role("button", name="Fechar aviso").click()
    expect(ana.locator(".toast")).to_have_count(0)
    expect(ana.locator("main")).to_be_focused()


def test_toast_goes_by_itself_unless_somebody_is_at_it(ana: Page) -> None:
    ana.clock.install()
    ana.goto("/barcos/novo")
    ana.locator("#name").fill("Argo")
    ana.get_by_role("button", name="Salvar").click()
    ana.get_by_role("button", name="Fechar aviso").focus()
    ana.clock.run_for(60_000)
    expect(ana.locator(".toast")).to_have_count(1)
    ana.locator("h1").focus()
    ana.clock.run_for(21_000)
    expect(ana.locator(".toast")).to_have_count(0)


def test_placeholder_goes_where_the_text_was_touched(ana: Page) -> None:
    ana.goto("/barcos/novo")
    ana.locator("#story").fill("Olá, !")
    ana.locator("#story").evaluate("text => text.setSelectionRange(5, 5)")
    ana.get_by_role("button", name="{{nome}}").click()
    expect(ana.locator("#story")).to_have_value("Olá, {{nome}}!")


def test_line_of_the_summary_leads_to_its_field(ana: Page) -> None:
    ana.goto("/barcos/novo")
    ana.get_by_role("button", name="Salvar").click()
    ana.get_by_role("link", name="Nome: Preencha este campo.").click()
    expect(ana.locator("#name")).to_be_focused()


def test_search_as_you_type_keeps_the_focus_and_the_address(ana: Page) -> None:
    ana.goto("/barcos")
    field = ana.get_by_role("searchbox", name="Buscar barcos")
    field.press_sequentially("vela")
    ana.wait_for_url("**/barcos?q=vela")
    expect(field).to_be_focused()
