"""``flask run-day``: the daily run from the command line, acting whenever it is given."""

import json
from datetime import date, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.doorbell import ring
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.lifecycle.daily import routine, run
from statusplanos.lifecycle.daily.run import Outcome
from statusplanos.lifecycle.models import Finding, RunKind


def as_json(session: Session, outcome: Outcome, *, on: date, dry_run: bool) -> dict[str, Any]:
    """The document of ``run-day --json`` (names pinned: other programs read it)."""
    names = {number: status.description for number, status in run.rules_of(session).items()}
    steps = [
        {"from": names[old], "to": names[new], "effective_on": day.isoformat(), "count": count}
        for (old, new, day), count in sorted(outcome.steps.items(), key=lambda item: (item[0][2], item[0]))
    ]
    return {
        "on": on.isoformat(),
        "dry_run": dry_run,
        "due": outcome.due,
        "moved": outcome.moved,
        "left": _found(outcome, Finding.LEFT),
        "failed": _found(outcome, Finding.FAILED),
        "steps": steps,
    }


def _found(outcome: Outcome, kind: Finding) -> list[dict[str, Any]]:
    return [{"subscription": f.subscription_id, "cause": f.cause} for f in outcome.found if f.kind == kind]


@click.command("run-day")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to run, AAAA-MM-DD; today by default."
)
@click.option("--dry-run", is_flag=True, help="Show what would be moved and change nothing.")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
def run_day(day: datetime | None, dry_run: bool, as_document: bool) -> None:
    """Move every plan whose days in its status are over."""
    on = day.date() if day else clock.today()
    session = db.session()
    if dry_run:
        outcome = run.simulate(session, on=on)
    else:
        at = clock.now()
        act_as(session, Author(routine.ROUTINE, Source.CLI, at))
        _, outcome = routine.run_now(session, on=on, kind=RunKind.COMMAND, at=at)
        ring("deliver")
    document = as_json(session, outcome, on=on, dry_run=dry_run)
    click.echo(json.dumps(document, ensure_ascii=False) if as_document else _in_words(document))


def _in_words(document: dict[str, Any]) -> str:
    lines = [f"{document['on']}: {document['due']} vencidos, {document['moved']} movidos"]
    lines += [f"  {s['from']} → {s['to']} em {s['effective_on']}: {s['count']}" for s in document["steps"]]
    for kind, word in (("left", "não movido"), ("failed", "com erro")):
        lines += [f"  {word}: {one['subscription']}: {one['cause']}" for one in document[kind]]
    return "\n".join(lines)


commands: list[click.Command] = [run_day]
