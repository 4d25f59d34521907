"""The form of an SMS sender."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from statusplanos.channels import forms
from statusplanos.channels.channel import Channel
from statusplanos.channels.forms import REQUIRED, choices
from statusplanos.channels.sms.gateway import METHODS


class SenderForm(forms.SenderForm):
    channel = Channel.SMS

    name = StringField(_l("Name"), [REQUIRED, Length(max=80)])
    url = StringField(_l("Address of the gateway"), [REQUIRED, Length(max=2000)])
    method = SelectField(_l("Method"), choices=choices({name: name for name in METHODS}))
    headers = TextAreaField(_l("Headers"), [Length(max=4000)], description=_l("One “Name: value” a line."))
    body = TextAreaField(
        _l("Body"),
        [Length(max=8000)],
        description=_l("The values are written as the Content-Type asks: JSON, form, XML or plain."),
    )
    success_path = StringField(
        _l("Field that tells success"),
        [Length(max=120)],
        description=_l("Such as status or messages.0.status. Empty: any answer from 200 to 299."),
    )
    success_value = StringField(_l("Value that means success"), [Length(max=120)])
    id_path = StringField(_l("Field with the message's id"), [Length(max=120)])
    secret = PasswordField(
        _l("Secret"),
        [Length(max=500)],
        description=_l(
            "The gateway's key. Stored encrypted, never shown again. Left empty, the stored one stays."
        ),
        render_kw={"autocomplete": "new-password"},
    )
