"""The page *Importar clientes*: send a file, look at what it would do, have it written."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, send_file, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from statusplanos import clock
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history import matters
from statusplanos.history.recording import author_of
from statusplanos.importing import uploads
from statusplanos.importing.files import Files
from statusplanos.importing.forms import TEMPLATE, UploadForm
from statusplanos.importing.models import ImportRun
from statusplanos.importing.wording import STATE_TONES, STATE_WORDS, describe
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs

blueprint = Blueprint("importing", __name__, url_prefix="/importar")
LISTED = 20
REFUSED_SHOWN = 10
matters.register("import_run", "importing.show", link=_l("See the import"))


@blueprint.get("")
@needs("customers", "change_status")
def index() -> Response:
    return _index(UploadForm())


@blueprint.post("")
@needs("customers", "change_status")
def upload() -> Response:
    form = UploadForm()
    if not form.validate():
        return _index(form, code=422)
    sent: FileStorage = form.file.data
    session = db.session()
    try:
        run = uploads.receive(session, sent.stream, file_name=sent.filename or "", by=author_of(session))
        session.commit()
    except DomainError as error:
        session.rollback()
        form.refuse(error)
        return _index(form, code=422)
    ring("run_imports")
    return redirect(url_for(".show", id=run.id))


@blueprint.get("/<int:id>")
@needs("customers", "change_status")
def show(id: int) -> Response:
    return _show(db.get_or_404(ImportRun, id))


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
    return redirect(url_for(".show", id=id))


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


@blueprint.get("/<int:id>/recusadas.csv")
@needs("customers", "change_status")
def refused(id: int) -> Response:
    run = db.get_or_404(ImportRun, id)
    path = Files(run.id).refused
    if not path.exists():
        abort(404)
    name = f"recusadas-{run.file_name.rpartition('.')[0] or run.file_name}.csv"
    return send_file(path, mimetype="text/csv; charset=utf-8", as_attachment=True, download_name=name)


@blueprint.get("/modelo.csv")
@needs("customers", "change_status")
def template() -> Response:
    attached = {"Content-Disposition": "attachment; filename=modelo-clientes.csv"}
    return Response(TEMPLATE.encode("utf-8-sig"), mimetype="text/csv", headers=attached)


def _index(form: UploadForm, *, code: int = 200) -> Response:
    newest = select(ImportRun).order_by(ImportRun.id.desc()).limit(LISTED)
    runs = list(db.session.scalars(newest))
    return render(
        "importing/index.html", "importing/_index.html", code=code, form=form, runs=runs, **_words()
    )


def _show(run: ImportRun, *, error: str | None = None, code: int = 200) -> Response:
    files = Files(run.id)
    context: dict[str, Any] = {
        "run": run,
        "error": error,
        "share": files.progress() if run.state.is_waiting else None,
        "refused_rows": files.first_refused(REFUSED_SHOWN) if run.counts else [],
        "statuses": _statuses() if run.counts else {},
    }
    return render("importing/show.html", "importing/_show.html", code=code, **context, **_words())


def _refused(id: int, error: DomainError) -> Response:
    db.session.rollback()
    return _show(db.get_or_404(ImportRun, id), error=error.message, code=422)


def _statuses() -> dict[int, Status]:
    return {status.id: status for status in db.session.scalars(select(Status))}


def _words() -> dict[str, Any]:
    return {"state_words": STATE_WORDS, "tones": STATE_TONES, "describe": describe, "day": date.fromisoformat}
