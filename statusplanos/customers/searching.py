"""Finding customers by a part of their name, document, code, e-mail, phone or login, as people type them."""

import re
from typing import Any

from sqlalchemy import ColumnElement, and_, column, exists, func, or_, table

from statusplanos.customers.models import Customer, Subscription
from statusplanos.folding import fold

_MASKED = re.compile(r"[0-9a-z.\-/()+\s]*[0-9][0-9a-z.\-/()+\s]*")
_PUNCTUATION = re.compile(r"[.\-/()+\s]")
_LOGINS = table("radius_login", column("subscription_id"), column("username_folded"))


def matching(text: str) -> ColumnElement[bool]:
    """Rows of customers (with their subscriptions outer-joined) that ``text`` may mean."""
    folded = fold(text)
    ways = [_words(folded), _has(func.lower(Subscription.code), text.lower()), _login(folded)]
    bare = _PUNCTUATION.sub("", folded)
    if bare and bare != folded and _MASKED.fullmatch(folded):
        ways.append(_has(Customer.search, bare))
    return or_(*ways)


def _words(folded: str) -> ColumnElement[bool]:
    """Every word, in any order, so that *marina alves* finds Marina Duarte Alves."""
    return and_(True, *(_has(Customer.search, word) for word in folded.split()))


def _has(place: Any, text: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = place.contains(text, autoescape=True)
    return found


def _login(folded: str) -> ColumnElement[bool]:
    mine = _LOGINS.c.subscription_id == Subscription.id
    return exists().where(mine, _has(_LOGINS.c.username_folded, folded))
