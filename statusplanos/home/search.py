"""One search over everything: customers, their plans, statuses, plans on sale, messages and pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from statusplanos.customers import searching
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.notes import writing
from statusplanos.folding import fold
from statusplanos.home import places
from statusplanos.messaging.models import Message
from statusplanos.radius.models import RadiusLogin
from statusplanos.statuses.models import Status
from statusplanos.web import filters
from statusplanos.web.permissions import may

SHOWN = 5
SHORTEST = 2
"""Letters from which on the database is asked."""
_BY_NAME = (Customer.search, Customer.id)


@dataclass(frozen=True)
class Hit:
    """One thing found; ``tone`` and ``category`` are a status's."""

    title: str
    url: str
    note: str = ""
    tone: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class Group:
    """What was found of one kind; ``every`` leads to the whole list when there is more."""

    label: Any
    icon: str
    hits: Sequence[Hit]
    every: str | None = None


def find(session: Session, q: str) -> list[Group]:
    """The groups in which ``q`` was found, each with its first hits."""
    pages = Group(_l("Pages"), "arrow-right", [Hit(one.label, one.url) for one in places.matching(q)[:SHOWN]])
    found = [pages] if pages.hits else []
    if len(fold(q)) < SHORTEST:
        return found
    kinds = (_customers, _sold, _notes, _statuses, _plans, _messages)
    found += [group for kind in kinds if (group := kind(session, q)).hits]
    # Who types a page's name wants the page; who types anything else has it further down.
    return found if any(places.begins(hit.title, q) for hit in pages.hits) else found[1:] + found[:1]


def _customers(session: Session, q: str) -> Group:
    """Those whose name begins so first; the rest by name."""
    chosen = select(Customer.id, Customer.name, Customer.document, Customer.mobile)
    ways = (searching.beginning(q), searching.people(q))
    rows = {row.id: row for way in ways for row in _first(session, chosen.where(way).order_by(*_BY_NAME))}
    hits = [Hit(row.name, url_for("customers.show", id=row.id), _reached(row)) for row in rows.values()]
    return _group(_l("Customers"), "users", hits, lambda: url_for("customers.index", q=q))


def _reached(row: Any) -> str:
    return _joined(filters.masked_document(row.document), filters.phone(row.mobile))


def _sold(session: Session, q: str) -> Group:
    """Customers' plans, by their code or their login."""
    found = Subscription.id.in_(_codes(q)) | Subscription.id.in_(_logins(q))
    columns: tuple[Any, ...] = (
        *(Subscription.id, Subscription.code, Customer.name),
        *(Plan.name.label("plan"), Status.tone, Status.category),
    )
    chosen = select(*columns).join(Subscription.customer).join(Subscription.plan).join(Subscription.status)
    rows = _first(session, chosen.where(found).order_by(func.length(Subscription.code), Subscription.code))
    hits = [
        Hit(
            row.code,
            url_for("lifecycle.show", id=row.id),
            _joined(row.name, row.plan),
            row.tone,
            row.category,
        )
        for row in rows
    ]
    return _group(_l("Customers' plans"), "wifi", hits, lambda: url_for("customers.index", q=q))


def _codes(q: str) -> Select[int]:
    """By the code's index alone, the shortest first, so that a whole code comes before longer ones."""
    found = select(Subscription.id).where(searching.coded(q))
    return found.order_by(func.length(Subscription.code), Subscription.code).limit(SHOWN + 1)


def _logins(q: str) -> Select[int]:
    found = select(RadiusLogin.subscription_id).where(_holds(RadiusLogin.username_folded, q))
    return found.limit(SHOWN + 1)


def _statuses(session: Session, q: str) -> Group:
    """To the status's form for who may open it, otherwise to the plans that stand in it."""
    chosen = select(Status.id, Status.description, Status.tone, Status.category).where(
        Status.archived_at.is_(None), _holds(Status.description_folded, q)
    )
    settings = may("settings")
    hits = [
        Hit(
            row.description,
            url_for("statuses.edit", id=row.id) if settings else url_for("customers.index", status=row.id),
            row.category.label,
            row.tone,
            row.category,
        )
        for row in _first(session, chosen.order_by(Status.description_folded))
    ]
    more = (lambda: url_for("statuses.index", q=q)) if settings else None
    return _group(_l("Plan statuses"), "list-details", hits, more)


def _plans(session: Session, q: str) -> Group:
    chosen = select(Plan.id, Plan.name, Plan.price_cents).where(
        Plan.archived_at.is_(None), _holds(Plan.name_folded, q)
    )
    hits = [
        Hit(row.name, url_for("customers.edit_plan", id=row.id), filters.money(row.price_cents))
        for row in _first(session, chosen.order_by(Plan.name_folded))
    ]
    return _group(_l("Plans on sale"), "receipt", hits, lambda: url_for("customers.plans", q=q))


def _notes(session: Session, q: str) -> Group:
    """By their protocol alone."""
    hits = [
        Hit(row.protocol, url_for("customers.note", id=row.id), _joined(row.name, row.text[:60]))
        for row in writing.found(session, q, most=SHOWN + 1)
    ]
    return _group(_l("Notes of staff"), "pencil", hits, None)


def _messages(session: Session, q: str) -> Group:
    """The newest first, by what they said above or by whom they went to."""
    columns = (Message.recipient, Message.sent_subject, Message.customer_name)
    found = or_(*(func.lower(column).contains(q.lower(), autoescape=True) for column in columns))
    chosen = select(
        Message.id, Message.customer_name, Message.sent_subject, Message.status_name, Message.created_at
    )
    hits = [
        Hit(
            row.sent_subject or row.status_name,
            url_for("messaging.show", id=row.id),
            _joined(row.customer_name, filters.instant(row.created_at)),
        )
        for row in _first(session, chosen.where(found).order_by(Message.id.desc()))
    ]
    return _group(_l("Messages"), "mail", hits, lambda: url_for("messaging.index", q=q))


def _first(session: Session, chosen: Any) -> Sequence[Any]:
    return session.execute(chosen.limit(SHOWN + 1)).all()


def _holds(column: Any, q: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column.contains(fold(q), autoescape=True)
    return found


def _group(label: Any, icon: str, hits: list[Hit], more: Callable[[], str] | None) -> Group:
    return Group(label, icon, hits[:SHOWN], more() if more and len(hits) > SHOWN else None)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
