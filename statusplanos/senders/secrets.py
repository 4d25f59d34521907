"""The senders' secrets: encrypted at rest, opened only to send."""

from flask_babel import gettext as _

from statusplanos import crypto
from statusplanos.senders.transports.registry import TransportError


def open_secret(token: str | None) -> str:
    """Raises :class:`TransportError` when no configured key opens it."""
    if not token:
        return ""
    try:
        return crypto.decrypt(token)
    except crypto.SecretUnreadable as error:
        cause = _("The stored password cannot be read with the present keys: type it again.")
        raise TransportError(cause, False, server=True) from error
