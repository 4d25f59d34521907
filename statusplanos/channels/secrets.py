"""The senders' secrets: encrypted at rest, opened only to send."""

from flask_babel import gettext as _

from statusplanos import crypto
from statusplanos.channels.senders import Sender
from statusplanos.outbox.transport import TransportError


def open_secret(sender: Sender) -> str:
    """Raises ``TransportError`` when no configured key opens it."""
    if not sender.stored_secret:
        return ""
    try:
        return crypto.decrypt(sender.stored_secret)
    except crypto.SecretUnreadable as error:
        cause = _("The stored password cannot be read with the present keys: type it again.")
        raise TransportError(cause, False, server=True) from error
