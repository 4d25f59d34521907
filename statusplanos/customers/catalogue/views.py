"""The pages of the plans on sale."""

from typing import Any

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from statusplanos import clock
from statusplanos.customers import conflict
from statusplanos.customers.blueprint import blueprint
from statusplanos.customers.catalogue import plans as catalogue
from statusplanos.customers.forms import PlanForm
from statusplanos.customers.models import Plan, Subscription
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.folding import fold
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import answer, nothing_lost
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.lists.listing import Listing, fetch
from statusplanos.web.merging import wants_form
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

_SOLD = select(func.count(Subscription.id)).where(Subscription.plan_id == Plan.id).scalar_subquery()
_SORTS = {"nome": Plan.name_folded, "valor": Plan.price_cents}


@blueprint.get("/planos")
@needs("look")
def plans() -> ResponseReturnValue:
    listing = Listing.read(sorts=tuple(_SORTS), default="nome", filters=("arquivados",))
    chosen = select(
        Plan.id, Plan.name, Plan.price_cents, Plan.supports_radius, Plan.archived_at, _SOLD.label("sold")
    )
    if listing.q:
        chosen = chosen.where(Plan.name_folded.contains(fold(listing.q), autoescape=True))
    if not listing.filters["arquivados"]:
        chosen = chosen.where(Plan.archived_at.is_(None))
    found = fetch(chosen, listing, columns=_SORTS, key=Plan.id)
    return render("customers/plans.html", "customers/_plans.html", listing=listing, found=found)


@blueprint.get("/planos/novo")
@needs("customers")
def new_plan() -> ResponseReturnValue:
    return _form(PlanForm(), None)


@blueprint.post("/planos/novo")
@needs("customers")
@once
def create_plan() -> ResponseReturnValue:
    form = PlanForm()
    if not form.validate_on_submit():
        return _form(form, None, code=422)
    try:
        plan = catalogue.create(db.session(), **_typed(form))
        db.session.commit()
    except DomainError as error:
        return _refused(form, None, error)
    toast(_("%(name)s was registered.", name=plan.name))
    return redirect(url_for("customers.plans"))


@blueprint.get("/planos/<int:id>")
@needs("look")
def edit_plan(id: int) -> ResponseReturnValue:
    mark = changes_since.mark_of(db.session(), "plan", id)
    plan = db.get_or_404(Plan, id)
    form = PlanForm(obj=plan)
    form.stamp(plan.version, mark)
    return _form(form, plan)


@blueprint.post("/planos/<int:id>")
@needs("customers")
def save_plan(id: int) -> ResponseReturnValue:
    plan = db.get_or_404(Plan, id)
    form = PlanForm()
    if wants_form():
        return _form(form, plan)
    if not form.validate_on_submit():
        return _form(form, plan, code=422)
    try:
        with nothing_lost():
            catalogue.revise(db.session(), plan, **_typed(form), seen_version=form.seen_version)
            db.session.commit()
    except DomainError as error:
        return _refused(form, plan, error)
    toast(_("%(name)s was saved.", name=plan.name))
    return redirect(url_for("customers.plans"))


@blueprint.post("/planos/<int:id>/arquivar")
@needs("customers")
def archive_plan(id: int) -> ResponseReturnValue:
    plan = db.get_or_404(Plan, id)
    catalogue.archive(plan, at=clock.now())
    db.session.commit()
    toast(_("%(name)s was archived.", name=plan.name), undo=url_for("customers.bring_back_plan", id=plan.id))
    return redirect(url_for("customers.plans"))


@blueprint.post("/planos/<int:id>/trazer-de-volta")
@needs("customers")
def bring_back_plan(id: int) -> ResponseReturnValue:
    plan = db.get_or_404(Plan, id)
    catalogue.bring_back(plan)
    db.session.commit()
    toast(_("%(name)s is on sale again.", name=plan.name))
    return redirect(url_for("customers.plans"))


def _typed(form: PlanForm) -> dict[str, Any]:
    return {name: form[name].data for name in ("name", "price_cents", "supports_radius")}


def _refused(form: PlanForm, plan: Plan | None, error: DomainError) -> Response:
    db.session.rollback()
    if isinstance(error, LostUpdate) and plan is not None:
        return answer(
            conflict.of_plan(db.session(), plan, form),
            name=plan.name,
            url=url_for("customers.save_plan", id=plan.id),
            back=url_for("customers.edit_plan", id=plan.id),
            places=[(url_for("customers.plans"), _("Plans"))],
        )
    form.refuse(error)
    return _form(form, plan, code=422)


def _form(form: PlanForm, plan: Plan | None, *, code: int = 200) -> Response:
    return Response(render_template("customers/edit_plan.html", form=form, plan=plan), status=code)
