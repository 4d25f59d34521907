"""The steps of one file, a page each: back and forth without loss until it is written."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from statusplanos import clock
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.recording import author_of
from statusplanos.importing import choices, findings, memory, steps, uploads
from statusplanos.importing.blueprint import blueprint
from statusplanos.importing.columns import LABELS, REQUIRED, TARGETS
from statusplanos.importing.files import Files
from statusplanos.importing.forms import UploadForm
from statusplanos.importing.models import ImportRun
from statusplanos.importing.survey import names_in
from statusplanos.importing.wording import STATE_TONES, STATE_WORDS, describe
from statusplanos.settings import due_days
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs

SHOWN = 10
PARTS = {
    "file": "importing/_file.html",
    "columns": "importing/_columns.html",
    "names": "importing/_names.html",
    "check": "importing/_check.html",
    "result": "importing/_check.html",
}
View = Callable[[ImportRun], Response]


def _step(name: str) -> Callable[[View], Callable[[int], Response]]:
    """A page of one step: gets the run, or leads on to the step that may be opened."""

    def decorate(view: View) -> Callable[[int], Response]:
        @wraps(view)
        def open_step(id: int) -> Response:
            run = db.get_or_404(ImportRun, id, with_for_update=request.method == "POST")
            if not steps.may_open(run, name):
                return redirect(url_for(f".{steps.current(run)}", id=id))
            return view(run)

        return open_step

    return decorate


@blueprint.get("/<int:id>/arquivo")
@needs("customers", "change_status")
@_step("file")
def file(run: ImportRun) -> Response:
    return _file(run, UploadForm())


@blueprint.post("/<int:id>/arquivo")
@needs("customers", "change_status")
@_step("file")
def replace(run: ImportRun) -> Response:
    form = UploadForm()
    if not form.validate():
        return _file(run, form, code=422)
    sent: FileStorage = form.file.data
    number, session = run.id, db.session()
    session.rollback()  # the file is read with nobody waiting for the write lock
    try:
        uploads.replace(session, number, sent.stream, file_name=sent.filename or "")
        session.commit()
    except DomainError as error:
        session.rollback()
        form.refuse(error)
        return _file(db.get_or_404(ImportRun, number), form, code=422)
    return redirect(url_for(".columns", id=number))


@blueprint.get("/<int:id>/colunas")
@needs("customers", "change_status")
@_step("columns")
def columns(run: ImportRun) -> Response:
    chosen = choices.ChosenColumns({place: name for name, place in (run.places or {}).items()})
    return _columns(run, chosen)


@blueprint.post("/<int:id>/colunas")
@needs("customers", "change_status")
@_step("columns")
def set_columns(run: ImportRun) -> Response:
    chosen = choices.read_columns(request.form, uploads.titles_of(run), LABELS)
    if chosen.errors:
        return _columns(run, chosen, code=422)
    number, session = run.id, db.session()
    session.rollback()  # the file is read with nobody waiting for the write lock
    try:
        found = names_in(Files(number).source, chosen.places)
        session.refresh(run, with_for_update=True)
        uploads.set_columns(session, run, chosen.places, by=author_of(session), found=found)
        session.commit()
    except DomainError as error:
        session.rollback()
        chosen.errors.append(("column-0", error.message))
        return _columns(run, chosen, code=422)
    return redirect(url_for(".names", id=run.id))


@blueprint.get("/<int:id>/nomes")
@needs("customers", "change_status")
@_step("names")
def names(run: ImportRun) -> Response:
    return _names(run, choices.offers(db.session(), run))


@blueprint.post("/<int:id>/nomes")
@needs("customers", "change_status")
@_step("names")
def set_names(run: ImportRun) -> Response:
    session = db.session()
    offered = choices.offers(session, run, request.form)
    try:
        uploads.set_names(session, run, choices.read_names(offered), by=author_of(session))
        session.commit()
    except DomainError as error:
        session.rollback()
        return _names(run, offered, error=error.message, code=422)
    ring("run_imports")
    return redirect(url_for(".check", id=run.id))


@blueprint.get("/<int:id>/conferencia")
@needs("customers", "change_status")
@_step("check")
def check(run: ImportRun) -> Response:
    return _check(run)


@blueprint.post("/<int:id>/conferencia")
@needs("customers", "change_status")
@_step("check")
def check_again(run: ImportRun) -> Response:
    uploads.check_again(run, accept_invalid=bool(request.form.get("accept_invalid")))
    db.session.commit()
    ring("run_imports")
    return redirect(url_for(".check", id=run.id))


@blueprint.post("/<int:id>/confirmar")
@needs("customers", "change_status")
def confirm(id: int) -> Response:
    run = db.get_or_404(ImportRun, id, with_for_update=True)
    try:
        uploads.confirm(run, by=author_of(db.session()))
        db.session.commit()
    except DomainError as error:
        return _refused(id, error)
    ring("run_imports")
    return redirect(url_for(".result", id=id))


@blueprint.post("/<int:id>/descartar")
@needs("customers", "change_status")
def discard(id: int) -> Response:
    run = db.get_or_404(ImportRun, id, with_for_update=True)
    try:
        uploads.discard(run, at=clock.now())
        db.session.commit()
    except DomainError as error:
        return _refused(id, error)
    toast(_("File discarded"))
    return redirect(url_for(".index"))


@blueprint.get("/<int:id>/resultado")
@needs("customers", "change_status")
@_step("result")
def result(run: ImportRun) -> Response:
    return _check(run, step="result")


def _file(run: ImportRun, form: UploadForm, *, code: int = 200) -> Response:
    return _page(run, "file", code=code, form=form)


def _columns(run: ImportRun, chosen: choices.ChosenColumns, *, code: int = 200) -> Response:
    titles = uploads.titles_of(run)
    _places, remembered = memory.places_of(db.session(), titles)
    context: dict[str, Any] = {
        "chosen": chosen.by_place,
        "errors": chosen.errors,
        "wrong": {anchor for anchor, _sentence in chosen.errors},
        "remembered": remembered,
        "targets": [(column.value, LABELS[column]) for column in TARGETS],
        "required": [LABELS[column] for column in REQUIRED],
    }
    return _page(run, "columns", code=code, **context)


def _names(
    run: ImportRun, offered: list[choices.Offers], *, error: str | None = None, code: int = 200
) -> Response:
    return _page(run, "names", code=code, offered=offered, error=error)


def _check(run: ImportRun, *, step: str = "check", error: str | None = None, code: int = 200) -> Response:
    files, counts = Files(run.id), run.counts or {}
    agreed = due_days.agreed(db.session()) if counts else {}
    context: dict[str, Any] = {
        "error": error,
        "share": files.progress() if run.state.is_waiting else None,
        "refused_rows": files.first_refused(SHOWN) if counts else [],
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


def _refused(id: int, error: DomainError) -> Response:
    db.session.rollback()
    run = db.get_or_404(ImportRun, id)
    step = "check" if run.state.is_open else "result"
    return _check(run, step=step, error=error.message, code=422)


def _statuses() -> Mapping[int, Status]:
    return {status.id: status for status in db.session.scalars(select(Status))}
