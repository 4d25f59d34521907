"""The timelines of a plan and of a customer."""

from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from statusplanos import clock
from statusplanos.customers.models import Customer, Subscription
from statusplanos.customers.notes.forms import NoteForm
from statusplanos.extensions import db
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.timeline.entries import MomentKind, Place
from statusplanos.lifecycle.timeline.joined import chronicle
from statusplanos.lifecycle.timeline.sources import Subject
from statusplanos.messaging.delivery.handling import RETRIABLE
from statusplanos.web.htmx import is_htmx, redirect, render
from statusplanos.web.permissions import needs

LATEST = 5


@blueprint.get("/assinaturas/<int:id>/historico")
@needs("look")
def story(id: int) -> Response:
    subscription = db.get_or_404(Subscription, id)
    told = about_plan(subscription)
    return render("lifecycle/story.html", "lifecycle/_story.html", subscription=subscription, **told)


@blueprint.get("/clientes/<int:id>/historico")
@needs("look")
def customer_story(id: int) -> Response:
    customer = db.get_or_404(Customer, id)
    told = _told(Subject("customer", id), url_for("lifecycle.customer_story", id=id))
    return render("lifecycle/customer_story.html", "lifecycle/_story.html", customer=customer, **told)


@blueprint.get("/clientes/<int:id>/ultimos-acontecimentos")
@needs("look")
def latest(id: int) -> ResponseReturnValue:
    """The newest moments for the customer's own page; by itself it is the whole timeline."""
    if not is_htmx():
        return redirect(url_for("lifecycle.customer_story", id=id))
    subject = Subject("customer", db.get_or_404(Customer, id).id)
    newest = chronicle(db.session(), subject, on=clock.today(), size=LATEST)
    moments = [moment for day in newest.days for moment in day.moments]
    return render("lifecycle/_latest.html", "lifecycle/_latest.html", moments=moments)


def about_plan(subscription: Subscription) -> dict[str, Any]:
    """What the timeline of one plan shows, with the form of a new note."""
    form = NoteForm(formdata=None, subscription=str(subscription.id), back="plano")
    form.offer([subscription])
    told = _told(Subject("subscription", subscription.id), url_for("lifecycle.story", id=subscription.id))
    return {"form": form, "customer": subscription.customer, **told}


def _told(subject: Subject, path: str) -> dict[str, Any]:
    asked = request.args.get("tipo", "")
    sort = next((one for one in MomentKind if one.value == asked), None)
    after = Place.read(request.args.get("depois"))
    return {
        "subject": subject,
        "path": path,
        "sorts": MomentKind,
        "sort": sort,
        "retriable": RETRIABLE,
        "story": chronicle(db.session(), subject, on=clock.today(), sort=sort, after=after),
    }
