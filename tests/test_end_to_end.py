"""The whole way, as staff and customer see it: a trial ends by itself and the customer hears of it.

Real browser, real web server, worker and Valkey, a real SMTP server and a real SMS gateway; the days go by
through the date that is given to the daily run.
"""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from statusplanos import clock
from statusplanos.config import ROOT
from tests.launching import environment, healthy, run, said, wait_for
from tests.messaging.servers import Gateway, Mailbox, answering, gateway_server, smtp_server
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "uma frase bem comprida"
SUBJECT = "Seu {{plano}} está habilitado"
LETTER = "Olá, {{primeiro_nome}}!\n\nO {{plano}} vale desde {{data_inicio}}, por {{valor}} ao mês."
SMS = "{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais."


@dataclass
class Office:
    """The installation, the servers that it sends to, and Ana's browser."""

    folder: Path
    port: int
    page: Page
    mailbox: Mailbox
    smtp: int
    gateway: Gateway
    sms: int

    def flask(self, *arguments: str) -> str:
        more = {"STATUSPLANOS_GATEWAY_ALLOW": f"127.0.0.1:{self.sms}"}
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", *arguments],
            cwd=ROOT,
            env=environment(self.folder, self.port, **more),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "statusplanos.db", timeout=10)) as connection:
            return connection.execute(query).fetchall()

    @property
    def told(self) -> int:
        return len(self.mailbox.letters) + len(self.gateway.texts)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture
def office(tmp_path: Path, page: Page) -> Iterator[Office]:
    folder, port = tmp_path / "data", free_port()
    folder.mkdir()
    mailbox, gateway = Mailbox(), Gateway(answering(b'{"status": "ok", "id": "g-1"}'))
    with smtp_server(mailbox) as smtp, gateway_server(gateway) as sms:
        allowed = f"127.0.0.1:{sms}"
        with run(folder, port, STATUSPLANOS_GATEWAY_ALLOW=allowed):
            assert wait_for(lambda: healthy(port) and "/primeiro-acesso/" in said(folder), 90), said(folder)
            yield Office(folder, port, page, mailbox, smtp, gateway, sms)


def test_trial_ends_by_itself_and_the_customer_is_told(office: Office) -> None:
    today, page = clock.today(), office.page
    turns = today + timedelta(days=10)
    create_the_first_account(office)
    create_the_senders(office)
    let_the_status_tell(page)
    register_plan_and_customer(page)
    add_the_plan_on_trial(page)
    customer = page.url
    open_the_plan(page)
    see_the_trial(page, turns)
    bill_begins(page, today, turns)
    assert office.rows("SELECT billed_from FROM subscription") == [(None,)]
    assert periods(office) == [("Experimenta", str(today), None, 0)]
    assert office.told == 0

    assert "0 movidos" in office.flask("run-day", "--date", (turns - timedelta(days=1)).isoformat())
    assert "1 movidos" in office.flask("run-day", "--date", turns.isoformat())

    assert wait_for(lambda: office.told == 2), said(office.folder)
    the_letter_says(office, turns)
    the_sms_says(office, turns)
    page.goto(customer)
    expect(page.locator("article.plan").get_by_text("Serviço Habilitado").first).to_be_visible()
    open_the_plan(page)
    see_the_service(page, turns)
    see_the_history(page)
    bill_begins(page, today, turns)
    assert office.rows("SELECT billed_from FROM subscription") == [(str(turns),)]
    see_the_messages(office)
    assert periods(office) == [
        ("Experimenta", str(today), str(turns), 0),
        ("Serviço Habilitado", str(turns), None, 1),
    ]
    nothing_happens_twice(office, turns)


