"""*Planos neste status*: who stands in a status, since when, and when each leaves it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.searching import meaning
from statusplanos.folding import fold
from statusplanos.statuses.models import Status
from statusplanos.web.filters import document, full_date, money
from statusplanos.web.lists.listing import Listing, Page, fetch

SOON = 7
BATCH = 1000
UNGROUPED = "nao"
SORTS = {
    "cliente": Customer.search,
    "plano": Plan.name_folded,
    "desde": Subscription.entered_on,
    "muda": Subscription.due_on,
    "valor": Subscription.price_cents,
}
_COLUMNS: tuple[Any, ...] = (
    Subscription.id,
    Subscription.code,
    Subscription.entered_on,
    Subscription.due_on,
    Subscription.price_cents,
    Customer.id.label("customer_id"),
    Customer.name,
    Customer.document,
    Plan.name.label("plan"),
)


@dataclass(frozen=True)
class Counts:
    """How many plans the search finds in the status, by what can be filtered; ``shown`` with the filter."""

    all: int
    late: int
    soon: int
    endless: int
    shown: int
    monthly_cents: int


def read() -> Listing:
    """The list as it is asked for: by the day of leaving, a heading a day, unless told otherwise."""
    return Listing.read(sorts=tuple(SORTS), default="muda", filters=("quando", "agrupar"))


def grouped(listing: Listing) -> bool:
    """Days have headings while the list is ordered by them."""
    return listing.sort == "muda" and listing.filters["agrupar"] != UNGROUPED


def page(status: Status, listing: Listing, *, on: date) -> Page:
    return fetch(_rows(status, listing, on), listing, columns=SORTS, key=Subscription.id)


def counts(session: Session, status: Status, listing: Listing, *, on: date) -> Counts:
    when = {name: func.count(case((condition, 1))) for name, condition in _whens(on).items()}
    shown = _when(listing, on)
    figures: list[Any] = [func.count(), *when.values()]
    figures.append(func.count() if shown is None else func.count(case((shown, 1))))
    price = Subscription.price_cents if shown is None else case((shown, Subscription.price_cents), else_=0)
    figures.append(func.coalesce(func.sum(price), 0))
    chosen: Select[Any] = select(*figures)
    found = session.execute(_standing(chosen, status, listing)).one()
    return Counts(*(int(figure) for figure in found))


def of_days(
    session: Session, status: Status, listing: Listing, found: Page, *, on: date
) -> Mapping[date | None, int]:
    """How many leave on each of the days on the page; ``None``: never by themselves."""
    days = {row.due_on for row in found.rows}
    counted = _rows(status, listing, on, Subscription.due_on, func.count())
    wanted = Subscription.due_on.in_([day for day in days if day])
    chosen = or_(wanted, Subscription.due_on.is_(None)) if None in days else wanted
    totals = session.execute(counted.where(chosen).group_by(Subscription.due_on))
    return {day: number for day, number in totals}


def header() -> list[str]:
    """The columns of the CSV."""
    return [
        _("Code"),
        _("Customer"),
        _("CPF or CNPJ"),
        _("Plan"),
        _("Monthly price"),
        _("In the status since"),
        _("Changes on"),
        _("Days left"),
    ]


def spreadsheet(session: Session, status: Status, listing: Listing, *, on: date) -> Iterator[list[Any]]:
    """The rows of the list as it is filtered."""
    found = _rows(status, listing, on).order_by(Subscription.due_on, Subscription.id)
    for row in session.execute(found.execution_options(yield_per=BATCH)):
        yield [
            row.code,
            row.name,
            document(row.document),
            row.plan,
            money(row.price_cents).removeprefix("R$\N{NO-BREAK SPACE}"),
            full_date(row.entered_on),
            full_date(row.due_on),
            (row.due_on - on).days if row.due_on else None,
        ]


def _rows(status: Status, listing: Listing, on: date, *columns: Any) -> Select[Any]:
    found = _standing(select(*(columns or _COLUMNS)), status, listing)
    shown = _when(listing, on)
    return found if shown is None else found.where(shown)


def _standing(chosen: Select[Any], status: Status, listing: Listing) -> Select[Any]:
    joined = (
        chosen.select_from(Subscription)
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(Plan, Plan.id == Subscription.plan_id)
        .where(Subscription.status_id == status.id)
    )
    return joined.where(or_(meaning(listing.q), _plan(listing.q))) if listing.q else joined


def _plan(text: str) -> ColumnElement[bool]:
    return Plan.name_folded.contains(fold(text), autoescape=True)


def _whens(on: date) -> dict[str, ColumnElement[bool]]:
    return {
        "hoje": Subscription.due_on <= on,
        "logo": (Subscription.due_on > on) & (Subscription.due_on <= on + timedelta(days=SOON)),
        "sem": Subscription.due_on.is_(None),
    }


def _when(listing: Listing, on: date) -> ColumnElement[bool] | None:
    return _whens(on).get(listing.filters["quando"])
