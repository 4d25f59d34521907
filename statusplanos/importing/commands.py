"""``flask import-customers``: a customer file from the command line."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.models import Kind, Source
from statusplanos.history.recording import act_as, author_of
from statusplanos.importing.checking import Watch
from statusplanos.importing.columns import LABELS, Column
from statusplanos.importing.files import RefusedFile
from statusplanos.importing.intake import import_customers, preview
from statusplanos.importing.result import Result

_SHOWN = 20


@click.command("import-customers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be imported and change nothing.")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
@click.option(
    "--refused", type=click.Path(dir_okay=False, path_type=Path), help="Write the refused rows here."
)
def import_file(file: Path, dry_run: bool, as_document: bool, refused: Path | None) -> None:
    """Import the customers and their plans from a CSV file."""
    document = _imported(file, dry_run=dry_run, refused=refused).document()
    click.echo(json.dumps(document, ensure_ascii=False) if as_document else _in_words(document))


def _imported(file: Path, *, dry_run: bool, refused: Path | None) -> Result:
    if refused is None:
        return _carried_out(file, dry_run=dry_run, watch=Watch())
    with RefusedFile(refused) as rows:
        return _carried_out(file, dry_run=dry_run, watch=Watch(refused=rows))


def _carried_out(file: Path, *, dry_run: bool, watch: Watch) -> Result:
    session, at = db.session(), clock.now()
    on = clock.local(at).date()
    if dry_run:
        return preview(session, file, on=on, watch=watch)
    act_as(session, replace(author_of(session), source=Source.IMPORT, kind=Kind.IMPORT, reason=file.name))
    return import_customers(session, file, on=on, at=at, watch=watch)


def _in_words(document: dict[str, Any]) -> str:
    created = document["created"]
    lines = [
        f"{document['accepted']} linhas aceitas, {len(document['refused'])} recusadas",
        f"  criados: {created['customers']} clientes, {created['plans']} planos à venda, "
        f"{created['subscriptions']} planos de clientes",
        f"  atualizados: {document['updated']}, iguais: {document['unchanged']}",
    ]
    if document["dry_run"]:
        lines.insert(0, "Simulação: nada foi gravado.")
    for kind, word in (("refused", "recusada"), ("warned", "sem contato"), ("kept", "mantida")):
        rows = list(document[kind].items())
        lines += [f"  linha {line} {word}: {LABELS[Column(cause)]}" for line, cause in rows[:_SHOWN]]
        lines += [f"  … e mais {len(rows) - _SHOWN}"] if len(rows) > _SHOWN else []
    return "\n".join(lines)


commands: list[click.Command] = [import_file]