def create_the_first_account(office: Office) -> None:
    found = re.search(r"http\S+/primeiro-acesso/\S+", said(office.folder))
    assert found, said(office.folder)
    page = office.page
    page.goto(found.group())
    page.get_by_label("Nome").fill("Ana Nogueira")
    page.get_by_label("E-mail").fill("ana@serra.test")
    page.get_by_label("Senha").fill(PASSWORD)
    page.get_by_role("button", name="Criar conta").click()
    expect(page.get_by_role("button", name="Ana Nogueira")).to_be_visible()


def create_the_senders(office: Office) -> None:
    page = office.page
    page.goto(f"http://127.0.0.1:{office.port}/remetentes/email/novo")
    page.locator("#name").fill("Serra Fibra")
    page.locator("#address").fill("aviso@serra.test")
    page.locator("#host").fill("127.0.0.1")
    page.locator("#port").fill(str(office.smtp))
    page.locator("input[name=security][value=none]").check(force=True)
    save(page)
    page.goto(f"http://127.0.0.1:{office.port}/remetentes/sms/novo?modelo=json")
    page.locator("#name").fill("Serra SMS")
    page.locator("#url").fill(f"http://127.0.0.1:{office.sms}/send")
    page.locator("#secret").fill("chave")
    page.locator("#success_path").fill("status")
    page.locator("#success_value").fill("ok")
    save(page)


def save(page: Page) -> None:
    """Save, and see that the page says so."""
    page.get_by_role("button", name="Salvar").click()
    expect(page.locator(".toast")).to_be_visible()
    expect(page.locator(".errors")).to_have_count(0)


def let_the_status_tell(page: Page) -> None:
    page.goto(page.url.split("/remetentes")[0] + "/status/")
    page.get_by_role("link", name="Serviço Habilitado").first.dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Serviço Habilitado")
    page.get_by_label("Enviar E-mail").check()
    page.locator("#email_sender").select_option(label="Serra Fibra")
    page.locator("#email_subject").fill(SUBJECT)
    page.locator("#email_body").fill(LETTER)
    page.get_by_label("Enviar SMS").check()
    page.locator("#sms_sender").select_option(label="Serra SMS")
    page.locator("#sms_body").fill(SMS)
    save(page)


def register_plan_and_customer(page: Page) -> None:
    start = page.url.split("/status")[0]
    page.goto(f"{start}/planos/novo")
    page.locator("#name").fill("Plano Super Mais")
    page.locator("#price_cents").fill("90,00")
    save(page)
    page.goto(f"{start}/clientes/novo")
    page.locator("#name").fill("Marina Duarte Alves")
    page.locator("#document").fill("529.982.247-25")
    page.locator("#email").fill("marina@exemplo.com.br")
    page.locator("#mobile").fill("(31) 99876-5432")
    save(page)


