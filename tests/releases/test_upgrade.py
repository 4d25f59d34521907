"""An installation of every released version comes to this one whole: its rows, its history, its guards."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

import app as application
from statusplanos import clock, database
from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.guard import RECORDED, UnrecordedWrite, missing_triggers
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import RunKind
from tests.conftest import signed_in
from tests.embedded import named, run_sql
from tests.releases.dump import FOLDER, KEYS

FROZEN = {"0001_initial.py": "d1eeb57a96836856253aa04ac1000c69adb058215a0c1a2f260115a09be0140c"}
"""Each released migration, by what it hashes to: the databases that ran it do not run it again."""
MIGRATIONS = Path(database.MIGRATIONS) / "versions"
DUMPS = sorted(FOLDER.glob("*.sql"))
KEPT = (
    "customer",
    "subscription",
    "status_period",
    "operation",
    "change",
    "message",
    "user",
    "daily_run",
    "bulk_change",
)


@pytest.fixture(params=DUMPS, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An installation as the release left it, opened by today's code and not upgraded yet."""
    file: Path = request.param
    if file.stem.endswith("sqlite"):
        database = tmp_path / "statusplanos.db"
        with closing(connect(database)) as connection:
            connection.executescript(file.read_text())
        yield from _opened(f"sqlite:///{database}", tmp_path)
        return
    server = request.getfixturevalue("postgresql")
    run_sql(server, "CREATE DATABASE released")
    address = named(server, "released")
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(file.read_text().encode())
    yield from _opened(address, tmp_path)
    run_sql(server, "DROP DATABASE released WITH (FORCE)")


def _opened(address: str, folder: Path) -> Iterator[Flask]:
    app = application.create_app({"STATUSPLANOS_DATA_DIR": str(folder), "DATABASE_URL": address, **KEYS})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def counts() -> dict[str, int]:
    tables = db.metadata.tables
    return {name: db.session.scalar(select(func.count()).select_from(tables[name])) or 0 for name in KEPT}


def assert_history_holds(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["verify-history", "--json"])
    document = json.loads(done.stdout)
    assert (done.exit_code, document["ok"], document["differences"]) == (0, True, [])


def test_released_migrations_are_what_they_were() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in MIGRATIONS.glob("*.py")}
    assert {name: found[name] for name in FROZEN} == FROZEN, "write a new migration instead"


def test_both_databases_are_kept_of_every_release() -> None:
    assert {file.name.removesuffix(".sql").rpartition(".")[2] for file in DUMPS} == {"sqlite", "postgresql"}
    assert len(DUMPS) % 2 == 0


def test_nothing_is_lost_and_the_history_holds(old: Flask) -> None:
    before = counts()
    assert 0 not in before.values()
    db.session.rollback()
    installation.upgrade(old)
    assert installation.current_revision() == installation.head_revision()
    assert counts() == before
    db.session.rollback()
    assert_history_holds(old)


def test_its_tables_are_those_of_a_new_installation(old: Flask) -> None:
    installation.upgrade(old)
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_its_history_is_guarded(old: Flask) -> None:
    installation.upgrade(old)
    with db.engine.connect() as connection:
        assert missing_triggers(connection) == set()
        with pytest.raises(UnrecordedWrite):
            connection.execute(text("UPDATE status SET description = 'x'"))
    with db.engine.connect() as connection, pytest.raises(DatabaseError, match="history cannot be changed"):
        connection.execution_options(**RECORDED).execute(text("UPDATE operation SET actor = 'x'"))


@pytest.mark.moment("2027-03-24T12:00")  # by then the stays that the dumps hold have ended
def test_its_people_come_in_and_its_day_is_run(old: Flask) -> None:
    installation.upgrade(old)
    ana = signed_in(old, "ana@exemplo.com.br")
    for page in ("/", "/clientes", "/status/", "/historico/", "/mensagens", "/rotina", "/mudancas-em-massa"):
        assert ana.get(page).status_code == 200, page
    session = db.session()
    act_as(session, Author("rotina diária", Source.WORKER, clock.now()))
    waiting = session.scalar(select(func.count()).where(Subscription.due_on <= clock.today()))
    run = routine.run_now(session, on=clock.today(), kind=RunKind.COMMAND, at=clock.now())[1]
    assert run.due == waiting
    assert run.moved > 0
    session.rollback()
    assert_history_holds(old)
