"""*Mudanças em massa*: from the rows chosen in a list to the result of each plan."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from statusplanos import clock
from statusplanos.accounts.pages import person
from statusplanos.customers import listing as customers
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.record.recording import author_of
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.bulk import batch, listing, pages, undo
from statusplanos.lifecycle.bulk.models import BulkChange, BulkState
from statusplanos.messaging.posting.on_entry import among
from statusplanos.statuses.models import Status
from statusplanos.web.forms import whole
from statusplanos.web.htmx import redirect, render
from statusplanos.web.lists import downloads
from statusplanos.web.permissions import needs


@blueprint.get("/mudancas-em-massa")
@needs("change_status")
def bulk_changes() -> ResponseReturnValue:
    asked = listing.read_changes()
    found = listing.changes(asked)
    tallies = listing.tallies(db.session(), [row.id for row in found.rows])
    page = ("lifecycle/bulk_changes.html", "lifecycle/_bulk_changes.html")
    return render(*page, listing=asked, found=found, tallies=tallies)


@blueprint.post("/mudancas-em-massa")
@needs("change_status")
def choose_plans() -> ResponseReturnValue:
    """The rows ticked in the list of customers, or (*todas*) all that the list has under its filters."""
    asked, session = customers.read(), db.session()
    ids = [int(text) for text in request.form.getlist("id") if _is_id(text)]
    chosen = customers.chosen(asked) if "todas" in request.form else among(session, sorted(set(ids)))
    made = batch.choose(
        session, chosen, by=author_of(session), at=clock.now(), chosen_by=dict(asked.arguments)
    )
    db.session.commit()
    return redirect(url_for("lifecycle.bulk_change", id=made.id))


def _is_id(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 10


@blueprint.get("/mudancas-em-massa/<int:id>")
@needs("change_status")
def bulk_change(id: int) -> ResponseReturnValue:
    """What comes next for it: the form, the preview to be confirmed, the work under way or the result."""
    found = db.get_or_404(BulkChange, id)
    choosing = found.state == BulkState.CHOSEN or "alterar" in request.args
    if found.state.is_draft and choosing and not found.undoes_id:
        return pages.form_page(found, pages.form_of(found))
    return pages.page(found)


@blueprint.post("/mudancas-em-massa/<int:id>/previa")
@needs("change_status")
def foresee_bulk(id: int) -> ResponseReturnValue:
    found = db.get_or_404(BulkChange, id)
    form = pages.form_of(found)
    if not form.validate():
        return pages.form_page(found, form, code=422)
    try:
        batch.foresee(
            db.session(),
            found,
            to=db.session.get_one(Status, form.status.data),
            effective_on=form.effective_on.data,
            until=form.until.data,
            reason=form.reason.data or "",
            notify=not form.silent.data,
            today=clock.today(),
            by=person(),
        )
    except LostUpdate as late:
        return pages.refused(id, late)
    except DomainError as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return pages.form_page(db.get_or_404(BulkChange, id), form, code=422)
    return redirect(url_for("lifecycle.bulk_change", id=id))


@blueprint.post("/mudancas-em-massa/<int:id>/confirmar")
@needs("change_status")
def confirm_bulk(id: int) -> ResponseReturnValue:
    found, session = db.get_or_404(BulkChange, id), db.session()
    try:
        revision = whole(request.form.get("revisao"))
        by = author_of(session)
        at, today = clock.now(), clock.today()
        batch.confirm(session, found, revision=revision, by=by, person=person(), at=at, today=today)
        db.session.commit()
    except DomainError as refusal:
        return pages.refused(id, refusal)
    ring("run_bulk")
    return redirect(url_for("lifecycle.bulk_change", id=id))


@blueprint.post("/mudancas-em-massa/<int:id>/parar")
@needs("change_status")
def stop_bulk(id: int) -> ResponseReturnValue:
    try:
        batch.ask_stop(db.session(), db.get_or_404(BulkChange, id))
        db.session.commit()
    except DomainError as refusal:
        return pages.refused(id, refusal)
    return redirect(url_for("lifecycle.bulk_change", id=id))


@blueprint.post("/mudancas-em-massa/<int:id>/continuar")
@needs("change_status")
def go_on_with_bulk(id: int) -> ResponseReturnValue:
    try:
        batch.go_on(db.session(), db.get_or_404(BulkChange, id), at=clock.now())
        db.session.commit()
    except DomainError as refusal:
        return pages.refused(id, refusal)
    ring("run_bulk")
    return redirect(url_for("lifecycle.bulk_change", id=id))


@blueprint.post("/mudancas-em-massa/<int:id>/desfazer")
@needs("change_status")
def propose_undoing(id: int) -> ResponseReturnValue:
    """Leads to a preview; nothing is taken back before that is confirmed."""
    session = db.session()
    try:
        found = db.get_or_404(BulkChange, id)
        by, at = author_of(session), clock.now()
        made = undo.propose_undoing(session, found, by=by, at=at, today=clock.today())
        db.session.commit()
    except DomainError as refusal:
        return pages.refused(id, refusal)
    return redirect(url_for("lifecycle.bulk_change", id=made.id))


@blueprint.get("/mudancas-em-massa/<int:id>/planilha")
@needs("change_status")
def bulk_spreadsheet(id: int) -> ResponseReturnValue:
    found = db.get_or_404(BulkChange, id)
    rows = listing.shown(db.session(), found)
    return downloads.spreadsheet(f"mudanca-em-massa-{id}.csv", listing.header(), rows)
