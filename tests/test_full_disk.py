"""A full disk: one clear line, nothing half done, and the work goes on once there is space."""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from werkzeug.test import TestResponse

from statusplanos import clock, keyfiles
from statusplanos.customers.models import Customer, Subscription
from statusplanos.errors import ConfigError
from statusplanos.extensions import db
from tests.test_killed_run import HEADER, documents

PLANS = 1200
SAID = (
    "statusplanos: O disco está cheio (database or disk is full): libere espaço na pasta de dados e repita.\n"
)


@pytest.fixture
def full(app: Flask) -> Callable[[int], AbstractContextManager[None]]:
    """Inside, the database has no more than so many pages left."""

    @contextmanager
    def filled(pages: int) -> Iterator[None]:
        db.session.rollback()
        limit = db.session.execute(text("PRAGMA page_count")).scalar_one() + pages
        db.session.remove()

        def fill(connection, record, proxy) -> None:
            connection.execute(f"PRAGMA max_page_count = {limit}")

        event.listen(db.engine, "checkout", fill)
        try:
            yield
        finally:
            event.remove(db.engine, "checkout", fill)
            db.session.remove()
            db.engine.dispose()

    return filled


def command(app: Flask, *line: str) -> tuple[int, str]:
    db.session.remove()
    done = app.test_cli_runner().invoke(args=[*line])
    return done.exit_code, done.stderr


def test_import_and_daily_run_say_so_and_go_on_afterwards(app: Flask, full, tmp_path: Path) -> None:
    file = customers(tmp_path / "clientes.csv")
    with full(100):
        assert command(app, "import-customers", str(file)) == (2, SAID)
    assert db.session.query(Customer).count() == 0
    assert command(app, "import-customers", str(file))[0] == 0
    with full(120):
        assert command(app, "run-day") == (2, SAID)
    assert 0 <= moved() < PLANS
    assert command(app, "verify-history")[0] == 0
    assert command(app, "run-day")[0] == 0
    assert moved() == PLANS
    assert command(app, "verify-history")[0] == 0


def customers(file: Path) -> Path:
    entered = clock.today() - timedelta(days=20)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEADER)
        for number, document in zip(range(PLANS), documents(), strict=False):
            row = (f"C{number}", f"Cliente {number}", document, "", "", "Plano Super Mais", "90,00")
            writer.writerow((*row, "Experimenta", f"{entered:%d/%m/%Y}"))
    return file


def moved() -> int:
    db.session.rollback()
    return db.session.query(Subscription).filter(Subscription.entry_no == 2).count()


def test_a_page_says_that_nothing_was_saved(ana: FlaskClient, full) -> None:
    ana.get("/clientes/novo")
    with full(0):
        answers = [entered(ana, document) for document in islice(documents(), 40)]
        refused = answers[-1]
    assert refused.status_code == 507
    assert "O disco do servidor está cheio" in refused.text
    assert "Nada foi salvo." in refused.text
    saved = sum(answer.status_code == 303 for answer in answers)
    assert db.session.query(Customer).count() == saved < 40
    assert entered(ana, "52998224725").status_code == 303


def entered(client: FlaskClient, document: str) -> TestResponse:
    return client.post(
        "/clientes/novo", data={"name": "Marina Duarte " * 8, "document": document, "due_day": "10"}
    )


def test_a_key_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(keyfiles.os, "link", no_space)
    with pytest.raises(ConfigError, match=r"secret-key não pode ser gravado \(No space left on device\)"):
        keyfiles.generated(tmp_path / "secret-key", lambda: "x")
    assert list(tmp_path.iterdir()) == []
