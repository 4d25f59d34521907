"""The rows of ``export subscriptions`` and of the list's CSV. Other programs read the keys: never rename."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Integer, String, column, func, select, table
from sqlalchemy.orm import Session, aliased

from statusplanos.customers.listing import rows
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.statuses.models import Status
from statusplanos.web.filters import document, full_date, money, phone
from statusplanos.web.lists.listing import Listing

BATCH = 1000
_LOGINS = table("radius_login", column("subscription_id", Integer), column("username", String))


def subscriptions(session: Session) -> Iterator[dict[str, Any]]:
    """Every subscription by id: dates ISO, money in centavos, category and access by their stored names."""
    following = aliased(Status)
    chosen = (
        select(
            Subscription.code,
            Customer.name.label("customer"),
            Customer.document,
            Customer.email,
            func.coalesce(Customer.mobile, Customer.landline).label("phone"),
            Plan.name.label("plan"),
            Subscription.price_cents,
            Status.description.label("status"),
            Status.category,
            Status.access,
            Status.generates_billing,
            Subscription.entered_on,
            Subscription.due_on,
            following.description.label("next_status"),
            Subscription.billed_from,
            _LOGINS.c.username.label("radius_login"),
        )
        .select_from(Subscription)
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(Plan, Plan.id == Subscription.plan_id)
        .join(Status, Status.id == Subscription.status_id)
        .outerjoin(following, following.id == Status.next_status_id)
        .outerjoin(_LOGINS, _LOGINS.c.subscription_id == Subscription.id)
        .order_by(Subscription.id)
    )
    for row in session.execute(chosen.execution_options(yield_per=BATCH)):
        yield {name: _plain(value) for name, value in row._mapping.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else getattr(value, "value", value)


def header() -> list[str]:
    """The columns of the list's CSV."""
    return [
        _("Code"),
        _("Customer"),
        _("CPF or CNPJ"),
        _("E-mail"),
        _("Mobile"),
        _("Landline"),
        _("Plan"),
        _("Monthly price"),
        _("Status"),
        _("Category"),
        _("Access"),
        _("In the status since"),
        _("Changes on"),
    ]


def shown(session: Session, listing: Listing) -> Iterator[list[str | None]]:
    """The rows of the list as it is filtered, for a spreadsheet."""
    found = rows(listing).order_by(Customer.search, Subscription.id)
    for row in session.execute(found.execution_options(yield_per=BATCH)):
        yield [
            row.code,
            row.name,
            document(row.document),
            row.email,
            phone(row.mobile),
            phone(row.landline),
            row.plan,
            money(row.price_cents).removeprefix("R$\N{NO-BREAK SPACE}"),
            row.description,
            row.category.label if row.category else None,
            row.access.label if row.access else None,
            full_date(row.entered_on),
            full_date(row.due_on),
        ]
