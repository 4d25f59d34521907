"""The page of a subscription's RADIUS login."""

from flask import Blueprint, Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos.customers.models import Subscription
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.radius import logins
from statusplanos.radius.forms import LoginForm, PasswordForm
from statusplanos.radius.models import RadiusLogin
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs

blueprint = Blueprint("radius", __name__, url_prefix="/assinaturas/<int:id>/login")


@blueprint.get("")
@needs("look")
def login(id: int) -> ResponseReturnValue:
    return _page(_subscription(id))


@blueprint.post("")
@needs("customers")
def create(id: int) -> ResponseReturnValue:
    subscription, form = _subscription(id), LoginForm()
    if not form.validate_on_submit():
        return _page(subscription, form, code=422)
    try:
        made = logins.create(
            db.session(), subscription, username=form.username.data or "", password=form.password.data
        )
        db.session.commit()
    except DomainError as error:
        return _refused(id, form, error)
    toast(_("The login %(name)s was registered.", name=made.username))
    return redirect(url_for("radius.login", id=id))


@blueprint.post("/senha")
@needs("customers")
def change_password(id: int) -> ResponseReturnValue:
    found, form = _login(id), PasswordForm()
    if not form.validate_on_submit():
        return _page(found.subscription, form, code=422)
    try:
        logins.change_password(found, password=form.password.data)
        db.session.commit()
    except DomainError as error:
        return _refused(id, form, error)
    toast(_("The password of %(name)s was changed.", name=found.username))
    return redirect(url_for("radius.login", id=id))


@blueprint.post("/mostrar")
@needs("radius_password")
def show_password(id: int) -> ResponseReturnValue:
    """A POST: looking leaves a line in the history."""
    found = _login(id)
    try:
        plain = logins.show_password(found)
        db.session.commit()
    except DomainError as error:
        return _refused(id, PasswordForm(), error)
    answer = _page(found.subscription, shown=plain)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post("/remover")
@needs("customers")
def remove(id: int) -> ResponseReturnValue:
    found = _login(id)
    try:
        logins.remove(db.session(), found)
        db.session.commit()
    except DomainError as error:
        return _refused(id, PasswordForm(), error)
    toast(_("The login was removed."))
    return redirect(url_for("radius.login", id=id))


def _subscription(id: int) -> Subscription:
    return db.get_or_404(Subscription, id)


def _login(id: int) -> RadiusLogin:
    return logins.login_of(db.session(), _subscription(id)) or abort(404)


def _refused(id: int, form: LoginForm | PasswordForm, error: DomainError) -> Response:
    db.session.rollback()
    form.refuse(error)
    return _page(_subscription(id), form, code=422)


def _page(
    subscription: Subscription,
    form: LoginForm | PasswordForm | None = None,
    *,
    code: int = 200,
    shown: str | None = None,
) -> Response:
    found = logins.login_of(db.session(), subscription)
    text = render_template(
        "radius/login.html",
        subscription=subscription,
        login=found,
        form=form or (PasswordForm() if found else LoginForm()),
        obstacle=logins.why_no_login(subscription),
        lock=logins.lock(subscription),
        shown=shown,
    )
    return Response(text, status=code)
