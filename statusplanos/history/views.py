"""The history of one thing, and of everything."""

from typing import Any

from flask import Blueprint, abort, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history import reading, sentences, timeline
from statusplanos.history.tracking import tracked_classes
from statusplanos.web.htmx import render
from statusplanos.web.lists import Listing
from statusplanos.web.permissions import Missing, Permission, may, needs

blueprint = Blueprint("history", __name__, url_prefix="/historico")

KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "status": (_l("Plan statuses"), ("status", "notice")),
    "clientes": (_l("Customers"), ("customer",)),
    "planos-de-clientes": (_l("Customers' plans"), ("subscription", "radius_login")),
    "planos": (_l("Plans on sale"), ("plan",)),
    "remetentes": (_l("Senders"), ("email_sender", "sms_sender")),
    "usuarios": (_l("Users"), ("user", "role")),
    "empresa": (_l("Company"), ("company", "due_day")),
}
_ALSO: dict[str, Permission] = {
    "user": Permission.USERS,
    "role": Permission.USERS,
    "email_sender": Permission.SETTINGS,
    "sms_sender": Permission.SETTINGS,
    "company": Permission.SETTINGS,
    "due_day": Permission.SETTINGS,
}
"""What is looked at by ``audit`` or this permission; all else by ``look``."""


@blueprint.get("/")
@needs("audit")
def index() -> Response:
    listing = Listing.read(sorts=("quando",), default="-quando", filters=("o-que", "quem"))
    entities = KINDS.get(listing.filters["o-que"], (None, ()))[1]
    wanted = reading.Wanted(entities, listing.filters["quem"], listing.q)
    page = reading.of_everything(db.session(), wanted, before=_before(listing.after))
    return render(
        "history/index.html",
        "history/_list.html",
        listing=listing,
        kinds=KINDS,
        actors=reading.actors(db.session()),
        days=timeline.days(page, on=clock.today()),
        more=listing.url(depois=page.before) if page.before else None,
    )


@blueprint.get("/<entity>/<int:id>")
@needs("look")
def panel(entity: str, id: int) -> Response:
    if entity not in tracked_classes() or not 0 < id < 2**31:
        abort(404)
    _check(entity)
    before = _before(request.args.get("depois"))
    page = reading.of_entity(db.session(), entity, id, before=before)
    if not page.entries and before is None:
        abort(404)
    older = url_for("history.panel", entity=entity, id=id, depois=page.before) if page.before else None
    return render(
        "history/panel.html",
        "history/_timeline.html",
        days=timeline.days(page, on=clock.today()),
        more=older,
        first=before is None,
        subject=sentences.name((entity, id), page.names),
        title=page.names.title((entity, id)) or tracked_classes()[entity].history.name,
    )


def _check(entity: str) -> None:
    own = _ALSO.get(entity)
    if own is not None and not may(own) and not may(Permission.AUDIT):
        raise Missing(own)


def _before(text: str | None) -> int | None:
    """The cursor, or the first page when it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None
