"""The pages of the plans on sale."""

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from statusplanos import clock
from statusplanos.customers.blueprint import blueprint
from statusplanos.customers.catalogue import plans as catalogue
from statusplanos.customers.forms import PlanForm
from statusplanos.customers.models import Plan, Subscription
from statusplanos.extensions import db
from statusplanos.folding import fold
from statusplanos.history.conflict.saving import both_versions, go_on, open_form, save
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.lists.listing import Listing, fetch
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
    return save(
        form,
        write=lambda: catalogue.create(db.session(), **form.typed()),
        page=lambda code: _form(form, None, code=code),
        done=lambda plan: _listed(_("%(name)s was registered.", name=plan.name)),
    )


@blueprint.get("/planos/<int:id>")
@needs("look")
def edit_plan(id: int) -> ResponseReturnValue:
    plan, form = open_form(Plan, id, _filled)
    return _form(form, plan)


@blueprint.post("/planos/<int:id>")
@needs("customers")
def save_plan(id: int) -> ResponseReturnValue:
    plan, form = db.get_or_404(Plan, id), PlanForm()
    return save(
        form,
        write=lambda: catalogue.revise(db.session(), plan, **form.typed(), seen_version=form.seen_version),
        page=lambda code: _form(form, plan, code=code),
        done=lambda _none: _listed(_("%(name)s was saved.", name=plan.name)),
        compare=lambda: both_versions(
            plan,
            form,
            _filled,
            name=plan.name,
            url=url_for("customers.save_plan", id=id),
            places=[(url_for("customers.plans"), _("Plans"))],
        ),
    )


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
    return _listed(_("%(name)s is on sale again.", name=plan.name))


def _filled(plan: Plan) -> PlanForm:
    return PlanForm(formdata=None, obj=plan)


def _listed(said: str) -> Response:
    return go_on(said, url_for("customers.plans"))


def _form(form: PlanForm, plan: Plan | None, *, code: int = 200) -> Response:
    return Response(render_template("customers/edit_plan.html", form=form, plan=plan), status=code)
