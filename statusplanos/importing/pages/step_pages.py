"""What each step of a file shows: its own things, around them what all steps have."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import Response
from sqlalchemy import select

from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.importing.columns import LABELS, REQUIRED, TARGETS
from statusplanos.importing.models import ImportRun
from statusplanos.importing.pages import choices, steps
from statusplanos.importing.pages.forms import UploadForm
from statusplanos.importing.pages.words import STATE_TONES, STATE_WORDS, describe
from statusplanos.importing.upload import findings, remembered_choices, uploads
from statusplanos.importing.upload.storage import Files
from statusplanos.settings import due_days
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import render

SHOWN = 10
PARTS = {
    "file": "importing/_file.html",
    "columns": "importing/_columns.html",
    "names": "importing/_names.html",
    "check": "importing/_check.html",
    "result": "importing/_check.html",
}


def file(run: ImportRun, form: UploadForm, *, code: int = 200) -> Response:
    return _page(run, "file", code=code, form=form)


def columns(run: ImportRun, chosen: choices.ChosenColumns, *, code: int = 200) -> Response:
    titles = uploads.titles_of(run)
    _places, remembered = remembered_choices.places_of(db.session(), titles)
    context: dict[str, Any] = {
        "chosen": chosen.by_place,
        "errors": chosen.errors,
        "wrong": {anchor for anchor, _sentence in chosen.errors},
        "remembered": remembered,
        "targets": [(column.value, LABELS[column]) for column in TARGETS],
        "required": [LABELS[column] for column in REQUIRED],
    }
    return _page(run, "columns", code=code, **context)


def names(
    run: ImportRun, offered: list[choices.Offers], *, error: str | None = None, code: int = 200
) -> Response:
    return _page(run, "names", code=code, offered=offered, error=error)


def check(run: ImportRun, *, step: str = "check", error: str | None = None, code: int = 200) -> Response:
    files, counts = Files(run.id), run.counts or {}
    agreed = due_days.agreed(db.session()) if counts else {}
    context: dict[str, Any] = {
        "error": error,
        "share": files.progress() if run.state.is_waiting else None,
        "refused_rows": files.first_refused(SHOWN, name_at=run.name_at) if counts else [],
        "differing": files.first(files.differences, SHOWN) if counts else [],
        "absent": files.first(files.missing, SHOWN) if counts else [],
        "statuses": _statuses() if counts else {},
        "foreign_due_days": sorted(int(d) for d in counts.get("due_days", {}) if int(d) not in agreed),
        "label": findings.label,
        "outcome": findings.outcome,
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
    }
    return _page(run, step, code=code, **context)


def _page(run: ImportRun, step: str, *, code: int = 200, **context: object) -> Response:
    common = {
        "run": run,
        "here": step,
        "steps": steps.shown(run, step),
        "states": STATE_WORDS,
        "tones": STATE_TONES,
        "describe": describe,
    }
    part = PARTS[step]
    return render("importing/step.html", part, code=code, fragment=part, **common, **context)


def refused(id: int, error: DomainError) -> Response:
    db.session.rollback()
    run = db.get_or_404(ImportRun, id)
    step = "check" if run.state.is_open else "result"
    return check(run, step=step, error=error.message, code=422)


def _statuses() -> Mapping[int, Status]:
    return {status.id: status for status in db.session.scalars(select(Status))}
