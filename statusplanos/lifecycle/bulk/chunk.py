"""What a bulk change does to one chunk of plans, and what it says of each."""

from collections import defaultdict
from datetime import datetime
from typing import Any, TypeAlias

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Subscription
from statusplanos.history.record.recording import operation_of
from statusplanos.lifecycle.bulk.batch import verdict
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, ItemState
from statusplanos.lifecycle.bulk.undo import touched_since
from statusplanos.lifecycle.daily.run import rules_of
from statusplanos.lifecycle.models import Move
from statusplanos.lifecycle.transitions import enter, remember
from statusplanos.lifecycle.undo import put_back
from statusplanos.messaging.posting import on_entry
from statusplanos.statuses.models import Status

Verdicts: TypeAlias = dict[tuple[ItemState, str | None], list[int]]
"""Plans by what becomes of them, and why."""


def move(session: Session, found: BulkChange, ids: list[int], at: datetime) -> Verdicts:
    """Move the plans ``ids``, and say of each what became of it. They are read again under the lock: one that
    somebody has touched since the preview is left."""
    rules = rules_of(session)
    to = rules[found.to_status_id or 0]
    verdicts = _judged(session, found, ids, rules, to)
    going = verdicts.get((ItemState.MOVED, None), [])
    if going and found.effective_on is not None:
        remember(session, going, to=to, at=at)
        enter(session, going, to=to, effective_on=found.effective_on, due_on=found.due_on)
        if found.notify:
            on_entry.post_many(session, going, at=at, operation_id=operation_of(session))
    return verdicts


def _judged(
    session: Session, found: BulkChange, ids: list[int], rules: dict[int, Status], to: Status
) -> Verdicts:
    columns: Any = (Subscription.id, Subscription.version, Subscription.status_id, Subscription.entered_on)
    rows = (
        select(*columns, BulkItem.version)
        .join(BulkItem, BulkItem.subscription_id == Subscription.id)
        .where(BulkItem.bulk_id == found.id, BulkItem.state == ItemState.READY, Subscription.id.in_(ids))
        .order_by(Subscription.id)
    )
    touched = _("Somebody or the daily run changed it after the preview.")
    verdicts: Verdicts = defaultdict(list)
    for row in session.execute(rows.with_for_update(of=Subscription)):
        number, version, status_id, entered_on, seen = tuple(row)
        if version != seen:
            verdicts[ItemState.LEFT, touched].append(number)
            continue
        cause = _archived(to) or verdict(found, rules[status_id], entered_on, to=to)
        verdicts[ItemState.REFUSED if cause else ItemState.MOVED, cause].append(number)
    return verdicts


def _archived(to: Status) -> str | None:
    return _("%(status)s is archived", status=to.description) if to.archived_at is not None else None


def take_back(session: Session, found: BulkChange, ids: list[int], at: datetime) -> Verdicts:
    """Put the plans ``ids`` back, and say of each what became of it. One that somebody has touched since the
    change that is undone is left."""
    undone = found.undoes.operation_id if found.undoes else None
    columns: Any = (Move.id, Move.subscription_id, touched_since())
    rows = (
        select(*columns)
        .join(Subscription, Subscription.id == Move.subscription_id)
        .where(Move.operation_id == undone, Move.subscription_id.in_(ids))
        .order_by(Move.subscription_id)
    )
    moves: list[int] = []
    verdicts: Verdicts = defaultdict(list)
    for row in session.execute(rows.with_for_update(of=Subscription)):
        one, number, cause = tuple(row)
        verdicts[ItemState.LEFT if cause else ItemState.MOVED, cause].append(number)
        if cause is None:
            moves.append(one)
    if moves:
        put_back(session, moves, verdicts[ItemState.MOVED, None], at=at)
    return verdicts
