"""The register's pages: list and form. What ends a status is in :mod:`statusplanos.statuses.archiving`."""

from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos import clock
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import answer, nothing_lost
from statusplanos.history.query import operation_pages, timeline
from statusplanos.statuses import archiving, ask, conflict, copying, register, warnings
from statusplanos.statuses.blueprint import blueprint
from statusplanos.statuses.chart import drawing
from statusplanos.statuses.draft import draft_of
from statusplanos.statuses.forms import StatusForm, as_typed, for_new
from statusplanos.statuses.list import listing, ordering_views
from statusplanos.statuses.models import Status
from statusplanos.statuses.texts import PLACEHOLDERS
from statusplanos.statuses.uses import subscriptions_in
from statusplanos.web import navigation
from statusplanos.web.forms import whole
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.merging import wants_form
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

__all__ = ["archiving", "blueprint", "drawing", "ordering_views"]


def standing_warnings() -> navigation.Badge | None:
    number = len(warnings.standing(db.session()))
    words = str(ngettext("warning", "warnings", number))
    return navigation.Badge(number, words, "amber") if number else None


navigation.badge.provide(standing_warnings, name="statuses.index")


@blueprint.get("/")
@needs("settings")
def index() -> ResponseReturnValue:
    asked = listing.read()
    return render(
        "statuses/index.html",
        "statuses/_list.html",
        listing=asked,
        found=listing.find(db.session(), asked),
        findings=warnings.standing(db.session()),
        categories=listing.CATEGORIES,
        selected=listing.selected(),
    )


@blueprint.get("/abrir")
@needs("settings")
def open_selected() -> ResponseReturnValue:
    """Where *Abrir* leads: to the row that is chosen."""
    number = listing.selected()
    if number is not None and db.session.get(Status, number):
        return redirect(url_for("statuses.edit", id=number))
    toast(_("Choose a status first, then open it."))
    return redirect(url_for("statuses.index"))


@blueprint.get("/novo")
@needs("settings")
def new() -> ResponseReturnValue:
    """An empty form, or a copy: everything of ``?copia=`` but its name, saved when somebody saves it."""
    number = whole(request.args.get("copia"))
    model = db.get_or_404(Status, number) if number else None
    if model is None:
        return _page(StatusForm(data=for_new()), None)
    draft = copying.copy_of(db.session(), model)
    return _page(StatusForm(data=as_typed(draft)), None, copied=model)


@blueprint.post("/novo")
@needs("settings")
@once
def create() -> ResponseReturnValue:
    form = StatusForm()
    if not form.validate_on_submit():
        return _page(form, None, code=422)
    try:
        status = register.create(db.session(), draft=form.draft())
        db.session.commit()
    except DomainError as error:
        return _refused(form, None, error)
    toast(_("%(name)s was registered.", name=status.description))
    return redirect(url_for("statuses.index", id=status.id))


@blueprint.get("/<int:id>")
@needs("settings")
def edit(id: int) -> ResponseReturnValue:
    mark = changes_since.mark_of(db.session(), "status", id)
    status = db.get_or_404(Status, id)
    form = StatusForm(data=as_typed(draft_of(status)))
    form.stamp(status.version, mark)
    return _page(form, status)


@blueprint.post("/<int:id>")
@needs("settings")
def save(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    form = StatusForm()
    if wants_form():
        return _page(form, status)
    if not form.validate_on_submit():
        return _page(form, status, code=422)
    try:
        with nothing_lost():
            if (question := ask.question(status, form)) is not None:
                return question
            moved = ask.revise(status, form)
            db.session.commit()
    except DomainError as error:
        return _refused(form, status, error)
    toast(ask.told(status, form, moved))
    return redirect(url_for("statuses.index", id=status.id))


@blueprint.get("/<int:id>/historico")
@needs("settings")
def history(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    page = operation_pages.of_entity(
        db.session(), "status", id, before=whole(request.args.get("depois")) or None
    )
    older = url_for("statuses.history", id=id, depois=page.before) if page.before else None
    days = timeline.days(page, on=clock.today())
    context: dict[str, Any] = {"days": days, "more": older, "first": "depois" not in request.args}
    return render("statuses/history.html", "history/_timeline.html", **_about(status), **context)


def _refused(form: StatusForm, status: Status | None, error: DomainError) -> Response:
    db.session.rollback()
    if status is None or not isinstance(error, LostUpdate):
        form.refuse(error)
        return _page(form, status, code=422)
    return answer(
        conflict.between(db.session(), status, form),
        name=status.description,
        url=url_for("statuses.save", id=status.id),
        back=url_for("statuses.edit", id=status.id),
        places=[(url_for("statuses.index"), _("Plan Status"))],
    )


def _page(form: StatusForm, status: Status | None, *, code: int = 200, **more: Any) -> Response:
    form.offer(status)
    context = {"form": form, "placeholders": PLACEHOLDERS, "copied": None, **_about(status), **more}
    return render("statuses/edit.html", "statuses/_edit.html", code=code, **context)


def _about(status: Status | None) -> dict[str, Any]:
    """What the head of a status's pages says."""
    if status is None:
        return {"status": None, "here": 0, "dated": 0, "findings": []}
    session = db.session()
    found = [one for one in warnings.standing(session) if status.id in (one.status.id, one.repair.id)]
    return {
        "status": status,
        "here": subscriptions_in(session, status),
        "dated": subscriptions_in(session, status, dated=True),
        "findings": found,
    }
