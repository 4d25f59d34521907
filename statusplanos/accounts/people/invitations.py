"""One-time links: to create the first account, and to set a password. Only their hashes are kept."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from statusplanos.accounts import administrators, letters
from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.models import AccessLink, LinkKind, User
from statusplanos.accounts.people import users
from statusplanos.accounts.sessions import digest
from statusplanos.errors import DomainError
from statusplanos.extensions import db

LASTING = {
    LinkKind.FIRST_ACCESS: timedelta(hours=24),
    LinkKind.INVITATION: timedelta(hours=72),
    LinkKind.RESET: timedelta(hours=2),
}


@dataclass(frozen=True)
class Invitation:
    """A way in that somebody was given: a letter, an open link, or both."""

    user: User
    letter: Letter | None
    expires_at: datetime | None


def hours(kind: LinkKind) -> int:
    """How long a link of this kind works."""
    return int(LASTING[kind] / timedelta(hours=1))


def first_access_url(*, at: datetime) -> str | None:
    """A new link to the page *Primeiro acesso*, or ``None`` when there is an administrator already."""
    if administrators.exists(db.session()):
        return None
    return address("primeiro-acesso", _mint(db.session(), None, LinkKind.FIRST_ACCESS, at=at))


def password_token(session: Session, user: User, *, at: datetime, kind: LinkKind | None = None) -> str:
    """The token of a new link with which ``user`` sets a password; earlier ones of its kind end.

    A guest's is an invitation. One that a stranger can ask for (a reset) ends no invitation.
    """
    kind = kind or (LinkKind.INVITATION if user.is_guest else LinkKind.RESET)
    session.execute(delete(AccessLink).where(AccessLink.user_id == user.id, AccessLink.kind == kind))
    return _mint(session, user, kind, at=at)


def open_ones(session: Session, *, at: datetime, user: User | None = None) -> list[Invitation]:
    """Who has an open link or a letter on its way, and guests who were written to; or one person's state."""
    links = dict(_open_links(session, at))
    waiting = select(Letter.user_id).where(Letter.state.in_(letters.OPEN))
    written_to = User.password.is_(None) & User.id.in_(select(Letter.user_id))
    invited = User.id.in_(links) | User.id.in_(waiting) | written_to
    which = User.id == user.id if user else invited
    users = session.scalars(select(User).where(User.active, which).order_by(User.name, User.id)).all()
    newest = letters.latest(session, [each.id for each in users])
    return [Invitation(each, newest.get(each.id), links.get(each.id)) for each in users]


def _open_links(session: Session, at: datetime) -> Iterable[tuple[int, datetime]]:
    lasting = (AccessLink.used_at.is_(None), AccessLink.expires_at > at, AccessLink.user_id.is_not(None))
    latest = select(AccessLink.user_id, func.max(AccessLink.expires_at)).where(*lasting)
    return ((number or 0, until) for number, until in session.execute(latest.group_by(AccessLink.user_id)))


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
    user = users.create_administrator(db.session(), email=email, name=name, password=password)
    link.used_at = at
    return user


def accept_password(link: AccessLink, user: User, *, password: str, at: datetime) -> None:
    """Set the password; this link and every other of the person's are used up. Raises ``DomainError``."""
    if link.used_at is not None:
        raise DomainError(_("This link has been used already."))
    users.set_password(user, password=password, at=at)
    letters.withdraw(user)


def _mint(session: Session, user: User | None, kind: LinkKind, *, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.execute(delete(AccessLink).where(AccessLink.expires_at < at))
    owner = user.id if user else None
    link = AccessLink(token_hash=digest(token), kind=kind, user_id=owner, created_at=at)
    link.expires_at = at + LASTING[kind]
    session.add(link)
    return token


def _open_link(token: str, *, at: datetime) -> AccessLink | None:
    """Locked until the commit, so that of two who use it at once one comes too late."""
    found = select(AccessLink).where(
        AccessLink.token_hash == digest(token), AccessLink.used_at.is_(None), AccessLink.expires_at > at
    )
    return db.session.scalars(found.with_for_update()).first()
