"""*Anotações*: what was said with a customer, by which way, under a *protocolo*. A note is never altered."""

from datetime import datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.customers.models import Customer, Subscription
from statusplanos.extensions import Instant, db, names_of
from statusplanos.history.tracking import Record, Tracked, Word


class Way(StrEnum):
    """How the customer was reached. Stored: never rename."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    COUNTER = "counter"
    EMAIL = "email"
    VISIT = "visit"
    OTHER = "other"

    @property
    def label(self) -> str:
        return str(WAY_WORDS[self.value])

    @property
    def icon(self) -> str:
        return _ICONS.get(self, "pencil")


WAY_WORDS = {
    "phone": _l("Phone call"),
    "whatsapp": _l("WhatsApp"),
    "counter": _l("At the counter"),
    "email": _l("E-mail"),
    "visit": _l("Visit"),
    "other": _l("Other way"),
}
_ICONS = {Way.PHONE: "phone", Way.COUNTER: "building", Way.EMAIL: "mail", Way.VISIT: "map-pin"}


class Note(Tracked, db.Model):
    """What a person wrote down about a customer or, with ``subscription``, about one plan."""

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_customer", "customer_id", "created_at"),
        Index("ix_note_subscription", "subscription_id", "created_at"),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "note",
        _l("Note of staff"),
        "protocol",
        {
            "protocol": Word(_l("Protocol")),
            "way": Word(_l("Way of contact"), values=WAY_WORDS),
            "text": Word(_l("Text")),
            "author": Word(_l("Written by")),
            "customer_id": Word(_l("Customer"), refers="customer"),
            "subscription_id": Word(_l("Customer's plan"), refers="subscription"),
        },
        endpoint="customers.note",
        owner="customer_id",
        phrase=_l("the note"),
        group="anotacoes",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscription.id"))
    protocol: Mapped[str] = mapped_column(String(40), index=True)
    way: Mapped[Way] = mapped_column(names_of(Way))
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(120))
    search: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)

    customer: Mapped[Customer] = relationship()
    subscription: Mapped[Subscription | None] = relationship()
