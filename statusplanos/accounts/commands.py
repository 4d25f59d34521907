"""Commands for whoever holds the server: the first account, and a way back in."""

import sys

import click
from flask.cli import with_appcontext

from statusplanos import clock
from statusplanos.accounts.account_email import normalize
from statusplanos.accounts.models import User
from statusplanos.accounts.people import invitations, users
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as

NOTHING_DONE = 2


@click.command("create-admin")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
def create_admin(email: str, password_stdin: bool) -> None:
    """Create an administrator, or give an existing account its rights back.

    Without --password-stdin a one-time link to set the password is printed.
    """
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    try:
        link = _make_administrator(email, password)
    except DomainError as error:
        db.session.rollback()
        click.echo(f"statusplanos: {error.message}", err=True)
        sys.exit(NOTHING_DONE)
    click.echo(link or f"{normalize(email)} pode entrar.")


@click.command("first-access-url")
@with_appcontext
def first_access_url() -> None:
    """Print a one-time link to create the first account; nothing when there is an administrator."""
    link = invitations.first_access_url(at=clock.now())
    db.session.commit()
    if link:
        click.echo(link)


commands: list[click.Command] = [create_admin, first_access_url]


def _make_administrator(email: str, password: str | None) -> str | None:
    """Commits; gives the link to print, or ``None`` when the password was given."""
    at = clock.now()
    act_as(db.session(), Author("instalação", Source.CLI, at))
    user = _administrator(email, password)
    db.session.flush()  # the link needs the account's id
    token = None if password is not None else invitations.password_token(db.session(), user, at=at)
    db.session.commit()
    return invitations.address("senha", token) if token else None


def _administrator(email: str, password: str | None) -> User:
    at = clock.now()
    user = users.by_email(db.session(), normalize(email))
    if user is None:
        return users.create_administrator(db.session(), email=email, password=password)
    users.restore_administrator(user, password=password, at=at)
    return user
