"""*Painel*: the start page."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.query import operation_pages, timeline
from statusplanos.history.query.selection import Wanted
from statusplanos.history.query.timeline import Told
from statusplanos.home import attention, first_steps, late_run_banner, overview, search_views
from statusplanos.home.blueprint import blueprint
from statusplanos.home.manual import views
from statusplanos.web.permissions import may, needs

__all__ = ["blueprint", "search_views"]
HANGERS = (late_run_banner.late_routine, views.help_for_this_page)
"""Kept so that every page hears when the daily run is late, and knows where its help is."""
NEWEST = 8


@blueprint.get("/")
@needs("look")
def index() -> ResponseReturnValue:
    session, today = db.session(), clock.today()
    lines = overview.by_status(session, on=today)
    last = overview.last_run(session)
    found = overview.findings_of(session, last)
    return render_template(
        "home/index.html",
        today=today,
        heading=_upper(format_date(today, "full")),
        steps=first_steps.steps(session),
        lines=[line for line in lines if line.plans],
        sums=overview.totals(lines),
        ending=overview.ending_trials(session, on=today),
        soon=today + overview.SOON,
        last=last,
        found=found,
        post=overview.post_of(session, last),
        tomorrow=overview.due_on(session, today.fromordinal(today.toordinal() + 1)),
        attention=attention.items(session, last, found),
        changes=_newest_changes(),
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _newest_changes() -> list[Told]:
    """The latest operations, for who may see the whole history."""
    if not may("audit"):
        return []
    page = operation_pages.of_everything(db.session(), Wanted())
    page.entries = page.entries[:NEWEST]
    return [told for day in timeline.days(page, on=clock.today()) for told in day.entries]
