"""The roles that a new installation has. ``docs/permissions.md`` shows them as a table."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import Role
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


def install(session: Session) -> None:
    """Create the roles that are missing; one that exists stays as it is."""
    present = set(session.scalars(select(Role.name)))
    for name, (description, permissions) in ROLES.items():
        if name not in present:
            names = ",".join(sorted(permissions))
            session.add(Role(name=name, description=description, permission_names=names))


def every(session: Session) -> Sequence[Role]:
    return session.scalars(select(Role).order_by(Role.id)).all()


def named(session: Session, name: str) -> Role:
    """Raises ``NoResultFound`` before the installation was set up."""
    return session.scalars(select(Role).where(Role.name == name)).one()


def grants(permission: Permission) -> ColumnElement[bool]:
    """A condition on ``Role``: it holds ``permission``."""
    return ("," + Role.permission_names + ",").like(f"%,{permission.value},%")
