"""From whom e-mail comes, and by which server."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.channels.channel import Channel
from statusplanos.channels.senders import SENDER_WORDS, Sender
from statusplanos.extensions import db, names_of
from statusplanos.history.tracking import Record, Word


class MailWay(StrEnum):
    """How an e-mail leaves. Stored: never rename."""

    SMTP = "smtp"
    FOLDER = "folder"


class MailSecurity(StrEnum):
    """How the SMTP connection is protected. Stored: never rename."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


MAIL_WAYS = {"smtp": _l("SMTP server"), "folder": _l("Folder of .eml files")}
MAIL_SECURITIES = {"none": _l("None"), "starttls": _l("STARTTLS"), "tls": _l("TLS")}


class EmailSender(Sender, db.Model):
    """An address that e-mail comes from. The password is encrypted at rest and never shown again."""

    PORT = 587

    __tablename__ = "email_sender"
    __table_args__ = {"sqlite_autoincrement": True}
    channel = Channel.EMAIL
    secret_column = "password_encrypted"  # noqa: S105 (a name)
    history = Record(
        "email_sender",
        _l("E-mail sender"),
        "name",
        {
            "name": Word(_l("Name")),
            "address": Word(_l("Address")),
            "way": Word(_l("Way"), values=MAIL_WAYS),
            "host": Word(_l("Server")),
            "port": Word(_l("Port")),
            "security": Word(_l("Security"), values=MAIL_SECURITIES),
            "username": Word(_l("User name")),
            "password_encrypted": Word(_l("Password"), secret=True),
            **SENDER_WORDS,
        },
        endpoint="senders.edit_email",
        phrase=_l("the e-mail sender"),
        group="remetentes",
        permission="settings",
        counted=False,
    )

    address: Mapped[str] = mapped_column(String(255))
    way: Mapped[MailWay] = mapped_column(names_of(MailWay), default=MailWay.SMTP)
    host: Mapped[str] = mapped_column(String(255), default="")
    port: Mapped[int] = mapped_column(default=PORT)
    security: Mapped[MailSecurity] = mapped_column(names_of(MailSecurity), default=MailSecurity.STARTTLS)
    username: Mapped[str] = mapped_column(String(255), default="")
    password_encrypted: Mapped[str | None] = mapped_column(Text)
