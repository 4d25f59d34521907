"""The forms of the page *Empresa*."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length

from statusplanos.web.forms import Form, VersionedForm


class CompanyForm(VersionedForm):
    compared = own_columns = ("name", "timezone", "daily_at")

    name = StringField(
        _l("Company name"),
        [Length(max=80)],
        description=_l("Shown beside each person's name and on the sign-in page."),
    )
    timezone = SelectField(
        _l("Time zone"),
        [InputRequired()],
        description=_l("Days begin and end on this clock."),
    )
    daily_at = TimeField(
        _l("Hour of the daily run"),
        [InputRequired()],
        description=_l("Rather in the morning: whoever is suspended at night has nobody to call."),
    )

    def as_shown(self, name: str, stored: Any) -> Any:
        return time.fromisoformat(stored) if name == "daily_at" else stored


class LogoForm(Form):
    logo = FileField(
        _l("Picture"),
        description=_l("PNG, JPEG or WebP of up to 1 MB. Large ones are made smaller."),
    )
