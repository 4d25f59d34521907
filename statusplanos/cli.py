"""The commands of ``flask --app app``: gathered from the packages, each through the same door."""

import copy
import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn, TypeAlias

import click
from flask import Flask, current_app, has_app_context
from flask.cli import with_appcontext
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock, database
from statusplanos.customers.exports import subscriptions
from statusplanos.errors import ConfigError, DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.query.exports import history
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.messaging.exports import messages
from statusplanos.settings import company
from statusplanos.statuses.list.exports import statuses
from statusplanos.web.lists.spreadsheets import harmless

NOTHING_DONE = 2
PACKAGES = ["accounts", "history", "messaging", "importing", "lifecycle", "home"]
READING = {"export", "verify-history"}
"""Commands that only look: they hold nobody up."""

_Rows: TypeAlias = Iterator[dict[str, Any]]
EXPORTS: dict[str, tuple[Callable[[Session], _Rows], str]] = {
    "subscriptions": (
        subscriptions,
        "code customer document email phone plan price_cents status category access generates_billing"
        " entered_on due_on next_status billed_from radius_login",
    ),
    "statuses": (
        statuses,
        "description category generates_billing next_status duration_days allows_changes access is_trial"
        " allows_radius_login allows_scheduled_tasks email sms archived",
    ),
    "history": (history, "at actor source reason operation entity entity_id label field old new"),
    "messages": (
        messages,
        "id subscription status channel recipient sender state attempts created_at sent_at message_id error",
    ),
}


@click.command("export")
@click.argument("what", type=click.Choice(list(EXPORTS)))
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def export(what: str, form: str) -> None:
    """Write every row to the standard output."""
    rows, keys = EXPORTS[what]
    write = _write_json if form == "json" else _write_csv
    write(rows(db.session()), keys.split())


def _write_json(rows: _Rows, keys: list[str]) -> None:
    """One document, written as the rows come."""
    before = "["
    for row in rows:
        sys.stdout.write(f"{before}\n{json.dumps({key: row[key] for key in keys}, ensure_ascii=False)}")
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def _write_csv(rows: _Rows, keys: list[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([_cell(row[key]) for key in keys] for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else harmless(str(value))


@click.command("upgrade")
@with_appcontext
def upgrade() -> None:
    """Bring the database to this version; an empty data folder is set up."""
    with _refusing_in_one_line():
        installation.upgrade(_app())
    click.echo(_("The database is up to date."))


def init_app(app: Flask) -> None:
    """Register every command that a package has."""
    app.cli.add_command(upgrade)
    for command in [export, *_gathered()]:
        app.cli.add_command(_through_the_door(command))


def _gathered() -> Iterator[click.Command]:
    for package in PACKAGES:
        name = f"statusplanos.{package}.commands"
        if find_spec(name):
            yield from import_module(name).commands


def _through_the_door(command: click.Command) -> click.Command:
    """``command`` on a data folder that is set up, under a name, on the company's clock."""
    opened = copy.copy(command)
    callback: Any = command.callback
    reading = command.name in READING

    @wraps(callback)
    def enter(*args: Any, **kwargs: Any) -> Any:
        try:
            with _refusing_in_one_line():
                installation.ensure_ready(_app())
                with database.read_only() if reading else nullcontext():
                    _name_the_author()
                    return callback(*args, **kwargs)
        finally:
            if has_app_context():  # an exit code of its own closes the context first
                db.session.remove()

    opened.callback = with_appcontext(enter)
    return opened


@contextmanager
def _refusing_in_one_line() -> Iterator[None]:
    """What cannot be done is said in one line, with exit code 2."""
    try:
        yield
    except (ConfigError, DomainError) as refusal:
        _give_up(str(refusal))
    except OperationalError as fault:
        cause = " ".join(str(fault.orig).split())
        if database.is_full(fault):
            _give_up(
                _("The disk is full (%(cause)s): free space in the data folder, then repeat.", cause=cause)
            )
        _give_up(_("The database does not answer: %(cause)s Try again.", cause=cause))


def _give_up(why: str) -> NoReturn:
    db.session.rollback()
    click.echo(f"statusplanos: {why}", err=True)
    sys.exit(NOTHING_DONE)


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app


def _name_the_author() -> None:
    company.use_zone()
    db.session.remove()  # the command begins with a transaction of its own
    act_as(db.session(), Author(_("command line"), Source.CLI, clock.now()))
