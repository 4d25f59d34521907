"""How a bulk change is shown: the form, the preview, the work under way, the result, and a banner."""

from datetime import date
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts.pages import person
from statusplanos.channels.channel import Channel
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.lifecycle.bulk import batch, figures, listing, undo
from statusplanos.lifecycle.bulk.models import BulkChange, BulkState, ItemState
from statusplanos.lifecycle.forms import BulkForm
from statusplanos.lifecycle.plan.views import in_use
from statusplanos.messaging.posting.preview import Told, on_entry_of_many
from statusplanos.web.filters import number as written
from statusplanos.web.htmx import render
from statusplanos.web.navigation import Banner, banner
from statusplanos.web.permissions import may


def form_of(found: BulkChange) -> BulkForm:
    """What was asked for at the last preview, or today's date."""
    form = BulkForm(
        status=found.to_status_id,
        effective_on=found.effective_on or clock.today(),
        until=found.until,
        reason=found.reason,
        silent=not found.notify,
    )
    form.offer((status for status in in_use() if status.allows_scheduled_tasks), by=person())
    return form


def form_page(found: BulkChange, form: BulkForm, *, code: int = 200) -> Response:
    session = db.session()
    return render(
        "lifecycle/bulk_form.html",
        "lifecycle/bulk_form.html",
        code=code,
        bulk=found,
        form=form,
        total=batch.count(session, found),
        standing=figures.by_status(session, found),
        barred=[status for status in in_use() if not status.allows_scheduled_tasks],
    )


def refused(id: int, refusal: DomainError) -> Response:
    db.session.rollback()
    code = 409 if isinstance(refusal, LostUpdate) else 422
    found = db.get_or_404(BulkChange, id)
    if found.state == BulkState.CHOSEN:
        form = form_of(found)
        form.refuse(refusal)
        return form_page(found, form, code=code)
    return page(found, error=refusal.message, code=code)


def page(found: BulkChange, *, error: str | None = None, code: int = 200) -> Response:
    session, asked = db.session(), listing.read()
    counts = figures.by_state(session, found)
    return render(
        "lifecycle/bulk_change.html",
        "lifecycle/bulk_change.html",
        code=code,
        bulk=found,
        error=error,
        title=_title(found, counts.total(), counts[ItemState.READY.value]),
        counts=counts,
        total=counts.total(),
        wanted=counts.total() - counts[ItemState.REFUSED.value],
        decided=counts.total() - counts[ItemState.REFUSED.value] - counts[ItemState.READY.value],
        results=[state for state in ItemState if counts[state.value]],
        causes=figures.causes(session, found),
        **_details(found, asked),
    )


def _details(found: BulkChange, asked: Any) -> dict[str, Any]:
    session = db.session()
    leaving = (ItemState.READY,) if found.state.is_draft else (ItemState.READY, ItemState.MOVED)
    return {
        "leaving": figures.by_status(session, found, *leaving),
        "returning": figures.goes_back_to(session, found) if found.undoes_id else [],
        "listing": asked,
        "found": listing.items(found, asked),
        "result": listing.result_of(asked),
        "may_undo": undo.can_be_undone(session, found, at=clock.now()),
        "undone_by": batch.undoing_of(session, found.id),
        "channels": tuple(Channel),
        "letters": _letters(session, found),
        "day": date.fromisoformat,
    }


def _letters(session: Session, found: BulkChange) -> list[Told]:
    """What one of the customers would read, as long as nothing is confirmed."""
    if not (found.state.is_draft and found.notify and found.to_status and found.effective_on):
        return []
    ready, day = figures.ready(found), found.effective_on
    return on_entry_of_many(session, ready, found.to_status, entered_on=day, due_on=found.due_on)


def _title(found: BulkChange, total: int, ready: int) -> str:
    """A question while nothing is confirmed, then a heading."""
    if found.undoes_id:
        text = _("Undo the bulk change no. %(number)s", number=found.undoes_id)
        return f"{text}?" if found.state.is_draft else text
    name = found.to_status.description if found.to_status else ""
    if found.state.is_draft:
        return ngettext(
            "Change %(shown)s plan to %(status)s?",
            "Change %(shown)s plans to %(status)s?",
            ready,
            shown=written(ready),
            status=name,
        )
    return ngettext(
        "Change of %(shown)s plan to %(status)s",
        "Change of %(shown)s plans to %(status)s",
        total,
        shown=written(total),
        status=name,
    )


@banner.provide
def under_way() -> Banner | None:
    """The banner on every page while a bulk change is under way, for who may change a status."""
    if not may("change_status"):
        return None
    states = (BulkState.WAITING, BulkState.RUNNING)
    number = db.session.scalar(select(BulkChange.id).where(BulkChange.state.in_(states)).limit(1))
    url = url_for("lifecycle.bulk_change", id=number or 0)
    if number is None or request.path == url:
        return None
    return Banner(_("A bulk change of status is under way."), "blue", url, _("See how far it is"))
