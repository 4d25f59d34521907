"""Two people at one status, as they do it: with scripts and without."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from statusplanos import clock
from statusplanos.accounts.models import User
from statusplanos.extensions import db
from tests.browsing import serving, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def site(app, session, a_subscription) -> Iterator[str]:
    """Three plans in Experimenta (10 days), entered 12, 4 and 0 days ago; Beto may do what Ana may."""
    ana, beto = (session.query(User).filter_by(name=name).one() for name in ("Ana Nogueira", "Beto Lima"))
    beto.role_id = ana.role_id
    session.commit()
    for age in (12, 4, 0):
        a_subscription("Experimenta", clock.today() - timedelta(days=age))
    db.session.rollback()
    with serving(app) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def desk(request, browser, site):
    """Opens somebody's browser at the status."""

    def sit(email: str) -> Page:
        context = browser.new_context(
            base_url=site, java_script_enabled=request.param, reduced_motion="reduce", locale="pt-BR"
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        sign_in(page, email)
        page.goto("/status/2")
        return page

    sit.scripts = request.param
    return sit


def look(page: Page, scripts: bool, heading: str) -> None:
    """The page has come, takes the focus, and axe finds nothing on it, wide or narrow."""
    expect(page.locator("h1")).to_have_text(heading)
    if not scripts:
        return
    expect(page.locator("h1")).to_be_focused()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_both_edit_one_status_and_nothing_is_lost(desk) -> None:
    ana, beto = desk("ana@exemplo.com.br"), desk("beto@exemplo.com.br")

    beto.get_by_label("Dias no status").fill("15")
    beto.get_by_role("radio", name="Reduzido").check(force=True)
    beto.get_by_role("button", name="Salvar").click()
    look(beto, desk.scripts, "E quem já está em Experimenta?")
    beto.get_by_role("radio", name="Só prorrogar 3 planos mudam de data").check()
    beto.get_by_role("button", name="Salvar").click()
    expect(beto.locator(".toast")).to_contain_text("3 planos que estão nele mudaram de data")

    ana.get_by_label("Descrição").fill("Degustação")
    ana.get_by_label("Dias no status").fill("20")
    ana.get_by_role("button", name="Salvar").click()
    look(ana, desk.scripts, "Beto Lima salvou antes de você")
    row = ana.get_by_role("row", name="Dias no status")
    expect(row).to_contain_text("antes: 10")
    row.get_by_role("radio", name="20").check()
    expect(ana.get_by_role("row", name="Acesso")).to_contain_text("Reduzido")
    ana.get_by_role("button", name="Salvar o escolhido").click()

    expect(ana.locator("h1")).to_have_text("E quem já está em Experimenta?")
    ana.get_by_role("button", name="Continuar editando").click()
    expect(ana.get_by_label("Descrição")).to_have_value("Degustação")
    expect(ana.get_by_role("radio", name="Reduzido")).to_be_checked()
    ana.get_by_role("button", name="Salvar").click()
    ana.get_by_role("radio", name="Recalcular todos").check()
    ana.get_by_role("button", name="Salvar").click()
    expect(ana.locator(".toast")).to_contain_text("Degustação foi salvo. 3 planos")

    ana.get_by_role("link", name="3 planos: Degustação").click()
    expect(ana.locator("main")).to_contain_text("faltam 8 dias")
    expect(ana.locator("main")).to_contain_text("faltam 20 dias")


def test_one_is_copied_and_the_copy_is_put_in_its_place(desk) -> None:
    ana = desk("ana@exemplo.com.br")
    ana.get_by_role("link", name="Duplicar").click()
    ana.get_by_label("Rosa").check(force=True)
    if desk.scripts:
        expect(ana.locator("[data-mark]")).to_have_class("status active tone-pink")
    ana.get_by_role("button", name="Salvar").click()
    ana.get_by_role("link", name="Organizar…").click()
    up = ana.get_by_role("button", name="Para cima: Cópia de Experimenta")
    up.focus()
    ana.keyboard.press("Enter")
    expect(ana.locator(".order > li").nth(6)).to_contain_text("Cópia de Experimenta")
    if desk.scripts:
        expect(up).to_be_focused()
        assert violations(ana) == []
    ana.get_by_role("button", name="Para o início: Cópia de Experimenta").click()
    expect(ana.locator(".order > li").nth(0)).to_contain_text("Cópia de Experimenta")
    ana.get_by_role("link", name="Pronto").click()
    expect(ana.locator("table tbody").first.locator("tr").nth(1)).to_contain_text("Cópia de Experimenta")
