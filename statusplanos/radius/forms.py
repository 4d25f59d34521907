"""What staff type about a RADIUS login."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from statusplanos.web.forms import Form


class PasswordForm(Form):
    password = PasswordField(
        _l("Password"),
        [Length(max=64)],
        description=_l("Leave it empty and one is generated. 8 to 64 characters."),
    )


class LoginForm(PasswordForm):
    username = StringField(
        _l("RADIUS login"), [InputRequired(), Length(max=64)], description=_l("Unique in the whole network.")
    )
