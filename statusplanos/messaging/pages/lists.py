"""The list of messages: its tabs, filters and search."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Customer, Subscription
from statusplanos.customers.searching import meaning
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.web.lists.listing import Listing, Page, fetch

TABS: Mapping[str, tuple[State, ...]] = {
    "waiting": (State.QUEUED, State.CLAIMED, State.RETRY_WAIT),
    "unknown": (State.UNKNOWN,),
    "failed": (State.FAILED,),
    "sent": (State.SENT,),
    "cancelled": (State.CANCELLED,),
}
SORTS = {
    "hora": Message.created_at,
    "cliente": Message.customer_name,
    "tentativas": Message.attempts,
}
COLUMNS = (
    Message.id,
    Message.subscription_id,
    Message.channel,
    Message.state,
    Message.status_name,
    Message.sent_subject,
    Message.customer_name,
    Message.recipient,
    Message.error,
    Message.attempts,
    Message.created_at,
    Message.next_attempt_at,
)


def read() -> Listing:
    return Listing.read(sorts=tuple(SORTS), default="-hora", filters=("state", "channel", "subscription"))


def tab_of(listing: Listing) -> str:
    """The tab that the address asks for, by its own name or by a state's."""
    asked = listing.filters["state"]
    if asked in TABS:
        return asked
    return next((name for name, states in TABS.items() if asked in states), "")


def page(listing: Listing) -> Page:
    tab = tab_of(listing)
    rows = _narrowed(select(*COLUMNS), listing)
    if listing.filters["channel"] in list(Channel):
        rows = rows.where(Message.channel == listing.filters["channel"])
    if tab:
        rows = rows.where(Message.state.in_(TABS[tab]))
    return fetch(rows, listing, columns=SORTS, key=Message.id)


@dataclass(frozen=True)
class Counts:
    """How many messages each tab would show (``""``: all), and each channel; the search counts for both."""

    tabs: Mapping[str, int]
    channels: Mapping[Channel, int]


def counts(session: Session, listing: Listing) -> Counts:
    rows = _narrowed(select(Message.state, Message.channel, func.count()), listing)
    found = session.execute(rows.group_by(Message.state, Message.channel)).all()
    asked, states = listing.filters["channel"], TABS.get(tab_of(listing), tuple(State))
    in_tabs: Counter[str] = Counter()
    in_channels: Counter[Channel] = Counter()
    for state, channel, count in found:
        if state in states:
            in_channels[channel] += count
        if asked not in list(Channel) or channel == asked:
            in_tabs.update({"": count, _tab_with(state): count})
    return Counts(in_tabs, in_channels)


def _tab_with(state: State) -> str:
    return next(name for name, states in TABS.items() if state in states)


def titles(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """What messages are called in the history: by which way to whom, on entering what."""
    columns = (Message.id, Message.channel, Message.customer_name, Message.status_name)
    found = session.execute(select(*columns).where(Message.id.in_(numbers)))
    return {
        number: _("%(channel)s to %(name)s, %(status)s", channel=channel.label, name=name, status=status)
        for number, channel, name, status in found
    }


def _narrowed(rows: Any, listing: Listing) -> Any:
    number = listing.filters["subscription"]
    if number:
        rows = rows.where(
            Message.subscription_id == (int(number) if number.isdecimal() and len(number) < 10 else 0)
        )
    return _searched(rows, listing.q) if listing.q else rows


def _searched(rows: Any, q: str) -> Any:
    found = or_(meaning(q), Message.recipient.contains(q.lower(), autoescape=True))
    joined = rows.join(Subscription, Subscription.id == Message.subscription_id)
    return joined.join(Customer, Customer.id == Subscription.customer_id).where(found)
