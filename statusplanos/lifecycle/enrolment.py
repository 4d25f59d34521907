"""How a customer gets a plan, and how it is altered while its status allows.

See docs/domain.md, "A change of status by hand".
"""

from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.billing.first_billed_day import first_billed_day_after_entering
from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.history.record.recording import operation_of, state_reason
from statusplanos.lifecycle.transitions import check_enterable, note_trials, open_periods, own_end
from statusplanos.messaging.posting import on_entry
from statusplanos.statuses.models import Status

HIGHEST_PRICE = 100_000_000


def enrol(
    session: Session,
    *,
    customer: Customer,
    plan: Plan,
    status: Status,
    on: date,
    today: date,
    at: datetime,
    price_cents: int | None = None,
    code: str = "",
    until: date | None = None,
    reason: str = "",
    notify: bool = True,
    by: User | None = None,
) -> Subscription:
    """Give ``customer`` the plan in ``status`` from ``on`` (today or earlier) on. Money in centavos.

    ``by`` is the person who does it, ``None`` for the product itself. Flushes, since periods, trial facts and
    notices are written from the stored row.
    """
    check_enterable(status, by=by)
    check_enrolment(session, plan=plan, on=on, today=today, code=code)
    price = plan.price_cents if price_cents is None else price_cents
    check_price(price)
    subscription = Subscription(
        code=code or next_code(session),
        customer=customer,
        plan=plan,
        status=status,
        price_cents=price,
        entered_on=on,
        due_on=own_end(status, effective_on=on, today=today, until=until),
        billed_from=first_billed_day_after_entering(None, bills=status.generates_billing, entered_on=on),
        entry_no=1,
    )
    state_reason(session, reason)
    session.add(subscription)
    session.flush()
    open_periods(session, [subscription.id], to=status, started_on=on)
    if status.is_trial:
        note_trials(session, [subscription.id], started_on=on)
    if notify:
        on_entry.post(session, subscription.id, at=at, operation_id=operation_of(session))
    return subscription


def check_enrolment(session: Session, *, plan: Plan, on: date, today: date, code: str) -> None:
    """Raises :class:`DomainError` beside the field that is wrong."""
    if plan.archived_at is not None:
        raise DomainError(_("%(plan)s is archived", plan=plan.name), field="plan")
    if on > today:
        raise DomainError(_("The entry cannot lie in the future."), field="entered_on")
    if code and session.scalar(select(Subscription.id).where(Subscription.code == code)):
        raise DomainError(_("The code %(code)s belongs to another plan.", code=code), field="code")


def check_price(price_cents: int) -> None:
    if not 0 <= price_cents <= HIGHEST_PRICE:
        raise DomainError(_("The price must lie between R$ 0,00 and R$ 1.000.000,00."), field="price_cents")


def next_code(session: Session) -> str:
    """A code that is free: ``P`` and a number above every id given so far."""
    number = (session.scalar(select(func.max(Subscription.id))) or 0) + 1
    while session.scalar(select(Subscription.id).where(Subscription.code == f"P{number}")):
        number += 1
    return f"P{number}"


def alter(
    session: Session,
    subscription: Subscription,
    *,
    plan: Plan,
    price_cents: int,
    seen_version: int,
    today: date,
) -> None:
    """Give the subscription another plan or price; status, entry date and end stay.

    Raises :class:`DomainError` while the status does not allow changes (*Permitir Alterar*).
    """
    session.refresh(subscription, with_for_update=True)  # two people take turns
    if subscription.version != seen_version:
        raise LostUpdate(_("Somebody changed this plan since you opened the page."))
    if not subscription.status.allows_changes:
        message = _("%(status)s does not allow changes.", status=subscription.status.description)
        raise DomainError(message)
    check_price(price_cents)
    if plan.archived_at is not None and plan.id != subscription.plan_id:
        raise DomainError(_("%(plan)s is archived", plan=plan.name), field="plan")
    subscription.plan = plan
    if subscription.price_cents != price_cents:
        subscription.price_cents = price_cents
        session.flush()  # the new period copies the stored price
        _split_period(session, subscription, today)


def _split_period(session: Session, subscription: Subscription, today: date) -> None:
    """A change of price splits the period; the billing flag stays as it was on entry."""
    period = session.scalars(
        select(StatusPeriod).where(
            StatusPeriod.subscription_id == subscription.id, StatusPeriod.ended_on.is_(None)
        )
    ).one()
    period.ended_on = max(today, period.started_on)
    session.flush()  # one open period at a time
    session.add(
        StatusPeriod(
            subscription_id=subscription.id,
            status_id=period.status_id,
            started_on=period.ended_on,
            generates_billing=period.generates_billing,
            price_cents=subscription.price_cents,
        )
    )
