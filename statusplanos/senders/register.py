"""The senders' register: creating, revising, archiving, choosing the default. Nothing here commits."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import crypto
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.senders import gateway
from statusplanos.senders.models import Channel, EmailSender, MailSecurity, MailWay, SmsSender
from statusplanos.senders.transports.registry import Sender
from statusplanos.senders.usage import uses

EMAIL_FIELDS = ("name", "address", "way", "host", "port", "security", "username")
SMS_FIELDS = ("name", "url", "method", "headers", "body", "success_path", "success_value", "id_path")
_HOST = re.compile(r"[A-Za-z0-9._-]{1,255}|[0-9A-Fa-f:]{2,45}")


def channel_of(sender: Sender) -> Channel:
    return Channel.EMAIL if isinstance(sender, EmailSender) else Channel.SMS


def model_of(channel: Channel) -> type[EmailSender] | type[SmsSender]:
    return EmailSender if channel == Channel.EMAIL else SmsSender


def create(session: Session, *, channel: Channel, values: Mapping[str, Any], secret: str = "") -> Sender:
    """A new sender; the first of its channel becomes the default. Raises ``DomainError``."""
    sender = model_of(channel)()
    first = (
        session.scalar(select(model_of(channel).id).where(model_of(channel).archived_at.is_(None))) is None
    )
    _write(sender, values, secret)
    sender.is_default = first
    session.add(sender)
    return sender


def revise(sender: Sender, *, values: Mapping[str, Any], secret: str = "", version: int) -> None:
    """Change ``sender``; an empty ``secret`` keeps the stored one. Raises ``DomainError``, ``LostUpdate``."""
    if sender.version != version:
        raise LostUpdate(_("Somebody else has changed this sender since you opened the page."))
    _write(sender, values, secret)


def make_default(session: Session, sender: Sender) -> None:
    """The sender that a new notice begins with."""
    if sender.archived_at is not None:
        raise DomainError(_("An archived sender cannot be the default."))
    model = model_of(channel_of(sender))
    others: Iterable[Sender] = session.scalars(select(model).where(model.is_default))
    for other in others:
        other.is_default = False
    sender.is_default = True


def archive(session: Session, sender: Sender, *, at: datetime) -> None:
    """Take it out of use. Refused while a notice needs it."""
    needed = uses(session, channel_of(sender), sender.id)
    if needed:
        names = ", ".join(use.text for use in needed[:5])
        raise DomainError(
            ngettext(
                "%(num)d notice uses this sender: %(names)s. Choose another there first.",
                "%(num)d notices use this sender: %(names)s. Choose another there first.",
                len(needed),
                names=names,
            )
        )
    sender.archived_at, sender.is_default = at, False


def bring_back(sender: Sender) -> None:
    sender.archived_at = None


def _write(sender: Sender, values: Mapping[str, Any], secret: str) -> None:
    if not values["name"]:
        raise DomainError(_("Give the sender a name."), field="name")
    sender.hourly_limit = values.get("hourly_limit")
    if isinstance(sender, EmailSender):
        _write_email(sender, values, secret)
        return
    for name in SMS_FIELDS:
        setattr(sender, name, values[name])
    gateway.check(sender)
    if secret:
        sender.secret_encrypted = crypto.encrypt(secret)


def _write_email(sender: EmailSender, values: Mapping[str, Any], secret: str) -> None:
    _check_server(values)
    for name in EMAIL_FIELDS:
        setattr(sender, name, values[name])
    sender.address = _address(values["address"])
    sender.way, sender.security = MailWay(values["way"]), MailSecurity(values["security"])
    if secret and not sender.username:
        raise DomainError(_("A password needs a user name."), field="username")
    if secret:
        sender.password_encrypted = crypto.encrypt(secret)
    elif not sender.username:
        sender.password_encrypted = None


def _check_server(values: Mapping[str, Any]) -> None:
    if values["way"] != MailWay.SMTP:
        return
    if not _HOST.fullmatch(values["host"]):
        raise DomainError(_("Give the server's name, such as smtp.example.com."), field="host")
    if not 1 <= (values["port"] or 0) <= 65535:
        raise DomainError(_("Give a port from 1 to 65535."), field="port")


def _address(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True, allow_smtputf8=False)
    except EmailNotValidError:
        raise DomainError(_("This is not a usable e-mail address."), field="address") from None
    return found.normalized
