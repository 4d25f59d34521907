"""Finding customers by a part of their name, document, code, e-mail, phone or login, as people type them."""

import re
from typing import Any

from sqlalchemy import ColumnElement, and_, column, func, or_, select, table, union

from statusplanos.customers.models import Customer, Subscription
from statusplanos.folding import fold

_MASKED = re.compile(r"[0-9a-z.\-/()+\s]*[0-9][0-9a-z.\-/()+\s]*")
_PUNCTUATION = re.compile(r"[.\-/()+\s]")
_LAST = "\U0010ffff"
_TELLING = 2
_LOGINS = table("radius_login", column("subscription_id"), column("username_folded"))


def matching(text: str) -> ColumnElement[bool]:
    """Rows of customers (with their subscriptions outer-joined) that ``text`` may mean.

    Whose they may be is found first, by the indexes of names and codes alone, so that only their rows are
    joined and looked at. A single letter means nearly everybody, and is looked for as the rows come.
    """
    meant = meaning(text)
    if len(fold(text)) < _TELLING:
        return meant
    named = select(Customer.id).where(people(text))
    owning = (select(Subscription.customer_id).where(way) for way in (coded(text), _login(fold(text))))
    return and_(Customer.id.in_(union(named, *owning)), meant)


def meaning(text: str) -> ColumnElement[bool]:
    """The same rows, asked of each row in turn: for a list that joins customers and subscriptions anyway."""
    return or_(people(text), coded(text), _login(fold(text)))


def people(text: str) -> ColumnElement[bool]:
    """Customers by name, document (with its mask or without), address or phone."""
    folded = fold(text)
    bare = _PUNCTUATION.sub("", folded)
    if bare and bare != folded and _MASKED.fullmatch(folded):
        return or_(_words(folded), _has(Customer.search, bare))
    return _words(folded)


def beginning(text: str) -> ColumnElement[bool]:
    """Customers whose name begins with ``text``; where the index is ordered by letters it is read alone."""
    folded = fold(text)
    starts = Customer.search.startswith(folded, autoescape=True)
    return and_(starts, Customer.search >= folded, Customer.search < f"{folded}{_LAST}")


def coded(text: str) -> ColumnElement[bool]:
    """Subscriptions by their code."""
    return _has(func.lower(Subscription.code), text.lower())


def _words(folded: str) -> ColumnElement[bool]:
    """Every word, in any order, so that *marina alves* finds Marina Duarte Alves."""
    return and_(True, *(_has(Customer.search, word) for word in folded.split()))


def _has(place: Any, text: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = place.contains(text, autoescape=True)
    return found


def _login(folded: str) -> ColumnElement[bool]:
    """Asked once for the whole list, not for each of its rows."""
    return Subscription.id.in_(
        select(_LOGINS.c.subscription_id).where(_has(_LOGINS.c.username_folded, folded))
    )
