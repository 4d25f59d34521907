"""Somebody must manage users: the one rule, and who they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from statusplanos.accounts import roles
from statusplanos.accounts.models import Role, User
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.web.permissions import Permission, administrator


def exists(session: Session) -> bool:
    """Whether somebody has an active account that manages users."""
    return session.scalars(_those_who_manage().limit(1)).first() is not None


@administrator.provide
def name() -> str | None:
    """Whom to ask for a permission."""
    return db.session.scalars(_those_who_manage().order_by(User.id).limit(1)).first()


@contextmanager
def keeping_one(session: Session, *, field: str | None = None) -> Iterator[None]:
    """Do something to roles or people inside; raises ``DomainError`` when nobody is left who can sign in
    and manage users.

    The rule looks at the outcome, whatever led to it. All who do such a thing take turns, so that two
    cannot take it from each other at the same moment. Flushes, since the outcome is asked of the database.
    """
    session.execute(select(Role.id).order_by(Role.id).with_for_update())
    before = _somebody_can(session)
    yield
    session.flush()
    if before and not _somebody_can(session):
        text = _("This is the last administrator who can sign in: make somebody else one first.")
        raise DomainError(text, field=field)


def _somebody_can(session: Session) -> bool:
    able = _those_who_manage().where(User.password.is_not(None))
    return session.scalars(able.limit(1)).first() is not None


def _those_who_manage() -> Select[str]:
    rights = roles.grants(Permission.USERS)
    return select(User.name).join(Role, User.role_id == Role.id).where(User.active, rights)
