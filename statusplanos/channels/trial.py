"""*Enviar teste*: one real message, and the server's own answer."""

from dataclasses import dataclass

from statusplanos.channels.kind import Outgoing
from statusplanos.channels.senders import Sender
from statusplanos.outbox.transport import Transport, TransportError


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
    """Raises ``DomainError`` when ``recipient`` (as the channel reaches people) cannot be used."""
    kind = sender.channel.kind
    outgoing = kind.trial(sender, recipient)
    try:
        return Trial(kind.open(sender), outgoing)
    except TransportError as error:
        return Trial(error, outgoing)
