"""``flask import-customers``: one JSON document on stdout, words on stderr, 2 when nothing was done."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import func, select

from statusplanos.customers.models import Subscription
from statusplanos.history.models import Operation, Source

HEADER = b"codigo;nome;documento;plano;valor;status;data\n"
GOOD = HEADER + b"1;Marina;52998224725;Fibra;90,00;Experimenta;01/05/2026\n"


@pytest.fixture
def run(app):
    def invoke(*arguments: object) -> Result:
        return app.test_cli_runner().invoke(args=["import-customers", *map(str, arguments)])

    return invoke


def imported(session) -> int:
    count = session.scalar(select(func.count()).select_from(Subscription))
    session.rollback()
    return count


def test_the_document_has_the_names_that_other_programs_rely_on(session, run, sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".expected.json").read_text())
    answer = run(sample, "--json")
    assert answer.exit_code == 0
    document = json.loads(answer.stdout)
    assert {name: document[name] for name in ("dry_run", "accepted", "refused", "warned")} == {
        "dry_run": False,
        "accepted": expected["accepted"],
        "refused": expected["refused"],
        "warned": expected["warned"],
    }
    assert document["created"] == {"customers": 1940, "plans": 6, "subscriptions": 1940}
    assert (document["updated"], document["unchanged"]) == (0, 0)
    assert answer.stderr == ""
    operation = session.scalars(select(Operation).order_by(Operation.id.desc())).first()
    assert (operation.source, operation.actor, operation.reason) == (
        Source.IMPORT,
        "linha de comando",
        sample.name,
    )


def test_a_dry_run_saves_nothing(session, run, sample: Path) -> None:
    answer = run(sample, "--dry-run", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["created"]["subscriptions"]) == (0, 1940)
    assert imported(session) == 0
    assert "Simulação: nada foi gravado." in run(sample, "--dry-run").stdout


def test_without_json_it_speaks_words(run, sample: Path) -> None:
    answer = run(sample)
    assert "1940 linhas aceitas, 60 recusadas" in answer.stdout
    assert "linha 27 recusada: Nome" in answer.stdout
    assert "… e mais 40" in answer.stdout


def test_the_refused_rows_can_be_had_as_a_file(run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "recusadas.csv"
    assert run(sample, "--dry-run", "--refused", path).exit_code == 0
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("linha;coluna;valor;causa;Código;")
    assert len(lines) == 61


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vazio"),
        (bytes(range(256)) * 40, "não é texto"),
        (b"PK\x03\x04" + bytes(300), "planilha"),
        (HEADER + b"1;Mar\x00ina;52998224725;Fibra;90,00;Experimenta;01/05/2026\n", "não é texto"),
        (GOOD.replace(b"Marina", "João É".encode("cp850")), "UTF-8"),
        (b"nome;plano\nMarina;Fibra\n", "Faltam colunas: CPF ou CNPJ, Status"),
        (b";".join(b"coluna%d" % n for n in range(200)) + b"\n", "200 colunas"),
        (HEADER + b'1;"Marina;52998224725;Fibra;90,00;Experimenta;01/05/2026\n', "aspas na linha 2"),
        (HEADER, "nenhuma linha"),
        (b"\n\n", "vazio"),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_in_words(
    session, run, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "ruim.csv"
    path.write_bytes(content)
    answer = run(path, "--json")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert words in answer.stderr
    assert imported(session) == 0


def test_a_file_of_50_mb_is_refused(run, tmp_path: Path) -> None:
    path = tmp_path / "grande.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    answer = run(path)
    assert answer.exit_code == 2
    assert "50 MB" in answer.stderr


def test_a_file_that_is_not_there_is_no_crash(run, tmp_path: Path) -> None:
    for path in (tmp_path / "nenhum.csv", tmp_path):
        answer = run(path)
        assert (answer.exit_code, answer.stdout) == (2, "")
        assert "Traceback" not in answer.stderr


def test_rows_refused_are_no_failure(session, run, tmp_path: Path) -> None:
    path = tmp_path / "um.csv"
    path.write_bytes(GOOD + b"2;;52998224725;Fibra;90,00;Experimenta;01/05/2026\n")
    answer = run(path, "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["refused"] == {"3": "name"}
    assert imported(session) == 1
