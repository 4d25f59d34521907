"""Two people edited one sender. A secret is never shown: who typed one may keep it or not."""

from sqlalchemy.orm import Session

from statusplanos.channels.forms import SenderForm, form_of
from statusplanos.channels.senders import Sender
from statusplanos.history.conflict.lost_update import Conflict, Edited, conflict


def between(session: Session, sender: Sender, mine: SenderForm) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""
    mine.keep_secret()
    entity = sender.history.entity
    places = {name: (entity, sender.id, name) for name in (*mine.names, "hourly_limit")}
    secret = (entity, sender.id, sender.secret_column)
    edited = Edited(entity=entity, number=sender.id, places=places, secret=secret)
    stored = form_of(sender.channel)
    return conflict(session, edited, mine=mine, stored=lambda: stored(formdata=None, obj=sender))
