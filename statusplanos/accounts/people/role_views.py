"""The page *Perfis*: who may do what, and each role permission by permission."""

from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _

from statusplanos.accounts import administrators, roles
from statusplanos.accounts.forms import RoleForm
from statusplanos.accounts.models import Role
from statusplanos.accounts.pages import blueprint, number
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.conflict.lost_update import nothing_lost
from statusplanos.history.conflict.saving import both_versions, go_on, open_form, save
from statusplanos.web.htmx import dialog, render
from statusplanos.web.once import once
from statusplanos.web.permissions import Permission, needs


@blueprint.get("/usuarios/perfis")
@needs("users")
def roles_page() -> Response:
    session = db.session()
    people = roles.people_by_role(session)
    every = roles.every(session)
    return _render("accounts/roles.html", roles=every, people=people, permissions=list(Permission))


@blueprint.get("/usuarios/perfis/novo")
@needs("users")
def new_role() -> Response:
    """An empty role, or with ``de`` a copy of another one."""
    original = db.session.get(Role, request.args.get("de", 0, type=number))
    return _page(_copied(original) if original else RoleForm(None), None)


@blueprint.post("/usuarios/perfis/novo")
@needs("users")
@once
def create_role() -> Response:
    form = RoleForm()
    return save(
        form,
        write=lambda: roles.create(db.session(), draft=form.draft()),
        page=lambda code: _page(form, None, code=code),
        done=lambda role: _listed(_("The role %(name)s was created.", name=role.name)),
    )


@blueprint.get("/usuarios/perfis/<int:id>")
@needs("users")
def role(id: int) -> Response:
    shown, form = open_form(Role, id, _filled)
    return _page(form, shown)


@blueprint.post("/usuarios/perfis/<int:id>")
@needs("users")
def save_role(id: int) -> Response:
    shown, form = db.get_or_404(Role, id), RoleForm()

    def write() -> None:
        with administrators.keeping_one(db.session(), field="permissions"):
            roles.revise(db.session(), shown, draft=form.draft(), seen_version=form.seen_version)

    return save(
        form,
        write=write,
        page=lambda code: _page(form, shown, code=code),
        done=lambda _none: _listed(_("The role %(name)s was saved. It holds from now on.", name=shown.name)),
        compare=lambda: both_versions(
            shown,
            form,
            _filled,
            name=shown.name,
            url=url_for("accounts.save_role", id=id),
            places=[(url_for("accounts.roles_page"), _("Roles"))],
        ),
    )


@blueprint.get("/usuarios/perfis/<int:id>/apagar")
@needs("users")
def delete_role(id: int) -> Response:
    return _confirmation(db.get_or_404(Role, id))


@blueprint.post("/usuarios/perfis/<int:id>/apagar")
@needs("users")
def do_delete_role(id: int) -> Response:
    shown = db.get_or_404(Role, id)
    name = shown.name
    try:
        with nothing_lost():
            with administrators.keeping_one(db.session()):
                roles.delete(db.session(), shown)
            db.session.commit()
    except DomainError:
        db.session.rollback()
        return _confirmation(shown, code=422)
    return _listed(_("The role %(name)s was deleted.", name=name))


def _filled(shown: Role) -> RoleForm:
    held = sorted(shown.get_permissions())
    given = {name: getattr(shown, name) for name in ("name", "description", "requires_second_factor")}
    return RoleForm(None, data={**given, "permissions": held})


def _copied(original: Role) -> RoleForm:
    form = _filled(original)
    form.name.data = _("%(name)s (copy)", name=original.name)[:80]
    return form


def _listed(said: str) -> Response:
    return go_on(said, url_for("accounts.roles_page"))


def _page(form: RoleForm, shown: Role | None, *, code: int = 200) -> Response:
    people = roles.people_by_role(db.session()).get(shown.id, 0) if shown else 0
    words = {each.value: each.opens for each in Permission}
    context = {"form": form, "role": shown, "people": people, "words": words}
    return _render("accounts/role.html", code=code, **context)


def _confirmation(shown: Role, *, code: int = 200) -> Response:
    context = {"role": shown, "hindrances": roles.hindrances(db.session(), shown)}
    return dialog("accounts/delete_role.html", "accounts/_delete_role.html", code=code, **context)


def _render(page: str, *, code: int = 200, **context: Any) -> Response:
    return render(page, page, code=code, **context)
