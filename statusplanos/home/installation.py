"""Setting up once, under a lock: tables, the default register, roles and the company's settings."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask_migrate
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_babel import gettext as _

from statusplanos import clock, database
from statusplanos.accounts import roles
from statusplanos.errors import ConfigError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.settings import company
from statusplanos.statuses import defaults


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def current_revision() -> str | None:
    """The migration that the database stands at; None for an empty one."""
    with database.read_only(), db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str | None:
    return ScriptDirectory(database.MIGRATIONS).get_current_head()


def upgrade(app: Flask) -> None:
    """Bring the database to the code's migrations and install what a new installation has."""
    with app.app_context(), _locked(Path(app.config["DATA_DIR"])):
        if current_revision() != head_revision():
            flask_migrate.upgrade(directory=database.MIGRATIONS)
        _install()


def ensure_ready(app: Flask) -> None:
    """Set up an empty data folder. Raises :class:`ConfigError` when the database is behind the code."""
    with app.app_context():
        revision = current_revision()
        if revision == head_revision():
            return
        if revision is not None:
            raise ConfigError(_("The database is behind this version: run `flask --app app upgrade` first."))
    upgrade(app)


def _install() -> None:
    session = db.session()
    act_as(session, Author("instalação", Source.CLI, clock.now()))
    config = current_app.config
    roles.install(session)
    company.install(session, timezone=config["TIMEZONE"], daily_at=config["DAILY_AT"])
    defaults.install(session)
    session.commit()
    db.session.remove()
