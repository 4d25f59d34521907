"""What a notice's placeholders stand for in one message: fixed when posted, written when sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Subscription
from statusplanos.messaging.models import Message
from statusplanos.messaging.texts import footers
from statusplanos.settings.models import Company
from statusplanos.statuses.models import Status
from statusplanos.web.filters import full_date, money


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a message tells of. ``due_on`` is the first day in the next status."""

    customer_name: str
    plan_name: str
    price_cents: int
    status_name: str
    next_status_name: str | None
    entered_on: date
    due_on: date | None


def facts_of(message: Message) -> Facts:
    return Facts(**{name: getattr(message, name) for name in Facts.__dataclass_fields__})


def facts_on_entry(
    subscription: Subscription, status: Status, *, entered_on: date, due_on: date | None
) -> Facts:
    """What would be posted if ``subscription`` entered ``status``."""
    return Facts(
        customer_name=subscription.customer.name,
        plan_name=subscription.plan.name,
        price_cents=subscription.price_cents,
        status_name=status.description,
        next_status_name=status.next_status.description if status.next_status else None,
        entered_on=entered_on,
        due_on=due_on,
    )


def values(facts: Facts, *, company: str) -> Mapping[str, str]:
    """A text for every placeholder; what does not apply (the end of an endless stay) is empty."""
    due_on = facts.due_on
    return {
        "nome": facts.customer_name,
        "primeiro_nome": (facts.customer_name.split() or [""])[0],
        "plano": facts.plan_name,
        "valor": money(facts.price_cents),
        "status": facts.status_name,
        "proximo_status": facts.next_status_name or "",
        "dias": str((due_on - facts.entered_on).days) if due_on else "",
        "data_inicio": full_date(facts.entered_on),
        "ultimo_dia": full_date(due_on - timedelta(days=1)) if due_on else "",
        "data_proximo": full_date(due_on),
        "empresa": company,
    }


@dataclass(frozen=True)
class Letterhead:
    """What the company adds to every message: its name in the text, and a footer below it."""

    company: str
    footers: Mapping[Channel, str]

    def whole(self, channel: Channel, body: str) -> str:
        """``body`` with the channel's footer below it."""
        return channel.kind.with_footer(body, self.footers[channel])


def letterhead(session: Session) -> Letterhead:
    own = session.get_one(Company, 1)
    return Letterhead(own.name, footers(own))
