"""The banner on every page when the daily run is late: docs/domain.md, "The first morning"."""

from datetime import date, datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.customers.models import Customer
from statusplanos.extensions import db
from statusplanos.lifecycle.models import DailyRun, RunKind, RunState
from statusplanos.settings import company
from statusplanos.web.navigation import Banner, banner
from statusplanos.web.permissions import may

PATIENCE = timedelta(minutes=30)


def missing_day(session: Session, *, at: datetime) -> date | None:
    """The newest day whose run should be done by ``at`` and is not; None when all is well.

    A day on whose hour there was no customer yet had nothing to run over.
    """
    hour = company.current().hour
    slot = _latest_slot(clock.local(at) - PATIENCE, hour.hour * 60 + hour.minute)
    done = exists(select(DailyRun.id)).where(
        DailyRun.kind == RunKind.SCHEDULED, DailyRun.state == RunState.DONE, DailyRun.on >= slot.date()
    )
    first = (
        select(Customer.created_at).order_by(Customer.id).limit(1).scalar_subquery()
    )  # asked on every page
    return slot.date() if session.scalar(select(~done & (first < slot))) else None


def _latest_slot(until: datetime, minutes: int) -> datetime:
    """The last moment up to ``until`` at which the clock showed the hour."""
    today = until.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0)
    return today if today <= until else today - timedelta(days=1)


@banner.provide
def late_routine() -> Banner | None:
    if not may("look"):
        return None
    day = missing_day(db.session(), at=clock.now())
    if day is None:
        return None
    text = _("The daily run of %(day)s is late: is the worker running?", day=f"{day:%d/%m}")
    return Banner(text, "red", url_for("lifecycle.runs"), _("See the daily run"))
