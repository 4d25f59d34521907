"""The page *Usuários e acesso*: who may enter, with which role, and the link that sets a password."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Response, current_app, make_response, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from statusplanos import clock
from statusplanos.accounts import letters, roles
from statusplanos.accounts.forms import UserForm
from statusplanos.accounts.models import LinkKind, Role, User
from statusplanos.accounts.pages import blueprint, person
from statusplanos.accounts.people import invitation_views, invitations, user_listing
from statusplanos.accounts.people import users as people
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import both_versions, carry_out, go_on, open_form, save
from statusplanos.web.htmx import render
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
    return _form_page(_form(UserForm(None)), None)


@blueprint.post("/usuarios/novo")
@needs("users")
@once
def create_user() -> Response:
    form = _form(UserForm())
    invite = invitation_views.post_letter if form.by_mail else invitation_views.make_link

    def write() -> Callable[[], Response]:
        created = people.create(db.session(), **_typed(form))
        db.session.flush()  # letter and link need the account's id
        return invite(created)

    page = partial(_form_page, form, None)
    return save(form, write=write, page=page, done=lambda invited: invited())


@blueprint.get("/usuarios/<int:id>")
@needs("users")
def user(id: int) -> Response:
    shown, form = open_form(User, id, _filled)
    return _form_page(form, shown)


@blueprint.post("/usuarios/<int:id>")
@needs("users")
def save_user(id: int) -> Response:
    shown, form = db.get_or_404(User, id), _form(UserForm())
    return save(
        form,
        write=lambda: people.revise(shown, **_typed(form), by=person(), seen_version=form.seen_version),
        page=partial(_form_page, form, shown),
        done=lambda _none: go_on(_("%(name)s saved", name=shown.name), url_for("accounts.users")),
        compare=lambda: _both(shown, form),
    )


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
    return _act(id, people.delete, _("The invitation of %(name)s was deleted."), url_for("accounts.users"))


def _switch(id: int, verb: Callable[[User], None], done: str) -> Response:
    return _act(id, verb, done, url_for("accounts.user", id=id))


def _act(id: int, verb: Callable[[User], None], said: str, url: str) -> Response:
    """Do ``verb`` to the account; ``said`` says so, with the name put in, and ``url`` is where it leads."""
    shown = db.get_or_404(User, id)
    name, form = shown.name, _filled(shown)
    return carry_out(
        form,
        write=lambda: verb(shown),
        page=partial(_form_page, form, shown),
        done=lambda _none: go_on(said % {"name": name}, url),
        compare=lambda: _both(shown, form),
    )


def _both(shown: User, form: UserForm) -> Response:
    return both_versions(
        shown,
        form,
        _filled,
        name=shown.name,
        url=url_for("accounts.save_user", id=shown.id),
        places=[(url_for("accounts.users"), _("Users and access"))],
    )


def _roles() -> list[Role]:
    return list(roles.every(db.session()))


def _form(form: UserForm) -> UserForm:
    form.offer_mail(letters.sender_address())
    form.role.choices = [(role.id, f"{role.name}: {role.description}") for role in _roles()]
    return form


def _filled(shown: User) -> UserForm:
    given = {"name": shown.name, "email": shown.email}
    return _form(UserForm(None, **given, role=shown.role_id))


def _typed(form: UserForm) -> dict[str, Any]:
    role = db.session.get_one(Role, form.role.data)
    return {"name": form.name.data, "email": form.email.data, "role": role}


def _form_page(form: UserForm, shown: User | None, code: int = 200) -> Response:
    own = shown is not None and shown.id == current_user.id
    context = {"form": form, "user": shown, "own": own, "invitation": None}
    if shown is not None and shown.active:
        context["invitation"] = invitations.open_ones(db.session(), at=clock.now(), user=shown)[0]
    context |= {"sender": letters.sender_address(), "base_url": current_app.config["BASE_URL"]}
    context["hours"] = {kind.value: invitations.hours(kind) for kind in LinkKind}
    return make_response(render_template("accounts/user.html", **context), code)
