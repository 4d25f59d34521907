"""The preview of a subscription's bill, and of all of a customer's bills together."""

from datetime import date

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from statusplanos import clock
from statusplanos.billing import terms_views
from statusplanos.billing.blueprint import blueprint
from statusplanos.billing.cycle import following, preceding
from statusplanos.billing.preview import preview, terms_of
from statusplanos.billing.wording import arithmetic
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.extensions import db
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs
from statusplanos.web.reading import parse_date

__all__ = ["blueprint", "terms_views"]

blueprint.add_app_template_filter(arithmetic)


@blueprint.get("/assinaturas/<int:id>/mensalidade", endpoint="preview")
@needs("look")
def show(id: int) -> ResponseReturnValue:
    subscription = db.get_or_404(Subscription, id)
    found = preview(db.session(), subscription, cycle_of=_asked(), today=clock.today())
    closing_day = found.terms.closing_day
    return render(
        "billing/preview.html",
        "billing/_preview.html",
        subscription=subscription,
        preview=found,
        before=preceding(found.cycle, closing_day=closing_day).start,
        after=following(found.cycle, closing_day=closing_day).start,
    )


@blueprint.get("/clientes/<int:id>/mensalidades", endpoint="upcoming")
@needs("look")
def upcoming(id: int) -> ResponseReturnValue:
    """What the customer's next bill will be, plan by plan."""
    customer = db.get_or_404(Customer, id)
    today = clock.today()
    terms = terms_of(db.session(), customer.due_day)
    found = [
        (one, preview(db.session(), one, cycle_of=today, today=today, terms=terms))
        for one in _subscriptions(customer)
    ]
    return render("billing/upcoming.html", "billing/_upcoming.html", customer=customer, previews=found)


def _subscriptions(customer: Customer) -> list[Subscription]:
    whole = (
        joinedload(Subscription.plan),
        joinedload(Subscription.customer),
        selectinload(Subscription.periods).joinedload(StatusPeriod.status).joinedload(Status.next_status),
    )
    mine = select(Subscription).where(Subscription.customer_id == customer.id).options(*whole)
    return list(db.session.scalars(mine.order_by(Subscription.id)))


def _asked() -> date:
    """Any day of the cycle that the URL asks for; today when it asks for none."""
    try:
        return parse_date(request.args.get("ciclo", ""))
    except ValueError:
        return clock.today()
