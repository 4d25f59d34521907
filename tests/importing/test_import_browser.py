"""A person imports a file in Chromium, once with JavaScript and once without, by mouse and by keyboard."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.importing.upload import work
from tests.browsing import serving, sign_in, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FILE = (
    "contrato;nome;cpf_cnpj;whats;plano;mensalidade;situacao;dt_ativ\n"
    "1;Marina Duarte Alves;529.982.247-25;(31) 99876-5432;SUPER MAIS;90,00;Habilitado;01/05/2026\n"
    "2;José Pires;111.444.777-00;;CASA 300;70,00;Bloqueado;01/05/2026\n"
)


@pytest.fixture
def address(app) -> Iterator[str]:
    """The pages, with a worker at work beside them."""
    over = threading.Event()

    def work_on() -> None:
        with app.app_context():
            while not over.wait(0.3):
                act_as(db.session(), Author("rotina diária", Source.WORKER, clock.now()))
                work.run_waiting(db.session(), stop=over.is_set)
                db.session.remove()

    with serving(app) as served:
        worker = threading.Thread(target=work_on)
        worker.start()
        yield served
        over.set()
        worker.join()


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    opened = context.new_page()
    sign_in(opened)
    yield opened
    context.close()


def wait_for(page: Page, words: str) -> None:
    """With scripts the page moves on by itself; without them *Atualizar* does it."""
    for _ in range(40):
        if page.get_by_text(words).count():
            break
        refresh = page.get_by_role("link", name="Atualizar")
        if refresh.count():
            refresh.first.click()
        page.wait_for_timeout(250)
    expect(page.get_by_text(words).first).to_be_visible()


def test_from_the_file_to_the_result_and_back_on_the_way(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "clientes-abril.csv"
    file.write_text(FILE)
    page.goto("/")
    page.get_by_role("link", name="Importar clientes").first.click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Usar este arquivo").click()
    expect(page.get_by_role("heading", name="clientes-abril.csv")).to_be_visible()
    expect(page.locator(".steps [aria-current=step]")).to_have_text("Colunas")
    page.get_by_label("Campo para a coluna whats").select_option(label="Celular")
    page.get_by_role("button", name="Continuar").click()
    expect(page.locator(".steps [aria-current=step]")).to_have_text("Situações e planos")
    page.get_by_label("O que Habilitado é aqui").select_option(label="Serviço Habilitado")
    page.get_by_role("button", name="Conferir o arquivo").click()
    expect(page.get_by_role("alert").filter(has_text="Há nomes ainda sem escolha.")).to_be_visible()
    page.get_by_role("link", name="Bloqueado: Escolha").click()
    page.get_by_label("O que Bloqueado é aqui").select_option(label="Suspenso por Débito")
    page.get_by_role("button", name="Conferir o arquivo").click()
    wait_for(page, "Linhas recusadas")
    expect(page.get_by_text("Os dígitos verificadores não conferem.")).to_be_visible()
    page.get_by_role("link", name="Colunas").click()
    expect(page.get_by_label("Campo para a coluna whats")).to_have_value("phone")
    page.get_by_role("link", name="Conferência").click()
    page.get_by_label("Aceitar CPF/CNPJ inválido com aviso").check()
    page.get_by_role("button", name="Conferir de novo").click()
    wait_for(page, "1 linha entra com CPF ou CNPJ")
    with page.expect_navigation():
        page.get_by_role("button", name="Importar 2 linhas").click()
    wait_for(page, "Gravado por Ana Nogueira")
    page.get_by_role("link", name="Importar clientes").first.click()
    page.get_by_role("link", name="Importações").click()
    page.get_by_role("link", name="clientes-abril.csv").click()
    expect(page.get_by_text("Gravado por Ana Nogueira")).to_be_visible()
    page.get_by_role("link", name="Ver os clientes").click()
    expect(page.get_by_role("link", name="Marina Duarte Alves")).to_be_visible()


def test_axe_finds_nothing_on_a_part_that_was_swapped(browser: Browser, address: str, tmp_path: Path) -> None:
    file = tmp_path / "clientes.csv"
    file.write_text(FILE.replace("Habilitado", "Serviço Habilitado").replace("Bloqueado", "Cancelado"))
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page)
    page.goto("/importar")
    page.locator("input[type=file]").set_input_files(file)
    for button in ("Usar este arquivo", "Continuar", "Conferir o arquivo"):
        page.get_by_role("button", name=button).focus()
        page.keyboard.press("Enter")
    expect(page.get_by_text("Linhas recusadas").first).to_be_visible()
    assert violations(page) == []
    context.close()
