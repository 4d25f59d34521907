"""An e-mail as it goes over the wire: plain text, and headers that carry no line break."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from flask_babel import gettext as _

from statusplanos.channels.kind import Outgoing
from statusplanos.outbox.transport import TransportError

_FORBIDDEN = ("\r", "\n", "\0")


def compose(message: Outgoing, *, name: str, address: str, at: datetime) -> EmailMessage:
    """Raises :class:`TransportError` (permanent) when a header cannot hold its value."""
    for value in (name, address, message.recipient, message.subject, message.reference):
        if any(sign in value for sign in _FORBIDDEN):
            raise TransportError(
                _("A header of the e-mail would hold a line break: nothing was sent."), True, reached=False
            )
    letter = EmailMessage(policy=SMTP)
    try:
        letter["From"] = Address(display_name=name, addr_spec=bare(address))
        letter["To"] = Address(addr_spec=bare(message.recipient))
        letter["Subject"] = message.subject
    except (ValueError, IndexError) as error:
        raise TransportError(_("This is not a usable e-mail address."), True, reached=False) from error
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = message.reference
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message.body, charset="utf-8")
    return letter


def bare(address: str) -> str:
    """``address`` in ASCII, its domain as looked up in the DNS. Raises ``ValueError`` when it cannot be."""
    local, at_sign, domain = address.rpartition("@")
    if not at_sign or not local.isascii():
        raise ValueError(address)
    return f"{local}@{domain.encode('idna').decode()}" if domain.isascii() is False else address
