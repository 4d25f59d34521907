"""Which column of a file holds what: matched by the column's name, in any order."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from statusplanos.errors import DomainError
from statusplanos.folding import fold


class Column(StrEnum):
    """What a file can tell about a subscription. The values are permanent: other programs read them.

    The members' order is the order in which a row's values are judged; ``COLUMNS`` (too many or too few
    of them) comes before all.
    """

    COLUMNS = "columns"
    NAME = "name"
    DOCUMENT = "document"
    PLAN = "plan"
    STATUS = "status"
    DATE = "date"
    PRICE = "price"
    CODE = "code"
    EMAIL = "email"
    PHONE = "phone"


RETURNED = ("linha", "coluna", "valor", "causa")
"""The first columns of the file of refused rows, which may be corrected and imported as it is."""

OPTIONAL = (Column.EMAIL, Column.PHONE)
REQUIRED = tuple(each for each in Column if each not in (Column.COLUMNS, *OPTIONAL))

LABELS = {
    Column.COLUMNS: _l("Columns"),
    Column.NAME: _l("Name"),
    Column.DOCUMENT: _l("CPF or CNPJ"),
    Column.PLAN: _l("Plan"),
    Column.STATUS: _l("Status"),
    Column.DATE: _l("Entered the status on"),
    Column.PRICE: _l("Monthly price"),
    Column.CODE: _l("Code"),
    Column.EMAIL: _l("E-mail"),
    Column.PHONE: _l("Mobile"),
}

_NAMES = {
    Column.CODE: """codigo; cod; code; codigo do contrato; codigo contrato; cod contrato; contrato;
        numero do contrato; n contrato; no contrato; num contrato; nr contrato; id contrato; id do contrato;
        contract; contract id; codigo da assinatura; assinatura; id; codigo do servico; id servico;
        id cliente servico; codigo cliente; codigo do cliente; cod cliente; id cliente; matricula""",
    Column.NAME: """nome razao social; nome ou razao social; nome; name; razao social; nome do cliente;
        nome cliente; cliente; nome completo; customer; customer name; assinante; titular; nome do titular;
        cliente nome; nome fantasia""",
    Column.DOCUMENT: """cpf cnpj; cpf ou cnpj; cpf e cnpj; cnpj cpf; cnpj ou cpf; documento; document;
        cpf cnpj do cliente; cpf cnpj cliente; cliente cpf cnpj; doc; cpf; cnpj; cnpj cpf do cliente;
        numero do documento; tax id""",
    Column.EMAIL: """e mail; email; e mail do cliente; email do cliente; email cliente; e mail principal;
        email principal; correio eletronico; endereco de e mail; mail; emails; e mails; e mail 1; email 1""",
    Column.PHONE: """celular; telefone celular; tel celular; fone celular; celular do cliente; mobile;
        celular principal; celular 1; whatsapp; numero de celular; telefone; fone; phone; tel;
        telefone principal; telefone 1; fone 1; contato; telefones; telefone do cliente""",
    Column.PLAN: """plano; plan; nome do plano; plano nome; plano contratado; plano de acesso; servico;
        nome do servico; produto; plan name; plano de internet; pacote""",
    Column.PRICE: """valor mensal; mensalidade; valor; preco; price; valor do plano; valor plano;
        preco mensal; valor da mensalidade; monthly price; valor mensal r; valor r; preco r; mensalidade r;
        valor do servico; valor contrato; valor do contrato; price cents""",
    Column.STATUS: """status; situacao; status do plano; status plano; situacao do plano; estado;
        status do contrato; status contrato; situacao do contrato; situacao contrato; status do servico;
        status servico; situacao do servico; contract status""",
    Column.DATE: """data do status; data status; entrou no status em; data de entrada no status;
        data entrada status; data da situacao; data situacao; desde; status desde; data; date; status date;
        entered on; data de inicio; data inicio; inicio; data de ativacao; data ativacao; dt ativ;
        dt ativacao; dt status; data de entrada; data entrada; data do inicio; dt situacao; dt inicio""",
}


def _places(names: str) -> dict[str, int]:
    return {" ".join(name.split()): place for place, name in enumerate(names.split(";"))}


_RANKS = {column: _places(names) for column, names in _NAMES.items()}


def match(header: Sequence[str]) -> dict[Column, int]:
    """The position of each known column in ``header``; the best name wins where several would do.

    Raises ``DomainError`` naming the required columns that are missing, or one that stands twice.
    """
    words = [plain(name) for name in header]
    if tuple(words[: len(RETURNED)]) == RETURNED:
        words[: len(RETURNED)] = [""] * len(RETURNED)
    found = {column: _position(words, ranks) for column, ranks in _RANKS.items()}
    placed = {column: place for column, place in found.items() if place is not None}
    missing = [column for column in REQUIRED if column not in placed]
    if missing:
        raise _missing(missing, header)
    _refuse_doubles(placed, words, header)
    return placed


def plain(name: str) -> str:
    """``"Nome/Razão  Social*"`` becomes ``"nome razao social"``, ``"dt_ativ"`` ``"dt ativ"``."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())


def _position(words: Sequence[str], ranks: Mapping[str, int]) -> int | None:
    known = [(ranks[word], place) for place, word in enumerate(words) if word in ranks]
    return min(known)[1] if known else None


def _missing(columns: Sequence[Column], header: Sequence[str]) -> DomainError:
    return DomainError(
        _(
            "Columns missing: %(missing)s. The file has: %(present)s. "
            "If letters with accents look wrong here, save it again as CSV UTF-8.",
            missing=", ".join(str(LABELS[column]) for column in columns),
            present=", ".join(name[:40] for name in header[:30]),
        )
    )


def _refuse_doubles(placed: Mapping[Column, int], words: Sequence[str], header: Sequence[str]) -> None:
    for place in placed.values():
        if words.count(words[place]) > 1:
            raise DomainError(
                _("Two columns are called %(name)s. Leave only the one to be imported.", name=header[place])
            )
