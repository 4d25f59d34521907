"""What an hour and a time zone would mean for today's daily run, while they are still being chosen."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import clock, parsing
from statusplanos.extensions import db
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.models import DailyRun, RunKind
from statusplanos.settings import company
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs


@blueprint.get("/rotina/hora")
@needs("settings")
def hour() -> ResponseReturnValue:
    zone, at_hour = _zone(request.args.get("timezone", "")), _hour(request.args.get("daily_at", ""))
    local = clock.now().astimezone(ZoneInfo(zone))
    sentences = [
        _(
            "It is %(time)s of %(day)s in %(zone)s now.",
            time=f"{local:%H:%M}",
            day=f"{local:%d/%m}",
            zone=zone,
        ),
        what_it_means(db.session(), local=local, hour=at_hour),
    ]
    return render("lifecycle/hour.html", "lifecycle/_hour.html", sentences=sentences)


def what_it_means(session: Session, *, local: datetime, hour: time) -> str:
    """When the next run would be if the day's hour were ``hour``; ``local`` is now on the company's clock."""
    day, shown = local.date(), f"{hour:%H:%M}"
    slot = select(DailyRun).where(DailyRun.on == day, DailyRun.kind == RunKind.SCHEDULED)
    run = session.scalars(slot).one_or_none()
    if run is not None:
        began = f"{run.started_at.astimezone(local.tzinfo):%H:%M}"
        tomorrow = f"{day + timedelta(days=1):%d/%m}"
        return _(
            "Today's run began at %(began)s: %(hour)s holds from tomorrow, %(day)s.",
            began=began,
            hour=shown,
            day=tomorrow,
        )
    if local.time() < hour:
        return _("Today's run has not been yet: it will be at %(hour)s.", hour=shown)
    return _("%(hour)s is over today and there was no run: it begins as soon as this is saved.", hour=shown)


def _zone(text: str) -> str:
    try:
        return parsing.zone_name(text)
    except ValueError:
        return company.current().timezone


def _hour(text: str) -> time:
    try:
        return parsing.hour(text[:5])
    except ValueError:
        return company.current().hour
