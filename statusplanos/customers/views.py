"""The list of customers, and each one's page."""

from itertools import groupby

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from statusplanos import clock
from statusplanos.customers import addresses, exports, filters, groups, listing, register
from statusplanos.customers.blueprint import blueprint
from statusplanos.customers.catalogue import views as plan_views
from statusplanos.customers.forms import CustomerForm, as_typed
from statusplanos.customers.models import Customer, Subscription
from statusplanos.customers.notes import views as note_views
from statusplanos.extensions import db
from statusplanos.history.conflict import saving
from statusplanos.statuses.models import Category, Status
from statusplanos.web.htmx import render
from statusplanos.web.lists import downloads
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

__all__ = ["blueprint", "note_views", "plan_views"]


@blueprint.get("/clientes")
@needs("look")
def index() -> ResponseReturnValue:
    asked = listing.read()
    return render(
        "customers/index.html",
        "customers/_list.html",
        listing=asked,
        parts=groups.parts(db.session(), asked),
        counts=listing.counts(db.session(), asked),
        today=clock.today(),
        filters=filters.shown(asked),
        grouped=groups.by(asked),
        groupings=tuple(groups.By),
    )


@blueprint.get("/clientes/planilha")
@needs("look")
def spreadsheet() -> ResponseReturnValue:
    """The list as it is filtered, as CSV."""
    rows = exports.shown(db.session(), listing.read())
    return downloads.spreadsheet(f"clientes-{clock.today():%Y-%m-%d}.csv", exports.header(), rows)


@blueprint.get("/clientes/<int:id>")
@needs("look")
def show(id: int) -> ResponseReturnValue:
    customer = db.get_or_404(Customer, id)
    subscriptions = _subscriptions(customer)
    by_category = {
        category: list(mine) for category, mine in groupby(subscriptions, key=lambda one: one.status.category)
    }
    return render_template(
        "customers/show.html",
        customer=customer,
        groups=[(category, by_category[category]) for category in Category if category in by_category],
        total=len(subscriptions),
        address=addresses.in_words(customer),
        **note_views.latest(customer, subscriptions),
        today=clock.today(),
    )


def _subscriptions(customer: Customer) -> list[Subscription]:
    """The customer's plans, those of one category together, the newest first."""
    mine = (
        select(Subscription)
        .join(Subscription.status)
        .where(Subscription.customer_id == customer.id)
        .options(
            contains_eager(Subscription.status).joinedload(Status.next_status), joinedload(Subscription.plan)
        )
    )
    return list(db.session.scalars(mine.order_by(Status.category, Subscription.id.desc())))


@blueprint.get("/clientes/novo")
@needs("customers")
def new() -> ResponseReturnValue:
    form = CustomerForm(data={"name": request.args.get("nome", "")})
    form.offer_due_days(None)
    return _form(form, None)


@blueprint.post("/clientes/novo")
@needs("customers")
@once
def create() -> ResponseReturnValue:
    form = CustomerForm()
    form.offer_due_days(None)
    return saving.save(
        form,
        write=lambda: register.create(db.session(), **form.typed(), at=clock.now()),
        page=lambda code: _form(form, None, code=code),
        done=lambda customer: _shown(customer, _("%(name)s was registered.", name=customer.name)),
    )


@blueprint.get("/clientes/<int:id>/editar")
@needs("customers")
def edit(id: int) -> ResponseReturnValue:
    customer, form = saving.open_form(Customer, id, _filled)
    return _form(form, customer)


@blueprint.post("/clientes/<int:id>/editar")
@needs("customers")
def save(id: int) -> ResponseReturnValue:
    customer = db.get_or_404(Customer, id)
    form = CustomerForm()
    form.offer_due_days(customer)
    return saving.save(
        form,
        write=lambda: register.revise(db.session(), customer, **form.typed(), seen_version=form.seen_version),
        page=lambda code: _form(form, customer, code=code),
        done=lambda _none: _shown(customer, _("%(name)s was saved.", name=customer.name)),
        compare=lambda: saving.both_versions(
            customer,
            form,
            _filled,
            name=customer.name,
            url=url_for("customers.save", id=id),
            places=[(url_for("customers.index"), _("Customers"))],
        ),
    )


def _filled(customer: Customer) -> CustomerForm:
    form = CustomerForm(formdata=None, data=as_typed(customer))
    form.offer_due_days(customer)
    return form


def _shown(customer: Customer, said: str) -> Response:
    return saving.go_on(said, url_for("customers.show", id=customer.id))


def _form(form: CustomerForm, customer: Customer | None, *, code: int = 200) -> Response:
    return Response(render_template("customers/edit.html", form=form, customer=customer), status=code)
