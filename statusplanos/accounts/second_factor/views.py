"""The second factor's pages: the code after the password, setting it up, switching it off."""

from flask import Response, make_response, render_template, session, url_for
from flask_babel import gettext as _

from statusplanos import clock, crypto
from statusplanos.accounts import attempts
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.forms import CodeForm, PresentPasswordForm
from statusplanos.accounts.models import User
from statusplanos.accounts.pages import blueprint, person
from statusplanos.accounts.second_factor import codes as second_factor
from statusplanos.accounts.sign_in import entering, pending_sign_in, throttle
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.conflict.lost_update import nothing_lost
from statusplanos.history.conflict.saving import go_on, save
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs, public

PENDING = "pending_factor"
"""The secret of a set-up under way stands in the session, encrypted; nothing is stored before a code."""


@blueprint.get("/entrar/codigo")
@public
def code() -> Response:
    if pending_sign_in.person(at=clock.now()) is None:
        return redirect(url_for("accounts.sign_in"))
    return _code_page(CodeForm())


@blueprint.post("/entrar/codigo")
@public
@throttle.by_code_account
@throttle.by_code_pair
def check_code() -> Response:
    form, at = CodeForm(), clock.now()
    user = pending_sign_in.person(at=at)
    if user is None:
        return redirect(url_for("accounts.sign_in"))
    if not form.validate():
        return _code_page(form, code=422)
    entering.acts(user)
    if second_factor.accepts(user, form.code.data, at=at):
        return entering.let_in(user, pending_sign_in.onwards())
    attempts.note(Outcome.SECOND_FACTOR, at=at, user=user)
    db.session.commit()
    form.refuse(DomainError(_("This code does not match, or was used already."), field="code"))
    return _code_page(form, code=422)


@blueprint.get("/minha-conta/segundo-fator")
@needs("look")
def own_factor() -> Response:
    return _own_page()


@blueprint.post("/minha-conta/segundo-fator")
@needs("look")
@throttle.by_person
def enrol_factor() -> Response:
    form, secret = CodeForm(), _pending()

    def done(codes: list[str]) -> Response:
        session.pop(PENDING, None)
        return _codes_page(codes)

    return save(
        form,
        write=lambda: second_factor.enrol(person(), secret=secret, code=form.code.data, at=clock.now()),
        page=lambda code: _own_page(enrolment=form, code=code),
        done=done,
    )


@blueprint.post("/minha-conta/segundo-fator/codigos")
@needs("look")
@throttle.by_person
def renew_codes() -> Response:
    form = PresentPasswordForm()
    return save(
        form,
        write=lambda: second_factor.renew_codes(person(), password=form.present.data),
        page=lambda code: _own_page(password=form, code=code),
        done=_codes_page,
    )


@blueprint.post("/minha-conta/segundo-fator/desligar")
@needs("look")
@throttle.by_person
def switch_factor_off() -> Response:
    form = PresentPasswordForm()
    return save(
        form,
        write=lambda: second_factor.switch_off(person(), password=form.present.data),
        page=lambda code: _own_page(password=form, code=code),
        done=lambda _none: go_on(_("The second factor is off."), url_for("accounts.profile")),
    )


@blueprint.post("/usuarios/<int:id>/segundo-fator/remover")
@needs("users")
def reset_factor(id: int) -> Response:
    shown = db.get_or_404(User, id)
    with nothing_lost():
        second_factor.reset(shown, by=person())
        db.session.commit()
    toast(_("The second factor of %(name)s was taken away.", name=shown.name))
    return redirect(url_for("accounts.user", id=id))


def _pending() -> str:
    """The secret of this browser's set-up; a new one when there is none that can be read."""
    try:
        return crypto.decrypt(session[PENDING])
    except (KeyError, crypto.SecretUnreadable):
        secret = second_factor.new_secret()
        session[PENDING] = crypto.encrypt(secret)
        return secret


def _code_page(form: CodeForm, *, code: int = 200) -> Response:
    return make_response(render_template("accounts/code.html", form=form), code)


def _codes_page(codes: list[str]) -> Response:
    return make_response(render_template("accounts/recovery_codes.html", codes=codes))


def _own_page(
    *, enrolment: CodeForm | None = None, password: PresentPasswordForm | None = None, code: int = 200
) -> Response:
    user = person()
    context = {
        "forced": second_factor.is_missing(user),
        "password_form": password or PresentPasswordForm(None),
    }
    if user.second_factor:
        context["left"] = second_factor.codes_left(user)
    else:
        secret = _pending()
        context |= {"picture": second_factor.picture(user, secret), "secret": second_factor.grouped(secret)}
        context["form"] = enrolment or CodeForm(None)
    return make_response(render_template("accounts/second_factor.html", **context), code)
