"""Which pictures there are: name, page, what is done on it first, and which part of it is shown."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from playwright.sync_api import Page
from sqlalchemy.orm import Session

from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as, author_of
from statusplanos.importing.columns import Column
from statusplanos.importing.models import ImportRun
from statusplanos.importing.upload import uploads, work

Act = Callable[[Page], object]
CSV = """Contrato;Nome;CPF/CNPJ;E-mail;Celular;Plano;Valor Mensal;Situação;Data
9001;Marina Duarte Alves;529.982.247-25;m@exemplo.com.br;31998765432;Plano Super Mais;90,00;{trial};01/05/2026
9002;Caetano Brito;111.444.777-35;caetano@exemplo.com.br;(31) 99123-4567;Casa 300;89,90;{on};12/02/2025
9003;Rosa Maria Prado;390.533.447-05;;(31) 3222-1000;Casa 600;129,90;{on};03/09/2025
9004;Elias Tavares;123.456.789-00;elias@exemplo.com.br;(31) 98811-2233;Casa 300;89,90;{on};20/01/2026
"""


@dataclass(frozen=True)
class Shot:
    """``part`` is a CSS selector, without one the window is shown; ``cut`` is the greatest height."""

    name: str
    path: str
    part: str = ""
    acts: tuple[Act, ...] = ()
    width: int = 1120
    height: int = 700
    cut: int = 900


def prepare(session: Session, now: datetime) -> None:
    """What the demonstration does not have: files on their way in, one at each step."""
    act_as(session, Author("Ana Nogueira", Source.WEB, now))
    named = CSV.format(trial="Em testes", on="LIBERADO")
    known = CSV.format(trial="Experimenta", on="Serviço Habilitado")
    for content, step in ((named, "columns"), (named, "names"), (known, "check")):
        with uploads.kept(BytesIO(content.encode())) as file:
            run = uploads.receive(session, file, file_name="clientes.csv", by=author_of(session))
        session.commit()
        if step != "columns":
            _go_on(session, run, step)
    work.run_waiting(session, stop=lambda: False)


def _go_on(session: Session, run: ImportRun, step: str) -> None:
    places = {Column(name): place for name, place in run.places.items()}
    uploads.set_columns(session, run, places, by=author_of(session))
    if step == "check":
        uploads.set_names(session, run, {}, by=author_of(session))
    session.commit()


def fill(label: str, text: str) -> Act:
    return lambda page: page.locator("main").get_by_label(label).first.fill(text)


def choose(label: str, option: str) -> Act:
    return lambda page: page.locator("main").get_by_label(label).first.select_option(label=option)


def tick(label: str) -> Act:
    return lambda page: page.locator("main").get_by_label(re.compile(f"^{label}")).first.check()


def press(name: str) -> Act:
    return lambda page: page.locator("main").get_by_role("button", name=name).first.click()


def follow(name: str) -> Act:
    return lambda page: page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def open_details(page: Page) -> None:
    page.locator("main .timeline summary").first.click()


def wait_for(selector: str) -> Act:
    return lambda page: page.locator(selector).first.wait_for()


def form(name: str, path: str, *acts: Act, cut: int = 900) -> Shot:
    """A page as narrow as the text, so that it is read without being made smaller."""
    return Shot(name, path, "main", acts, width=760, cut=cut)


MARINA = (fill("Nome", "Marina Duarte Alves"), fill("CPF ou CNPJ", "529.982.247-25"))
TRIAL = (choose("Plano", "Plano Super Mais"), choose("Novo status", "Experimenta"))
PROMISE = (
    choose("Novo status", "Habilitado Provisoriamente"),
    fill("Motivo", "Prometeu pagar até sexta"),
    press("Conferir"),
    wait_for("#previa"),
)
BUSINESS = (
    fill("Descrição", "Teste Empresa"),
    tick("Conta como teste"),
    choose("Próximo Status", "Serviço Habilitado"),
    fill("Dias no status", "7"),
)
CHOSEN = (tick("Escolher todos desta página"), wait_for("[data-chosen]:not(:empty)"))
POWER_CUT = (
    press("Mudar status"),
    choose("Novo status", "Habilitado Provisoriamente"),
    fill("Até", "2026-05-12"),
    fill("Motivo", "Falta de luz no bairro"),
    press("Conferir"),
    wait_for(".effects"),
)
FOOTER = (
    fill("Rodapé dos e-mails", "Serra Fibra\nAtendimento de segunda a sábado, das 8h às 20h"),
    fill("Rodapé dos SMS", "Serra Fibra"),
    fill("Mensagens por remetente e hora", "450"),
)
SUSPENDED = "/clientes?status=4"
ALL = (
    Shot("painel", "/"),
    Shot("clientes", "/clientes?ordem=muda"),
    form("buscar", "/buscar?q=marina", cut=620),
    form("cliente-novo", "/clientes/novo", *MARINA, cut=640),
    form("cliente", "/clientes/40", wait_for(".plan .actions"), cut=760),
    form("adicionar-plano", "/clientes/10/planos/novo", *TRIAL),
    form("mudar-status", "/assinaturas/5/status", *PROMISE, cut=896),
    Shot("escolher-clientes", SUSPENDED, "main", CHOSEN, width=900, cut=560),
    form("mudanca-em-massa", SUSPENDED, *CHOSEN, *POWER_CUT, cut=900),
    form("alterar-plano", "/assinaturas/36/alterar", fill("Preço mensal", "120,00")),
    form("login-radius", "/assinaturas/23/login"),
    form("plano-do-cliente", "/assinaturas/36", wait_for(".timeline"), cut=1000),
    Shot("rotina-diaria", "/rotina", "main", width=900, cut=620),
    form("simulacao", "/rotina/simular", cut=480),
    Shot("mensagens", "/mensagens", "main", width=900, cut=620),
    Shot("historico", "/historico/", "main", (open_details,), width=900, cut=620),
    form("anotacoes", "/clientes/40/anotacoes", cut=700),
    Shot("status-lista", "/status/"),
    form("status-novo", "/status/novo", *BUSINESS, cut=1000),
    Shot("mapa-dos-status", "/status/mapa", "main", width=1240, cut=640),
    form("plano-novo", "/planos/novo", fill("Nome", "Plano Super Mais"), fill("Preço mensal", "90,00")),
    form("importar-colunas", "/importar/1/colunas", cut=760),
    form("importar-nomes", "/importar/2/nomes", cut=640),
    form("importar-conferencia", "/importar/3/conferencia", cut=900),
    Shot("remetentes", "/remetentes", "main", width=900, cut=620),
    form("remetente-email", "/remetentes/email/1", cut=820),
    form("remetente-sms", "/remetentes/sms/1", cut=900),
    form("configuracoes", "/configuracoes", cut=820),
    form("configuracoes-mensagens", "/configuracoes/mensagens", *FOOTER, cut=820),
    form("sistema", "/configuracoes/sistema", cut=640),
    form("empresa", "/configuracoes/empresa", cut=760),
    form("faturamento", "/configuracoes/faturamento", cut=820),
    Shot("usuarios", "/usuarios", "main", width=900, cut=560),
    form("minha-conta", "/minha-conta", cut=700),
    Shot("perfis", "/usuarios/perfis", "main", width=900, cut=720),
)
