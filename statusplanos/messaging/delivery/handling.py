"""What staff do with a message: send again one that has ended, or take one that waits out of the queue.

Each act is an operation in the history that names the message and what was done.
"""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.history.models import Kind
from statusplanos.history.record.recording import operation_of, state_kind
from statusplanos.messaging.models import Message
from statusplanos.messaging.posting.on_entry import address_of
from statusplanos.outbox.rows import WAITING, State

RETRIABLE = (State.FAILED, State.UNKNOWN, State.CANCELLED)


def retry(session: Session, message: Message, *, at: datetime) -> None:
    """Queue it again, to the customer's present address and for another 24 hours.

    An e-mail keeps its Message-ID, so that a receiver who has it already can tell. Raises ``DomainError``.
    """
    _lock(session, message)
    if message.state not in RETRIABLE:
        raise DomainError(_("Only a message that failed, is unconfirmed or cancelled can be sent again."))
    if message.undone_at is not None:
        raise DomainError(_("The change that this message tells of was undone."))
    message.recipient = present_address(message)
    _choose_sender(message)
    _note(session, message, Kind.MESSAGE_RETRY)
    message.queue_again(at=at)


def cancel(session: Session, message: Message) -> None:
    """Take it out of the queue. Refused once a worker has it in hand."""
    _lock(session, message)
    if message.state == State.CLAIMED:
        raise DomainError(_("The message is being sent at this moment and cannot be cancelled."))
    if message.state not in WAITING:
        raise DomainError(_("Only a message that waits can be cancelled."))
    _note(session, message, Kind.MESSAGE_CANCEL)
    message.state, message.next_attempt_at = State.CANCELLED, None


def present_address(message: Message) -> str:
    """Where the customer is reached now. Raises ``DomainError`` when nowhere."""
    customer = message.subscription.customer
    address = address_of(customer, message.channel)
    if not address:
        raise DomainError(message.channel.kind.why_no_address(customer.landline))
    return address


def _choose_sender(message: Message) -> None:
    """The sender it was posted with or, when that is archived, the one its notice has now."""
    notice = message.status.notice(message.channel)
    if (message.sender is None or message.sender.archived_at) and notice is not None:
        message.sender = notice.sender
    if message.sender is None or message.sender.archived_at:
        raise DomainError(_("The sender of this message is archived: choose another one in the status."))


def _lock(session: Session, message: Message) -> None:
    session.refresh(message, with_for_update={"of": Message})


def _note(session: Session, message: Message, kind: Kind) -> None:
    state_kind(session, kind, ("message", message.id))
    operation_of(session)
