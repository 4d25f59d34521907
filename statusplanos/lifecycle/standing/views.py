"""The page *Planos neste status*. It belongs to the status's page, which links to it."""

from flask.typing import ResponseReturnValue

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.folding import fold
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.standing import listing as here
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import render
from statusplanos.web.lists import downloads
from statusplanos.web.permissions import needs


@blueprint.get("/status/<int:id>/planos")
@needs("look")
def standing(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    session, listing, today = db.session(), here.read(), clock.today()
    found = here.page(status, listing, on=today)
    grouped = here.grouped(listing)
    counts = here.counts(session, status, listing, on=today)
    return render(
        "lifecycle/standing.html",
        "lifecycle/_standing.html",
        status=status,
        listing=listing,
        found=found,
        counts=counts,
        here=counts.all,
        findings=[],
        grouped=grouped,
        days=here.of_days(session, status, listing, found, on=today) if grouped else {},
        today=today,
        soon=here.SOON,
    )


@blueprint.get("/status/<int:id>/planos/planilha")
@needs("look")
def standing_spreadsheet(id: int) -> ResponseReturnValue:
    """The list as it is filtered, as CSV."""
    status = db.get_or_404(Status, id)
    today = clock.today()
    rows = here.spreadsheet(db.session(), status, here.read(), on=today)
    name = fold(status.description).replace(" ", "-")
    kept = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))
    return downloads.spreadsheet(f"planos-{kept}-{today:%Y-%m-%d}.csv", here.header(), rows)
