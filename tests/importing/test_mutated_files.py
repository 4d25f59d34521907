"""Files broken at random places: either refused as a whole, or each row is imported or named with a cause."""

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.errors import DomainError
from statusplanos.history.models import Change
from statusplanos.importing.columns import Column
from statusplanos.importing.models import ImportRun, ImportState
from tests.importing.pages import chosen, go_on, send, the_worker_works, words

FILES = 200
LINES = 25
MODELS = (Customer, Plan, Subscription, StatusPeriod, Change)
JUNK = [
    b"\0",
    b'"',
    b";",
    b",",
    b"\r",
    b"\n",
    b"\xff",
    b"\xc3",
    b"\x1a",
    b"\x81",
    b"=",
    b"R$",
    b"'",
    b"\xef\xbb\xbf",
]


def _at(chance: random.Random, content: bytes) -> int:
    return chance.randrange(len(content) + 1)


def put_in(chance: random.Random, content: bytes) -> bytes:
    place = _at(chance, content)
    return content[:place] + chance.choice(JUNK) * chance.randint(1, 3) + content[place:]


def take_out(chance: random.Random, content: bytes) -> bytes:
    place = _at(chance, content)
    return content[:place] + content[place + chance.randint(1, 40) :]


def flip(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def shuffle(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\r\n")
    chance.shuffle(lines)
    return b"\r\n".join(lines)


def repeat(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\r\n")
    return b"\r\n".join([*lines, *chance.choices(lines, k=3)])


def cut(chance: random.Random, content: bytes) -> bytes:
    return content[: _at(chance, content)]


def reencode(chance: random.Random, content: bytes) -> bytes:
    return content.decode("latin-1").encode(
        chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp850"]), "replace"
    )


MUTATIONS: list[Callable[[random.Random, bytes], bytes]] = [
    put_in, put_in, put_in, take_out, take_out, flip, flip, flip, shuffle, repeat, cut, reencode,
]  # fmt: skip


def mutated(chance: random.Random, whole: list[bytes]) -> bytes:
    start = chance.randrange(1, len(whole) - LINES)
    content = b"\r\n".join([whole[0], *whole[start : start + LINES]])
    for _ in range(chance.randint(1, 4)):
        if content:
            content = chance.choice(MUTATIONS)(chance, content)
    return content


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_broken_file_is_refused_in_words_or_imported_row_by_row(
    session, importing, sample: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    whole = sample.read_bytes().split(b"\r\n")
    path = tmp_path / "quebrado.csv"
    outcomes = {"refused": 0, "imported": 0}

    def counted() -> list[int]:
        counts = [session.scalar(select(func.count()).select_from(model)) for model in MODELS]
        session.rollback()
        return counts

    before = counted()
    for _ in range(FILES // 4):
        path.write_bytes(mutated(chance, whole))
        try:
            result = importing(path)
        except DomainError:
            assert counted() == before
            outcomes["refused"] += 1
            continue
        outcomes["imported"] += 1
        after = counted()
        assert result.accepted == result.created.subscriptions + result.updated + result.unchanged
        assert after[2] == before[2] + result.created.subscriptions
        assert after[0] == before[0] + result.created.customers
        assert all(isinstance(cause, Column) and line > 1 for line, cause in result.refused.items())
        again = importing(path)
        assert (again.created.subscriptions, again.updated, again.unchanged) == (0, 0, result.accepted)
        assert counted() == after
        before = after
    assert min(outcomes.values()) >= 5, "both kinds of files were tried"


WIDE = ["telefone", "login", "senha", "vencimento", "endereço", "uf", "cep"]


def widened(chance: random.Random, content: bytes) -> bytes:
    """The same with the columns that may come besides, filled with what fits and what does not."""
    fits = ["31 3741-2210", "fulano", "senha-boa-1", "10", "Rua A", "MG", "30110-000"]
    junk = ["", "x" * 90, "\N{BULLET}", "'=1+1", "999", "<b>", "ção"]
    head, *lines = content.decode("latin-1").split("\r\n")
    told = []
    for line in lines:
        pairs = zip(fits, chance.sample(junk, len(junk)), strict=True)
        told.append(";".join([line, *(chance.choice(pair) for pair in pairs)]))
    return "\r\n".join([";".join([head, *WIDE]), *told]).encode("latin-1", "replace")


def refused_lines(client, number: int) -> list[str]:
    answer = client.get(f"/importar/{number}/recusadas.csv")
    if answer.status_code == 404:
        return []
    with answer:
        return [line for line in csv.reader(answer.data.decode("utf-8-sig").splitlines(), delimiter=";")][1:]


def test_a_broken_file_goes_through_the_pages_or_is_refused_there(ana, session, sample: Path) -> None:
    """Never a fault of the server: each step either goes on or says what is wrong."""
    chance = random.Random(5)
    whole = sample.read_bytes().split(b"\r\n")
    ends = {"refused": 0, "asked": 0, "failed": 0, "checked": 0}
    for _ in range(50):
        content = mutated(chance, whole)
        if chance.random() < 0.5:
            content = widened(chance, content)
        sent = send(ana, content)
        assert sent.status_code in (303, 422)
        if sent.status_code == 422:
            assert "Nada foi importado" in words(sent.text)
            ends["refused"] += 1
            continue
        number = int(sent.location.split("/")[2])
        columns = go_on(ana, "colunas", number)
        if columns.status_code == 422:
            assert "As colunas precisam de atenção" in words(columns.text)
            ends["asked"] += 1
            continue
        names = chosen(ana.get(f"/importar/{number}/nomes").text)
        unknown = {name: "skip" for name, value in names.items() if not value}
        assert go_on(ana, "nomes", number, **unknown).status_code == 303
        the_worker_works()
        run = session.get(ImportRun, number)
        page = ana.get(
            f"/importar/{number}/{'resultado' if run.state == ImportState.FAILED else 'conferencia'}"
        )
        assert page.status_code == 200
        run = session.get(ImportRun, number)
        if run.state == ImportState.FAILED:
            assert run.error
            ends["failed"] += 1
            continue
        assert run.state == ImportState.CHECKED
        rows = refused_lines(ana, number)
        run = session.get(ImportRun, number)
        assert len(rows) == sum(run.counts["refused"].values())
        assert all(line.isdecimal() and cause for line, _column, _value, cause, *_cells in rows)
        ends["checked"] += 1
        session.rollback()
    assert session.scalar(select(func.count()).select_from(Subscription)) == 0
    session.rollback()
    assert ends["refused"] > 2
    assert ends["checked"] > 10
