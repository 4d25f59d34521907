"""From whom a customer's e-mail or SMS comes, and the way it takes."""

from datetime import datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, db, names_of
from statusplanos.history.tracking import Record, Tracked, Word


class Channel(StrEnum):
    """How a customer is told. Stored: never rename."""

    EMAIL = "email"
    SMS = "sms"

    @property
    def label(self) -> str:
        return str({"email": _l("E-mail"), "sms": _l("SMS")}[self.value])


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


class EmailSender(Tracked, db.Model):
    """An address that e-mail comes from. The password is encrypted at rest and never shown again."""

    __tablename__ = "email_sender"
    __table_args__ = {"sqlite_autoincrement": True}
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
            "hourly_limit": Word(_l("Messages per hour")),
            "is_default": Word(_l("Default sender")),
            "archived_at": Word(_l("Archived at")),
        },
        endpoint="senders.edit_email",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(255))
    way: Mapped[MailWay] = mapped_column(names_of(MailWay), default=MailWay.SMTP)
    host: Mapped[str] = mapped_column(String(255), default="")
    port: Mapped[int] = mapped_column(default=587)
    security: Mapped[MailSecurity] = mapped_column(names_of(MailSecurity), default=MailSecurity.STARTTLS)
    username: Mapped[str] = mapped_column(String(255), default="")
    password_encrypted: Mapped[str | None] = mapped_column(Text)
    hourly_limit: Mapped[int | None]
    is_default: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SmsSender(Tracked, db.Model):
    """An HTTP gateway for SMS. ``{{segredo}}`` in headers, URL or body stands for the encrypted secret."""

    __tablename__ = "sms_sender"
    __table_args__ = {"sqlite_autoincrement": True}
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
            "hourly_limit": Word(_l("Messages per hour")),
            "is_default": Word(_l("Default sender")),
            "archived_at": Word(_l("Archived at")),
        },
        endpoint="senders.edit_sms",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    url: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(String(8), default="POST")
    headers: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    success_path: Mapped[str] = mapped_column(String(120), default="")
    success_value: Mapped[str] = mapped_column(String(120), default="")
    id_path: Mapped[str] = mapped_column(String(120), default="")
    secret_encrypted: Mapped[str | None] = mapped_column(Text)
    hourly_limit: Mapped[int | None]
    is_default: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SenderHealth(db.Model):
    """How a sender has fared lately: the circuit breaker's memory, and how many messages it has taken since
    ``hour_from``. Not history."""

    __tablename__ = "sender_health"
    __table_args__ = (UniqueConstraint("channel", "sender_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[Channel] = mapped_column(names_of(Channel))
    sender_id: Mapped[int]
    failures: Mapped[int] = mapped_column(default=0)
    paused_until: Mapped[datetime | None] = mapped_column(Instant)
    paused_since: Mapped[datetime | None] = mapped_column(Instant)
    last_error: Mapped[str | None] = mapped_column(Text)
    hour_from: Mapped[datetime | None] = mapped_column(Instant)
    used: Mapped[int] = mapped_column(default=0)
