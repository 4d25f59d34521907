"""Two people edited the page *Faturamento*: each due day is compared by itself."""

from collections.abc import Mapping

from flask import Response
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from wtforms import StringField

from statusplanos.billing.terms_form import TermsForm, name_of
from statusplanos.history.models import Change
from statusplanos.settings import due_days
from statusplanos.settings.models import Company
from statusplanos.settings.saving import both_versions
from statusplanos.web.forms import Place


def between(session: Session, mine: TermsForm, *, url: str) -> Response:
    """The page on which ``mine``, as typed and valid, is held against what is stored now."""
    rows = _rows(session)
    form = _comparable(sorted({*rows, *mine.due_days()}), rows)

    def filled(now: Company) -> TermsForm:
        agreed = _by_name(due_days.agreed(session))
        return form(None, default=str(now.default_due_day), divisor=now.divisor.value, **agreed)

    typed = {"default": str(int(mine.default.data)), "divisor": mine.divisor.data, "since": mine.since.data}
    return both_versions(
        form(None, **typed, **_by_name(mine.due_days())), filled, name=_("Invoicing"), url=url
    )


def _rows(session: Session) -> dict[int, int]:
    """The row of each due day that was ever agreed on."""
    day = func.coalesce(Change.new, Change.old)
    told = select(day, Change.entity_id).where(Change.entity == "due_day", Change.field == "due_day")
    return {int(due): row for due, row in session.execute(told.order_by(Change.id))}


def _by_name(agreed: Mapping[int, int]) -> dict[str, str]:
    return {name_of(day): str(closing) for day, closing in agreed.items()}


def _comparable(days: list[int], rows: Mapping[int, int]) -> type[TermsForm]:
    """The form with a field for each due day in place of its lines; empty: not agreed on."""
    closings = {name_of(day): ("due_day", rows.get(day, 0), "closing_day") for day in days}

    def places(form: TermsForm, entity: str, number: int) -> dict[str, Place]:
        return closings | TermsForm.places(form, entity, number)

    fields = {name_of(day): StringField(_("Due on day %(day)s, closes on day", day=day)) for day in days}
    return type("ComparedTermsForm", (TermsForm,), {**fields, "due": None, "places": places})