def add_the_plan_on_trial(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marina Duarte Alves")
    page.get_by_role("link", name="Adicionar plano").click()
    page.locator("#plan").select_option(label="Plano Super Mais")
    page.locator("#status").select_option(label="Experimenta")
    page.locator("#reason").fill("pediu para experimentar")
    page.get_by_role("button", name="Adicionar plano").click()
    expect(page.locator(".toast")).to_contain_text("Experimenta")


def open_the_plan(page: Page) -> None:
    page.locator("article.plan").get_by_role("link", name="Plano Super Mais").click()
    page.wait_for_url("**/assinaturas/1")


def see_the_trial(page: Page, turns: date) -> None:
    """The plan's page says that it is free, when it changes and into what."""
    situation = page.locator("article.plan")
    expect(situation).to_contain_text("Não cobrado")
    expect(situation).to_contain_text(f"Passa sozinho a Serviço Habilitado em {turns:%d/%m/%Y}.")
    expect(situation).to_contain_text("A cobrança começa nesse dia.")
    expect(situation).to_contain_text("Ana Nogueira colocou em Experimenta: “pediu para experimentar”.")


def bill_begins(page: Page, today: date, turns: date) -> None:
    """The bills show no billed day on trial, and the first one on ``turns``. The page is left as it was."""
    plan = page.url
    page.goto(f"{plan}/mensalidade?ciclo={today.isoformat()}")
    expect(page.locator("#mensalidade")).to_contain_text(f"cobrado a partir de {turns:%d/%m/%Y}")
    expect(bill_line(page, "Experimenta").get_by_role("cell").nth(1)).to_have_text("Não")
    page.goto(f"{plan}/mensalidade?ciclo={turns.isoformat()}")
    service = bill_line(page, "Serviço Habilitado")
    expect(service.get_by_role("rowheader")).to_contain_text(re.compile(f"^{turns:%d/%m}"))
    expect(service.get_by_role("cell").nth(1)).to_have_text("Sim")
    expect(page.locator("#mensalidade tbody").get_by_text("Sim", exact=True)).to_have_count(1)
    page.goto(plan)


def bill_line(page: Page, status: str) -> Locator:
    return page.locator("#mensalidade tbody tr").filter(has_text=status)


def the_letter_says(office: Office, turns: date) -> None:
    (letter,) = office.mailbox.letters
    assert letter["From"] == "Serra Fibra <aviso@serra.test>"
    assert letter["To"] == "marina@exemplo.com.br"
    assert letter["Subject"] == "Seu Plano Super Mais está habilitado"
    text = letter.get_body(("plain",)).get_content()
    assert text.splitlines() == [
        "Olá, Marina!",
        "",
        f"O Plano Super Mais vale desde {turns:%d/%m/%Y}, por R$ 90,00 ao mês.",
    ]


def the_sms_says(office: Office, turns: date) -> None:
    ((method, path, headers, _),) = office.gateway.requests
    assert (method, path, headers["Authorization"]) == ("POST", "/send", "Bearer chave")
    text = f"Plano Super Mais habilitado desde {turns:%d/%m/%Y}, por R$ 90,00 mensais."
    assert office.gateway.texts == [{"to": "+5531998765432", "text": text}]


def see_the_service(page: Page, turns: date) -> None:
    situation = page.locator("article.plan")
    expect(situation).to_contain_text(f"Em Serviço Habilitado desde {turns:%d/%m/%Y}.")
    expect(situation).to_contain_text("Rotina diária colocou em Serviço Habilitado")
    expect(situation).not_to_contain_text("Não cobrado")


def see_the_history(page: Page) -> None:
    """Newest first: the routine moved it, after Ana had put it in and said why."""
    told = page.locator("#story .timeline > li").filter(has_text=re.compile("Rotina diária|Ana Nogueira"))
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("Rotina diária")
    expect(told.nth(0)).to_contain_text("Serviço Habilitado")
    expect(told.nth(1)).to_contain_text("Ana Nogueira")
    expect(told.nth(1)).to_contain_text("pediu para experimentar")
    told.nth(0).locator("summary").click()
    moved = told.nth(0).get_by_role("row", name="Status Experimenta Serviço Habilitado")
    expect(moved).to_be_visible()


def see_the_messages(office: Office) -> None:
    plan = office.page.url
    assert wait_for(lambda: office.rows("SELECT state FROM message") == [("sent",), ("sent",)])
    office.page.goto(f"http://127.0.0.1:{office.port}/mensagens")
    expect(office.page.locator("table.list tbody tr").filter(has_text="Enviada")).to_have_count(2)
    office.page.goto(plan)


def periods(office: Office) -> list[tuple[object, ...]]:
    return office.rows(
        "SELECT description, started_on, ended_on, p.generates_billing FROM status_period p"
        " JOIN status ON status.id = status_id ORDER BY p.id"
    )


def nothing_happens_twice(office: Office, turns: date) -> None:
    assert "0 movidos" in office.flask("run-day", "--date", turns.isoformat())
    assert "0 movidos" in office.flask("run-day", "--date", (turns + timedelta(days=30)).isoformat())
    office.flask("deliver")
    assert office.rows("SELECT count(*) FROM message") == [(2,)]
    assert office.told == 2
    office.flask("verify-history")
