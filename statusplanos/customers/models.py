"""Customers, the plans on sale, and the plans that customers have."""

from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.extensions import Instant, db
from statusplanos.folding import fold
from statusplanos.history.tracking import Record, Tracked, Word
from statusplanos.statuses.models import Status


class Customer(Tracked, db.Model):
    """Who pays. The document (CPF or CNPJ, without mask) identifies the customer; phones are E.164."""

    __tablename__ = "customer"
    __table_args__ = ({"sqlite_autoincrement": True},)
    history = Record(
        "customer",
        _l("Customer"),
        "name",
        {
            "name": Word(_l("Name")),
            "document": Word(_l("CPF or CNPJ")),
            "email": Word(_l("E-mail")),
            "mobile": Word(_l("Mobile")),
            "landline": Word(_l("Landline")),
            "due_day": Word(_l("Due day")),
            "street": Word(_l("Street")),
            "street_number": Word(_l("Number")),
            "complement": Word(_l("Complement")),
            "district": Word(_l("District")),
            "city": Word(_l("City")),
            "region": Word(_l("Region (UF)")),
            "postal_code": Word(_l("CEP")),
        },
        endpoint="customers.show",
        phrase=_l("the customer"),
        group="clientes",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(160))
    document: Mapped[str] = mapped_column(String(14), unique=True)
    email: Mapped[str | None] = mapped_column(String(255))
    mobile: Mapped[str | None] = mapped_column(String(16))
    landline: Mapped[str | None] = mapped_column(String(16))
    due_day: Mapped[int] = mapped_column(default=10, index=True)
    street: Mapped[str | None] = mapped_column(String(160))
    street_number: Mapped[str | None] = mapped_column(String(20))
    complement: Mapped[str | None] = mapped_column(String(80))
    district: Mapped[str | None] = mapped_column(String(80))
    city: Mapped[str | None] = mapped_column(String(80))
    region: Mapped[str | None] = mapped_column(String(2))
    postal_code: Mapped[str | None] = mapped_column(String(8))
    search: Mapped[str] = mapped_column(Text, default="", index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    subscriptions: Mapped[list["Subscription"]] = relationship(back_populates="customer")

    __mapper_args__ = {"version_id_col": version}


SEARCHED = 600
"""Letters at most, since PostgreSQL's index refuses longer rows; some letters unfold to a dozen."""


def searchable(name: str, document: str, *addresses: str | None) -> str:
    """The folded text that a customer is searched by; bulk writers fill ``Customer.search`` with it."""
    return fold(" ".join([name, document, *filter(None, addresses)]))[:SEARCHED]


@event.listens_for(Customer, "before_insert")
@event.listens_for(Customer, "before_update")
def _fold_for_search(mapper: Any, connection: Any, customer: Customer) -> None:
    customer.search = searchable(
        customer.name, customer.document, customer.email, customer.mobile, customer.landline
    )


class Plan(Tracked, db.Model):
    """What is sold. ``price_cents`` is the monthly price of new subscriptions."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("price_cents >= 0", name="price"),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "plan",
        _l("Plan"),
        "name",
        {
            "name": Word(_l("Name")),
            "price_cents": Word(_l("Monthly price")),
            "supports_radius": Word(_l("May have a RADIUS login")),
            "archived_at": Word(_l("Archived at")),
        },
        endpoint="customers.edit_plan",
        phrase=_l("the plan"),
        group="planos",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_folded: Mapped[str] = mapped_column(String(240), unique=True)
    price_cents: Mapped[int]
    supports_radius: Mapped[bool] = mapped_column(default=True)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


@event.listens_for(Plan, "before_insert")
@event.listens_for(Plan, "before_update")
def _fold_name(mapper: Any, connection: Any, plan: Plan) -> None:
    plan.name_folded = fold(plan.name)


class Subscription(Tracked, db.Model):
    """A customer's plan. Only :mod:`statusplanos.lifecycle` writes its status.

    ``entry_no`` counts the entries into a status: each is left by the clock at most once. ``due_on`` is the
    first day in the next status; ``billed_from`` the first day really billed.
    """

    __tablename__ = "subscription"
    __table_args__ = (
        CheckConstraint("price_cents >= 0", name="price"),
        Index("ix_subscription_status_due", "status_id", "due_on"),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "subscription",
        _l("Customer's plan"),
        "code",
        {
            "code": Word(_l("Code")),
            "customer_id": Word(_l("Customer"), refers="customer"),
            "plan_id": Word(_l("Plan"), refers="plan"),
            "price_cents": Word(_l("Monthly price")),
            "status_id": Word(_l("Status"), refers="status"),
            "entered_on": Word(_l("In the status since")),
            "due_on": Word(_l("Changes on")),
            "billed_from": Word(_l("Billed from")),
        },
        endpoint="lifecycle.show",
        owner="customer_id",
        phrase=_l("the customer's plan"),
        group="planos-de-clientes",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    price_cents: Mapped[int]
    status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    entered_on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(index=True)
    billed_from: Mapped[date | None]
    entry_no: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)

    customer: Mapped[Customer] = relationship(back_populates="subscriptions")
    plan: Mapped[Plan] = relationship()
    status: Mapped[Status] = relationship()
    periods: Mapped[list["StatusPeriod"]] = relationship(order_by="StatusPeriod.id")

    __mapper_args__ = {"version_id_col": version}


class StatusPeriod(db.Model):
    """A stay ``[started_on, ended_on)`` in a status, with price and billing flag as they were.

    A change of price splits the stay. The open period has no end.
    """

    __tablename__ = "status_period"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="order"),
        Index(
            "uq_status_period_open",
            "subscription_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
        Index("ix_status_period_subscription_id", "subscription_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    status_id: Mapped[int] = mapped_column(ForeignKey("status.id"), index=True)
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    generates_billing: Mapped[bool]
    price_cents: Mapped[int]

    status: Mapped[Status] = relationship()
