"""From whom SMS come: a gateway, as a request to be filled."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.channels.channel import Channel
from statusplanos.channels.senders import SENDER_WORDS, Sender
from statusplanos.extensions import db
from statusplanos.history.tracking import Record, Word


class SmsSender(Sender, db.Model):
    """An HTTP gateway for SMS. ``{{segredo}}`` in headers, URL or body stands for the encrypted secret."""

    __tablename__ = "sms_sender"
    __table_args__ = {"sqlite_autoincrement": True}
    channel = Channel.SMS
    secret_column = "secret_encrypted"  # noqa: S105 (a name)
    history = Record(
        "sms_sender",
        _l("SMS sender"),
        "name",
        {
            "name": Word(_l("Name")),
            "url": Word(_l("Address of the gateway")),
            "method": Word(_l("Method")),
            "headers": Word(_l("Headers")),
            "body": Word(_l("Body")),
            "success_path": Word(_l("Field that tells success")),
            "success_value": Word(_l("Value that means success")),
            "id_path": Word(_l("Field with the message's id")),
            "secret_encrypted": Word(_l("Secret"), secret=True),
            **SENDER_WORDS,
        },
        endpoint="senders.edit_sms",
        phrase=_l("the SMS sender"),
        group="remetentes",
        permission="settings",
        counted=False,
    )

    url: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(String(8), default="POST")
    headers: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    success_path: Mapped[str] = mapped_column(String(120), default="")
    success_value: Mapped[str] = mapped_column(String(120), default="")
    id_path: Mapped[str] = mapped_column(String(120), default="")
    secret_encrypted: Mapped[str | None] = mapped_column(Text)
