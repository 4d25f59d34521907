"""The list of messages: its tabs, filters and search."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer, Subscription
from statusplanos.customers.searching import matching
from statusplanos.messaging.models import Message, State
from statusplanos.senders.models import Channel
from statusplanos.web.lists import Listing, Page, fetch

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
    rows = _narrowed(select(*COLUMNS), listing, channel=listing.filters["channel"])
    if tab:
        rows = rows.where(Message.state.in_(TABS[tab]))
    return fetch(rows, listing, columns=SORTS, key=Message.id)


def counts_by_tab(session: Session, listing: Listing) -> dict[str, int]:
    """How many messages each tab would show; ``""`` counts all."""
    rows = _narrowed(select(Message.state, func.count()), listing, channel=listing.filters["channel"])
    by_state: dict[State, int] = dict(session.execute(rows.group_by(Message.state)).all())
    counts = {name: sum(by_state.get(state, 0) for state in states) for name, states in TABS.items()}
    return {"": sum(by_state.values()), **counts}


def counts_by_channel(session: Session, listing: Listing) -> dict[Channel, int]:
    rows = _narrowed(select(Message.channel, func.count()), listing, channel="")
    tab = tab_of(listing)
    if tab:
        rows = rows.where(Message.state.in_(TABS[tab]))
    return dict(session.execute(rows.group_by(Message.channel)).all())


def titles(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """What messages are called in the history: by which way to whom, on entering what."""
    columns = (Message.id, Message.channel, Message.customer_name, Message.status_name)
    found = session.execute(select(*columns).where(Message.id.in_(numbers)))
    return {
        number: _("%(channel)s to %(name)s, %(status)s", channel=channel.label, name=name, status=status)
        for number, channel, name, status in found
    }


def _narrowed(rows: Any, listing: Listing, *, channel: str) -> Any:
    if channel in list(Channel):
        rows = rows.where(Message.channel == channel)
    number = listing.filters["subscription"]
    if number:
        rows = rows.where(
            Message.subscription_id == (int(number) if number.isdecimal() and len(number) < 10 else 0)
        )
    return _searched(rows, listing.q) if listing.q else rows


def _searched(rows: Any, q: str) -> Any:
    found = or_(matching(q), Message.recipient.contains(q.lower(), autoescape=True))
    joined = rows.join(Subscription, Subscription.id == Message.subscription_id)
    return joined.join(Customer, Customer.id == Subscription.customer_id).where(found)
