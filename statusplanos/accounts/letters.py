"""E-mails with a one-time link: asked for here, sent by :mod:`statusplanos.messaging.delivery.staff_letters`.

A letter at rest holds no link: it is made at the moment of sending, and only its hash stays.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.models import AccessLink, LinkKind, User
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.hooks import One
from statusplanos.outbox.rows import WAITING, State

OPEN = (*WAITING, State.CLAIMED)
"""States of a letter that has not gone out yet."""
BETWEEN = timedelta(minutes=5)
A_DAY = 5
"""Letters that strangers can have sent to one person: one in five minutes, five a day."""
postbox: One[Callable[[], str | None]] = One()
"""The address that letters come from, or ``None`` while there is none."""


def sender_address() -> str | None:
    """From where a letter would come."""
    return postbox.require()()


def post(user: User, *, at: datetime, asked_by: str = "") -> Letter:
    """Queue a letter to ``user``: an invitation, or a link for a new password. Earlier ones are withdrawn.

    Raises ``DomainError`` without a sender, and for a disabled account.
    """
    if not user.active:
        raise DomainError(_("This account is disabled: enable it first."))
    if sender_address() is None:
        raise DomainError(_("There is no default e-mail sender: choose one, or hand a link over."))
    _cancel(user)
    kind = LinkKind.INVITATION if user.is_guest else LinkKind.RESET
    letter = Letter(kind=kind, user_id=user.id, recipient=user.email, asked_by=asked_by, created_at=at)
    letter.next_attempt_at = at
    db.session.add(letter)
    return letter


def post_on_request(user: User, *, at: datetime) -> bool:
    """Somebody typed this person's e-mail at *Esqueci minha senha*. Whether a letter was queued."""
    mine = select(func.max(Letter.created_at), func.count()).where(
        Letter.user_id == user.id, Letter.asked_by == "", Letter.created_at > at - timedelta(days=1)
    )
    latest, number = db.session.execute(mine).one()
    if not user.active or number >= A_DAY or (latest and latest > at - BETWEEN):
        return False
    post(user, at=at)
    return True


def withdraw(user: User) -> None:
    """No open link of ``user`` works any more, no letter with one goes out."""
    _cancel(user)
    db.session.execute(delete(AccessLink).where(AccessLink.user_id == user.id))


def forget(user: User) -> None:
    """The letters of somebody who is deleted go too."""
    db.session.execute(delete(Letter).where(Letter.user_id == user.id))


def written(kind: LinkKind, user: User, *, link: str, hours: int, company: str) -> tuple[str, str]:
    """Subject and text of a letter."""
    place = company or "StatusPlanos"
    greeting = _("Hello, %(name)s!", name=user.name)
    if kind is LinkKind.INVITATION:
        subject = _("Your access to StatusPlanos (%(company)s)", company=place)
        why = _("You were invited to StatusPlanos, where %(company)s takes care of its plans.", company=place)
        what = _("Choose your password here:")
    else:
        subject = _("New password for StatusPlanos (%(company)s)", company=place)
        why = _("Somebody asked for a new password for your account at %(company)s.", company=place)
        what = _("Choose it here:")
    until = _("The link works once, within %(hours)s hours.", hours=hours)
    calm = _("If it was not you, do nothing: without the link nothing changes.")
    return subject, "\n\n".join([greeting, why, f"{what}\n{link}", f"{until} {calm}"]) + "\n"


def _cancel(user: User) -> None:
    waiting = update(Letter).where(Letter.user_id == user.id, Letter.state.in_(OPEN))
    db.session.execute(waiting.values(state=State.CANCELLED, token=None, next_attempt_at=None))


def latest(session: Session, user_ids: list[int]) -> dict[int, Letter]:
    """The newest letter to each of the people."""
    newest = select(func.max(Letter.id)).where(Letter.user_id.in_(user_ids)).group_by(Letter.user_id)
    found = session.scalars(select(Letter).where(Letter.id.in_(newest)))
    return {letter.user_id: letter for letter in found}
