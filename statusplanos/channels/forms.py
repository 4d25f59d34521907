"""What the forms of all senders share. Their rules are the register's."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from statusplanos import crypto
from statusplanos.channels.channel import Channel
from statusplanos.web.forms import Form, NumberField, VersionedForm

REQUIRED = InputRequired(_l("Fill in this field."))


def choices(words: Mapping[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in words.items()]


class SenderForm(VersionedForm):
    """What the forms of all channels share. ``secret`` is write-only: a page never holds the stored one."""

    channel: ClassVar[Channel]

    def __init_subclass__(cls) -> None:
        kind = cls.channel.kind
        cls.compared = (*kind.sender_fields, "hourly_limit")
        cls.secret_column = kind.sender.secret_column

    kept = HiddenField(validators=[Length(max=2000)])
    """A secret that was typed and not stored yet, encrypted: no page holds it in clear."""
    hourly_limit = NumberField(
        _l("Messages per hour"),
        [Optional(), NumberRange(0, 1_000_000)],
        description=_l("What is beyond waits for the next hour. Empty: as the company has it. 0: no limit."),
    )

    @property
    def names(self) -> tuple[str, ...]:
        return self.channel.kind.sender_fields

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


class TrialForm(Form):
    recipient = StringField(_l("Send a test to"), [REQUIRED, Length(max=255)])


def form_of(channel: Channel) -> type[SenderForm]:
    """The form of a channel's senders."""
    form: type[SenderForm] = import_module(f"{__package__}.{channel}.forms").SenderForm
    return form
