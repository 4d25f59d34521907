"""The invented people of the demonstration. The same seed gives the same ones each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from statusplanos.folding import fold

COMPANY = "Serra Fibra Telecom"
DOMAIN = "exemplo.com.br"
STAFF = (
    ("Ana Nogueira", "Administrador"),
    ("Beto Lima", "Atendimento"),
    ("Débora Antunes", "Atendimento"),
    ("Carla Prado", "Financeiro"),
)
PLANS = (
    ("Casa 300", 8990),
    ("Plano Super Mais", 9000),
    ("Casa 600", 12990),
    ("Rural 50", 7490),
    ("Empresa 500", 24900),
)
_FIRST = (
    "Adriana Bruno Cláudio Daniela Eduardo Fátima Gustavo Helena Igor Juliana Karen Leandro Marina Nelson"
    " Otávio Patrícia Raquel Sérgio Tânia Vinícius"
)
_MIDDLE = "Campos Duarte Esteves Ferraz Guedes Macedo Pacheco Queiroz Sales Teles"
_LAST = "Alves Barros Cardoso Dias Farias Lopes Moreira Pinto Ramos Vasconcelos"
_FIRMS = (
    "Bar e Mercearia Ponto Certo Ltda.",
    "Escola Infantil Cirandinha",
    "Padaria Pão da Serra",
    "Condomínio Vila Rica",
    "Oficina do Tonho",
)


@dataclass(frozen=True)
class Person:
    """A customer as staff would type it."""

    name: str
    document: str
    email: str
    mobile: str
    landline: str = ""


def people(random: Random) -> Iterator[Person]:
    """Customers without end, every twelfth of the first ones a firm, no name twice among the first 2,000."""
    firms = list(_FIRMS)
    pairs = list(product(_FIRST.split(), _MIDDLE.split(), _LAST.split()))
    random.shuffle(pairs)
    for number, words in enumerate(pairs):
        if number % 12 == 5 and firms:
            yield _person(firms.pop(0), _with_digits(f"{random.randrange(10**7, 10**8)}0001", 9), number)
        else:
            document = _with_digits(f"{random.randrange(10**8, 10**9)}", 11)
            yield _person(" ".join(words), document, number)


def _person(name: str, document: str, number: int) -> Person:
    words = fold(name).replace(".", "").split()
    address = f"{words[0]}.{words[-1]}{number}@{DOMAIN}"
    return Person(name, document, address, f"(31) 99{number + 1:03d}-{4000 + number * 7:04d}")


def _with_digits(body: str, highest_weight: int) -> str:
    """``body`` with the two check digits of a CPF (weights up to 11) or a CNPJ (up to 9)."""
    for _round in range(2):
        total = sum(int(sign) * (2 + at % (highest_weight - 1)) for at, sign in enumerate(reversed(body)))
        body += "0" if total % 11 < 2 else str(11 - total % 11)
    return body
