"""Taking back what an undone change of status would tell, or has told, the customer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, case, func, null, select, update
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Subscription
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import WAITING, State

Ids: TypeAlias = Sequence[int] | Select[Any]

GONE = (State.CLAIMED, State.SENT, State.UNKNOWN)
"""States in which the customer has, or may have, read it."""


@dataclass(frozen=True)
class Withdrawal:
    """How many messages were (or would be) cancelled, and how many by channel are past that."""

    cancelled: int
    gone: Counter[Channel]


def foresee(session: Session, subscription_ids: Ids) -> Withdrawal:
    """What :func:`withdraw` would do."""
    counted = select(Message.channel, Message.state, func.count()).where(*_present(subscription_ids))
    cancelled, gone = 0, Counter[Channel]()
    for channel, state, count in session.execute(counted.group_by(Message.channel, Message.state)):
        cancelled += count if state in WAITING else 0
        gone[channel] += count if state in GONE else 0
    return Withdrawal(cancelled, +gone)


def withdraw(session: Session, subscription_ids: Ids, *, at: datetime) -> Withdrawal:
    """Cancel what still waits of the messages about the present entries of ``subscription_ids``, and mark
    all of them as undone. Two statements, however many the ids. The caller holds the subscriptions."""
    found = foresee(session, subscription_ids)
    waits = Message.state.in_(WAITING)
    undone = update(Message).where(*_present(subscription_ids))
    values = {
        "undone_at": at,
        "state": case((waits, State.CANCELLED.value), else_=Message.state),
        "next_attempt_at": case((waits, null()), else_=Message.next_attempt_at),
    }
    session.execute(undone.values(values), execution_options={"synchronize_session": False})
    return found


def _present(subscription_ids: Ids) -> tuple[ColumnElement[bool], ...]:
    entry = select(Subscription.entry_no).where(Subscription.id == Message.subscription_id).scalar_subquery()
    chosen = Message.subscription_id.in_(subscription_ids)
    return chosen, Message.entry_no == entry, Message.undone_at.is_(None)
