"""What a bulk change does to access, bills and messages, in numbers, and what became of its plans."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from statusplanos.billing import totals
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, ItemState
from statusplanos.lifecycle.models import Move
from statusplanos.messaging.posting import on_entry, withdrawal
from statusplanos.outbox.rows import State
from statusplanos.statuses.automatic_steps import access_turns
from statusplanos.statuses.models import Status

Figures: TypeAlias = dict[str, Any]


def ready(bulk: BulkChange) -> Select[Any]:
    """The ids of the plans that are to be moved."""
    mine = BulkItem.bulk_id == bulk.id, BulkItem.state == ItemState.READY
    return select(BulkItem.subscription_id).where(*mine)


def of_change(session: Session, bulk: BulkChange, to: Status, *, today: date) -> Figures:
    """The preview's numbers as they are stored: access turned on and off, messages by channel, bills."""
    assert bulk.effective_on is not None  # noqa: S101 (set by whoever asks)
    sums = totals.if_entered(
        session, ready(bulk), to=to, on=bulk.effective_on, due_on=bulk.due_on, today=today
    )
    leaving = by_status(session, bulk, ItemState.READY)
    return {
        "access": _access((left, to, number) for left, number in leaving),
        "messages": _messages(session, bulk, to),
        "bill": _plain(sums),
    }


def _plain(sums: totals.Totals) -> dict[str, Any]:
    values = asdict(sums).items()
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values}


def _access(turns: Iterable[tuple[Status, Status, int]]) -> dict[str, int]:
    """How many get access, lose it, and keep what they have, by the status left and the status entered."""
    counts: Counter[str] = Counter()
    for left, entered, number in turns:
        turned = "given" if entered.access.gives_access else "lost"
        counts[turned if access_turns(left, entered) else "kept"] += number
    return dict(counts)


def _messages(session: Session, bulk: BulkChange, to: Status) -> dict[str, dict[str, int]]:
    if not bulk.notify:
        return {}
    expected = on_entry.counts_if_posted(session, ready(bulk), status_id=to.id)
    return {
        channel.value: {"queued": states[State.QUEUED], "failed": states[State.FAILED]}
        for channel, states in expected.items()
        if any(states.values())
    }


def by_status(session: Session, bulk: BulkChange, *states: ItemState) -> list[tuple[Status, int]]:
    """How many plans (in ``states``, or all) stood in which status, the most first."""
    counted = (
        select(Status, func.count())
        .join(BulkItem, BulkItem.from_status_id == Status.id)
        .where(BulkItem.bulk_id == bulk.id)
        .group_by(Status.id)
        .order_by(func.count().desc(), Status.id)
    )
    rows: Sequence[Any] = session.execute(
        counted.where(BulkItem.state.in_(states)) if states else counted
    ).all()
    return [(status, number) for status, number in rows]


def by_state(session: Session, bulk: BulkChange) -> Counter[str]:
    counted = select(BulkItem.state, func.count()).where(BulkItem.bulk_id == bulk.id)
    return Counter({state.value: n for state, n in session.execute(counted.group_by(BulkItem.state))})


def causes(session: Session, bulk: BulkChange) -> list[tuple[ItemState, str, int]]:
    """Why plans are not moved, and how many for each cause."""
    counted = (
        select(BulkItem.state, BulkItem.cause, func.count())
        .where(BulkItem.bulk_id == bulk.id, BulkItem.cause.is_not(None))
        .group_by(BulkItem.state, BulkItem.cause)
        .order_by(func.count().desc(), BulkItem.cause)
    )
    return [(state, cause or "", number) for state, cause, number in session.execute(counted)]


def of_undoing(session: Session, undoing: BulkChange, *, today: date) -> Figures:
    """The numbers of an undoing: access turned on and off, what becomes of the messages, bills."""
    withdrawn = withdrawal.foresee(session, ready(undoing))
    left = undoing.undoes.to_status if undoing.undoes else None
    returning = goes_back_to(session, undoing)
    return {
        "access": _access((left, status, number) for status, number in returning if left),
        "cancelled": withdrawn.cancelled,
        "gone": {channel.value: number for channel, number in withdrawn.gone.items()},
        "bill": _plain(totals.if_put_back(session, _ends(undoing), today=today)),
    }


def _ends(undoing: BulkChange) -> Select[Any]:
    """The plans that an undoing puts back, and the end of the stay that each goes back to."""
    original = undoing.undoes.operation_id if undoing.undoes else None
    columns: tuple[Any, ...] = (Move.subscription_id, Move.due_on)
    mine = Move.operation_id == original, Move.subscription_id.in_(ready(undoing))
    return select(*columns).where(*mine)


def goes_back_to(session: Session, undoing: BulkChange) -> list[tuple[Status, int]]:
    """The statuses that the plans of an undoing return to, and how many to each."""
    original = undoing.undoes.operation_id if undoing.undoes else None
    counted = (
        select(Status, func.count())
        .join(Move, Move.from_status_id == Status.id)
        .join(BulkItem, BulkItem.subscription_id == Move.subscription_id)
        .where(
            Move.operation_id == original,
            BulkItem.bulk_id == undoing.id,
            BulkItem.state.in_((ItemState.READY, ItemState.MOVED)),
        )
        .group_by(Status.id)
        .order_by(func.count().desc(), Status.id)
    )
    return [(status, number) for status, number in session.execute(counted)]
