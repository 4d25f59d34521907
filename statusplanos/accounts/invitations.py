"""One-time links: to create the first account, and to set a password. Only their hashes are kept."""

import secrets
from datetime import datetime, timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete, select

from statusplanos.accounts import administrators, people
from statusplanos.accounts.models import AccessLink, User
from statusplanos.accounts.sessions import digest
from statusplanos.errors import DomainError
from statusplanos.extensions import db

FIRST_ACCESS = timedelta(hours=24)
PASSWORD = timedelta(hours=72)


def first_access_url(*, at: datetime) -> str | None:
    """A new link to the page *Primeiro acesso*, or ``None`` when there is an administrator already."""
    if administrators.exists(db.session()):
        return None
    return address("primeiro-acesso", _mint(None, at=at, lasting=FIRST_ACCESS))


def password_token(user: User, *, at: datetime) -> str:
    """The token of a new link with which ``user`` sets a password; earlier ones end."""
    db.session.execute(delete(AccessLink).where(AccessLink.user_id == user.id))
    return _mint(user, at=at, lasting=PASSWORD)


def address(path: str, token: str) -> str:
    """The link as a terminal prints it, where no request says under which address people come."""
    return f"{current_app.config['BASE_URL']}/{path}/{token}"


def first_access(token: str, *, at: datetime) -> AccessLink | None:
    """The link behind ``token``, while it may create the first account."""
    link = _open_link(token, at=at)
    if link is None or link.user_id is not None or administrators.exists(db.session()):
        return None
    return link


def password_link(token: str, *, at: datetime) -> tuple[AccessLink, User] | None:
    """The link behind ``token`` and whose it is, while it may set a password."""
    link = _open_link(token, at=at)
    user = db.session.get(User, link.user_id) if link and link.user_id else None
    return (link, user) if link and user and user.active else None


def accept_first_access(link: AccessLink, *, name: str, email: str, password: str, at: datetime) -> User:
    """Create the first administrator; the link is used up. Raises ``DomainError``."""
    user = people.create_administrator(db.session(), email=email, name=name, password=password)
    link.used_at = at
    return user


def accept_password(link: AccessLink, user: User, *, password: str, at: datetime) -> None:
    """Set the password; the link is used up. Raises ``DomainError``."""
    if link.used_at is not None:
        raise DomainError(_("This link has been used already."))
    people.set_password(user, password=password, at=at)
    link.used_at = at


def _mint(user: User | None, *, at: datetime, lasting: timedelta) -> str:
    token = secrets.token_urlsafe(32)
    session = db.session()
    session.execute(delete(AccessLink).where(AccessLink.expires_at < at))
    owner = user.id if user else None
    link = AccessLink(token_hash=digest(token), user_id=owner, created_at=at, expires_at=at + lasting)
    session.add(link)
    return token


def _open_link(token: str, *, at: datetime) -> AccessLink | None:
    """Locked until the commit, so that of two who use it at once one comes too late."""
    found = select(AccessLink).where(
        AccessLink.token_hash == digest(token), AccessLink.used_at.is_(None), AccessLink.expires_at > at
    )
    return db.session.scalars(found.with_for_update()).first()
