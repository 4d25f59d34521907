"""The page *Minha conta*: name, theme, password, the browsers one is signed in with, one's own sign-ins."""

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from statusplanos import clock
from statusplanos.accounts import attempts, sessions
from statusplanos.accounts.forms import OwnNameForm, OwnPasswordForm
from statusplanos.accounts.pages import blueprint, person
from statusplanos.accounts.people import users
from statusplanos.accounts.second_factor import codes
from statusplanos.accounts.sign_in import devices, throttle
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import go_on, save
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs


@blueprint.get("/minha-conta")
@needs("look")
def profile() -> Response:
    return _page()


@blueprint.post("/minha-conta")
@needs("look")
def save_profile() -> Response:
    form = OwnNameForm()
    return save(
        form,
        write=lambda: users.rename(person(), name=form.name.data),
        page=lambda code: _page(name=form, code=code),
        done=lambda _none: go_on(_("Name saved"), url_for("accounts.profile")),
    )


@blueprint.post("/minha-conta/senha")
@needs("look")
@throttle.by_person
def change_password() -> Response:
    form, at = OwnPasswordForm(), clock.now()
    said = _("Password changed. Other browsers were signed out.")
    return save(
        form,
        write=lambda: users.change_own_password(
            person(), present=form.present.data, password=form.password.data, at=at
        ),
        page=lambda code: _page(password=form, code=code),
        done=lambda _none: go_on(said, url_for("accounts.profile")),
    )


@blueprint.post("/minha-conta/sessoes/<int:id>/encerrar")
@needs("look")
def end_session(id: int) -> Response:
    if sessions.end_one(person(), id, at=clock.now()):
        toast(_("That browser was signed out."))
    db.session.commit()
    return redirect(url_for("accounts.profile", _anchor="part-sessions"))


@blueprint.post("/minha-conta/sessoes/encerrar")
@needs("look")
def end_other_sessions() -> Response:
    sessions.end_all(person(), at=clock.now(), but_this_one=True)
    db.session.commit()
    toast(_("The other browsers were signed out."))
    return redirect(url_for("accounts.profile", _anchor="part-sessions"))


def _page(
    *, name: OwnNameForm | None = None, password: OwnPasswordForm | None = None, code: int = 200
) -> Response:
    page = render_template(
        "accounts/profile.html",
        name_form=name or OwnNameForm(None, name=current_user.name),
        password_form=password or OwnPasswordForm(None),
        open=sessions.open_ones(person(), at=clock.now()),
        here=sessions.this_one(),
        codes_left=codes.codes_left(person()) if current_user.second_factor else 0,
        recent=attempts.latest_of(current_user.id),
        device=devices.in_words,
        theme=request.cookies.get("theme", ""),
        kept=attempts.KEPT.days,
    )
    return make_response(page, code)
