"""Files broken at random places: either refused as a whole, or each row is imported or named with a cause."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.errors import DomainError
from statusplanos.history.models import Change
from statusplanos.importing.columns import Column

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
