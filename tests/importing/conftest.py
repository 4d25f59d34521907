"""Files that tests write themselves: a table of customers, one row a plan."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from statusplanos import clock
from statusplanos.importing.checking.result import Result
from statusplanos.importing.upload.intake import import_customers, preview

HEADER = ["codigo", "nome", "cpf_cnpj", "email", "celular", "plano", "valor", "status", "data"]
MARINA = {
    "codigo": "1001",
    "nome": "Marina Duarte Alves",
    "cpf_cnpj": "529.982.247-25",
    "email": "marina@exemplo.com.br",
    "celular": "(31) 99876-5432",
    "plano": "Plano Super Mais",
    "valor": "90,00",
    "status": "Serviço Habilitado",
    "data": "01/05/2026",
}
ON = date(2026, 11, 24)
Write = Callable[..., Path]


@pytest.fixture
def sample() -> Path:
    return Path(__file__).parent / "data" / "clientes-exportacao.csv"


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes a file; each row is Marina's with what the test says instead."""

    def write(*rows: dict[str, str]) -> Path:
        lines = [HEADER, *([(MARINA | row)[name] for name in HEADER] for row in rows)]
        path = tmp_path / "clientes.csv"
        path.write_text("".join(";".join(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def importing(session) -> Callable[..., Result]:
    def run(path: Path, *, on: date = ON, at: datetime | None = None, **more) -> Result:
        return import_customers(session, path, on=on, at=at or clock.now(), **more)

    return run


@pytest.fixture
def previewing(session) -> Callable[..., Result]:
    def run(path: Path, *, on: date = ON, **more) -> Result:
        return preview(session, path, on=on, **more)

    return run
