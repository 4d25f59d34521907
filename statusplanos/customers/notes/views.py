"""The notes of a customer: read, searched, written."""

from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from statusplanos import clock
from statusplanos.customers.blueprint import blueprint
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.forms import NoteForm
from statusplanos.customers.notes.models import Note, Way
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import go_on, save
from statusplanos.web.htmx import redirect, render
from statusplanos.web.lists.listing import Listing, fetch
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

LATEST = 3
_SHOWN = (Note.id, Note.protocol, Note.way, Note.text, Note.author, Note.created_at, Note.subscription_id)


@blueprint.get("/clientes/<int:id>/anotacoes", endpoint="notes")
@needs("look")
def index(id: int) -> Response:
    customer = db.get_or_404(Customer, id)
    form = NoteForm(subscription=request.args.get("plano", ""))
    form.offer(_plans(customer))
    return _page(customer, form)


@blueprint.post("/clientes/<int:id>/anotacoes", endpoint="write_note")
@needs("customers")
@once
def write(id: int) -> Response:
    customer = db.get_or_404(Customer, id)
    form = NoteForm()
    form.offer(_plans(customer))

    def written() -> Note:
        return writing.write(
            db.session(),
            customer,
            text=form.text.data or "",
            way=Way(form.way.data),
            at=clock.now(),
            protocol=form.protocol.data or "",
            subscription=_chosen(form),
        )

    def done(made: Note) -> Response:
        return go_on(_("Note saved under protocol %(protocol)s.", protocol=made.protocol), _back(form, made))

    return save(form, write=written, page=lambda code: _page(customer, form, code=code), done=done)


@blueprint.get("/anotacoes/<int:id>")
@needs("look")
def note(id: int) -> Response:
    """Leads to the note among those of its customer."""
    found = db.get_or_404(Note, id)
    return redirect(url_for("customers.notes", id=found.customer_id, q=found.protocol))


def _chosen(form: NoteForm) -> Subscription | None:
    number = form.subscription.data
    return db.session.get(Subscription, int(number)) if number else None


def _back(form: NoteForm, made: Note) -> str:
    if form.back.data == "plano" and made.subscription_id:
        return url_for("lifecycle.show", id=made.subscription_id, _anchor="historia")
    return url_for("customers.notes", id=made.customer_id)


def _plans(customer: Customer) -> list[Subscription]:
    mine = select(Subscription).where(Subscription.customer_id == customer.id)
    options = joinedload(Subscription.plan)
    return list(db.session.scalars(mine.options(options).order_by(Subscription.id.desc())))


def latest(customer: Customer, subscriptions: list[Subscription]) -> dict[str, Any]:
    """What the customer's own page shows: the newest notes, and the form of another."""
    form = NoteForm(formdata=None)
    form.offer(subscriptions)
    newest = _noted(customer).order_by(Note.created_at.desc(), Note.id.desc()).limit(LATEST)
    return {"form": form, "notes": db.session.execute(newest).all()}


def _noted(customer: Customer) -> Any:
    return (
        select(*_SHOWN, Subscription.code, Plan.name.label("plan"))
        .select_from(Note)
        .outerjoin(Subscription, Subscription.id == Note.subscription_id)
        .outerjoin(Plan, Plan.id == Subscription.plan_id)
        .where(Note.customer_id == customer.id)
    )


def _page(customer: Customer, form: NoteForm, *, code: int = 200) -> Response:
    listing = Listing.read(sorts=("quando",), default="-quando", filters=("canal",), size=20)
    chosen = _noted(customer)
    if listing.q:
        chosen = chosen.where(writing.matching(listing.q))
    counts = select(Note.way, func.count()).where(Note.customer_id == customer.id).group_by(Note.way)
    if listing.filters["canal"] in list(Way):
        chosen = chosen.where(Note.way == listing.filters["canal"])
    return render(
        "customers/notes.html",
        "customers/_notes.html",
        code=code,
        customer=customer,
        form=form,
        listing=listing,
        found=fetch(chosen, listing, columns={"quando": Note.created_at}, key=Note.id),
        counts=dict(db.session.execute(counts).all()),
    )
