"""Two people edited one sender. A secret is never shown: who typed one may keep it or not."""

from sqlalchemy.orm import Session

from statusplanos.history.conflict.lost_update import Conflict, Edited, conflict
from statusplanos.senders.forms import FORMS, SenderForm
from statusplanos.senders.models import EmailSender
from statusplanos.senders.register import channel_of
from statusplanos.senders.transports.registry import Sender


def between(session: Session, sender: Sender, mine: SenderForm) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""
    mine.keep_secret()
    channel = channel_of(sender)
    entity = f"{channel}_sender"
    places = {name: (entity, sender.id, name) for name in (*mine.names, "hourly_limit")}
    hidden = "password_encrypted" if isinstance(sender, EmailSender) else "secret_encrypted"
    edited = Edited(entity=entity, number=sender.id, places=places, secret=(entity, sender.id, hidden))
    return conflict(session, edited, mine=mine, stored=lambda: FORMS[channel](formdata=None, obj=sender))
