"""Roles: those that a new installation has (``docs/permissions.md``), and what may be done with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import Role, User
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.folding import fold
from statusplanos.hooks import Many
from statusplanos.web.permissions import Permission

ADMINISTRATOR = "Administrador"
ROLES: dict[str, tuple[str, frozenset[Permission]]] = {
    ADMINISTRATOR: ("Pode tudo", frozenset(Permission)),
    "Atendimento": (
        "Cuida de clientes, planos e mensagens",
        frozenset(
            {
                Permission.LOOK,
                Permission.CUSTOMERS,
                Permission.CHANGE_STATUS,
                Permission.MESSAGES,
                Permission.RADIUS_PASSWORD,
            }
        ),
    ),
    "Financeiro": (
        "Acompanha cobrança, mensagens e histórico",
        frozenset({Permission.LOOK, Permission.BILLING, Permission.MESSAGES, Permission.AUDIT}),
    ),
    "Somente leitura": ("Só consulta", frozenset({Permission.LOOK})),
}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A role as somebody wants it; it always may look."""

    name: str
    description: str = ""
    permissions: frozenset[Permission] = frozenset()
    requires_second_factor: bool = False


@dataclass(frozen=True)
class Use:
    """Who needs a role: a sentence, and the page that shows them."""

    text: str
    endpoint: str
    values: Mapping[str, Any]


other_use: Many[Callable[[Session, Role], Use | None]] = Many()
"""What besides people needs a role."""


def install(session: Session) -> None:
    """Create the roles of a new installation; where there are roles already, they stay as they are."""
    if session.scalars(select(Role.id).limit(1)).first() is not None:
        return
    for name, (description, permissions) in ROLES.items():
        session.add(Role(name=name, description=description, permission_names=_stored(permissions)))


def every(session: Session) -> Sequence[Role]:
    return session.scalars(select(Role).order_by(Role.id)).all()


def named(session: Session, name: str) -> Role:
    """Raises ``NoResultFound`` when no role is called so."""
    return session.scalars(select(Role).where(Role.name == name)).one()


def administrative(session: Session) -> Role:
    """The role for whoever holds the server: of those that manage users, the one with most permissions.

    Made anew when no role manages users any more.
    """
    able = [role for role in every(session) if Permission.USERS in role.get_permissions()]
    if able:
        return max(able, key=lambda role: len(role.get_permissions()))
    made = Role(name=_free_name(session, ADMINISTRATOR), permission_names=_stored(Permission))
    made.description = ROLES[ADMINISTRATOR][0]
    session.add(made)
    return made


def create(session: Session, *, draft: Draft) -> Role:
    """A new role. Raises ``DomainError`` for a name that cannot be used."""
    role = Role()
    _write(session, role, draft)
    session.add(role)
    return role


def revise(session: Session, role: Role, *, draft: Draft, seen_version: int) -> None:
    """Change a role; it holds for its people from their next page on. Raises ``DomainError``.

    The caller sees to it that somebody still manages users (:func:`administrators.keeping_one`).
    """
    if role.version != seen_version:
        raise LostUpdate(_("Somebody saved another version of %(name)s before you.", name=role.name))
    _write(session, role, draft)


def delete(session: Session, role: Role) -> None:
    """Delete a role that nobody has; its history stays. Raises ``DomainError`` that says who has it."""
    hindering = hindrances(session, role)
    if hindering:
        raise DomainError(" ".join(use.text for use in hindering))
    session.delete(role)


def hindrances(session: Session, role: Role) -> list[Use]:
    """Why ``role`` cannot be deleted."""
    found = []
    number = people_by_role(session).get(role.id, 0)
    if number:
        words = ngettext("%(num)d person has this role.", "%(num)d people have this role.", number)
        found.append(Use(words, "accounts.users", {"perfil": role.id}))
    return found + [use for ask in other_use if (use := ask(session, role)) is not None]


def people_by_role(session: Session) -> dict[int, int]:
    """How many accounts have each role, disabled ones included."""
    counted = select(User.role_id, func.count()).group_by(User.role_id)
    return {number: total for number, total in session.execute(counted)}


def grants(permission: Permission) -> ColumnElement[bool]:
    """A condition on ``Role``: it holds ``permission``."""
    return ("," + Role.permission_names + ",").like(f"%,{permission.value},%")


def _write(session: Session, role: Role, draft: Draft) -> None:
    name = " ".join(draft.name.split())
    if not name:
        raise DomainError(_("The name is missing."), field="name")
    if name != role.name and _is_taken(session, name, besides=role.id):
        raise DomainError(_("Another role is called so."), field="name")
    role.name, role.description = name, draft.description
    role.permission_names = _stored({*draft.permissions, Permission.LOOK})
    role.requires_second_factor = draft.requires_second_factor


def _stored(permissions: Iterable[Permission]) -> str:
    return ",".join(sorted(permissions))


def _is_taken(session: Session, name: str, *, besides: int | None = None) -> bool:
    with session.no_autoflush:
        return any(fold(role.name) == fold(name) for role in every(session) if role.id != besides)


def _free_name(session: Session, name: str) -> str:
    wanted = (f"{name} {number}" if number > 1 else name for number in count(1))
    return next(each for each in wanted if not _is_taken(session, each))
