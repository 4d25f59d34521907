"""*Rotina diária*: what each run did, what today's would do, and how staff start and release it."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from statusplanos import clock
from statusplanos.customers.models import Subscription
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history import subject_links
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.daily import listing as run_listing
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.daily import run as daily
from statusplanos.lifecycle.models import DailyRun, DailyRunFinding, DailyRunStep
from statusplanos.settings import company
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs

subject_links.sort.provide(
    subject_links.Sort("lifecycle.run", link=_l("See the run"), titles=run_listing.shortfalls),
    name="daily_run",
)


@blueprint.get("/rotina")
@needs("look")
def runs() -> ResponseReturnValue:
    session, listing = db.session(), run_listing.read()
    last = session.scalars(select(DailyRun).order_by(DailyRun.id.desc()).limit(1)).first()
    found = run_listing.found(listing)
    shown = [row.DailyRun.id for row in found.rows]
    return render(
        "lifecycle/runs.html",
        "lifecycle/_runs.html",
        listing=listing,
        found=found,
        counts=run_listing.counts(session),
        labels=run_listing.LABELS,
        last=last,
        tallies=run_listing.tallies(session, [*shown, last.id] if last else shown),
        findings=_findings(last),
        own=company.current(),
        at=clock.now(),
    )


@blueprint.get("/rotina/<int:id>")
@needs("look")
def run(id: int) -> ResponseReturnValue:
    found = db.get_or_404(DailyRun, id)
    steps = db.session.scalars(
        select(DailyRunStep)
        .where(DailyRunStep.run_id == id)
        .options(joinedload(DailyRunStep.from_status), joinedload(DailyRunStep.to_status))
        .order_by(DailyRunStep.effective_on, DailyRunStep.id)
    ).all()
    return render_template(
        "lifecycle/run.html",
        run=found,
        steps=steps,
        findings=_findings(found),
        tallies=run_listing.tallies(db.session(), [id]),
        at=clock.now(),
    )


@blueprint.get("/rotina/simular")
@needs("look")
def simulation() -> ResponseReturnValue:
    """What the run would do today: the same functions, changing nothing."""
    on = clock.today()
    outcome = daily.simulate(db.session(), on=on)
    rules = daily.rules_of(db.session())
    ids = [one.subscription_id for one in outcome.found[:200]]
    plans = select(Subscription).where(Subscription.id.in_(ids)).options(joinedload(Subscription.customer))
    return render_template(
        "lifecycle/simulation.html",
        on=on,
        outcome=outcome,
        steps=sorted(outcome.steps.items(), key=lambda step: (step[0][2], step[0])),
        rules=rules,
        plans={plan.id: plan for plan in db.session.scalars(plans)},
        own=company.current(),
    )


@blueprint.post("/rotina/liberar")
@needs("settings")
def release() -> ResponseReturnValue:
    company.current().routine_released = True
    db.session.commit()
    toast(_("The daily run is released: from now on it moves plans by itself."))
    return redirect(url_for("lifecycle.runs"))


@blueprint.post("/rotina/executar")
@needs("settings")
def run_now() -> ResponseReturnValue:
    try:
        asked = routine.request_run(db.session(), on=clock.today(), at=clock.now())
        db.session.commit()
    except DomainError as refusal:
        db.session.rollback()
        toast(refusal.message)
        return redirect(url_for("lifecycle.runs"))
    ring("run_day")
    toast(_("The run was asked for: the worker takes it up in a moment."))
    return redirect(url_for("lifecycle.run", id=asked.id))


def _findings(one: DailyRun | None) -> Any:
    if one is None:
        return []
    plan = joinedload(DailyRunFinding.subscription)
    return db.session.scalars(
        select(DailyRunFinding)
        .where(DailyRunFinding.run_id == one.id)
        .options(
            plan.joinedload(Subscription.customer),
            plan.joinedload(Subscription.plan),
            plan.joinedload(Subscription.status),
        )
        .order_by(DailyRunFinding.id)
        .limit(200)
    ).all()
