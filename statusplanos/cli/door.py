"""The door that every command comes in by: on a data folder that is set up, under a name, on the company's
clock; what cannot be done is said in one line."""

import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any, NoReturn

import click
from flask import Flask, current_app, has_app_context
from flask.cli import with_appcontext
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from statusplanos import clock, composition, database
from statusplanos.errors import ConfigError, DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.settings import company

NOTHING_DONE = 2
READING = {"export", "verify-history"}
"""Commands that only look: they hold nobody up."""
SETTING_UP = {"upgrade"}
"""Commands that need nothing to be there yet."""


def through(command: click.Command) -> click.Command:
    """``command``, entered by the door."""
    opened = copy.copy(command)
    callback: Any = command.callback
    name = command.name or ""

    @wraps(callback)
    def enter(*args: Any, **kwargs: Any) -> Any:
        try:
            with _refusing_in_one_line(), _made_ready(name):
                return callback(*args, **kwargs)
        finally:
            if has_app_context():  # an exit code of its own closes the context first
                db.session.remove()

    opened.callback = with_appcontext(enter)
    return opened


@contextmanager
def _made_ready(name: str) -> Iterator[None]:
    composition.prepare(this_app())
    if name in SETTING_UP:
        yield
        return
    installation.ensure_ready(this_app())
    with database.read_only() if name in READING else nullcontext():
        _name_the_author()
        yield


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


def this_app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app


def _name_the_author() -> None:
    company.use_zone()
    db.session.remove()  # the command begins with a transaction of its own
    act_as(db.session(), Author(_("command line"), Source.CLI, clock.now()))
