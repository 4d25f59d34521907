"""``flask load-demo``: the demonstration's data and its account."""

from pathlib import Path

import click
from flask import current_app
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.home import demo


@click.command("load-demo")
def load_demo() -> None:
    """Fill an empty installation with invented data and print its account."""
    folder = Path(current_app.config["DATA_DIR"])
    session = db.session()
    if demo.is_empty(session):
        session.rollback()
        demo.load(session, password=demo.account(folder), today=clock.today(), at=clock.now())
    elif not (folder / "demo-account").exists():
        raise DomainError(_("There are customers here: the demonstration fills only an empty installation."))
    click.echo(f"E-mail: {demo.EMAIL}\nSenha: {demo.account(folder)}")


commands: list[click.Command] = [load_demo]
