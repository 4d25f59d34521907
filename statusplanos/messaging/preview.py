"""A notice as a real customer would get it, while it is still being written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from statusplanos.customers.models import Customer, Subscription
from statusplanos.messaging.outbox import address_column, missing_address
from statusplanos.messaging.placeholders import Facts, Letterhead, facts_on_entry, letterhead, values
from statusplanos.senders.models import Channel
from statusplanos.statuses.models import Status
from statusplanos.statuses.sms_length import SmsLength, sms_length
from statusplanos.statuses.texts import Piece, pieces, unknown


@dataclass(frozen=True)
class Told:
    """What one customer would be told by one channel. ``cause``: why it would not arrive."""

    channel: Channel
    name: str
    plan: str
    recipient: str | None
    sender: str
    subject: Sequence[Piece]
    body: Sequence[Piece]
    unknown: Sequence[str] = ()
    cause: str | None = None

    @property
    def length(self) -> SmsLength:
        return sms_length("".join(piece.text for piece in self.body))


def on_entry(
    session: Session, subscription: Subscription, status: Status, *, entered_on: date, due_on: date | None
) -> list[Told]:
    """What the customer will be told if ``subscription`` enters ``status``: by each channel that is on."""
    facts = facts_on_entry(subscription, status, entered_on=entered_on, due_on=due_on)
    head = letterhead(session)
    notices = [
        notice
        for notice in status.notices
        if notice.enabled and notice.sender and not notice.sender.archived_at
    ]
    return [
        _told(
            notice.channel,
            subscription.customer,
            facts,
            head,
            notice.subject,
            notice.body,
            notice.sender.name,
        )
        for notice in notices
        if notice.sender
    ]


def on_entry_of_many(
    session: Session, chosen: Select[Any], status: Status, *, entered_on: date, due_on: date | None
) -> list[Told]:
    """:func:`on_entry` by each channel for one customer whom it reaches, of the subscriptions whose ids
    ``chosen`` selects: the same one for both channels where somebody is reached by both."""
    told = []
    for channel in Channel:
        found = _reachable(channel).where(Subscription.id.in_(chosen))
        example = session.scalar(
            found.order_by(Customer.email.is_(None), Customer.mobile.is_(None), Subscription.id)
        )
        if example is not None:
            texts = on_entry(session, example, status, entered_on=entered_on, due_on=due_on)
            told += [one for one in texts if one.channel == channel]
    return told


def of_draft(
    session: Session,
    *,
    channel: Channel,
    subject: str,
    body: str,
    status_name: str,
    next_status_name: str,
    days: int | None,
    status_id: int | None,
    sender: str,
    on: date,
    head: Letterhead | None = None,
) -> Told:
    """The draft of a notice on a real customer, best one in that status, else on an invented one.

    ``head`` stands in for what is saved, while a footer is being written.
    """
    subscription = _example(session, channel, status_id)
    customer = subscription.customer if subscription else _invented()
    facts = Facts(
        customer_name=customer.name,
        plan_name=subscription.plan.name if subscription else "Plano Super Mais",
        price_cents=subscription.price_cents if subscription else 9000,
        status_name=status_name,
        next_status_name=next_status_name or None,
        entered_on=on,
        due_on=on + timedelta(days=days) if days else None,
    )
    return _told(channel, customer, facts, head or letterhead(session), subject, body, sender)


def _told(
    channel: Channel,
    customer: Customer,
    facts: Facts,
    head: Letterhead,
    subject: str,
    body: str,
    sender: str,
) -> Told:
    known = values(facts, company=head.company)
    whole = head.whole(channel, body)
    recipient = customer.email if channel == Channel.EMAIL else customer.mobile
    return Told(
        channel=channel,
        name=customer.name,
        plan=facts.plan_name,
        recipient=recipient,
        sender=sender,
        subject=pieces(subject, known),
        body=pieces(whole, known),
        unknown=unknown(subject, whole),
        cause=None if recipient else missing_address(channel, customer.landline),
    )


def _example(session: Session, channel: Channel, status_id: int | None) -> Subscription | None:
    reachable = _reachable(channel).order_by(Subscription.id.desc())
    here = reachable.where(Subscription.status_id == status_id) if status_id else reachable
    return session.scalar(here) or session.scalar(reachable)


def _reachable(channel: Channel) -> Select[Any]:
    """One subscription of a customer who has the address."""
    return (
        select(Subscription)
        .join(Customer, Customer.id == Subscription.customer_id)
        .where(address_column(channel).is_not(None))
        .options(joinedload(Subscription.customer), joinedload(Subscription.plan))
        .limit(1)
    )


def _invented() -> Customer:
    return Customer(name=_("Maria Example"), email="maria@exemplo.com.br", mobile="+5531998765432")
