"""The form of the page *Faturamento*."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from statusplanos.settings.models import Divisor
from statusplanos.web.forms import VersionedForm

BLANK_ROWS = 2
MOST_ROWS = 31 + BLANK_ROWS


class DueDayForm(Form):
    """One line: a due day and the day its cycle closes. Both empty: the line goes away."""

    due_day = StringField(_l("Due day"), [Length(max=2)])
    closing_day = StringField(_l("Closing day"), [Length(max=2)])


class TermsForm(VersionedForm):
    compared = ("default", "divisor")
    columns = {"default": "default_due_day"}
    own_columns = ("default_due_day", "divisor", "due_day", "closing_day")

    due = FieldList(FormField(DueDayForm), _l("Due days"), max_entries=MOST_ROWS)
    default = StringField(
        _l("Due day of new customers"),
        [InputRequired(), Length(max=2)],
        description=_l("One of the due days above. Each customer may have another."),
    )
    divisor = RadioField(
        _l("Divisor"),
        [InputRequired()],
        choices=[SelectChoice(each.value, each.value) for each in Divisor],
        description=_l("A day of the plan costs the monthly price divided by this."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.divisor.choices = [SelectChoice(each.value, each.label) for each in Divisor]

    def validate_due(self, field: FieldList) -> None:
        read(field)

    def validate_default(self, field: StringField) -> None:
        if not _is_day(field.data or ""):
            raise ValidationError(_("Choose one of the due days above."))

    def as_shown(self, name: str, stored: Any) -> Any:
        return stored if name == "divisor" else str(stored or "")

    def due_days(self) -> dict[int, int]:
        """Closing days by due day, once the form is valid."""
        return read(self.due)

    def take_choices(self, sent: Mapping[str, str]) -> None:
        """From the comparison of two versions each due day comes by its name, not in a line."""
        chosen = {day: text for day in range(1, 32) if (text := sent.get(name_of(day), ""))}
        if chosen and not self.due.entries:
            for line in lines(chosen):
                self.due.append_entry(line)


def name_of(due: int) -> str:
    """The field that holds the closing day of ``due`` where two versions are compared."""
    return f"closing_{due}"


def lines(agreed: Mapping[int, object]) -> list[dict[str, str]]:
    """The lines to show: what holds, and some empty ones to fill in."""
    filled = [{"due_day": str(due), "closing_day": str(day)} for due, day in agreed.items()]
    return [*filled, *({"due_day": "", "closing_day": ""} for _row in range(BLANK_ROWS))]


def read(field: FieldList) -> dict[int, int]:
    """Closing days by due day. Raises ``ValidationError``."""
    typed = [((line.due_day.data or "").strip(), (line.closing_day.data or "").strip()) for line in field]
    pairs = [pair for pair in typed if any(pair)]
    if not all(_is_day(due) and _is_day(closing) for due, closing in pairs):
        raise ValidationError(_("Give both days of each line, from 1 to 31."))
    if len({int(due) for due, _closing in pairs}) != len(pairs):
        raise ValidationError(_("Each due day may stand here once."))
    return {int(due): int(closing) for due, closing in pairs}


def _is_day(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}", text) is not None and 1 <= int(text) <= 31
