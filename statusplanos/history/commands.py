"""Commands about the history."""

import json

import click
from sqlalchemy import text

from statusplanos.extensions import db
from statusplanos.history.verify.replay import Verification, verify


@click.command("verify-history")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on the standard output.")
def verify_history(as_json: bool) -> None:
    """Replay the whole history and compare it with the tables as they stand."""
    session = db.session()
    if db.engine.dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    found = verify(session)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        _say(found)
    click.get_current_context().exit(0 if found.ok else 1)


def _say(found: Verification) -> None:
    for each in found.differences:
        where = f"{each.entity} {each.entity_id} {each.field}"
        click.echo(f"{where}: history {each.history!r}, table {each.table!r}", err=True)
    verdict = "matches the tables" if found.ok else f"differs in {len(found.differences)} places"
    click.echo(f"The history {verdict} ({found.checked} rows checked).", err=not found.ok)


commands = [verify_history]
