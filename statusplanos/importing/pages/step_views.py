"""The steps of one file, a page each: back and forth without loss until it is written."""

from collections.abc import Callable
from functools import wraps

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from statusplanos import clock
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.record.recording import author_of
from statusplanos.importing.blueprint import blueprint
from statusplanos.importing.columns import LABELS
from statusplanos.importing.models import ImportRun
from statusplanos.importing.pages import choices, step_pages, steps
from statusplanos.importing.pages.forms import UploadForm
from statusplanos.importing.upload import uploads
from statusplanos.importing.upload.first_look import names_in
from statusplanos.importing.upload.storage import Files
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs

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
    return step_pages.file(run, UploadForm())


@blueprint.post("/<int:id>/arquivo")
@needs("customers", "change_status")
@_step("file")
def replace(run: ImportRun) -> Response:
    form = UploadForm()
    if not form.validate():
        return step_pages.file(run, form, code=422)
    sent: FileStorage = form.file.data
    number, session = run.id, db.session()
    session.rollback()  # the file is read with nobody waiting for the write lock
    try:
        uploads.replace(session, number, sent.stream, file_name=sent.filename or "")
        session.commit()
    except DomainError as error:
        session.rollback()
        form.refuse(error)
        return step_pages.file(db.get_or_404(ImportRun, number), form, code=422)
    return redirect(url_for(".columns", id=number))


@blueprint.get("/<int:id>/colunas")
@needs("customers", "change_status")
@_step("columns")
def columns(run: ImportRun) -> Response:
    chosen = choices.ChosenColumns({place: name for name, place in (run.places or {}).items()})
    return step_pages.columns(run, chosen)


@blueprint.post("/<int:id>/colunas")
@needs("customers", "change_status")
@_step("columns")
def set_columns(run: ImportRun) -> Response:
    chosen = choices.read_columns(request.form, uploads.titles_of(run), LABELS)
    if chosen.errors:
        return step_pages.columns(run, chosen, code=422)
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
        return step_pages.columns(run, chosen, code=422)
    return redirect(url_for(".names", id=run.id))


@blueprint.get("/<int:id>/nomes")
@needs("customers", "change_status")
@_step("names")
def names(run: ImportRun) -> Response:
    return step_pages.names(run, choices.offers(db.session(), run))


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
        return step_pages.names(run, offered, error=error.message, code=422)
    ring("run_imports")
    return redirect(url_for(".check", id=run.id))


@blueprint.get("/<int:id>/conferencia")
@needs("customers", "change_status")
@_step("check")
def check(run: ImportRun) -> Response:
    return step_pages.check(run)


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
        return step_pages.refused(id, error)
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
        return step_pages.refused(id, error)
    toast(_("File discarded"))
    return redirect(url_for(".index"))


@blueprint.get("/<int:id>/resultado")
@needs("customers", "change_status")
@_step("result")
def result(run: ImportRun) -> Response:
    return step_pages.check(run, step="result")
