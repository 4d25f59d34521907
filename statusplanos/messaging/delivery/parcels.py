"""A claimed message made ready to go: its text is written now, from what was fixed when it was posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.channels.kind import Outgoing
from statusplanos.messaging.models import Message
from statusplanos.messaging.placeholders import Letterhead, facts_of, letterhead, values
from statusplanos.outbox.outlet import Parcel
from statusplanos.statuses.models import Notice
from statusplanos.statuses.texts import fill


@dataclass(frozen=True)
class Text:
    subject: str
    body: str


def parcels(session: Session, channel: Channel, messages: Sequence[Message]) -> list[Parcel]:
    statuses = {message.status_id for message in messages}
    wanted = select(Notice).where(Notice.channel == channel, Notice.status_id.in_(statuses))
    notices = {notice.status_id: notice for notice in session.scalars(wanted)}
    head = letterhead(session)
    return [_parcel(message, notices.get(message.status_id), head) for message in messages]


def text_of(message: Message, notice: Notice | None, *, head: Letterhead) -> Text:
    """What ``message`` says, or would say now. Raises ``ValueError`` with the cause if nothing."""
    if message.sent_body is not None:
        return Text(message.sent_subject or "", message.sent_body)
    if notice is None or not notice.body.strip():
        raise ValueError(_("The status has no text for this channel any more."))
    known: Mapping[str, str] = values(facts_of(message), company=head.company)
    try:
        body = fill(head.whole(message.channel, notice.body), known)
        return Text(" ".join(fill(notice.subject, known).split()), body)
    except ValueError as error:
        raise ValueError(_("The text holds an unknown placeholder: %(name)s", name=str(error))) from error


def _parcel(message: Message, notice: Notice | None, head: Letterhead) -> Parcel:
    problem, text = None, Text("", "")
    try:
        text = text_of(message, notice, head=head)
    except ValueError as error:
        problem = str(error)
    outgoing = Outgoing(
        recipient=message.recipient or "",
        subject=text.subject,
        body=text.body,
        reference=message.message_id or str(message.id),
    )
    return Parcel(message.id, message.attempts, message.give_up_at, outgoing, problem)
