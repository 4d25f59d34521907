"""The register's pages: list and form. What ends a status is in ``archiving_views``."""

from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.conflict import saving
from statusplanos.history.query import operation_pages, timeline
from statusplanos.statuses import archiving_views, copying, redating_question, register, warnings
from statusplanos.statuses.blueprint import blueprint
from statusplanos.statuses.chart import drawing
from statusplanos.statuses.draft import draft_of
from statusplanos.statuses.forms import StatusForm, as_typed, for_new
from statusplanos.statuses.list import listing, ordering_views
from statusplanos.statuses.models import Status
from statusplanos.statuses.redating import Undecided
from statusplanos.statuses.texts import PLACEHOLDERS
from statusplanos.statuses.uses import subscriptions_in
from statusplanos.web import navigation
from statusplanos.web.forms import whole
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

__all__ = ["archiving_views", "blueprint", "drawing", "ordering_views"]


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
    typed = as_typed(copying.copy_of(db.session(), model)) if model else for_new()
    return _page(_offering(StatusForm(data=typed), None), None, copied=model)


@blueprint.post("/novo")
@needs("settings")
@once
def create() -> ResponseReturnValue:
    form = _offering(StatusForm(), None)
    return saving.save(
        form,
        write=lambda: register.create(db.session(), draft=form.draft()),
        page=lambda code: _page(form, None, code=code),
        done=lambda status: _listed(status, _("%(name)s was registered.", name=status.description)),
    )


@blueprint.get("/<int:id>")
@needs("settings")
def edit(id: int) -> ResponseReturnValue:
    status, form = saving.open_form(Status, id, _filled)
    return _page(form, status)


@blueprint.post("/<int:id>")
@needs("settings")
def save(id: int) -> ResponseReturnValue:
    """Where plans stand in the status and would be touched, it is asked first what becomes of them."""
    status = db.get_or_404(Status, id)
    form = _offering(StatusForm(), status)
    try:
        return saving.save(
            form,
            write=lambda: _revise(status, form),
            page=lambda code: _page(form, status, code=code),
            done=lambda moved: _listed(status, redating_question.told(status, moved)),
            compare=lambda: _both(status, form),
        )
    except Undecided as touched:
        return redating_question.question(status, form, touched.outlook)


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


def _revise(status: Status, form: StatusForm) -> int:
    seen, today = form.seen_version, clock.today()
    return register.revise(
        db.session(), status, seen_version=seen, draft=form.draft(), on=today, how=redating_question.chosen()
    )


def _both(status: Status, form: StatusForm) -> Response:
    return saving.both_versions(
        status,
        form,
        _filled,
        name=status.description,
        url=url_for("statuses.save", id=status.id),
        places=[(url_for("statuses.index"), _("Plan Status"))],
    )


def _listed(status: Status, said: str) -> Response:
    return saving.go_on(said, url_for("statuses.index", id=status.id))


def _filled(status: Status) -> StatusForm:
    return _offering(StatusForm(formdata=None, data=as_typed(draft_of(status))), status)


def _offering(form: StatusForm, status: Status | None) -> StatusForm:
    form.offer(status)
    return form


def _page(form: StatusForm, status: Status | None, *, code: int = 200, **more: Any) -> Response:
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
