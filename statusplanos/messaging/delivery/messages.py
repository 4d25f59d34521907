"""Messages to customers as an outlet of the outbox: a route a sender, within the sender's hour."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from statusplanos.channels import health, quota
from statusplanos.channels.channel import Channel
from statusplanos.channels.models import SenderHealth
from statusplanos.messaging.delivery.parcels import parcels
from statusplanos.messaging.models import Message
from statusplanos.outbox.outlet import Outlet, Parcel, Route
from statusplanos.outbox.queue import due
from statusplanos.outbox.rows import WAITING
from statusplanos.outbox.transport import Receipt, Transport


class Messages(Outlet):
    """The key of a route is ``(channel, id of the sender)``."""

    row = Message
    threads = 16

    def routes(self, session: Session, *, at: datetime) -> list[Route]:
        """The senders that have messages due, are not paused and may still send in this hour."""
        return [route for channel in Channel for route in _routes(session, channel, at)]

    def belongs(self, route: Route) -> Sequence[ColumnElement[bool]]:
        return _from(*_key(route))

    def withdrawn(self) -> ColumnElement[bool]:
        return Message.undone_at.is_not(None)

    def take_room(self, session: Session, route: Route, *, wanted: int, at: datetime) -> int:
        return quota.take(session, *_key(route), wanted=wanted, at=at)

    def give_room_back(self, session: Session, route: Route, *, unused: int, at: datetime) -> None:
        quota.give_back(session, *_key(route), unused=unused, at=at)

    def keep_waiting(self, session: Session, *, at: datetime) -> None:
        for full in quota.reached(session, at=at):
            kept = full.until + quota.HOUR
            held = Message.state.in_(WAITING), Message.attempts > 0, Message.give_up_at < kept
            mine = update(Message).where(*_from(full.channel, full.sender_id), *held)
            session.execute(mine.values(give_up_at=kept), execution_options={"synchronize_session": False})

    def prepare(
        self, session: Session, route: Route, rows: Sequence[Message], *, at: datetime
    ) -> list[Parcel]:
        channel, number = _key(route)
        sender = session.get_one(channel.kind.sender, number)
        for message in rows:
            if message.message_id is None:
                message.message_id = channel.kind.reference(str(message.id), sender)
        return parcels(session, channel, rows)

    def open(self, session: Session, route: Route) -> Transport:
        channel, number = _key(route)
        return channel.kind.open(session.get_one(channel.kind.sender, number))

    def note_success(self, session: Session, route: Route) -> None:
        health.note_success(session, *_key(route))

    def note_failure(self, session: Session, route: Route, *, cause: str, at: datetime) -> bool:
        return health.note_failure(session, *_key(route), cause=cause, at=at)

    def sent_columns(self, parcel: Parcel, receipt: Receipt | None) -> dict[str, Any]:
        columns = {"sent_subject": parcel.contents.subject, "sent_body": parcel.contents.body}
        if receipt and receipt.message_id:
            columns["message_id"] = receipt.message_id
        return columns


MESSAGES = Messages()


def _key(route: Route) -> tuple[Channel, int]:
    key: tuple[Channel, int] = route.key  # type: ignore[assignment]
    return key


def _from(channel: Channel, sender_id: int) -> tuple[ColumnElement[bool], ...]:
    return Message.channel == channel, Message.sender_column(channel) == sender_id


def _routes(session: Session, channel: Channel, at: datetime) -> list[Route]:
    kind, sender = channel.kind, Message.sender_column(channel)
    found = (
        select(sender, SenderHealth)
        .select_from(Message)
        .join(kind.sender, kind.sender.id == sender)
        .outerjoin(SenderHealth, and_(*health.of_sender(channel, sender)))
        .where(
            *due(Message, at=at),
            Message.channel == channel,
            Message.undone_at.is_(None),
            quota.has_room(kind.sender, at=at),
        )
        .distinct()
    )
    return [
        Route((channel, number), kind.at_most_once, probing=fares is not None and fares.probing)
        for number, fares in session.execute(found)
        if fares is None or not fares.rests(at)
    ]
