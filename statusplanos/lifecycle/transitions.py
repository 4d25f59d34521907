"""How a plan gets into a status: staff's change and the clock's step, set-based.

The rules are told in docs/domain.md, "A change of status by hand". The plans of an import enter each on a day
of its own: :mod:`statusplanos.lifecycle.imported_plans`.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, literal, select, update
from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.billing.first_billed_day import first_billed_day_after_entering_sql
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import Instant
from statusplanos.history.record.recording import operation_of, state_reason
from statusplanos.lifecycle.models import Move, TrialFact
from statusplanos.messaging.posting import on_entry
from statusplanos.statuses import appliers
from statusplanos.statuses.automatic_steps import end_of_stay
from statusplanos.statuses.models import Category, Status


def enter(
    session: Session, ids: Sequence[int], *, to: Status, effective_on: date, due_on: date | None
) -> None:
    """Move the subscriptions ``ids`` into ``to`` from ``effective_on`` on: fields, periods, trial facts.

    The caller holds the rows (write lock or ``FOR UPDATE``) and posts the notices.
    """
    chosen = Subscription.id.in_(ids)
    billed_from: Any = Subscription.billed_from
    values = {
        "status_id": to.id,
        "entered_on": effective_on,
        "due_on": due_on,
        "billed_from": first_billed_day_after_entering_sql(
            billed_from, bills=to.generates_billing, entered_on=effective_on
        ),
        "entry_no": Subscription.entry_no + 1,
        "version": Subscription.version + 1,
    }
    change = update(Subscription).where(chosen).values(values)
    session.execute(change, execution_options={"synchronize_session": False})
    open_periods(session, ids, to=to, started_on=effective_on)
    if to.is_trial:
        note_trials(session, ids, started_on=effective_on)


def open_periods(session: Session, ids: Sequence[int], *, to: Status, started_on: date) -> None:
    """Close the open periods of ``ids`` on ``started_on`` and open the next, as price and flag are."""
    is_open = StatusPeriod.subscription_id.in_(ids), StatusPeriod.ended_on.is_(None)
    close = update(StatusPeriod).where(*is_open).values(ended_on=started_on)
    session.execute(close, execution_options={"synchronize_session": False})
    opened = select(
        Subscription.id,
        literal(to.id),
        literal(started_on),
        literal(to.generates_billing),
        Subscription.price_cents,
    ).where(Subscription.id.in_(ids))
    columns = ["subscription_id", "status_id", "started_on", "generates_billing", "price_cents"]
    session.execute(insert(StatusPeriod).from_select(columns, opened))


def remember(session: Session, ids: Sequence[int], *, to: Status, at: datetime) -> None:
    """Keep what the plans ``ids`` are, just before a person moves them into ``to``, for undoing it."""
    now = select(
        Subscription.id,
        literal(operation_of(session)),
        literal(at, Instant),
        Subscription.version + 1,
        Subscription.status_id,
        Subscription.entered_on,
        Subscription.due_on,
        Subscription.billed_from,
        literal(to.id),
        literal(to.is_trial),
    ).where(Subscription.id.in_(ids))
    columns = ["subscription_id", "operation_id", "at", "version", "from_status_id"]
    columns += ["entered_on", "due_on", "billed_from", "to_status_id", "began_trial"]
    session.execute(insert(Move).from_select(columns, now))


def note_trials(session: Session, ids: Sequence[int], *, started_on: date) -> None:
    """Write the lasting fact that the customers of ``ids`` began a trial."""
    begun = (
        select(Subscription.customer_id, Subscription.id, Customer.document, literal(started_on))
        .join(Customer, Customer.id == Subscription.customer_id)
        .where(Subscription.id.in_(ids))
    )
    columns = ["customer_id", "subscription_id", "document", "started_on"]
    session.execute(insert(TrialFact).from_select(columns, begun))


def change_status(
    session: Session,
    subscription: Subscription,
    *,
    to: Status,
    effective_on: date,
    today: date,
    at: datetime,
    reason: str = "",
    until: date | None = None,
    notify: bool = True,
    seen_version: int | None = None,
    by: User | None = None,
) -> None:
    """Staff move one plan, today or backdated; ``until`` is its own last day in the new status,
    ``by`` the person who does it (``None``: the product itself).

    Raises :class:`DomainError` when a rule forbids it and :class:`LostUpdate` when somebody has touched the
    plan since it was at ``seen_version``.
    """
    session.refresh(subscription, with_for_update=True)  # two people, or a person and the run, take turns
    if seen_version is not None and seen_version != subscription.version:
        raise LostUpdate(_("Somebody changed this plan since you opened the page."))
    check_change(subscription, to=to, effective_on=effective_on, today=today, reason=reason, by=by)
    due_on = own_end(to, effective_on=effective_on, today=today, until=until)
    state_reason(session, reason)
    remember(session, [subscription.id], to=to, at=at)
    enter(session, [subscription.id], to=to, effective_on=effective_on, due_on=due_on)
    session.expire(subscription)
    if notify:
        on_entry.post(session, subscription.id, at=at, operation_id=operation_of(session))


def check_change(
    subscription: Subscription,
    *,
    to: Status,
    effective_on: date,
    today: date,
    reason: str,
    by: User | None = None,
) -> None:
    """Raises :class:`DomainError` for a change that is forbidden by its target or by what the plan leaves."""
    check_target(to, effective_on=effective_on, today=today, by=by)
    check_leaving(
        subscription.status, subscription.entered_on, to=to, effective_on=effective_on, reason=reason
    )


def check_target(to: Status, *, effective_on: date, today: date, by: User | None) -> None:
    """Raises :class:`DomainError` for what forbids the change whichever plan is moved."""
    check_enterable(to, by=by)
    if effective_on > today:
        raise DomainError(_("The change cannot lie in the future."), field="effective_on")


def check_enterable(to: Status, *, by: User | None) -> None:
    """Raises :class:`DomainError` when ``to`` is archived or ``by`` (``None``: nobody) may not apply it."""
    if to.archived_at is not None:
        raise DomainError(_("%(status)s is archived", status=to.description), field="status")
    appliers.check(to, by=by)


def check_leaving(current: Status, entered_on: date, *, to: Status, effective_on: date, reason: str) -> None:
    """Raises :class:`DomainError` for what forbids it to a plan in ``current`` since ``entered_on``."""
    if to.id == current.id:
        raise DomainError(_("The plan is already in %(status)s.", status=to.description), field="status")
    if current.category == Category.CANCELLED and not reason.strip():
        raise DomainError(_("Say why: a cancelled plan is brought back only with a reason."), field="reason")
    if effective_on < entered_on:
        message = _(
            "The change cannot lie before %(day)s, when the plan entered %(status)s.",
            day=f"{entered_on:%d/%m/%Y}",
            status=current.description,
        )
        raise DomainError(message, field="effective_on")


def own_end(to: Status, *, effective_on: date, today: date, until: date | None) -> date | None:
    """``due_on`` of the new stay: by the status's days or, where staff give it, the day after ``until``.

    Raises :class:`DomainError` when nothing follows ``to``, or ``until`` lies before today.
    """
    if until is None:
        return end_of_stay(to, effective_on)
    if to.next_status_id is None:
        message = _("%(status)s has no next status, so it cannot have an end.", status=to.description)
        raise DomainError(message, field="until")
    if until < max(today, effective_on):
        raise DomainError(_("The last day cannot be before today."), field="until")
    return until + timedelta(days=1)
