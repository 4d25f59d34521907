"""The views of a list: saved in a dialog, shown as chips, renamed and removed by who may."""

from typing import Any
from urllib.parse import urlencode

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import NotFound

from statusplanos import clock
from statusplanos.accounts.forms import SavedViewForm
from statusplanos.accounts.pages import blueprint, person
from statusplanos.accounts.saved import saving
from statusplanos.accounts.saved.models import LISTS, SavedView
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.web.htmx import dialog, redirect, toast
from statusplanos.web.lists.listing import Listing
from statusplanos.web.lists.saved import View, Views, keeper
from statusplanos.web.permissions import Missing, may, needed, needs

FIRST = "customers.index"
"""The list that is saved when none is named."""


@keeper.provide
def above(listing: Listing) -> Views:
    """What stands above ``listing``, for who is signed in."""
    page, here = request.endpoint or "", saving.written(listing.arguments)
    if page not in LISTS or not current_user.is_authenticated:
        return Views()
    views = [_shown(view, here) for view in saving.visible(db.session(), current_user, page)]
    save = url_for("accounts.new_view", lista=page, consulta=here) if here else None
    return Views(views, save)


def _shown(view: SavedView, here: str) -> View:
    edit = url_for("accounts.view", id=view.id) if saving.may_change(view, current_user) else None
    return View(view.name, _address(view.page, view.arguments), view.arguments == here, view.shared, edit)


def _address(page: str, arguments: str) -> str:
    return f"{url_for(page)}?{arguments}" if arguments else url_for(page)


@blueprint.get("/vistas/nova")
@needs("look")
def new_view() -> ResponseReturnValue:
    page, query = _list(request.args.get("lista", FIRST)), saving.read(request.args.get("consulta", ""))
    return _page(SavedViewForm(None, page=page, query=saving.written(query)), None)


@blueprint.post("/vistas/nova")
@needs("look")
def save_view() -> ResponseReturnValue:
    form = SavedViewForm()
    page, query = _list(form.page.data or FIRST), saving.written(saving.read(form.query.data or ""))
    if not form.validate():
        return _page(form, None, code=422)
    given: dict[str, Any] = {"name": form.name.data, "shared": form.shared.data}
    try:
        saving.save(db.session(), user=person(), page=page, arguments=query, at=clock.now(), **given)
        _commit()
    except DomainError as error:
        return _refused(form, None, error)
    toast(_("%(name)s was saved.", name=form.name.data))
    return redirect(_address(page, query))


@blueprint.get("/vistas/<int:id>")
@needs("look")
def view(id: int) -> ResponseReturnValue:
    shown = _view(id)
    return _page(SavedViewForm(None, name=shown.name, shared=shown.shared), shown)


@blueprint.post("/vistas/<int:id>")
@needs("look")
def revise_view(id: int) -> ResponseReturnValue:
    shown, form = _view(id), SavedViewForm()
    if not form.validate():
        return _page(form, shown, code=422)
    try:
        saving.revise(db.session(), shown, by=person(), name=form.name.data or "", shared=form.shared.data)
        _commit()
    except DomainError as error:
        return _refused(form, shown, error)
    toast(_("%(name)s was saved.", name=shown.name))
    return redirect(_address(shown.page, shown.arguments))


@blueprint.post("/vistas/<int:id>/apagar")
@needs("look")
def remove_view(id: int) -> ResponseReturnValue:
    shown = _view(id)
    name, page = shown.name, shown.page
    saving.remove(db.session(), shown, by=person())
    db.session.commit()
    toast(_("The view %(name)s was removed.", name=name))
    return redirect(url_for(page))


def _list(page: str) -> str:
    """A list that the signed-in person may open."""
    if page not in LISTS:
        raise NotFound
    for permission in needed(page) or ():
        if not may(permission):
            raise Missing(permission)
    return page


def _view(id: int) -> SavedView:
    """One that the signed-in person may see."""
    found = db.session.get(SavedView, id) if id < 2**31 else None
    if found is None or not saving.may_see(found, person()):
        raise NotFound
    return found


def _commit() -> None:
    try:
        db.session.commit()
    except IntegrityError as error:
        message = _("There is a view of this name already: choose another name.")
        raise DomainError(message, field="name") from error


def _refused(form: SavedViewForm, shown: SavedView | None, error: DomainError) -> Response:
    db.session.rollback()
    form.refuse(error)
    return _page(form, shown, code=422)


def _page(form: SavedViewForm, shown: SavedView | None, *, code: int = 200) -> Response:
    page = shown.page if shown else form.page.data
    arguments = shown.arguments if shown else form.query.data
    return dialog(
        "accounts/saved_view.html",
        "accounts/_saved_view.html",
        code=code,
        form=form,
        view=shown,
        may_change=shown is None or saving.may_change(shown, person()),
        list_name=LISTS[page],
        back=_address(page, urlencode(saving.read(arguments or ""))),
    )
