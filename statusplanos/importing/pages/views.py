"""*Importar clientes*: sending a file, the files sent so far, and what can be downloaded."""

from pathlib import Path
from typing import Any

from flask import Response, abort, send_file, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history import subject_links
from statusplanos.history.record.recording import author_of
from statusplanos.importing.blueprint import blueprint
from statusplanos.importing.columns import Column
from statusplanos.importing.models import ImportRun
from statusplanos.importing.pages import steps
from statusplanos.importing.pages.forms import TEMPLATE, UploadForm
from statusplanos.importing.pages.words import STATE_TONES, STATE_WORDS
from statusplanos.importing.upload import findings, uploads
from statusplanos.importing.upload.first_look import is_secret
from statusplanos.importing.upload.storage import Files
from statusplanos.web.htmx import redirect, render
from statusplanos.web.lists import downloads
from statusplanos.web.lists.listing import Listing, fetch
from statusplanos.web.once import at_most_once
from statusplanos.web.permissions import may, needs

RECENT = 5
subject_links.sort.provide(subject_links.Sort("importing.show", link=_l("See the import")), name="import_run")
SORTS = {"quando": ImportRun.created_at, "arquivo": ImportRun.file_name, "quem": ImportRun.actor}


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
    db.session.rollback()  # the file is read with nobody waiting for the write lock
    try:
        with uploads.kept(sent.stream) as file:
            answer: Response = at_most_once(lambda: _received(file, sent.filename or ""))
            return answer
    except DomainError as error:
        db.session.rollback()
        form.refuse(error)
        return _index(form, code=422)


def _received(file: uploads.Kept, name: str) -> Response:
    session = db.session()
    run = uploads.receive(session, file, file_name=name, by=author_of(session))
    session.commit()
    return redirect(url_for(".columns", id=run.id))


@blueprint.get("/<int:id>")
@needs("customers", "change_status")
def show(id: int) -> Response:
    """Redirects to the step that is next."""
    run = db.get_or_404(ImportRun, id)
    return redirect(url_for(f".{steps.current(run)}", id=id))


@blueprint.get("/importacoes")
@needs("customers", "change_status")
def runs() -> Response:
    listing = Listing.read(sorts=tuple(SORTS), default="-quando", filters=("estado",))
    wanted = select(*ImportRun.__table__.columns)
    if listing.q:
        wanted = wanted.where(ImportRun.file_name.icontains(listing.q, autoescape=True))
    if listing.filters["estado"] in STATE_WORDS:
        wanted = wanted.where(ImportRun.state == listing.filters["estado"])
    found = fetch(wanted, listing, columns=SORTS, key=ImportRun.id)
    context: dict[str, Any] = {
        "listing": listing,
        "found": found,
        "states": STATE_WORDS,
        "tones": STATE_TONES,
    }
    return render("importing/runs.html", "importing/_runs.html", **context)


@blueprint.get("/<int:id>/recusadas.csv")
@needs("customers", "change_status")
def refused(id: int) -> Response:
    """The rows as they came: with the passwords, if the file has some."""
    run = db.get_or_404(ImportRun, id)
    path = Files(run.id).refused
    if not path.exists():
        abort(404)
    if _has_passwords(run, path) and not may("radius_password"):
        abort(403)
    return send_file(
        path, mimetype="text/csv; charset=utf-8", as_attachment=True, download_name=_name("recusadas", run)
    )


def _has_passwords(run: ImportRun, path: Path) -> bool:
    with path.open(encoding="utf-8-sig") as file:
        titles = file.readline().split(";")
    return Column.PASSWORD in (run.places or {}) or any(map(is_secret, titles))


@blueprint.get("/<int:id>/diferencas.csv")
@needs("customers", "change_status")
def differences(id: int) -> Response:
    run = db.get_or_404(ImportRun, id)
    if not Files(id).differences.exists():
        abort(404)
    return downloads.spreadsheet(_name("diferencas", run), *findings.difference_table(Files(id)))


@blueprint.get("/<int:id>/ausentes.csv")
@needs("customers", "change_status")
def missing(id: int) -> Response:
    run = db.get_or_404(ImportRun, id)
    if not Files(id).missing.exists():
        abort(404)
    return downloads.spreadsheet(_name("ausentes", run), *findings.missing_table(Files(id)))


def _name(kind: str, run: ImportRun) -> str:
    bare = (run.file_name.rpartition(".")[0] or run.file_name).replace('"', "").replace("\\", "")
    return f"{kind}-{bare}.csv"


@blueprint.get("/modelo.csv")
@needs("customers", "change_status")
def template() -> Response:
    attached = {"Content-Disposition": "attachment; filename=modelo-clientes.csv"}
    return Response(TEMPLATE.encode("utf-8-sig"), mimetype="text/csv", headers=attached)


def _index(form: UploadForm, *, code: int = 200) -> Response:
    newest = select(ImportRun).order_by(ImportRun.id.desc()).limit(RECENT)
    context = {"form": form, "runs": list(db.session.scalars(newest)), "run": None}
    words = {"states": STATE_WORDS, "tones": STATE_TONES, "steps": steps.shown(None, "file")}
    return render("importing/index.html", "importing/_index.html", code=code, **context, **words)
