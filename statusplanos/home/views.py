"""*Painel*: the start page, and the banner that stands everywhere when the day's run is late."""

from datetime import timedelta

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history import reading, timeline
from statusplanos.home import overview
from statusplanos.lifecycle import routine
from statusplanos.statuses import warnings
from statusplanos.web import navigation
from statusplanos.web.permissions import may, needs

blueprint = Blueprint("home", __name__)
GRACE = timedelta(minutes=30)


@blueprint.get("/")
@needs("look")
def index() -> ResponseReturnValue:
    session, today = db.session(), clock.today()
    counts = overview.by_status(session)
    last = overview.last_run(session)
    return render_template(
        "home/index.html",
        today=today,
        counts=counts,
        figures=overview.figures(counts),
        most=max((row.plans for row in counts), default=0) or 1,
        ending=overview.ending_trials(session, on=today),
        ending_count=overview.count_ending(session, on=today),
        last=last,
        findings=overview.findings_of(session, last),
        troubled=overview.troubled_messages(session),
        warnings=warnings.standing(session),
        steps=overview.steps_done(session),
        days=_latest_changes() if may("audit") else [],
    )


def _latest_changes() -> object:
    page = reading.of_everything(db.session(), reading.Wanted((), "", ""), before=None)
    return timeline.days(page, on=clock.today())


@navigation.register_banner
def late_run() -> navigation.Banner | None:
    """Half an hour after its hour the day's run should have begun."""
    if not may("look") or not routine.is_due(db.session(), at=clock.now() - GRACE):
        return None
    text = _("Today's daily run has not taken place. Is the worker running?")
    return navigation.Banner(text, url=url_for("lifecycle.runs"), link=_("See the runs"))
