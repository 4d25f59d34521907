"""A bulk change until the worker has it: plans are chosen, the change is foreseen, confirmed, stopped.

See docs/domain.md, "Bulk changes".
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import (
    ColumnElement,
    Select,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.customers.models import Subscription
from statusplanos.database import read_only
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.history.record.recording import Author
from statusplanos.lifecycle.bulk import figures as bulk_figures
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState
from statusplanos.lifecycle.transitions import check_leaving, check_target, own_end
from statusplanos.statuses import appliers
from statusplanos.statuses.automatic_steps import tasks_forbidden
from statusplanos.statuses.models import Status

KEPT = timedelta(days=2)
"""How long a choice that nobody confirms is kept."""

_UNSYNCED = {"synchronize_session": False}


def choose(
    session: Session, chosen: Select[Any], *, by: Author, at: datetime, chosen_by: dict[str, str]
) -> BulkChange:
    """Fix which plans are meant: those whose ids ``chosen`` selects. Raises when there is none.

    Flushes, since the plans are written set-based under the stored row.
    """
    _forget_old_choices(session, at)
    bulk = BulkChange(actor=by.actor, actor_id=by.actor_id, created_at=at, chosen_by=chosen_by)
    session.add(bulk)
    session.flush()
    columns = ["bulk_id", "subscription_id", "version", "from_status_id", "state"]
    rows = select(
        literal(bulk.id),
        Subscription.id,
        Subscription.version,
        Subscription.status_id,
        literal(ItemState.READY.value),
    ).where(Subscription.id.in_(chosen))
    session.execute(insert(BulkItem).from_select(columns, rows.order_by(Subscription.id)))
    if not count(session, bulk):
        raise DomainError(_("Choose at least one plan."))
    return bulk


def count(session: Session, bulk: BulkChange, *states: ItemState) -> int:
    """How many plans it has, in ``states`` or in all."""
    counted = select(func.count()).where(BulkItem.bulk_id == bulk.id)
    return session.scalar(counted.where(BulkItem.state.in_(states)) if states else counted) or 0


def _forget_old_choices(session: Session, at: datetime) -> None:
    """Choices that nobody confirmed go with their plans; nothing else refers to them."""
    drafts = (BulkState.CHOSEN, BulkState.FORESEEN)
    old = select(BulkChange.id).where(BulkChange.state.in_(drafts), BulkChange.created_at < at - KEPT)
    session.execute(delete(BulkItem).where(BulkItem.bulk_id.in_(old)), execution_options=_UNSYNCED)
    session.execute(delete(BulkChange).where(BulkChange.id.in_(old)), execution_options=_UNSYNCED)


def foresee(
    session: Session,
    bulk: BulkChange,
    *,
    to: Status,
    effective_on: date,
    until: date | None,
    reason: str,
    notify: bool,
    today: date,
    by: User | None = None,
) -> None:
    """Work out what the change would do, plan by plan, and fix it: that, and nothing else, can be confirmed.
    ``by`` is the person who makes the change.

    Raises :class:`DomainError` for what no plan could do. Statements do not grow with the plans. Owns its
    transactions: the sums over very many plans take seconds, in which others save. Until they are there the
    change counts as being chosen, so that none without them can be confirmed.
    """
    _lock_draft(session, bulk)
    check_target(to, effective_on=effective_on, today=today, by=by)
    if (stop := tasks_forbidden(to)) is not None:
        raise DomainError(stop.cause, field="status")
    bulk.due_on = own_end(to, effective_on=effective_on, today=today, until=until)
    bulk.to_status, bulk.effective_on, bulk.until = to, effective_on, until
    bulk.reason, bulk.notify = reason, notify
    bulk.revision, bulk.foreseen_on, bulk.state = bulk.revision + 1, today, BulkState.CHOSEN
    bulk.figures = None
    session.flush()
    _look_again(session, bulk)
    for refused, cause in _refusals(session, bulk, to):
        values = {"state": ItemState.REFUSED, "cause": cause}
        session.execute(update(BulkItem).where(*refused).values(values), execution_options=_UNSYNCED)
    revision = bulk.revision
    session.commit()
    with read_only():
        figures = bulk_figures.of_change(session, bulk, to, today=today)
        session.rollback()
    _lock_draft(session, bulk)
    if bulk.revision != revision:
        raise LostUpdate(_("This preview is no longer the latest: look at it again."))
    bulk.figures, bulk.state = figures, BulkState.FORESEEN
    session.commit()


def _lock_draft(session: Session, bulk: BulkChange) -> None:
    session.refresh(bulk, with_for_update={"of": BulkChange})
    if not bulk.state.is_draft:
        raise LostUpdate(_("This bulk change has been confirmed already."))


def _look_again(session: Session, bulk: BulkChange) -> None:
    """Note each plan's present status and version; rows that are up to date are not written again."""
    other = or_(
        BulkItem.version != Subscription.version,
        BulkItem.from_status_id != Subscription.status_id,
        BulkItem.state != ItemState.READY,
    )
    mine = BulkItem.bulk_id == bulk.id, Subscription.id == BulkItem.subscription_id, other
    values = {
        "version": Subscription.version,
        "from_status_id": Subscription.status_id,
        "state": ItemState.READY,
        "cause": None,
    }
    session.execute(update(BulkItem).where(*mine).values(values), execution_options=_UNSYNCED)


