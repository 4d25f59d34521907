"""The page of a subscription's RADIUS login."""

from functools import partial

from flask import Blueprint, Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import carry_out, go_on, save
from statusplanos.radius import logins
from statusplanos.radius.forms import LoginForm, PasswordForm
from statusplanos.radius.models import RadiusLogin
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
    return save(
        form,
        write=lambda: logins.create(
            db.session(), subscription, username=form.username.data or "", password=form.password.data
        ),
        page=partial(_again, id, form),
        done=lambda made: _went_on(id, _("The login %(name)s was registered.", name=made.username)),
    )


@blueprint.post("/senha")
@needs("customers")
def change_password(id: int) -> ResponseReturnValue:
    found, form = _login(id), PasswordForm()
    return save(
        form,
        write=lambda: logins.change_password(found, password=form.password.data),
        page=partial(_again, id, form),
        done=lambda _none: _went_on(id, _("The password of %(name)s was changed.", name=found.username)),
    )


@blueprint.post("/mostrar")
@needs("radius_password")
def show_password(id: int) -> ResponseReturnValue:
    """A POST: looking leaves a line in the history."""
    found, form = _login(id), PasswordForm()

    def shown(plain: str) -> Response:
        answer = _page(found.subscription, shown=plain)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return carry_out(
        form, write=lambda: logins.show_password(found), page=partial(_again, id, form), done=shown
    )


@blueprint.post("/remover")
@needs("customers")
def remove(id: int) -> ResponseReturnValue:
    found, form = _login(id), PasswordForm()
    return carry_out(
        form,
        write=lambda: logins.remove(db.session(), found),
        page=partial(_again, id, form),
        done=lambda _none: _went_on(id, _("The login was removed.")),
    )


def _subscription(id: int) -> Subscription:
    return db.get_or_404(Subscription, id)


def _login(id: int) -> RadiusLogin:
    return logins.login_of(db.session(), _subscription(id)) or abort(404)


def _went_on(id: int, said: str) -> Response:
    return go_on(said, url_for("radius.login", id=id))


def _again(id: int, form: LoginForm | PasswordForm, code: int) -> Response:
    return _page(_subscription(id), form, code=code)


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
