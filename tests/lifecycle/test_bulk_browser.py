"""Somebody ticks rows, changes them all, sees the result and takes it back; with a script and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from statusplanos import clock
from tests.browsing import serving, sign_in, violations
from tests.lifecycle.bulk_pages import work

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def page(request, browser, app, session, a_subscription):
    for _ in range(3):
        a_subscription("Serviço Habilitado", clock.today())
    session.rollback()
    with serving(app) as address:
        context = browser.new_context(base_url=address, java_script_enabled=request.param, locale="pt-BR")
        opened = context.new_page()
        sign_in(opened)
        opened.scripted = request.param
        yield opened
        context.close()


def is_clean(page: Page) -> bool:
    """Axe has nothing to say (it needs a script to look)."""
    return not page.scripted or violations(page) == []


def test_rows_are_chosen_changed_and_taken_back(page: Page):
    page.goto("/clientes")
    change = page.get_by_role("button", name="Mudar status…")
    expect(change).to_be_hidden()
    page.locator("tbody .pick input").first.check()
    page.locator("tbody .pick input").nth(2).check()
    expect(change).to_be_visible()
    if page.scripted:
        expect(page.locator("[data-chosen]")).to_have_text("2")
    assert is_clean(page)
    change.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mudar o status de 2 planos")
    page.get_by_label("Novo status").select_option(label="Suspenso a Pedido")
    page.get_by_label("Motivo").fill("obra na rua")
    assert is_clean(page)
    page.get_by_role("button", name="Conferir").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mudar 2 planos para Suspenso a Pedido?")
    expect(page.locator(".effects")).to_contain_text("2 perdem a conexão.")
    assert is_clean(page)
    page.get_by_role("button", name="Mudar 2 planos").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("Você pode fechar esta página")).to_be_visible()
    assert is_clean(page)
    page.goto("/clientes")  # the work does not need the page
    page.get_by_role("link", name="Ver o andamento").click()
    work()
    if not page.scripted:
        page.get_by_role("link", name="Atualizar").click()
    expect(page.get_by_text("completa", exact=True)).to_be_visible(timeout=15_000)  # it polls by itself
    expect(page.locator("#lista tbody tr")).to_have_count(2)
    page.reload()
    assert is_clean(page)
    page.get_by_role("button", name="Desfazer esta mudança em massa…").click()
    expect(page.locator(".effects")).to_contain_text("2 planos em que ninguém mexeu depois.")
    page.get_by_role("button", name="Devolver 2 planos").click()
    work()
    page.reload()
    expect(page.get_by_text("Devolvidos")).to_be_visible()
    assert is_clean(page)
    page.get_by_role("link", name="Mudanças em massa").first.click()
    expect(page.locator("#lista tbody tr")).to_have_count(2)


def test_all_of_the_list_are_taken_by_one_button(page: Page):
    page.goto("/clientes")
    if page.scripted:
        page.locator("thead .pick input").check()
        expect(page.locator("[data-chosen]")).to_have_text("3")
    else:
        page.locator("tbody .pick input").first.check()
    page.get_by_role("button", name="escolher todos os 3 da lista").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mudar o status de 3 planos")
    page.get_by_role("link", name="Cancelar").click()
    page.wait_for_url(re.compile("/clientes$"))


def test_a_change_is_undone_from_the_toast_and_from_the_plans_page(page: Page):
    for place in (".toast", "form.undo"):
        page.goto("/assinaturas/1/status")
        page.get_by_label("Novo status").select_option(label="Suspenso a Pedido")
        page.get_by_role("button", name="Conferir").click()
        page.get_by_role("button", name="Mudar para Suspenso a Pedido").click()
        if place != ".toast":
            page.goto("/assinaturas/1")
        page.locator(place).get_by_role("button", name="Desfazer").click()
        expect(
            page.get_by_text("Desfeito: Plano Super Mais está de novo em Serviço Habilitado.")
        ).to_be_visible()
    assert is_clean(page)
