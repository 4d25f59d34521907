"""``flask import-customers``: a customer file from the command line."""

import json
import shutil
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from statusplanos import clock, database
from statusplanos.extensions import db
from statusplanos.history.models import Kind, Source
from statusplanos.history.record.recording import act_as, author_of
from statusplanos.importing.checking.file_terms import FileTerms
from statusplanos.importing.checking.result import Result
from statusplanos.importing.columns import LABELS, Column
from statusplanos.importing.file.sheet import open_sheet
from statusplanos.importing.models import ImportRun
from statusplanos.importing.upload import remembered_choices, uploads
from statusplanos.importing.upload.check import Watch
from statusplanos.importing.upload.intake import import_customers, preview
from statusplanos.importing.upload.storage import Files, RefusedFile, folder

_SHOWN = 20
_KINDS = {
    "refused": "recusada",
    "warned": "com aviso",
    "kept": "mantida",
    "skipped": "deixada de fora",
}


@click.command("import-customers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be imported and change nothing.")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
@click.option(
    "--accept-invalid", is_flag=True, help="Take documents whose check digits are wrong, with a warning."
)
@click.option(
    "--refused", type=click.Path(dir_okay=False, path_type=Path), help="Write the refused rows here."
)
def import_file(
    file: Path, dry_run: bool, as_document: bool, accept_invalid: bool, refused: Path | None
) -> None:
    """Import the customers and their plans from a CSV file."""
    result = _tried(file, accept_invalid, refused) if dry_run else _imported(file, accept_invalid, refused)
    document = result.document()
    click.echo(json.dumps(document, ensure_ascii=False) if as_document else _in_words(document))


def _tried(file: Path, accept_invalid: bool, refused: Path | None) -> Result:
    with RefusedFile(refused) if refused else nullcontext() as rows:
        watch = Watch(refused=rows) if rows else Watch()
        terms = _terms(file, accept_invalid)
        return preview(db.session(), file, on=clock.today(), watch=watch, terms=terms)


def _imported(file: Path, accept_invalid: bool, refused: Path | None) -> Result:
    """The refused rows are kept with the import, where *Importações* shows them."""
    session, at, made = db.session(), clock.now(), list[ImportRun]()
    act_as(session, replace(author_of(session), source=Source.IMPORT, kind=Kind.IMPORT, reason=file.name))
    kept = folder() / f"{uuid4().hex}.part"

    def conclude(result: Result) -> None:
        made.append(uploads.note_command(session, file, result, by=author_of(session)))

    try:
        with RefusedFile(kept) as rows:
            result = import_customers(
                session,
                file,
                on=clock.local(at).date(),
                at=at,
                watch=Watch(refused=rows),
                terms=_terms(file, accept_invalid),
                conclude=conclude,
            )
        _hand_over(kept, refused, Files(made[0].id).refused)
    finally:
        kept.unlink(missing_ok=True)
    return result


def _hand_over(kept: Path, asked: Path | None, own: Path) -> None:
    if asked is not None and kept.exists():
        shutil.copyfile(kept, asked)
    elif asked is not None:
        asked.unlink(missing_ok=True)
    if kept.exists():
        kept.replace(own)


def _terms(file: Path, accept_invalid: bool) -> FileTerms:
    """How the file is to be read: as others with the same header were."""
    with open_sheet(file) as sheet, database.read_only():
        terms = remembered_choices.terms_for(db.session(), sheet.header, accept_invalid=accept_invalid)
        db.session.rollback()
    return terms


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
    for kind, word in (
        ("refused", "recusada"),
        ("warned", "com aviso"),
        ("kept", "mantida"),
        ("skipped", "deixada de fora"),
    ):
        rows = list(document[kind].items())
        lines += [f"  linha {line} {word}: {LABELS[Column(cause)]}" for line, cause in rows[:_SHOWN]]
        lines += [f"  … e mais {len(rows) - _SHOWN}"] if len(rows) > _SHOWN else []
    return "\n".join(lines)


commands: list[click.Command] = [import_file]
