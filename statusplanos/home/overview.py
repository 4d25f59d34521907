"""What the start page shows, each part one statement."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from statusplanos.customers.models import Subscription
from statusplanos.lifecycle.models import DailyRun
from statusplanos.statuses.models import Status


def by_status(session: Session) -> Sequence[Any]:
    """Each status in use with its plans and their monthly value in centavos."""
    value = func.coalesce(func.sum(Subscription.price_cents), 0)
    return session.execute(
        select(Status, func.count(Subscription.id).label("plans"), value.label("value"))
        .outerjoin(Subscription, Subscription.status_id == Status.id)
        .group_by(Status.id)
        .having((Status.archived_at.is_(None)) | (func.count(Subscription.id) > 0))
        .order_by(Status.id)
    ).all()


def ending_trials(session: Session, *, on: date, days: int = 7) -> Sequence[Subscription]:
    """The trials whose end comes within ``days``, the nearest first."""
    due = Subscription.due_on <= on + timedelta(days=days)
    return session.scalars(
        select(Subscription)
        .join(Status, Status.id == Subscription.status_id)
        .where(Status.is_trial, due)
        .options(
            joinedload(Subscription.customer), joinedload(Subscription.plan), joinedload(Subscription.status)
        )
        .order_by(Subscription.due_on, Subscription.id)
        .limit(12)
    ).all()


def last_run(session: Session) -> DailyRun | None:
    return session.scalar(select(DailyRun).order_by(DailyRun.id.desc()).limit(1))
