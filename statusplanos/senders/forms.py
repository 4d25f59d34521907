"""The forms of the senders. Their rules are the register's."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from statusplanos import crypto
from statusplanos.senders.gateway import METHODS
from statusplanos.senders.models import MAIL_SECURITIES, MAIL_WAYS, Channel, MailSecurity, MailWay
from statusplanos.senders.register import EMAIL_FIELDS, SMS_FIELDS
from statusplanos.web.forms import Form, NumberField, VersionedForm

REQUIRED = InputRequired(_l("Fill in this field."))


def choices(words: Mapping[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in words.items()]


class SenderForm(VersionedForm):
    """What both kinds share. ``secret`` is write-only: a page never holds the stored one."""

    names: tuple[str, ...] = ()

    kept = HiddenField(validators=[Length(max=2000)])
    """A secret that was typed and not stored yet, encrypted: no page holds it in clear."""
    hourly_limit = NumberField(
        _l("Messages per hour"),
        [Optional(), NumberRange(0, 1_000_000)],
        description=_l("What is beyond waits for the next hour. Empty: as the company has it. 0: no limit."),
    )

    def values(self) -> dict[str, Any]:
        """What was typed; a text that was not sent at all is empty."""
        typed = {name: self[name].data for name in (*self.names, "hourly_limit")}
        return {
            name: "" if value is None and isinstance(self[name], StringField) else value
            for name, value in typed.items()
        }

    @property
    def typed_secret(self) -> str:
        """The secret as typed now, or before a question came between."""
        if self["secret"].data:
            return str(self["secret"].data)
        try:
            return crypto.decrypt(self.kept.data) if self.kept.data else ""
        except crypto.SecretUnreadable:
            return ""

    def keep_secret(self) -> None:
        secret = self.typed_secret
        self.kept.data = crypto.encrypt(secret) if secret else ""


class EmailForm(SenderForm):
    names = EMAIL_FIELDS

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


class SmsForm(SenderForm):
    names = SMS_FIELDS

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


class TrialForm(Form):
    recipient = StringField(_l("Send a test to"), [REQUIRED, Length(max=255)])


FORMS: dict[Channel, type[SenderForm]] = {Channel.EMAIL: EmailForm, Channel.SMS: SmsForm}
