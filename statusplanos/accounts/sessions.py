"""Sign-ins. The cookie carries a token, the database its hash: what is ended here is ended everywhere.

A sign-in ends by signing out, by a changed password, by disabling the account, after a time without use and,
at the latest, after a working day (``SESSION_IDLE``, ``SESSION_LIFETIME``).
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from flask import current_app, request, session
from flask_login import login_user, logout_user
from sqlalchemy import ColumnElement, Update, delete, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from statusplanos import clock
from statusplanos.accounts.models import SignIn, User
from statusplanos.extensions import db, login_manager

TOKEN = "sign_in"  # noqa: S105 (the name of a key in the session)
SEEN_AGAIN = timedelta(minutes=1)
KEPT = timedelta(days=90)
"""Addresses are known for so long to those who signed in from them."""


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def begin(user: User, *, at: datetime) -> None:
    """Sign ``user`` in at this browser, under a new session."""
    token = secrets.token_urlsafe(32)
    session.clear()
    login_user(user, remember=False)
    session[TOKEN] = token
    db.session.execute(delete(SignIn).where(SignIn.started_at < at - KEPT))
    db.session.add(
        SignIn(
            token_hash=digest(token),
            user_id=user.id,
            started_at=at,
            last_seen_at=at,
            address=request.remote_addr,
            agent=request.user_agent.string[:255] or None,
        )
    )


def end_this(*, at: datetime) -> None:
    """Sign out at this browser; the cookie's token is worth nothing afterwards."""
    _end(SignIn.token_hash == digest(session.get(TOKEN, "")), at=at)
    logout_user()
    session.clear()


def end_all(user: User, *, at: datetime, but_this_one: bool = False) -> None:
    """End the open sessions of ``user``, or all others than this browser's."""
    others = SignIn.token_hash != digest(session.get(TOKEN, "")) if but_this_one else SignIn.id.is_not(None)
    _end((SignIn.user_id == user.id) & others, at=at)


def open_ones(user: User, *, at: datetime) -> Sequence[SignIn]:
    """The browsers in which ``user`` is signed in now, the one used last first."""
    found = select(SignIn).where(SignIn.user_id == user.id, *_lasts(at))
    return db.session.scalars(found.order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())).all()


def end_one(user: User, number: int, *, at: datetime) -> bool:
    """End one of the user's own sign-ins. Whether there was one to end."""
    mine = (SignIn.id == number, SignIn.user_id == user.id, *_lasts(at))
    found = db.session.scalars(select(SignIn.id).where(*mine)).first()
    _end((SignIn.id == number) & (SignIn.user_id == user.id), at=at)
    return found is not None


def this_one() -> int | None:
    """The id of this browser's sign-in."""
    mine = SignIn.token_hash == digest(session.get(TOKEN, ""))
    return db.session.scalars(select(SignIn.id).where(mine)).first()


@login_manager.user_loader
def signed_in(uniquifier: str) -> User | None:
    """The person whose session this is, if it still holds. Asked for every request that wants to know."""
    at = clock.now()
    found = db.session.execute(
        select(User, SignIn.id, SignIn.last_seen_at)
        .join(SignIn, SignIn.user_id == User.id)
        .options(joinedload(User.role))
        .where(User.fs_uniquifier == uniquifier, User.active, *_holds(at))
    ).first()
    if found is None:
        return None
    user, number, seen = found
    if at - seen >= SEEN_AGAIN:
        _note_use(number, at)
    return user


def _holds(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``SignIn``: it is this browser's and has not ended."""
    return (SignIn.token_hash == digest(session.get(TOKEN, "")), *_lasts(at))


def _lasts(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``SignIn``: it has not ended."""
    config = current_app.config
    return (
        SignIn.ended_at.is_(None),
        SignIn.last_seen_at > at - config["SESSION_IDLE"],
        SignIn.started_at > at - config["SESSION_LIFETIME"],
    )


def _end(which: ColumnElement[bool], *, at: datetime) -> None:
    db.session.execute(update(SignIn).where(which, SignIn.ended_at.is_(None)).values(ended_at=at))


def _note_use(number: int, at: datetime) -> None:
    """A request that writes carries the note along. One that reads writes it in a transaction of its own,
    which waits for nobody: under a busy database the next request notes it."""
    note = update(SignIn).where(SignIn.id == number).values(last_seen_at=at)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        db.session.execute(note)
        return
    try:
        _write_at_once(note)
    except OperationalError:
        current_app.logger.info("the use of a sign-in was not noted: the database is busy")


def _write_at_once(note: Update) -> None:
    sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
        else:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
        try:
            connection.execute(note)
            connection.commit()
        finally:
            connection.rollback()
            if sqlite:
                connection.exec_driver_sql("PRAGMA busy_timeout=30000")
                connection.rollback()
