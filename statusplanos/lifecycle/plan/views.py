"""The page of a customer's plan, and its acts."""

from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import or_, select

from statusplanos import clock
from statusplanos.accounts.pages import person
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.doorbell import ring
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import go_on, save
from statusplanos.lifecycle import enrolment, transitions, trials, undo
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.forms import ChangeForm, EnrolForm
from statusplanos.lifecycle.plan.effects import Effects, effects
from statusplanos.lifecycle.plan.origin import latest_entry
from statusplanos.lifecycle.timeline.views import about_plan
from statusplanos.statuses import appliers, register
from statusplanos.statuses.automatic_steps import what_stops
from statusplanos.statuses.models import Status
from statusplanos.web.forms import whole
from statusplanos.web.htmx import is_htmx, redirect, render, toast
from statusplanos.web.once import once
from statusplanos.web.permissions import may, needs


@blueprint.get("/assinaturas/<int:id>")
@needs("look")
def show(id: int) -> ResponseReturnValue:
    subscription = db.get_or_404(Subscription, id)
    return render_template("lifecycle/show.html", **about(subscription), **about_plan(subscription))


@blueprint.get("/assinaturas/<int:id>/cartao")
@needs("look")
def actions(id: int) -> ResponseReturnValue:
    """The plan's card on the customer's page, with what may be done; by itself it is the plan's page."""
    if not is_htmx():
        return redirect(url_for("lifecycle.show", id=id))
    return render("lifecycle/_card.html", "lifecycle/_card.html", **about(db.get_or_404(Subscription, id)))


@blueprint.route("/assinaturas/<int:id>/status", methods=["GET", "POST"])
@needs("change_status")
def change(id: int) -> ResponseReturnValue:
    """The form, the preview of what it does, and the act: one address, told apart by the button."""
    subscription = db.get_or_404(Subscription, id)
    form = _change_form(subscription)
    if request.method == "GET" or not form.validate():
        return _change_page(form, subscription, code=200 if request.method == "GET" else 422)
    try:
        if request.form.get("act") == "confirm" and form.is_as_previewed:
            return _apply(form, subscription)
        foreseen = _foresee(form, subscription)
    except DomainError as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return _change_page(form, subscription, code=409 if isinstance(refusal, LostUpdate) else 422)
    return _change_page(form, subscription, foreseen=foreseen)


def _change_form(subscription: Subscription) -> ChangeForm:
    following = subscription.status.next_status
    form = ChangeForm(effective_on=clock.today(), seen=str(subscription.version))
    form.offer((one for one in in_use() if one.id != subscription.status_id), by=person())
    if following is not None and not appliers.may_apply(following, by=person()):
        following = None
    if request.method == "GET":
        form.status.data = request.args.get("para", following.id if following else None, type=int)
    return form


def _foresee(form: ChangeForm, subscription: Subscription) -> Effects:
    to = db.session.get_one(Status, form.status.data)
    day, today = form.effective_on.data, clock.today()
    transitions.check_change(
        subscription,
        to=to,
        effective_on=day,
        today=today,
        reason=form.reason.data or "",
        by=person(),
    )
    return effects(
        db.session(),
        subscription,
        to=to,
        effective_on=day,
        until=form.until.data,
        today=today,
        notify=not form.silent.data,
        had_trial=bool(to.is_trial and trials.of_customer(db.session(), subscription.customer)),
    )


def _apply(form: ChangeForm, subscription: Subscription) -> ResponseReturnValue:
    to = db.session.get_one(Status, form.status.data)
    transitions.change_status(
        db.session(),
        subscription,
        to=to,
        effective_on=form.effective_on.data,
        today=clock.today(),
        at=clock.now(),
        reason=form.reason.data or "",
        until=form.until.data,
        notify=not form.silent.data,
        seen_version=whole(request.form.get("seen")),
        by=person(),
    )
    db.session.commit()
    ring("deliver")
    move = undo.latest(db.session(), subscription)
    toast(
        _("%(plan)s is now in %(status)s.", plan=subscription.plan.name, status=to.description),
        undo=url_for("lifecycle.take_back", id=move.id) if move else None,
    )
    return redirect(url_for("customers.show", id=subscription.customer_id))


def _change_page(
    form: ChangeForm, subscription: Subscription, *, code: int = 200, foreseen: Effects | None = None
) -> ResponseReturnValue:
    return render_template("lifecycle/change.html", form=form, foreseen=foreseen, **about(subscription)), code


@blueprint.route("/clientes/<int:customer_id>/planos/novo", methods=["GET", "POST"])
@needs("customers", "change_status")
@once
def add(customer_id: int) -> ResponseReturnValue:
    customer = db.get_or_404(Customer, customer_id)
    form = EnrolForm(effective_on=clock.today())
    form.offer(in_use(), by=person())
    form.offer_plans(on_sale())
    if request.method == "GET":
        return _add_page(form, customer)
    return save(
        form,
        write=lambda: _enrol(form, customer),
        page=lambda code: _add_page(form, customer, code=code),
        done=_added,
    )


def _add_page(form: EnrolForm, customer: Customer, *, code: int = 200) -> Response:
    known = trials.of_customer(db.session(), customer)
    return Response(
        render_template("lifecycle/add.html", form=form, customer=customer, trials=known), status=code
    )


def _enrol(form: EnrolForm, customer: Customer) -> Subscription:
    return enrolment.enrol(
        db.session(),
        customer=customer,
        plan=db.session.get_one(Plan, form.plan.data),
        status=db.session.get_one(Status, form.status.data),
        on=form.effective_on.data,
        today=clock.today(),
        at=clock.now(),
        price_cents=form.price_cents.data,
        code=form.code.data or "",
        until=form.until.data,
        reason=form.reason.data or "",
        notify=not form.silent.data,
        by=person(),
    )


def _added(subscription: Subscription) -> Response:
    ring("deliver")
    plan, status = subscription.plan.name, subscription.status.description
    said = _("%(plan)s was added in %(status)s.", plan=plan, status=status)
    return go_on(said, url_for("customers.show", id=subscription.customer_id))


def in_use() -> list[Status]:
    return register.in_use(db.session())


def on_sale(also: Plan | None = None) -> list[Plan]:
    offered = or_(Plan.archived_at.is_(None), Plan.id == (also.id if also else None))
    return list(db.session.scalars(select(Plan).where(offered).order_by(Plan.name_folded)))


def about(subscription: Subscription) -> dict[str, Any]:
    return {
        "subscription": subscription,
        "now": subscription.status,
        "stop": what_stops(subscription.status),
        "may_apply": appliers.may_apply,
        "today": clock.today(),
        "moved_by": latest_entry(db.session(), subscription),
        "undoable": undo.latest(db.session(), subscription) if may("change_status") else None,
    }
