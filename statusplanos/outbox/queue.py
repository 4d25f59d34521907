"""Rows of an outlet as a queue in SQL: claims with a lease and a fencing token, outcomes that hold the token.

Every function is a few statements of one short transaction; the caller commits. Terminal states are never
changed here.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import CursorResult, case, func, literal, select, update
from sqlalchemy.orm import Session

from statusplanos.extensions import Instant
from statusplanos.outbox.outlet import Outlet, Route
from statusplanos.outbox.rows import GIVE_UP_AFTER, WAITING, OutboxRow, State


def due(row: type[OutboxRow], *, at: datetime) -> tuple[Any, ...]:
    """What tells the rows that wait and whose moment has come."""
    return row.state.in_(WAITING), row.next_attempt_at <= at


def has_leftovers(session: Session, outlet: Outlet, *, at: datetime) -> bool:
    """Whether rows are held by a worker that is gone, have been tried in vain until their last hour, or wait
    though they were withdrawn."""
    row, withdrawn = outlet.row, outlet.withdrawn()
    left = [
        (row.state == State.CLAIMED) & (row.lease_until < at),
        row.state.in_(WAITING) & (row.attempts > 0) & (row.give_up_at <= at),
        *([] if withdrawn is None else [row.state.in_(WAITING) & withdrawn]),
    ]
    return any(session.scalar(select(row.id).where(which).limit(1)) is not None for which in left)


def claim(
    session: Session, outlet: Outlet, route: Route, *, at: datetime, lease: timedelta, size: int
) -> tuple[str, list[int]]:
    """Take up to ``size`` due rows, and no more than the route has room for. Returns the token and their ids.

    The attempt counts from here, and the time until a row is given up from its first attempt: waiting for
    room is nobody's failure.
    """
    token, row = str(uuid.uuid4()), outlet.row
    room = outlet.take_room(session, route, wanted=size, at=at)
    free = select(row.id).where(*due(row, at=at), *_goes_by(outlet, route))
    first = free.order_by(row.next_attempt_at, row.id).limit(room).with_for_update(skip_locked=True)
    ids = sorted(session.scalars(first))
    outlet.give_room_back(session, route, unused=room - len(ids), at=at)
    over = case((row.attempts == 0, literal(at + GIVE_UP_AFTER, Instant)), else_=row.give_up_at)
    held = {"state": State.CLAIMED, "token": token, "lease_until": at + lease, "submitting": False}
    if ids:
        _change(session, row, row.id.in_(ids), **held, attempts=row.attempts + 1, give_up_at=over)
    return token, ids


def claimed(session: Session, outlet: Outlet, ids: Sequence[int], token: str) -> list[Any]:
    """Those of the rows that ``token`` still holds, as they stand now."""
    held = (outlet.row.id.in_(ids), *_held(outlet.row, token))
    wanted = select(outlet.row).where(*held).order_by(outlet.row.id)
    return list(session.scalars(wanted, execution_options={"populate_existing": True}))


def _goes_by(outlet: Outlet, route: Route) -> list[Any]:
    withdrawn = outlet.withdrawn()
    return [*outlet.belongs(route), *([] if withdrawn is None else [~withdrawn])]


def _held(row: type[OutboxRow], token: str) -> tuple[Any, ...]:
    return row.token == token, row.state == State.CLAIMED


def hold(session: Session, outlet: Outlet, ids: Sequence[int], token: str, *, until: datetime) -> set[int]:
    """Renew the lease of those of ``ids`` that ``token`` still holds, and tell which they are."""
    held = (outlet.row.id.in_(ids), *_held(outlet.row, token))
    _change(session, outlet.row, *held, lease_until=until)
    return set(session.scalars(select(outlet.row.id).where(*held)))


def mark_submitting(session: Session, outlet: Outlet, number: int, token: str) -> bool:
    """It is about to be handed over. From now on a crash leaves it without confirmation."""
    held = (outlet.row.id == number, *_held(outlet.row, token))
    return _change(session, outlet.row, *held, submitting=True) == 1


def finish(session: Session, outlet: Outlet, number: int, token: str, state: State, **values: Any) -> bool:
    """Write the outcome. False, and nothing changed, when ``token`` no longer holds the row."""
    held = (outlet.row.id == number, *_held(outlet.row, token))
    freed = {"token": None, "lease_until": None, "submitting": False, **values}
    return _change(session, outlet.row, *held, state=state, **freed) == 1


def release(session: Session, outlet: Outlet, ids: Sequence[int], token: str, *, at: datetime) -> int:
    """Put back what was claimed and never tried: that attempt does not count."""
    row = outlet.row
    held = (row.id.in_(ids), *_held(row, token), row.submitting.is_(False))
    freed = {"state": State.QUEUED, "token": None, "lease_until": None, "next_attempt_at": at}
    return _change(session, row, *held, attempts=row.attempts - 1, **freed)


def recover(session: Session, outlet: Outlet, *, at: datetime) -> int:
    """Take over what a dead or stopped worker held past its lease. Returns how many became *unknown*.

    What was about to be handed over by a route that sends at most once is never sent blindly; all else goes
    out again.
    """
    row = outlet.row
    late = (row.state == State.CLAIMED, row.lease_until < at)
    freed: dict[str, Any] = {"token": None, "lease_until": None, "submitting": False}
    cause = _("The worker stopped after this was handed over: it is not known whether it arrived.")
    lost = _change(session, row, *late, row.submitting.is_(True), state=State.UNKNOWN, error=cause, **freed)
    _change(session, row, *late, row.submitting.is_(False), state=State.QUEUED, next_attempt_at=at, **freed)
    return lost


def expire(session: Session, outlet: Outlet, *, at: datetime) -> int:
    """Give up what has been tried in vain until its last hour, and cancel what was withdrawn while a worker
    had it. Returns how many were given up."""
    row, withdrawn = outlet.row, outlet.withdrawn()
    if withdrawn is not None:
        gone = row.state.in_(WAITING), withdrawn
        _change(session, row, *gone, state=State.CANCELLED, next_attempt_at=None)
    over = (row.state.in_(WAITING), row.attempts > 0, row.give_up_at <= at)
    cause = func.coalesce(row.error, _("Given up after 24 hours: nobody was there to try it again."))
    return _change(session, row, *over, state=State.FAILED, next_attempt_at=None, error=cause)


def _change(session: Session, row: type[OutboxRow], *criteria: Any, **values: Any) -> int:
    statement = update(row).where(*criteria).values(**values)
    result: CursorResult[Any] = session.execute(  # type: ignore[assignment]
        statement, execution_options={"synchronize_session": False}
    )
    return result.rowcount
