"""Letters to staff go the way of all mail: claimed in SQL, sent by the default sender, the outcome kept.

The one-time link is made when a letter is claimed; a letter sent twice after a crash carries two links, of
which the newer one works.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts.entry_models import Letter, LetterState
from statusplanos.accounts.letters import register_postbox, written
from statusplanos.accounts.models import User
from statusplanos.accounts.people import invitations
from statusplanos.extensions import db
from statusplanos.messaging import backoff
from statusplanos.senders import health
from statusplanos.senders.models import Channel, EmailSender, SenderHealth
from statusplanos.senders.transports.registry import Outgoing, Transport, TransportError, open_transport
from statusplanos.settings.company import name_of_company

LEASE = timedelta(seconds=60)
PATIENCE = timedelta(hours=24)


@dataclass(frozen=True)
class Claimed:
    """One letter ready to go: the database is not needed while it is sent."""

    id: int
    token: str
    attempts: int
    created_at: datetime
    sender_id: int
    outgoing: Outgoing
    transport: Transport | TransportError


@register_postbox
def default_address() -> str | None:
    sender = _default_sender(db.session())
    return sender.address if sender else None


def has_work(session: Session, *, at: datetime) -> bool:
    """Whether a letter is due and its sender does not rest."""
    due = session.scalars(select(Letter.id).where(_due(at)).limit(1)).first()
    return due is not None and not _rests(session, at)


def drain(*, stop: Callable[[], bool] = lambda: False) -> int:
    """Send what is due. Returns how many letters were tried."""
    tried = 0
    while not stop() and (letter := _claim(at=clock.now())) is not None:
        tried += 1
        _finish(letter, *_sent(letter))
    return tried


def _due(at: datetime) -> Any:
    queued = (Letter.state == LetterState.QUEUED) & (Letter.next_attempt_at <= at)
    return or_(queued, (Letter.state == LetterState.CLAIMED) & (Letter.lease_until < at))


def _default_sender(session: Session) -> EmailSender | None:
    wanted = select(EmailSender).where(EmailSender.is_default, EmailSender.archived_at.is_(None))
    return session.scalars(wanted.order_by(EmailSender.id).limit(1)).first()


def _rests(session: Session, at: datetime) -> bool:
    sender = _default_sender(session)
    paused = select(SenderHealth.id).where(
        SenderHealth.channel == Channel.EMAIL,
        SenderHealth.sender_id == (sender.id if sender else 0),
        SenderHealth.paused_until > at,
    )
    return session.scalars(paused).first() is not None


def _claim(*, at: datetime) -> Claimed | None:
    session = db.session()
    try:
        found = select(Letter).where(_due(at)).order_by(Letter.id).limit(1).with_for_update(skip_locked=True)
        letter = session.scalars(found).first()
        if letter is None or _rests(session, at):
            return None
        sender, user = _default_sender(session), session.get_one(User, letter.user_id)
        if sender is None or not user.active:
            _give_up(letter, sender)
            session.commit()
            return _claim(at=at)
        claimed = _prepared(letter, sender, user, at)
        session.commit()
        return claimed
    finally:
        db.session.remove()


def _give_up(letter: Letter, sender: EmailSender | None) -> None:
    letter.state, letter.next_attempt_at = LetterState.FAILED, None
    letter.error = _("The account is disabled.") if sender else _("There is no default e-mail sender.")


def _prepared(letter: Letter, sender: EmailSender, user: User, at: datetime) -> Claimed:
    letter.state, letter.token, letter.lease_until = LetterState.CLAIMED, str(uuid.uuid4()), at + LEASE
    letter.attempts += 1
    link = invitations.address("senha", invitations.password_token(user, at=at, kind=letter.kind))
    hours = invitations.hours(letter.kind)
    subject, body = written(letter.kind, user, link=link, hours=hours, company=name_of_company())
    reference = f"<letter.{letter.id}.{uuid.uuid4().hex}@{sender.address.rpartition('@')[2]}>"
    outgoing = Outgoing(letter.recipient, body, reference, subject)
    try:
        transport: Transport | TransportError = open_transport(sender)
    except TransportError as error:
        transport = error
    facts = (letter.id, letter.token, letter.attempts, letter.created_at, sender.id)
    return Claimed(*facts, outgoing, transport)


def _sent(letter: Claimed) -> tuple[LetterState, TransportError | None]:
    """Hand it over; no transaction is open."""
    if isinstance(letter.transport, TransportError):
        return LetterState.FAILED, letter.transport
    try:
        letter.transport.send(letter.outgoing)
    except TransportError as error:
        return _state_after(letter, error), error
    finally:
        letter.transport.close()
    return LetterState.SENT, None


def _state_after(letter: Claimed, error: TransportError) -> LetterState:
    if error.uncertain:
        return LetterState.UNKNOWN
    late = clock.now() > letter.created_at + PATIENCE
    return LetterState.FAILED if error.permanent or late else LetterState.QUEUED


def _finish(letter: Claimed, state: LetterState, error: TransportError | None) -> None:
    """Write the outcome, unless somebody else holds the letter by now or it was withdrawn."""
    at, session = clock.now(), db.session()
    again = at + backoff.delay(letter.attempts) if state is LetterState.QUEUED else None
    held = update(Letter).where(
        Letter.id == letter.id, Letter.token == letter.token, Letter.state == LetterState.CLAIMED
    )
    values: dict[str, Any] = {"state": state, "token": None, "lease_until": None, "next_attempt_at": again}
    values |= {"error": error.message if error else None, "sent_at": None if error else at}
    result: CursorResult[Any] = session.execute(held.values(values))  # type: ignore[assignment]
    if error is None:
        health.note_success(session, Channel.EMAIL, letter.sender_id)
    elif error.server and result.rowcount:
        health.note_failure(session, Channel.EMAIL, letter.sender_id, cause=error.message, at=at)
    session.commit()
    db.session.remove()
