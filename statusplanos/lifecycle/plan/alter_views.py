"""Altering a customer's plan while its status allows: another plan, another price."""

from flask import Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.customers.models import Plan, Subscription
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import Conflict, Edited, answer, conflict, nothing_lost
from statusplanos.history.record.recording import state_reason
from statusplanos.lifecycle import enrolment
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.forms import AlterForm
from statusplanos.lifecycle.plan.views import about, on_sale
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.merging import wants_form
from statusplanos.web.permissions import needs


@blueprint.route("/assinaturas/<int:id>/alterar", methods=["GET", "POST"])
@needs("customers")
def edit(id: int) -> ResponseReturnValue:
    mark = changes_since.mark_of(db.session(), "subscription", id)
    subscription = db.get_or_404(Subscription, id)
    if request.method == "GET":
        return _page(_filled(subscription, mark=mark), subscription)
    form = AlterForm()
    form.offer_plans(on_sale(subscription.plan))
    if wants_form():
        return _page(form, subscription)
    if not form.validate():
        return _page(form, subscription, code=422)
    try:
        return _alter(form, subscription)
    except DomainError as refusal:
        return _refused(form, subscription, refusal)


def _filled(subscription: Subscription, *, mark: int = 0) -> AlterForm:
    form = AlterForm(formdata=None, plan=subscription.plan_id, price_cents=subscription.price_cents)
    form.offer_plans(on_sale(subscription.plan))
    form.stamp(subscription.version, mark)
    return form


def _alter(form: AlterForm, subscription: Subscription) -> ResponseReturnValue:
    state_reason(db.session(), form.reason.data)
    with nothing_lost():
        enrolment.alter(
            db.session(),
            subscription,
            plan=db.session.get_one(Plan, form.plan.data),
            price_cents=form.price_cents.data,
            seen_version=form.seen_version,
            today=clock.today(),
        )
        db.session.commit()
    toast(_("The plan was altered."))
    return redirect(url_for("lifecycle.show", id=subscription.id))


def _refused(form: AlterForm, subscription: Subscription, refusal: DomainError) -> Response:
    db.session.rollback()
    if not isinstance(refusal, LostUpdate):
        form.refuse(refusal)
        return _page(form, subscription, code=422)
    return answer(
        between(db.session(), subscription, form),
        name=subscription.plan.name,
        url=url_for("lifecycle.edit", id=subscription.id),
        back=url_for("lifecycle.edit", id=subscription.id),
        places=[
            (url_for("customers.index"), _("Customers")),
            (url_for("customers.show", id=subscription.customer_id), subscription.customer.name),
        ],
    )


def between(session: Session, subscription: Subscription, mine: AlterForm) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""
    number = subscription.id
    places = {
        "plan": ("subscription", number, "plan_id"),
        "price_cents": ("subscription", number, "price_cents"),
    }
    edited = Edited(entity="subscription", number=number, places=places)
    return conflict(session, edited, mine=mine, stored=lambda: _filled(subscription))


def _page(form: AlterForm, subscription: Subscription, *, code: int = 200) -> Response:
    return make_response(render_template("lifecycle/edit.html", form=form, **about(subscription)), code)
