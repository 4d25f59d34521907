"""Two people edited the page *Faturamento*: each due day is compared by itself."""

from collections.abc import Mapping

from flask import Response
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from wtforms import StringField

from statusplanos.billing.terms_form import TermsForm, name_of
from statusplanos.history.conflict.lost_update import Edited
from statusplanos.history.models import Change
from statusplanos.settings import company, due_days
from statusplanos.settings.saving import compared

FIELDS = ("default_due_day", "divisor", "due_day", "closing_day")


def between(session: Session, mine: TermsForm, *, url: str) -> Response:
    """The page on which ``mine``, as typed and valid, is held against what is stored now."""
    rows = _rows(session)
    days = sorted({*rows, *mine.due_days()})

    def stored() -> TermsForm:
        now = company.current()
        return _comparable(
            days, due_days.agreed(session), default=now.default_due_day, divisor=now.divisor.value
        )

    typed = _comparable(
        days,
        mine.due_days(),
        default=int(mine.default.data),
        divisor=mine.divisor.data,
        since=mine.since.data,
    )
    return compared(_edited(days, rows), typed, stored=stored, name=_("Invoicing"), url=url)


def _rows(session: Session) -> dict[int, int]:
    """The row of each due day that was ever agreed on."""
    day = func.coalesce(Change.new, Change.old)
    told = select(day, Change.entity_id).where(Change.entity == "due_day", Change.field == "due_day")
    return {int(due): row for due, row in session.execute(told.order_by(Change.id))}


def _edited(days: list[int], rows: Mapping[int, int]) -> Edited:
    closings = {name_of(day): ("due_day", rows.get(day, 0), "closing_day") for day in days}
    own = {"default": ("company", 1, "default_due_day"), "divisor": ("company", 1, "divisor")}
    return Edited(
        entity="company",
        number=1,
        places={**closings, **own},
        fields=FIELDS,
        shape=lambda name, value: value if name == "divisor" else str(value or ""),
    )


def _comparable(days: list[int], agreed: Mapping[int, int], *, default: int, **values: str) -> TermsForm:
    """The form with a field for each due day in place of its lines; empty: not agreed on."""
    closings = {
        name_of(day): StringField(
            _("Due on day %(day)s, closes on day", day=day), default=str(agreed.get(day, ""))
        )
        for day in days
    }
    form: TermsForm = type("ComparedTermsForm", (TermsForm,), closings)(None, default=str(default), **values)
    del form.due
    return form
