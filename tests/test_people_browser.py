"""A new colleague, from the role to the second sign-in, as people do it: with scripts and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from statusplanos import clock
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.extensions import db
from tests.browsing import serving, sign_in, violations
from tests.cast import send_letters
from tests.test_invitations import link_in, mail

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNSEEN = ("Segundo fator", "Códigos de recuperação", "Definir senha")
"""Pages that nobody comes to by their address alone: axe looks at them here."""
CHOSEN = "varal de roupas ao vento"


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    sender = EmailSender(name="Serra", address="aviso@serra.test", way=MailWay.FOLDER, is_default=True)
    db.session.add(sender)
    db.session.commit()
    with serving(app) as address:
        yield address


class Desk:
    """Somebody's browser."""

    def __init__(self, browser: Browser, site: str, scripts: bool, width: int) -> None:
        size = {"width": width, "height": 800}
        context = browser.new_context(
            base_url=site, java_script_enabled=scripts, viewport=size, reduced_motion="reduce"
        )
        self.page: Page = context.new_page()
        self.scripts, self.faults = scripts, []
        self.page.on("console", lambda message: self.hear(message.text))

    def hear(self, said: str) -> None:
        if "422" not in said:  # a refused form is part of the way
            self.faults.append(said)

    def look(self, name: str) -> None:
        expect(self.page.locator("h1")).to_have_text(name)
        if self.scripts and name in UNSEEN:
            self.faults += violations(self.page)
            if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                self.faults.append(f"{name} scrolls sideways")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_colleague_is_invited_chooses_a_password_and_sets_up_a_second_factor(
    site: str, browser: Browser, folder: Path, scripts: bool
) -> None:
    ana = Desk(browser, site, scripts, 1280)
    _make_a_strict_role(ana)
    _invite(ana)
    send_letters()
    ana.page.reload()
    expect(ana.page.get_by_text("Enviada", exact=True)).to_be_visible()
    davi = Desk(browser, site, scripts, 320)
    _accept(davi, link_in(mail(folder)[0][2]))
    secret = _set_up(davi)
    _sign_in_again(davi, secret)
    _end_the_other_browser(davi, Desk(browser, site, scripts, 320), secret)
    assert ana.faults + davi.faults == []


def _make_a_strict_role(ana: Desk) -> None:
    sign_in(ana.page)
    ana.page.goto("/usuarios/perfis/2")
    ana.page.get_by_role("link", name="Duplicar").click()
    ana.look("Novo perfil")
    ana.page.get_by_role("textbox", name="Nome", exact=True).fill("Plantão")
    ana.page.get_by_label("Exige segundo fator").check()
    ana.press("Salvar")
    ana.look("Perfis")
    expect(ana.page.get_by_role("row", name=re.compile("Plantão")).first).to_contain_text("Exigido")


def _invite(ana: Desk) -> None:
    ana.page.goto("/usuarios/novo")
    ana.look("Novo usuário")
    ana.page.get_by_role("textbox", name="Nome", exact=True).fill("Davi Reis")
    ana.page.get_by_role("textbox", name="E-mail", exact=True).fill("davi@exemplo.com.br")
    ana.page.get_by_label("Perfil").select_option(label="Plantão: Cuida de clientes, planos e mensagens")
    expect(ana.page.get_by_label(re.compile("Por e-mail, de"))).to_be_checked()
    ana.press("Salvar")
    expect(ana.page.get_by_text("Na fila", exact=True)).to_be_visible()
    ana.look("Davi Reis")


def _accept(davi: Desk, path: str) -> None:
    davi.page.goto(path)
    davi.look("Definir senha")
    davi.page.get_by_label("Nova senha").fill(CHOSEN)
    davi.press("Salvar e entrar")


def _code(secret: str, steps: int) -> str:
    return pyotp.TOTP(secret).generate_otp(int(clock.now().timestamp()) // 30 + steps)


def _set_up(davi: Desk) -> str:
    davi.look("Segundo fator")
    expect(davi.page.get_by_role("img", name="Código QR para o aplicativo")).to_be_visible()
    secret = davi.page.locator(".key").inner_text().replace(" ", "")
    davi.page.get_by_role("textbox", name="Código", exact=True).fill("000000")
    davi.press("Ligar")
    davi.look("Segundo fator")
    expect(davi.page.get_by_role("alert")).to_contain_text("Este código não confere.")
    davi.page.get_by_role("textbox", name="Código", exact=True).fill(_code(secret, -1))
    davi.press("Ligar")
    davi.look("Códigos de recuperação")
    expect(davi.page.locator(".codes li")).to_have_count(10)
    davi.page.get_by_role("link", name="Já guardei: continuar").click()
    davi.look("Minha conta")
    return secret


def _sign_in_again(davi: Desk, secret: str) -> None:
    davi.page.context.clear_cookies()
    _type_the_password(davi)
    davi.look("Segundo fator")
    davi.page.get_by_role("textbox", name="Código", exact=True).fill(_code(secret, 0))
    davi.press("Entrar")
    davi.look("Painel")


def _type_the_password(desk: Desk) -> None:
    desk.page.goto("/entrar")
    desk.page.get_by_label("E-mail").fill("davi@exemplo.com.br")
    desk.page.get_by_label("Senha").fill(CHOSEN)
    desk.press("Entrar")


def _end_the_other_browser(davi: Desk, phone: Desk, secret: str) -> None:
    _type_the_password(phone)
    phone.page.get_by_role("textbox", name="Código", exact=True).fill(_code(secret, 1))
    phone.press("Entrar")
    phone.look("Painel")
    davi.page.goto("/minha-conta")
    davi.press("Encerrar todas as outras")
    davi.look("Minha conta")
    phone.page.goto("/clientes")
    phone.look("Entrar")
