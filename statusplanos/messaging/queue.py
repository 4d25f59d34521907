"""The outbox as a queue in SQL: claims with a lease and a fencing token, and outcomes that hold the token.

Every function is a few statements of one short transaction; the caller commits. ``sent``, ``unknown``,
``failed`` and ``cancelled`` are never changed here.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import CursorResult, and_, case, literal, or_, select, update
from sqlalchemy.orm import Session

from statusplanos.extensions import Instant
from statusplanos.messaging.models import Message, State
from statusplanos.messaging.outbox import GIVE_UP_AFTER, SENDERS, sender_column
from statusplanos.senders import quota
from statusplanos.senders.models import Channel, SenderHealth

WAITING = (State.QUEUED, State.RETRY_WAIT)


@dataclass(frozen=True)
class Route:
    """A sender that has work. ``probing``: it has failed too often and is tried with one message."""

    channel: Channel
    sender_id: int
    probing: bool = False


def due_routes(session: Session, *, at: datetime, patience: int) -> list[Route]:
    """The senders that have messages due, are not paused and may still send in this hour."""
    found: list[Route] = []
    for channel in Channel:
        sender = sender_column(channel)
        health = and_(SenderHealth.channel == channel, SenderHealth.sender_id == sender)
        due = (
            select(sender, SenderHealth.failures)
            .select_from(Message)
            .join(SENDERS[channel], SENDERS[channel].id == sender)
            .outerjoin(SenderHealth, health)
            .where(
                *_due(channel, at),
                or_(SenderHealth.paused_until.is_(None), SenderHealth.paused_until <= at),
                quota.has_room(SENDERS[channel], at=at),
            )
            .distinct()
        )
        found += [
            Route(channel, number, (failures or 0) >= patience) for number, failures in session.execute(due)
        ]
    return found


def _due(channel: Channel, at: datetime) -> tuple[Any, ...]:
    return (
        Message.channel == channel,
        sender_column(channel).is_not(None),
        Message.state.in_(WAITING),
        Message.undone_at.is_(None),
        Message.next_attempt_at <= at,
    )


def claim(
    session: Session, route: Route, *, at: datetime, lease: timedelta, size: int
) -> tuple[str, list[Message]]:
    """Take up to ``size`` due messages, and no more than the sender's hour has room for.

    The attempt counts from here, and the time until it is given up from the first one: waiting for room is
    nobody's failure. Returns the token and the rows.
    """
    token = str(uuid.uuid4())
    room = quota.take(session, route.channel, route.sender_id, wanted=size, at=at)
    sender = sender_column(route.channel)
    free = select(Message.id).where(*_due(route.channel, at), sender == route.sender_id)
    first = free.order_by(Message.next_attempt_at, Message.id).limit(room).with_for_update(skip_locked=True)
    ids = list(session.scalars(first))
    quota.give_back(session, route.channel, route.sender_id, unused=room - len(ids), at=at)
    if not ids:
        return token, []
    taken = (
        update(Message)
        .where(Message.id.in_(ids))
        .values(
            state=State.CLAIMED,
            token=token,
            lease_until=at + lease,
            attempts=Message.attempts + 1,
            give_up_at=case(
                (Message.attempts == 0, literal(at + GIVE_UP_AFTER, Instant)), else_=Message.give_up_at
            ),
            submitting=False,
        )
    )
    session.execute(taken, execution_options={"synchronize_session": False})
    rows = select(Message).where(Message.id.in_(ids)).order_by(Message.id)
    messages = list(session.scalars(rows, execution_options={"populate_existing": True}))
    _name(session, route, messages)
    return token, messages


def _name(session: Session, route: Route, messages: Sequence[Message]) -> None:
    """Give each e-mail its Message-ID before it is sent, so that a repeat can be recognised."""
    if route.channel != Channel.EMAIL:
        return
    domain = session.scalar(
        select(SENDERS[route.channel].address).where(SENDERS[route.channel].id == route.sender_id)
    )
    for message in messages:
        if message.message_id is None:
            message.message_id = f"<{message.id}.{uuid.uuid4().hex}@{str(domain).rpartition('@')[2]}>"


def _held(number: int, token: str) -> tuple[Any, ...]:
    return (Message.id == number, Message.token == token, Message.state == State.CLAIMED)


def hold(session: Session, ids: Sequence[int], token: str, *, until: datetime) -> set[int]:
    """Renew the lease of those of ``ids`` that ``token`` still holds, and tell which they are."""
    held = (Message.id.in_(ids), Message.token == token, Message.state == State.CLAIMED)
    _change(session, *held, lease_until=until)
    return set(session.scalars(select(Message.id).where(*held)))


def mark_submitting(session: Session, number: int, token: str) -> bool:
    """An SMS is about to be handed over. From now on a crash leaves it without confirmation."""
    return _change(session, *_held(number, token), submitting=True) == 1


def finish(session: Session, number: int, token: str, state: State, **values: Any) -> bool:
    """Write the outcome. False, and nothing changed, when ``token`` no longer holds the message."""
    freed = {"token": None, "lease_until": None, "submitting": False, **values}
    return _change(session, *_held(number, token), state=state, **freed) == 1


def release(session: Session, ids: Sequence[int], token: str, *, at: datetime) -> int:
    """Put back what was claimed and never tried: that attempt does not count."""
    held = (
        Message.id.in_(ids),
        Message.token == token,
        Message.state == State.CLAIMED,
        Message.submitting.is_(False),
    )
    values = {"state": State.QUEUED, "attempts": Message.attempts - 1, "token": None, "lease_until": None}
    return _change(session, *held, **values, next_attempt_at=at)


def recover(session: Session, *, at: datetime) -> int:
    """Take over what a dead or stopped worker held past its lease. Returns how many became *unknown*.

    An e-mail goes out again under the same Message-ID; an SMS already handed over is never sent blindly.
    """
    late = (Message.state == State.CLAIMED, Message.lease_until < at)
    freed: dict[str, Any] = {"token": None, "lease_until": None, "submitting": False}
    cause = _("The worker stopped after the SMS was handed over: it is not known whether it arrived.")
    lost = _change(session, *late, Message.submitting.is_(True), state=State.UNKNOWN, error=cause, **freed)
    _change(session, *late, Message.submitting.is_(False), state=State.QUEUED, next_attempt_at=at, **freed)
    return lost


def keep_waiting(session: Session, *, at: datetime) -> None:
    """Those that a sender's limit holds back are not given up meanwhile."""
    for full in quota.reached(session, at=at):
        kept = full.until + quota.HOUR
        mine = Message.channel == full.channel, sender_column(full.channel) == full.sender_id
        held = Message.state.in_(WAITING), Message.attempts > 0, Message.give_up_at < kept
        _change(session, *mine, *held, give_up_at=kept)


def expire(session: Session, *, at: datetime) -> int:
    """Give up what has been tried in vain until its last hour, and what was undone while a worker had it."""
    undone = (Message.state.in_(WAITING), Message.undone_at.is_not(None))
    _change(session, *undone, state=State.CANCELLED, next_attempt_at=None)
    over = (Message.state.in_(WAITING), Message.attempts > 0, Message.give_up_at <= at)
    return _change(session, *over, state=State.FAILED, next_attempt_at=None)


def _change(session: Session, *criteria: Any, **values: Any) -> int:
    statement = update(Message).where(*criteria).values(**values)
    result: CursorResult[Any] = session.execute(  # type: ignore[assignment]
        statement, execution_options={"synchronize_session": False}
    )
    return result.rowcount
