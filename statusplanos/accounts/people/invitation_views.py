"""How people get in: invitations by e-mail or by a link to hand over, and *Esqueci minha senha*."""

from collections.abc import Callable

from flask import Response, make_response, render_template, url_for
from flask_babel import gettext as _

from statusplanos import clock, doorbell
from statusplanos.accounts import attempts, letters
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.forms import ForgottenForm
from statusplanos.accounts.models import LinkKind, User
from statusplanos.accounts.pages import blueprint, person
from statusplanos.accounts.people import invitations, users
from statusplanos.accounts.sign_in import throttle
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import go_on
from statusplanos.settings.company import name_of_company
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs, public


@blueprint.post("/usuarios/<int:id>/convite")
@needs("users")
def send_letter(id: int) -> Response:
    return _stored(post_letter(db.get_or_404(User, id)))


@blueprint.post("/usuarios/<int:id>/convite/cancelar")
@needs("users")
def withdraw_invitation(id: int) -> Response:
    shown = db.get_or_404(User, id)
    letters.withdraw(shown)
    db.session.commit()
    toast(_("No link of %(name)s works any more.", name=shown.name))
    return redirect(url_for("accounts.user", id=id))


@blueprint.post("/usuarios/<int:id>/link")
@needs("users")
def new_link(id: int) -> Response:
    shown = db.get_or_404(User, id)
    if not shown.active:
        raise DomainError(_("This account is disabled: enable it first."))
    return _stored(make_link(shown))


@blueprint.get("/esqueci-minha-senha")
@public
def forgotten() -> Response:
    return _forgotten_page(ForgottenForm())


@blueprint.post("/esqueci-minha-senha")
@public
@throttle.by_asking
def ask_for_link() -> Response:
    """The answer is the same whether there is such an account or not."""
    form, at = ForgottenForm(), clock.now()
    if not form.validate() or letters.sender_address() is None:
        return _forgotten_page(form, code=422)
    user = users.by_email(db.session(), form.email.data)
    if user is not None:
        letters.post_on_request(user, at=at)
    attempts.note(Outcome.LINK_ASKED, at=at, user=user, typed=form.email.data)
    db.session.commit()
    doorbell.ring("deliver")
    return _forgotten_page(form, asked=True)


def post_letter(user: User) -> Callable[[], Response]:
    """Queue a letter; what is returned shows what becomes of it, once it is stored."""
    letters.post(user, at=clock.now(), asked_by=person().name)

    def queued() -> Response:
        doorbell.ring("deliver")
        said = _("An e-mail with a link is on its way to %(email)s.", email=user.email)
        return go_on(said, url_for("accounts.user", id=user.id))

    return queued


def make_link(user: User) -> Callable[[], Response]:
    """Make a new link; what is returned is the page that shows it, this once, since only its hash is kept."""
    token = invitations.password_token(db.session(), user, at=clock.now())

    def shown() -> Response:
        link = url_for("accounts.choose_password", token=token, _external=True)
        hours = invitations.hours(LinkKind.INVITATION if user.is_guest else LinkKind.RESET)
        return make_response(render_template("accounts/link.html", user=user, link=link, hours=hours))

    return shown


def _stored(then: Callable[[], Response]) -> Response:
    db.session.commit()
    return then()


def _forgotten_page(form: ForgottenForm, *, code: int = 200, asked: bool = False) -> Response:
    page = render_template(
        "accounts/forgotten.html",
        form=form,
        asked=asked,
        possible=letters.sender_address() is not None,
        hours=invitations.hours(LinkKind.RESET),
        company=name_of_company(),
    )
    return make_response(page, code)
