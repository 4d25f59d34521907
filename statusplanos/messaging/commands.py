"""``flask deliver``: one drain of the outbox, in this process."""

import json
from dataclasses import asdict
from datetime import timedelta

import click
from flask_babel import gettext as _

from statusplanos import stopping
from statusplanos.messaging.delivery.drain import drain


@click.command("deliver")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document to stdout.")
@click.option("--lease", default=60.0, hidden=True, help="Seconds a message is held by this process.")
def deliver(as_json: bool, lease: float) -> None:
    """Send the messages that are due, and the staff's letters with links."""
    stopping.listen()
    result = drain(stop=stopping.requested, lease=timedelta(seconds=lease))
    if as_json:
        click.echo(json.dumps(asdict(result)))
        return
    click.echo(
        _(
            "%(claimed)s taken: %(sent)s sent, %(retry)s to be tried again, %(failed)s failed, "
            "%(unknown)s without confirmation.",
            **asdict(result),
        )
    )


commands: list[click.Command] = [deliver]
