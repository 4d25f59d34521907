"""The whole application on PostgreSQL: set up once by its own migrations, copied for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import app as application
from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from tests.cast import hire
from tests.conftest import environment
from tests.embedded import named, run_sql


@pytest.fixture(scope="session")
def installed(postgresql: str) -> Iterator[Path]:
    """The data folder of the database ``installed``, which was set up as a new installation is."""
    run_sql(postgresql, "CREATE DATABASE installed")
    folder = Path(tempfile.mkdtemp(prefix="sp-"))
    made = application.create_app(environment(folder, DATABASE_URL=named(postgresql, "installed")))
    installation.upgrade(made)
    with made.app_context():
        hire(db.session())
        db.session.remove()
        db.engine.dispose()  # nobody may be connected to a template
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def office(postgresql: str, installed: Path) -> Iterator[str]:
    """The address of a fresh copy."""
    run_sql(postgresql, "CREATE DATABASE office TEMPLATE installed")
    yield named(postgresql, "office")
    run_sql(postgresql, "DROP DATABASE office WITH (FORCE)")


@pytest.fixture
def folder(installed: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(installed, copy)
    return copy


@pytest.fixture
def app(office: str, folder: Path) -> Iterator[Flask]:
    made = application.create_app(environment(folder, DATABASE_URL=office))
    made.config["TESTING"] = True
    with made.app_context():
        act_as(db.session(), Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
        yield made
        db.session.remove()
        db.engine.dispose()
