"""Altering a customer's plan while its status allows: another plan, another price."""

from flask import Response, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.customers.models import Plan, Subscription
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import both_versions, go_on, open_form, save
from statusplanos.history.record.recording import state_reason
from statusplanos.lifecycle import enrolment
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.forms import AlterForm
from statusplanos.lifecycle.plan.views import about, on_sale
from statusplanos.web.permissions import needs


@blueprint.get("/assinaturas/<int:id>/alterar")
@needs("customers")
def edit(id: int) -> ResponseReturnValue:
    subscription, form = open_form(Subscription, id, _filled)
    return _page(form, subscription)


@blueprint.post("/assinaturas/<int:id>/alterar")
@needs("customers")
def alter(id: int) -> ResponseReturnValue:
    subscription, form = db.get_or_404(Subscription, id), AlterForm()
    form.offer_plans(on_sale(subscription.plan))
    return save(
        form,
        write=lambda: _alter(form, subscription),
        page=lambda code: _page(form, subscription, code=code),
        done=lambda _none: go_on(_("The plan was altered."), url_for("lifecycle.show", id=id)),
        compare=lambda: _both(form, subscription),
    )


def _filled(subscription: Subscription) -> AlterForm:
    form = AlterForm(formdata=None, plan=subscription.plan_id, price_cents=subscription.price_cents)
    form.offer_plans(on_sale(subscription.plan))
    return form


def _alter(form: AlterForm, subscription: Subscription) -> None:
    state_reason(db.session(), form.reason.data)
    enrolment.alter(
        db.session(),
        subscription,
        plan=db.session.get_one(Plan, form.plan.data),
        price_cents=form.price_cents.data,
        seen_version=form.seen_version,
        today=clock.today(),
    )


def _both(form: AlterForm, subscription: Subscription) -> Response:
    customer = url_for("customers.show", id=subscription.customer_id)
    return both_versions(
        subscription,
        form,
        _filled,
        name=subscription.plan.name,
        url=url_for("lifecycle.edit", id=subscription.id),
        places=[(url_for("customers.index"), _("Customers")), (customer, subscription.customer.name)],
    )


def _page(form: AlterForm, subscription: Subscription, *, code: int = 200) -> Response:
    return make_response(render_template("lifecycle/edit.html", form=form, **about(subscription)), code)
