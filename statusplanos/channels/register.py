"""The senders' register: creating, revising, archiving, choosing the default. Nothing here commits."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import crypto
from statusplanos.channels.channel import Channel
from statusplanos.channels.senders import Sender
from statusplanos.channels.usage import uses
from statusplanos.errors import DomainError, LostUpdate


def create(session: Session, *, channel: Channel, values: Mapping[str, Any], secret: str = "") -> Sender:
    """A new sender; the first of its channel becomes the default. Raises ``DomainError``."""
    model = channel.kind.sender
    first = session.scalar(select(model.id).where(model.archived_at.is_(None))) is None
    sender: Sender = model()
    _write(sender, values, secret)
    sender.is_default = first
    session.add(sender)
    return sender


def revise(sender: Sender, *, values: Mapping[str, Any], secret: str = "", version: int) -> None:
    """Change ``sender``; an empty ``secret`` keeps the stored one. Raises ``DomainError``, ``LostUpdate``."""
    if sender.version != version:
        raise LostUpdate(_("Somebody else has changed this sender since you opened the page."))
    _write(sender, values, secret)


def default(session: Session, channel: Channel) -> Any:
    """The sender that a new notice begins with, if there is one."""
    model = channel.kind.sender
    chosen = select(model).where(model.is_default, model.archived_at.is_(None))
    return session.scalars(chosen.order_by(model.id).limit(1)).first()


def make_default(session: Session, sender: Sender) -> None:
    """Choose the sender that a new notice begins with."""
    if sender.archived_at is not None:
        raise DomainError(_("An archived sender cannot be the default."))
    model = sender.channel.kind.sender
    others: Iterable[Sender] = session.scalars(select(model).where(model.is_default))
    for other in others:
        other.is_default = False
    sender.is_default = True


def archive(session: Session, sender: Sender, *, at: datetime) -> None:
    """Take it out of use. Refused while a notice needs it."""
    needed = uses(session, sender.channel, sender.id)
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
    kind = sender.channel.kind
    for name in (*kind.sender_fields, "hourly_limit"):
        setattr(sender, name, values.get(name))
    kind.check(sender, secret)
    if secret:
        sender.stored_secret = crypto.encrypt(secret)
