"""The history of one thing, of one operation, and of everything."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.models import Operation
from statusplanos.history.query import (
    address_filters,
    exports,
    operation_pages,
    operation_rows,
    selection,
    sentences,
    timeline,
)
from statusplanos.history.tracking import record_of, tracked_classes
from statusplanos.history.words import fields
from statusplanos.web.htmx import render
from statusplanos.web.lists import downloads
from statusplanos.web.lists.listing import Listing
from statusplanos.web.permissions import Missing, Permission, may, needs

blueprint = Blueprint("history", __name__, url_prefix="/historico")

MOST = 1000
"""Operations are counted so far; beyond it the page says that there are more."""
PRINTED = 500


@blueprint.get("/")
@needs("audit")
def index() -> Response:
    listing = address_filters.read()
    wanted = address_filters.wanted(listing)
    session = db.session()
    page = operation_pages.of_everything(session, wanted, before=_before(listing.after))
    return render(
        "history/index.html",
        "history/_list.html",
        listing=listing,
        periods=address_filters.PERIODS,
        period=address_filters.period(listing),
        period_words=address_filters.period_words(listing),
        filters=address_filters.filters(listing, operation_pages.actors(session)),
        counts=_counts(wanted) if page.entries and not listing.after else None,
        most=(MOST, operation_pages.COUNTED),
        days=timeline.days(page, on=clock.today()),
        more=listing.url(depois=page.before) if page.before else None,
    )


def _counts(wanted: selection.Wanted) -> tuple[int, int]:
    """Operations and changed fields; neither is counted to the end when there are very many."""
    session = db.session()
    numbers = list(session.scalars(selection.found(wanted, most=MOST)))
    if len(numbers) > MOST:
        return len(numbers), 0
    changes = session.scalar(selection.count_changes(wanted, numbers, most=operation_pages.COUNTED)) or 0
    return len(numbers), changes


@blueprint.get("/planilha")
@needs("audit")
def spreadsheet() -> Response:
    """The list as it is filtered, as CSV."""
    rows = exports.narrowed(db.session(), address_filters.wanted(address_filters.read()))
    return _csv("historico", rows)


@blueprint.get("/operacoes/<int:id>")
@needs("audit")
def operation(id: int) -> Response:
    found = _operation(id)
    listing = Listing.read(sorts=("linha",), default="linha", filters=("o-que", "campo"))
    session = db.session()
    shown = {"entity": listing.filters["o-que"], "name": listing.filters["campo"]}
    page = operation_rows.rows(session, id, after=listing.after, **shown)
    told = operation_pages.of_operation(session, found)
    return render(
        "history/operation.html",
        "history/_rows.html",
        listing=listing,
        operation=found,
        told=timeline.days(told, on=clock.today())[0].entries[0],
        parts=operation_rows.parts(session, id),
        sort=fields.sort,
        label=fields.label,
        groups=list(timeline.grouped(page.changes, page.names, captions=True)),
        more=listing.url(depois=page.after) if page.after else None,
    )


@blueprint.get("/operacoes/<int:id>/planilha")
@needs("audit")
def operation_spreadsheet(id: int) -> Response:
    return _csv(f"operacao-{_operation(id).id}", exports.of_operation(db.session(), id))


def _operation(id: int) -> Operation:
    return db.get_or_404(Operation, id if id < 2**63 else 0)


@blueprint.get("/<entity>/<int:id>")
@needs("look")
def panel(entity: str, id: int) -> Response:
    """What happened to one thing; ``imprimir`` shows more of it at once, every difference open."""
    _check(entity, id)
    before = _before(request.args.get("depois"))
    printed = "imprimir" in request.args
    page = operation_pages.of_entity(
        db.session(), entity, id, before=before, size=PRINTED if printed else operation_pages.SIZE
    )
    if not page.entries and before is None:
        abort(404)
    asked: dict[str, Any] = {"imprimir": 1} if printed else {}
    here = url_for("history.panel", entity=entity, id=id, **asked)
    return render(
        "history/panel.html",
        "history/_timeline.html",
        entity=entity,
        id=id,
        days=timeline.days(page, on=clock.today()),
        more=f"{here}{'&' if asked else '?'}depois={page.before}" if page.before else None,
        opened=printed,
        subject=sentences.name((entity, id), page.names),
        title=page.names.title((entity, id)) or tracked_classes()[entity].history.name,
    )


@blueprint.get("/<entity>/<int:id>/planilha")
@needs("look")
def panel_spreadsheet(entity: str, id: int) -> Response:
    _check(entity, id)
    return _csv(f"historico-{entity}-{id}", exports.of_one(db.session(), entity, id))


def _csv(name: str, rows: Any) -> Response:
    return downloads.spreadsheet(f"{name}-{clock.today():%Y-%m-%d}.csv", exports.header(), rows)


def _check(entity: str, id: int) -> None:
    record = record_of(entity)
    if record is None or not 0 < id < 2**31:
        abort(404)
    own = Permission(record.permission)
    if not may(own) and not may(Permission.AUDIT):
        raise Missing(own)


def _before(text: str | None) -> int | None:
    """The cursor, or the first page when it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None
