"""The settings as a person sets them, with a script and without; and the guards of every form that edits."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

import app as application
from statusplanos.channels.email.models import EmailSender
from statusplanos.extensions import db
from tests.browsing import serving, sign_in, violations
from tests.conftest import environment
from tests.seeded import sow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EDITING = (
    "/assinaturas/1/alterar",
    "/assinaturas/1/status",
    "/assinaturas/1/login",
    "/clientes/1/anotacoes",
    "/clientes/1/editar",
    "/clientes/1/planos/novo",
    "/clientes/novo",
    "/configuracoes/empresa",
    "/configuracoes/faturamento",
    "/configuracoes/mensagens",
    "/minha-conta",
    "/planos/1",
    "/planos/novo",
    "/remetentes/email/1",
    "/remetentes/sms/novo",
    "/status/1",
    "/status/novo",
    "/usuarios/1",
    "/usuarios/novo",
    "/usuarios/perfis/novo",
)


@pytest.fixture(scope="module")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("settings") / "data"
    shutil.copytree(template, folder)
    app = application.create_app(environment(folder))
    with app.app_context():
        sow(db.session())
        db.session.remove()
    with serving(app) as address:
        yield app, address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site[1], java_script_enabled=request.param, viewport={"width": 1280, "height": 800}
    )
    found = context.new_page()
    sign_in(found)
    yield found
    context.close()


@pytest.fixture
def scripted(browser: Browser, site) -> Iterator[Page]:
    context = browser.new_context(base_url=site[1], reduced_motion="reduce")
    found = context.new_page()
    sign_in(found)
    yield found
    context.close()


def has_script(page: Page) -> bool:
    return page.locator("[data-copy]:not([hidden])").count() > 0


def drawn(tmp_path: Path) -> Path:
    file = tmp_path / "logo.png"
    content = BytesIO()
    Image.new("RGB", (300, 100), "navy").save(content, "PNG")
    file.write_bytes(content.getvalue())
    return file


def test_the_company_is_named_its_logo_sent_and_its_hour_understood(page, tmp_path):
    page.goto("/")
    page.get_by_role("link", name="Todas as configurações").click()
    page.locator(".doors").get_by_role("link", name="Empresa").click()
    page.get_by_label("Nome da empresa").fill("Serra Fibra & Filhos")
    page.get_by_label("Hora da rotina diária").fill("06:30")
    page.get_by_role("button", name="Salvar").click()
    expect(page.locator(".toasts")).to_contain_text("Configurações salvas")
    page.get_by_label("Imagem").set_input_files(drawn(tmp_path))
    page.get_by_role("button", name="Enviar logotipo").click()
    logo = page.locator(".side .brand img")
    expect(logo).to_have_attribute("alt", "Serra Fibra & Filhos")
    assert logo.get_attribute("width") == "300"
    page.get_by_role("button", name="Remover logotipo").click()
    expect(logo).to_have_count(0)


def test_due_days_show_what_they_change_before_they_are_saved(page):
    page.goto("/configuracoes/faturamento")
    closing = page.get_by_label("Dia do fechamento").first
    before = closing.input_value()
    closing.fill("25" if before != "25" else "20")
    page.get_by_role("button", name="Ver o que muda").click()
    expect(page.locator("#efeitos ins").first).to_contain_text("fecha ")
    expect(page.locator("#efeitos")).to_contain_text("4 clientes passam a ter outras datas.")
    page.get_by_role("button", name="Salvar").click()
    expect(page.locator(".toasts")).to_contain_text("Configurações salvas")
    expect(page.locator("#efeitos")).to_contain_text("Nada muda para nenhum cliente.")


def test_a_footer_is_seen_in_a_message_before_it_is_saved(page):
    page.goto("/configuracoes/mensagens")
    page.get_by_label("Rodapé dos SMS").fill("Serra {{empresa}} 0800")
    page.get_by_role("button", name="Prévia").click()
    expect(page.locator(".bubble")).to_contain_text("0800")
    page.get_by_label("Rodapé dos SMS").fill("Serra {{fone}}")
    page.get_by_role("button", name="Salvar").click()
    expect(page.locator(".errors")).to_contain_text("marca desconhecida")
    page.get_by_label("Rodapé dos SMS").fill("Serra Fibra 0800")
    page.get_by_role("button", name="Salvar").click()
    expect(page.locator(".toasts")).to_contain_text("Configurações salvas")


def test_the_system_says_what_is_wrong_and_gives_its_report(page):
    page.goto("/configuracoes/sistema")
    expect(page.locator("#relatorio")).to_contain_text("não dá sinal")
    page.get_by_role("link", name="Atualizar").click()
    page.get_by_text("Mostrar o texto").click()
    expect(page.locator("pre.report")).to_contain_text("X Worker: não dá sinal")
    if has_script(page):
        page.get_by_role("button", name="Copiar relatório").click()
        expect(page.get_by_role("button", name="Copiar relatório")).to_have_attribute("aria-pressed", "true")
        assert violations(page) == []


def test_dates_and_hours_follow_the_typing(scripted):
    scripted.goto("/configuracoes/empresa")
    scripted.get_by_label("Fuso horário").select_option("America/Noronha")
    expect(scripted.locator("#empresa [aria-live]")).to_contain_text("em America/Noronha")
    scripted.goto("/configuracoes/faturamento")
    scripted.get_by_label("Dia do fechamento").first.fill("7")
    expect(scripted.locator("#efeitos ins").first).to_contain_text("fecha 07/")
    assert violations(scripted) == []


LEAVING = """() => {
  const leaving = new Event('beforeunload', {cancelable: true});
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}"""


def test_no_form_that_edits_is_left_with_something_unsaved(scripted):
    unguarded = []
    for path in EDITING:
        scripted.goto(path)
        assert scripted.evaluate(LEAVING) is False, path
        form = scripted.locator("form[data-guard]").first
        field = form.locator("input[type=text]:visible, input[type=password]:visible, textarea:visible").first
        field.fill("7")
        if not scripted.evaluate(LEAVING):
            unguarded.append(path)
        form.evaluate("form => form.reset()")
        scripted.evaluate("window.onbeforeunload = null")
        scripted.once("dialog", lambda dialog: dialog.accept())
        scripted.goto("about:blank")
    assert unguarded == []


def test_a_double_click_saves_once(scripted, site):
    scripted.goto("/remetentes/email/novo")
    scripted.locator("#name").fill("Duplo")
    scripted.locator("#address").fill("duplo@serra.test")
    scripted.locator("#host").fill("smtp.serra.test")
    posts = []
    scripted.on("request", lambda request: posts.append(1) if request.method == "POST" else None)
    scripted.get_by_role("button", name="Salvar").dblclick()
    expect(scripted.locator(".toasts")).to_contain_text("Remetente salvo")
    assert len(posts) == 1
    with site[0].app_context():
        assert db.session.query(EmailSender).filter_by(name="Duplo").count() == 1


def test_going_back_and_saving_again_saves_once(scripted, site):
    """The page from the browser's memory carries the token that was used."""
    scripted.goto("/remetentes/email/novo")
    scripted.locator("#name").fill("De novo")
    scripted.locator("#address").fill("denovo@serra.test")
    scripted.locator("#host").fill("smtp.serra.test")
    token = scripted.locator("[name=once]").first.input_value()
    scripted.get_by_role("button", name="Salvar").click()
    expect(scripted.locator(".toasts")).to_contain_text("Remetente salvo")
    first = scripted.url
    scripted.goto("/remetentes/email/novo")
    scripted.locator("#name").fill("De novo")
    scripted.locator("#address").fill("denovo@serra.test")
    scripted.locator("#host").fill("smtp.serra.test")
    scripted.locator("[name=once]").first.evaluate("(field, token) => field.value = token", token)
    scripted.get_by_role("button", name="Salvar").click()
    expect(scripted.locator(".toasts")).to_contain_text("Isto já estava salvo")
    assert scripted.url == first


def test_when_the_session_ends_polling_ends_at_the_sign_in(scripted):
    scripted.goto("/rotina")
    scripted.get_by_role("button", name="Executar agora").click()
    scripted.wait_for_url("**/rotina/*")
    here = scripted.url.rsplit("/", 1)[1]
    scripted.context.clear_cookies()
    scripted.wait_for_url(f"**/entrar?next=/rotina/{here}")
    expect(scripted.locator("[role=status]")).to_contain_text("Sua sessão terminou.")
    asked = []
    scripted.on("request", lambda request: asked.append(request.url))
    scripted.wait_for_timeout(3500)
    assert asked == []
