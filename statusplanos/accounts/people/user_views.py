"""The page *Usuários e acesso*: who may enter, with which role, and the link that sets a password."""

from collections.abc import Callable

from flask import Response, current_app, make_response, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import NotFound

from statusplanos import clock
from statusplanos.accounts import letters, roles
from statusplanos.accounts.forms import UserForm
from statusplanos.accounts.models import LinkKind, Role, User
from statusplanos.accounts.pages import blueprint, commit, person
from statusplanos.accounts.people import conflict, invitation_views, invitations, user_listing
from statusplanos.accounts.people import users as people
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import answer
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.merging import wants_form
from statusplanos.web.once import once
from statusplanos.web.permissions import needs


@blueprint.get("/usuarios")
@needs("users")
def users() -> Response:
    session, listing = db.session(), user_listing.read()
    role = user_listing.role_of(session, listing)
    counts = user_listing.counts(session, listing, role)
    return render(
        "accounts/users.html",
        "accounts/_users.html",
        listing=listing,
        found=user_listing.found(listing, role),
        counts=counts,
        role=role,
        entry_of=user_listing.entry_of,
        invited=[] if listing.narrowed else invitations.open_ones(session, at=clock.now()),
        alone=not listing.narrowed and sum(counts.values()) == 1,
    )


@blueprint.get("/usuarios/novo")
@needs("users")
def new_user() -> Response:
    return _form_page(_form(UserForm(None)))


@blueprint.post("/usuarios/novo")
@needs("users")
@once
def create_user() -> Response:
    form = _form(UserForm())
    if not form.validate():
        return _form_page(form, code=422)
    given = {"name": form.name.data, "email": form.email.data, "role": _role(form)}
    try:
        created = people.create(db.session(), **given)
        db.session.flush()  # letter and link need the account's id
        return invitation_views.mail_to(created) if form.by_mail else invitation_views.show_link(created)
    except DomainError as error:
        return _refused(form, error)


@blueprint.get("/usuarios/<int:id>")
@needs("users")
def user(id: int) -> Response:
    mark = changes_since.mark_of(db.session(), "user", id)
    shown = _user(id)
    form = _filled(shown)
    form.stamp(shown.version, mark)
    return _form_page(form, shown)


@blueprint.post("/usuarios/<int:id>")
@needs("users")
def save_user(id: int) -> Response:
    shown, form = _user(id), _form(UserForm())
    if wants_form():
        return _form_page(form, shown)
    if not form.validate():
        return _form_page(form, shown, code=422)
    given = {"name": form.name.data, "email": form.email.data, "role": _role(form)}
    given |= {"by": person(), "seen_version": form.seen_version}
    try:
        people.revise(shown, **given)
        commit()
    except DomainError as error:
        return _refused(form, error, shown)
    toast(_("%(name)s saved", name=shown.name))
    return redirect(url_for("accounts.users"))


@blueprint.post("/usuarios/<int:id>/desativar")
@needs("users")
def disable_user(id: int) -> Response:
    at, by = clock.now(), person()
    return _switch(id, lambda shown: people.disable(shown, by=by, at=at), _("%(name)s may no longer sign in"))


@blueprint.post("/usuarios/<int:id>/ativar")
@needs("users")
def enable_user(id: int) -> Response:
    return _switch(id, people.enable, _("%(name)s may sign in again"))


@blueprint.post("/usuarios/<int:id>/apagar")
@needs("users")
def delete_user(id: int) -> Response:
    shown = _user(id)
    name = shown.name
    try:
        people.delete(shown)
        commit()
    except DomainError as error:
        return _refused(_filled(shown), error, shown)
    toast(_("The invitation of %(name)s was deleted.", name=name))
    return redirect(url_for("accounts.users"))


def _switch(id: int, verb: Callable[[User], None], done: str) -> Response:
    """Do ``verb`` to the account; ``done`` says so, with the name put in."""
    shown = _user(id)
    try:
        verb(shown)
        commit()
    except DomainError as error:
        return _refused(_filled(shown), error, shown)
    toast(done % {"name": shown.name})
    return redirect(url_for("accounts.user", id=id))


def _refused(form: UserForm, error: DomainError, shown: User | None = None) -> Response:
    db.session.rollback()
    if isinstance(error, LostUpdate) and shown is not None:
        return answer(
            conflict.of_user(db.session(), shown, form, stored=lambda: _filled(shown)),
            name=shown.name,
            url=url_for("accounts.save_user", id=shown.id),
            back=url_for("accounts.user", id=shown.id),
            places=[(url_for("accounts.users"), _("Users and access"))],
        )
    form.refuse(error)
    return _form_page(form, shown, code=422)


def _user(id: int) -> User:
    found = db.session.get(User, id)
    if found is None:
        raise NotFound
    return found


def _roles() -> list[Role]:
    return list(roles.every(db.session()))


def _form(form: UserForm) -> UserForm:
    form.offer_mail(letters.sender_address())
    form.role.choices = [(role.id, f"{role.name}: {role.description}") for role in _roles()]
    return form


def _filled(shown: User) -> UserForm:
    given = {"name": shown.name, "email": shown.email}
    return _form(UserForm(None, **given, role=shown.role_id, version=str(shown.version)))


def _role(form: UserForm) -> Role:
    return db.session.get_one(Role, form.role.data)


def _form_page(form: UserForm, shown: User | None = None, *, code: int = 200) -> Response:
    own = shown is not None and shown.id == current_user.id
    context = {"form": form, "user": shown, "own": own, "invitation": None}
    if shown is not None and shown.active:
        context["invitation"] = invitations.open_ones(db.session(), at=clock.now(), user=shown)[0]
    context |= {"sender": letters.sender_address(), "base_url": current_app.config["BASE_URL"]}
    context["hours"] = {kind.value: invitations.hours(kind) for kind in LinkKind}
    return make_response(render_template("accounts/user.html", **context), code)
