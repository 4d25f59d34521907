"""``flask load-demo``: sample data around today, and an account that is ready."""

import os
import secrets
from pathlib import Path

import click
from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from statusplanos import clock
from statusplanos.customers.models import Customer
from statusplanos.extensions import db
from statusplanos.home.demo import story

EMAIL = "demo@exemplo.com.br"


@click.command("load-demo")
def load_demo() -> None:
    """Fill an empty installation with invented customers and print the account to sign in with.

    Nothing is changed where there are customers.
    """
    file = Path(current_app.config["DATA_DIR"]) / "demo-senha.txt"
    if db.session.scalar(select(Customer.id).limit(1)) is None:
        password = _new_password(file)
        story.load(db.session(), email=EMAIL, password=password, now=clock.now())
    elif not file.exists():
        click.echo(_("There are customers already: nothing was changed."))
        return
    click.echo(f"E-mail: {EMAIL}")
    click.echo(f"Senha: {file.read_text().strip()}")


def _new_password(file: Path) -> str:
    """A password that nobody chose, kept beside the invented data, for the owner's eyes."""
    password = "-".join(secrets.token_hex(2) for _part in range(4))
    file.touch(mode=0o600)
    os.chmod(file, 0o600)
    file.write_text(f"{password}\n")
    return password


commands: list[click.Command] = [load_demo]
