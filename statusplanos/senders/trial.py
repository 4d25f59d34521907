"""*Enviar teste*: one real message, and the server's own answer."""

import re
import uuid
from dataclasses import dataclass

from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.senders.models import EmailSender
from statusplanos.senders.transports.registry import (
    Outgoing,
    Sender,
    Transport,
    TransportError,
    open_transport,
)


@dataclass(frozen=True)
class Verdict:
    """What the server said. ``unsure`` when the message may or may not have gone."""

    accepted: bool
    answer: str
    unsure: bool = False


@dataclass(frozen=True)
class Trial:
    """A test ready to go: the database is not needed any more."""

    transport: Transport | TransportError
    outgoing: Outgoing

    def send(self) -> Verdict:
        """Takes as long as the server does, 25 seconds at most; no transaction may be open."""
        if isinstance(self.transport, TransportError):
            return Verdict(False, self.transport.message)
        try:
            return Verdict(True, self.transport.send(self.outgoing).answer)
        except TransportError as error:
            return Verdict(False, error.message, error.uncertain)
        finally:
            self.transport.close()


def prepare(sender: Sender, *, recipient: str) -> Trial:
    """Raises ``DomainError`` when ``recipient`` (an address, or a mobile number) cannot be used."""
    text = _("Test of the sender %(name)s.", name=sender.name)
    try:
        transport: Transport | TransportError = open_transport(sender)
    except TransportError as error:
        transport = error
    if isinstance(sender, EmailSender):
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", recipient):
            raise DomainError(_("This is not a usable e-mail address."), field="recipient")
        reference = f"<test.{uuid.uuid4().hex}@{sender.address.rpartition('@')[2]}>"
        return Trial(transport, Outgoing(recipient, text, reference, _("StatusPlanos: test")))
    return Trial(transport, Outgoing(_mobile(recipient), text, f"test-{uuid.uuid4().hex[:12]}"))


def _mobile(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    digits = digits.removeprefix("55") if len(digits) == 13 else digits
    if not re.fullmatch(r"[1-9]{2}9\d{8}", digits):
        raise DomainError(
            _("Give a mobile number with area code, such as (31) 99876-5432."), field="recipient"
        )
    return f"+55{digits}"