def _refusals(
    session: Session, bulk: BulkChange, to: Status
) -> Iterator[tuple[list[ColumnElement[bool]], str]]:
    """Conditions on items, and why these may not be moved. Plans in one status are judged together."""
    day = bulk.effective_on
    late = Subscription.entered_on > day
    groups = (
        select(BulkItem.from_status_id, late, func.max(Subscription.entered_on))
        .join(Subscription, Subscription.id == BulkItem.subscription_id)
        .where(BulkItem.bulk_id == bulk.id)
        .group_by(BulkItem.from_status_id, late)
    )
    for status_id, is_late, entered_on in session.execute(groups).all():
        cause = verdict(bulk, session.get_one(Status, status_id), entered_on, to=to)
        if cause is None:
            continue
        conditions = [BulkItem.bulk_id == bulk.id, BulkItem.from_status_id == status_id]
        if is_late:
            conditions.append(BulkItem.subscription_id.in_(select(Subscription.id).where(late)))
        else:
            conditions.append(BulkItem.subscription_id.in_(select(Subscription.id).where(~late)))
        yield conditions, cause


def verdict(bulk: BulkChange, current: Status, entered_on: date, *, to: Status) -> str | None:
    """Why a plan that stands in ``current`` since ``entered_on`` may not be moved; None when it may."""
    assert bulk.effective_on is not None  # noqa: S101 (a change that was foreseen has its day)
    try:
        check_leaving(current, entered_on, to=to, effective_on=bulk.effective_on, reason=bulk.reason)
    except DomainError as refusal:
        if refusal.field != "effective_on":
            return refusal.message
        day = f"{bulk.effective_on:%d/%m/%Y}"
        return _("It entered %(status)s after %(day)s.", status=current.description, day=day)
    stop = tasks_forbidden(current, to)
    return stop.cause if stop else None


def confirm(
    session: Session,
    bulk: BulkChange,
    *,
    revision: int,
    by: Author,
    at: datetime,
    today: date,
    person: User | None = None,
) -> None:
    """Hand what was foreseen to the worker; ``person`` is who confirms it.

    Raises :class:`LostUpdate` when somebody foresaw anew since.
    """
    session.refresh(bulk, with_for_update={"of": BulkChange})
    if bulk.state != BulkState.FORESEEN or bulk.revision != revision:
        raise LostUpdate(_("This preview is no longer the latest: look at it again."))
    if bulk.undoes_id is not None and undoing_of(session, bulk.undoes_id) is not None:
        raise LostUpdate(_("Somebody is undoing this bulk change already."))
    if bulk.foreseen_on != today:
        raise LostUpdate(_("The preview is of another day: check the change again."))
    if bulk.to_status is not None:
        appliers.check(bulk.to_status, by=person)
    if not count(session, bulk, ItemState.READY):
        raise DomainError(_("None of the chosen plans can be moved."))
    bulk.actor, bulk.actor_id, bulk.confirmed_at = by.actor, by.actor_id, at
    bulk.state, bulk.lease_until = BulkState.WAITING, at


def undoing_of(session: Session, number: int) -> BulkChange | None:
    """The confirmed bulk change that takes the one of this number back, or has."""
    drafts = (BulkState.FORESEEN, BulkState.CHOSEN)
    mine = select(BulkChange).where(BulkChange.undoes_id == number, BulkChange.state.not_in(drafts))
    return session.scalar(mine.limit(1))


def ask_stop(session: Session, bulk: BulkChange) -> None:
    """Stop after the chunk that is under way."""
    session.refresh(bulk, with_for_update={"of": BulkChange})
    if not bulk.state.is_under_way:
        raise LostUpdate(_("This bulk change is over already."))
    bulk.stop_asked = True


def go_on(session: Session, bulk: BulkChange, *, at: datetime) -> None:
    """Take up a bulk change that was stopped: what has not been moved yet."""
    session.refresh(bulk, with_for_update={"of": BulkChange})
    if bulk.state not in (BulkState.STOPPED, BulkState.FAILED):
        raise LostUpdate(_("Only a bulk change that was stopped can go on."))
    bulk.state, bulk.stop_asked, bulk.finished_at, bulk.error = BulkState.WAITING, False, None, None
    bulk.lease_until = at
