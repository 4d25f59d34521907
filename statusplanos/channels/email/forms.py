"""The form of an e-mail sender."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, RadioField, StringField
from wtforms.validators import Length, Optional

from statusplanos.channels import forms
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import MAIL_SECURITIES, MAIL_WAYS, MailSecurity, MailWay
from statusplanos.channels.forms import REQUIRED, choices
from statusplanos.web.forms import NumberField


class SenderForm(forms.SenderForm):
    channel = Channel.EMAIL

    name = StringField(
        _l("Name"), [REQUIRED, Length(max=80)], description=_l("Customers read it as the sender.")
    )
    address = StringField(_l("Address"), [REQUIRED, Length(max=255)], render_kw={"type": "email"})
    way = RadioField(_l("Way"), choices=choices(MAIL_WAYS), default=MailWay.SMTP.value)
    host = StringField(_l("Server"), [Length(max=255)], description=_l("Such as smtp.example.com."))
    port = NumberField(
        _l("Port"),
        [Optional()],
        default=587,
        description=_l("587 for STARTTLS, 465 for TLS, 25 for neither."),
    )
    security = RadioField(
        _l("Security"), choices=choices(MAIL_SECURITIES), default=MailSecurity.STARTTLS.value
    )
    username = StringField(
        _l("User name"), [Length(max=255)], description=_l("Leave empty if the server asks for none.")
    )
    secret = PasswordField(
        _l("Password"),
        [Length(max=500)],
        description=_l("Stored encrypted and never shown again. Left empty, the stored one stays."),
        render_kw={"autocomplete": "new-password"},
    )
