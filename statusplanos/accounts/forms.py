"""Forms of the accounts' pages."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from statusplanos.accounts.passwords import LONGEST, SHORTEST
from statusplanos.web.forms import Form

_HELP = _l(
    "At least %(number)d characters. A few words in a row are easy to remember and hard to guess.",
    number=SHORTEST,
)


def _password(label: str) -> PasswordField:
    """Longer than the limit may be typed, so that the refusal can say so."""
    return PasswordField(label, [InputRequired(), Length(max=LONGEST * 4)], description=_HELP)


class SignInForm(Form):
    email = EmailField(_l("E-mail"), [InputRequired(), Length(max=255)])
    password = PasswordField(_l("Password"), [InputRequired(), Length(max=LONGEST * 4)])
    next = HiddenField(validators=[Length(max=2000)])


class PasswordForm(Form):
    password = _password(_l("New password"))


class OwnPasswordForm(Form):
    present = PasswordField(_l("Present password"), [InputRequired(), Length(max=LONGEST * 4)])
    password = _password(_l("New password"))


class OwnNameForm(Form):
    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])


class FirstAccessForm(Form):
    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])
    email = EmailField(_l("E-mail"), [InputRequired(), Length(max=255)])
    password = _password(_l("Password"))


class UserForm(Form):
    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])
    email = EmailField(
        _l("E-mail"), [InputRequired(), Length(max=255)], description=_l("With it this person signs in.")
    )
    role = SelectField(_l("Role"), [InputRequired()], coerce=int)
