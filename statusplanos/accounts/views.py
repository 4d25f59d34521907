"""Signing in and out, the first account, setting a password by a link."""

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from statusplanos import clock
from statusplanos.accounts import administrators, attempts, passwords, sessions
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.forms import (
    FirstAccessForm,
    PasswordForm,
    SignInForm,
)
from statusplanos.accounts.models import User
from statusplanos.accounts.pages import blueprint, refused
from statusplanos.accounts.people import (
    invitation_views,
    invitations,
    own_views,
    role_views,
    user_views,
    users,
)
from statusplanos.accounts.saved import views as saved_views
from statusplanos.accounts.second_factor import views as factor_views
from statusplanos.accounts.sign_in import entering, log_views, throttle
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.settings.company import name_of_company
from statusplanos.web.htmx import redirect
from statusplanos.web.own_paths import own_path
from statusplanos.web.permissions import public

__all__ = [
    "blueprint",
    "factor_views",
    "invitation_views",
    "log_views",
    "own_views",
    "role_views",
    "saved_views",
    "user_views",
]  # they hang their routes on the same blueprint


@blueprint.get("/entrar")
@public
def sign_in() -> Response:
    if current_user.is_authenticated:
        return redirect(_onwards(request.args.get("next")))
    return _sign_in_page(SignInForm(next=request.args.get("next")))


@blueprint.post("/entrar")
@public
@throttle.by_account
@throttle.by_address
@throttle.by_pair
def enter() -> Response:
    form = SignInForm()
    if not form.validate():
        return _sign_in_page(form, code=422)
    user = users.by_email(db.session(), form.email.data)
    if not passwords.matches(user, form.password.data) or user is None or not user.active:
        attempts.note(_why(user), at=clock.now(), user=user, typed=form.email.data)
        db.session.commit()
        form.form_errors = [_("E-mail or password do not match.")]
        return _sign_in_page(form, code=422)
    entering.acts(user)
    passwords.renew(user, form.password.data)
    return entering.proceed(user, _onwards(form.next.data))


@blueprint.post("/sair")
@public
def sign_out() -> Response:
    sessions.end_this(at=clock.now())
    db.session.commit()
    return redirect(url_for("accounts.sign_in"))


@blueprint.get("/primeiro-acesso/<token>")
@public
def first_access(token: str) -> Response:
    if invitations.first_access(token, at=clock.now()) is None:
        return _link_is_gone()
    return _first_access_page(FirstAccessForm(), token)


@blueprint.post("/primeiro-acesso/<token>")
@public
def create_first_account(token: str) -> Response:
    form, at = FirstAccessForm(), clock.now()
    link = invitations.first_access(token, at=at)
    if link is None:
        return _link_is_gone()
    if not form.validate():
        return _first_access_page(form, token, code=422)
    given = {"name": form.name.data, "email": form.email.data, "password": form.password.data}
    act_as(db.session(), Author(given["name"][:80], Source.WEB, at, address=request.remote_addr))
    try:
        user = invitations.accept_first_access(link, **given, at=at)
    except DomainError as error:
        return _first_access_page(refused(form, error), token, code=422)
    db.session.flush()  # the sign-in needs the account's id
    return entering.proceed(user)


@blueprint.get("/senha/<token>")
@public
def choose_password(token: str) -> Response:
    found = invitations.password_link(token, at=clock.now())
    if found is None:
        return _link_is_gone()
    return _password_page(PasswordForm(), token, found[1])


@blueprint.post("/senha/<token>")
@public
def save_chosen_password(token: str) -> Response:
    form, at = PasswordForm(), clock.now()
    found = invitations.password_link(token, at=at)
    if found is None:
        return _link_is_gone()
    link, user = found
    if not form.validate():
        return _password_page(form, token, user, code=422)
    entering.acts(user)
    try:
        invitations.accept_password(link, user, password=form.password.data, at=at)
    except DomainError as error:
        return _password_page(refused(form, error), token, user, code=422)
    db.session.flush()  # the sign-in needs the account's id
    return entering.proceed(user)


def _onwards(address: str | None) -> str:
    return own_path(address) or "/"


def _why(user: User | None) -> Outcome:
    """Why somebody does not come in."""
    if user is None:
        return Outcome.UNKNOWN
    return Outcome.WRONG_PASSWORD if user.active else Outcome.DISABLED


def _link_is_gone() -> Response:
    return make_response(render_template("accounts/link_gone.html"), 410)


def _sign_in_page(form: SignInForm, *, code: int = 200) -> Response:
    nobody = not administrators.exists(db.session())
    page = render_template("accounts/sign_in.html", form=form, company=name_of_company(), nobody=nobody)
    return make_response(page, code)


def _first_access_page(form: FirstAccessForm, token: str, *, code: int = 200) -> Response:
    return make_response(render_template("accounts/first_access.html", form=form, token=token), code)


def _password_page(form: PasswordForm, token: str, user: User, *, code: int = 200) -> Response:
    return make_response(render_template("accounts/password.html", form=form, token=token, user=user), code)
