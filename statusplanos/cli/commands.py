"""Commands that belong to no one floor: setting up, and the exports of several."""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import click
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.cli.door import this_app
from statusplanos.customers.exports import subscriptions
from statusplanos.extensions import db
from statusplanos.history.query.exports import history
from statusplanos.home import installation
from statusplanos.messaging.exports import messages
from statusplanos.statuses.list.exports import statuses
from statusplanos.web.lists.spreadsheets import harmless

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
def upgrade() -> None:
    """Bring the database to this version; an empty data folder is set up."""
    installation.upgrade(this_app())
    click.echo(_("The database is up to date."))


commands: list[click.Command] = [export, upgrade]
