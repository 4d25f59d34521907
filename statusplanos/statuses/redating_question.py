"""Before a change of days or next status is saved: what becomes of those who stand in the status."""

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos.statuses.automatic_steps import is_timed
from statusplanos.statuses.forms import StatusForm
from statusplanos.statuses.models import Status
from statusplanos.statuses.redating import Outlook, Redate
from statusplanos.web.htmx import render
from statusplanos.web.merging import carried, words

FIELD = "quem"


def question(status: Status, form: StatusForm, outlook: Outlook) -> Response:
    """The page that asks; ``form`` is valid, and travels along."""
    return render(
        "statuses/ask.html",
        "statuses/_ask.html",
        status=status,
        outlook=outlook,
        changes=_changes(status, form),
        carried=carried(form, ()),
        Redate=Redate,
        field=FIELD,
    )


def _changes(status: Status, form: StatusForm) -> list[tuple[str, str | None, str | None]]:
    """Days and next status, as they are and as they were typed, in words."""
    pairs = [
        (form.duration_days, status.duration_days),
        (form.next_status, status.next_status_id),
    ]
    return [
        (str(field.label.text), words(field, old), words(field, field.data))
        for field, old in pairs
        if old != field.data
    ]


def chosen() -> Redate | None:
    """The answer that was sent."""
    text = request.form.get(FIELD, "")
    return Redate(text) if text in set(Redate) else None


def told(status: Status, moved: int) -> str:
    """What is said once it is saved."""
    if not moved:
        return str(_("%(name)s was saved.", name=status.description))
    if not is_timed(status):
        said = ngettext(
            "%(name)s was saved. %(num)d plan in it has no date any more.",
            "%(name)s was saved. %(num)d plans in it have no date any more.",
            moved,
            name=status.description,
        )
    else:
        said = ngettext(
            "%(name)s was saved. %(num)d plan in it has another date.",
            "%(name)s was saved. %(num)d plans in it have another date.",
            moved,
            name=status.description,
        )
    return str(said)
