"""What may be done with accounts. No verb leaves the company without somebody who manages users
(:mod:`statusplanos.accounts.administrators`)."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from statusplanos.accounts import administrators, letters, passwords, roles, sessions
from statusplanos.accounts.account_email import normalize
from statusplanos.accounts.entry_models import Attempt
from statusplanos.accounts.models import Role, SignIn, User
from statusplanos.accounts.second_factor import codes
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.record.recording import author_of


def by_email(session: Session, email: str) -> User | None:
    return session.scalars(select(User).where(User.email == email.strip().lower())).first()


def create(session: Session, *, name: str, email: str, role: Role, password: str | None = None) -> User:
    """An account; without ``password`` a link lets the person set one.

    Raises ``DomainError`` for a name, an e-mail or a password that cannot be used.
    """
    address, at = _free_address(session, email), author_of(session).at
    user = User(name=_named(name), email=address, role_id=role.id, active=True, created_at=at)
    if password is not None:
        passwords.keep(user, password)
    session.add(user)
    return user


def create_administrator(
    session: Session, *, email: str, name: str | None = None, password: str | None = None
) -> User:
    """An account that may do everything; without ``name`` it is called by its e-mail's first part."""
    role = roles.administrative(session)
    session.flush()  # a role made anew needs its id
    return create(session, name=name or email.partition("@")[0], email=email, role=role, password=password)


def restore_administrator(user: User, *, at: datetime, password: str | None = None) -> None:
    """Make an existing account an active administrator again: for those who hold the server.

    A second factor goes, since it may be what was lost.
    """
    user.role = roles.administrative(db.session())
    user.active = True
    codes.take_away(user)
    if password is not None:
        set_password(user, password=password, at=at)


def revise(user: User, *, name: str, email: str, role: Role, by: User, seen_version: int) -> None:
    """Name, e-mail and role. Nobody changes their own role; the last administrator keeps it.

    Raises ``DomainError``, and ``LostUpdate`` when ``seen_version`` is not the stored one.
    """
    session = db.session()
    if user.version != seen_version:
        raise LostUpdate(_("Somebody saved another version of %(name)s before you.", name=user.name))
    if role is not user.role and user is by:
        raise DomainError(_("Nobody changes their own role: ask another administrator."), field="role")
    address = _free_address(session, email, of=user)
    with administrators.keeping_one(session, field="role"):
        user.name, user.email, user.role = _named(name), address, role


def rename(user: User, *, name: str) -> None:
    user.name = _named(name)


def disable(user: User, *, by: User, at: datetime) -> None:
    """No more signing in, from now on; open sessions end. Raises ``DomainError``."""
    if user is by:
        raise DomainError(_("Nobody disables their own account: ask another administrator."))
    with administrators.keeping_one(db.session()):
        user.active = False
    sessions.end_all(user, at=at)


def enable(user: User) -> None:
    user.active = True


def delete(user: User) -> None:
    """A guest who never came. Whoever was here once is disabled instead: the history keeps the name."""
    session = db.session()
    came = session.scalars(select(SignIn.id).where(SignIn.user_id == user.id).limit(1)).first()
    if not user.is_guest or came is not None:
        raise DomainError(_("Only somebody who never entered can be deleted: disable this account instead."))
    with administrators.keeping_one(session):
        letters.withdraw(user)
        letters.forget(user)
        session.execute(update(Attempt).where(Attempt.user_id == user.id).values(user_id=None))
        session.delete(user)


def set_password(user: User, *, password: str, at: datetime) -> None:
    """A new password; every open session of the account ends. Raises ``DomainError``."""
    passwords.keep(user, password)
    sessions.end_all(user, at=at)


def change_own_password(user: User, *, present: str, password: str, at: datetime) -> None:
    """A new password for oneself; one's other sessions end. Raises ``DomainError``."""
    if not passwords.matches(user, present):
        raise DomainError(_("This is not your present password."), field="present")
    passwords.keep(user, password)
    sessions.end_all(user, at=at, but_this_one=True)


def _named(name: str) -> str:
    text = " ".join(name.split())
    if not text:
        raise DomainError(_("The name is missing."), field="name")
    return text


def _free_address(session: Session, email: str, *, of: User | None = None) -> str:
    address = normalize(email)
    with session.no_autoflush:
        holder = by_email(session, address)
    if holder is not None and holder is not of:
        raise DomainError(_("Another account has this e-mail."), field="email")
    return address
