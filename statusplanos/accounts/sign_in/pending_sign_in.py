"""Between password and code: the cookie remembers for ten minutes whose password was right.

It signs nobody in.
"""

from datetime import datetime, timedelta

from flask import session
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from statusplanos.accounts.models import User
from statusplanos.accounts.sessions import digest
from statusplanos.extensions import db

KEY = "halfway"
PATIENCE = timedelta(minutes=10)


def begin(user: User, *, onwards: str, at: datetime) -> None:
    """``onwards`` is the page that was wanted."""
    session.clear()
    until = int((at + PATIENCE).timestamp())
    session[KEY] = [user.fs_uniquifier, _mark(user), until, onwards]


def person(*, at: datetime) -> User | None:
    """Whose password was right, unless it took too long or the password was changed meanwhile."""
    who, mark, until, _onwards = session.get(KEY, ["", "", 0, ""])
    if until < at.timestamp():
        return None
    found = select(User).options(joinedload(User.role)).where(User.fs_uniquifier == who, User.active)
    user = db.session.scalars(found).first()
    return user if user is not None and _mark(user) == mark else None


def onwards() -> str:
    return str(session.get(KEY, ["", "", 0, "/"])[3])


def key() -> str:
    """Names the person for counting failures, without asking the database."""
    return str(session.get(KEY, [""])[0])


def _mark(user: User) -> str:
    return digest(user.password or "")[:16]
