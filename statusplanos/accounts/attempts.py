"""The log of sign-ins: who came or tried to, when, from where, and what became of it.

What was typed as a password is never kept. An e-mail that no account has is masked, since people now and then
type their password there.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import request
from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from statusplanos.accounts.entry_models import Attempt, Outcome
from statusplanos.accounts.models import User
from statusplanos.extensions import db

KEPT = timedelta(days=180)
TOGETHER = timedelta(minutes=15)
"""Attempts that were held back are one line for so long, with their number."""


def note(outcome: Outcome, *, at: datetime, user: User | None = None, typed: str = "") -> None:
    """Write one line; the oldest go. ``typed`` is the e-mail where no ``user`` is known by it."""
    session = db.session()
    session.execute(delete(Attempt).where(Attempt.at < at - KEPT))
    email = user.email if user else masked(typed)
    line = _same(session, outcome, email, at) if outcome is Outcome.THROTTLED else None
    if line is not None:
        line.times, line.at = line.times + 1, at
        return
    session.add(
        Attempt(
            at=at,
            outcome=outcome,
            user_id=user.id if user else None,
            email=email,
            address=request.remote_addr,
            agent=request.user_agent.string[:255] or None,
        )
    )


def masked(email: str) -> str:
    """``maria@exemplo.com.br`` as ``m•••@e•••``."""
    return "@".join(f"{_first_letter(part)}•••" for part in email.strip().split("@", 1))


def lines() -> Any:
    """The log with the names of those who are known."""
    return select(
        Attempt.at,
        Attempt.outcome,
        Attempt.email,
        Attempt.address,
        Attempt.agent,
        Attempt.times,
        Attempt.user_id,
        User.name,
    ).outerjoin(User, User.id == Attempt.user_id)


def like(text: str) -> ColumnElement[bool]:
    """A condition on the log: name, e-mail or address read like ``text``."""
    columns = (User.name, Attempt.email, Attempt.address)
    return or_(*(column.icontains(text, autoescape=True) for column in columns))


def latest_of(user_id: int, *, number: int = 10) -> Sequence[Attempt]:
    mine = select(Attempt).where(Attempt.user_id == user_id)
    return db.session.scalars(mine.order_by(Attempt.at.desc(), Attempt.id.desc()).limit(number)).all()


def _same(session: Session, outcome: Outcome, email: str, at: datetime) -> Attempt | None:
    alike = (Attempt.outcome == outcome, Attempt.email == email, Attempt.address == request.remote_addr)
    found = select(Attempt).where(*alike, Attempt.at > at - TOGETHER)
    return session.scalars(found.order_by(Attempt.id.desc()).limit(1)).first()


def _first_letter(text: str) -> str:
    return text[0] if text[:1].isalnum() else ""
