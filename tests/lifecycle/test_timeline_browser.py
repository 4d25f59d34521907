"""A person writes a note, narrows a plan's timeline and looks into the history; with a script and without."""

import pytest
from playwright.sync_api import Page, expect

from statusplanos import clock
from statusplanos.lifecycle import enrolment
from tests.browsing import serving, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def page(request, browser, app, session, a_subscription):
    plan = a_subscription()
    for number in range(12):
        terms = {"price_cents": 100 + number, "seen_version": plan.version, "today": clock.today()}
        enrolment.alter(session, plan, plan=plan.plan, **terms)
        session.commit()
    with serving(app) as address:
        context = browser.new_context(base_url=address, java_script_enabled=request.param, locale="pt-BR")
        opened = context.new_page()
        sign_in(opened)
        opened.scripted = request.param
        yield opened
        context.close()


def test_a_note_goes_into_the_line_and_the_line_is_narrowed(page: Page):
    page.goto("/assinaturas/1")
    page.locator("summary", has_text="Nova anotação").click()
    page.get_by_label("O que foi dito ou feito").fill("Ligou: quer pagar no dia 20.")
    page.get_by_label("Canal").select_option("WhatsApp")
    page.get_by_role("button", name="Salvar anotação").click()
    page.wait_for_url("**/assinaturas/1#historia")
    line = page.locator("#story")
    expect(line.locator("li").first).to_contain_text("Ligou: quer pagar no dia 20.")
    page.get_by_role("link", name="Anotações", exact=True).click()
    page.wait_for_url("**/assinaturas/1/historico?tipo=anotacoes")
    expect(line.locator("li")).to_have_count(1)
    page.get_by_role("link", name="Dados", exact=False).first.click()
    page.wait_for_url("**tipo=dados")
    expect(line.locator("li")).to_have_count(13)
    if page.scripted:
        assert violations(page) == []
    page.get_by_role("link", name="Tudo", exact=True).click()
    expect(line.locator("li")).to_have_count(20 - 6 if False else 16)


def test_the_history_is_narrowed_and_an_operation_opened(page: Page):
    page.goto("/historico/")
    page.get_by_role("button", name="O quê").click()
    page.get_by_role("link", name="Planos de clientes").click()
    page.wait_for_url("**o-que=planos-de-clientes")
    page.get_by_role("button", name="Tipo").click()
    page.get_by_role("link", name="Criação").click()
    expect(page.get_by_role("status").filter(has_text="operação")).to_contain_text("1 operação")
    page.locator(".timeline summary").click()
    if page.scripted:
        assert violations(page) == []
    page.get_by_role("link", name="operação").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Operação")
    expect(page.locator(".changed")).to_have_count(1)
