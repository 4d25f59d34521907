"""The list *Usuários*: search, state, role and order."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from statusplanos.accounts.models import Role, SignIn, User
from statusplanos.accounts.pages import number
from statusplanos.web.lists.listing import Listing, Page, fetch


class Entry(StrEnum):
    """Whether somebody may come in; the values stand in URLs."""

    ALLOWED = "liberado"
    GUEST = "convidado"
    DISABLED = "desativado"

    @property
    def label(self) -> str:
        return str(_WORDS[self][0])

    @property
    def tone(self) -> str:
        return _WORDS[self][1]


_WORDS = {
    Entry.ALLOWED: (_l("Allowed"), "green"),
    Entry.GUEST: (_l("Guest"), "amber"),
    Entry.DISABLED: (_l("Disabled"), "grey"),
}
_STATES: Mapping[Entry, ColumnElement[bool]] = {
    Entry.ALLOWED: and_(User.active, User.password.is_not(None)),
    Entry.GUEST: and_(User.active, User.password.is_(None)),
    Entry.DISABLED: ~User.active,
}
_SEEN = select(func.max(SignIn.last_seen_at)).where(SignIn.user_id == User.id).scalar_subquery()
_SORTS = {"nome": func.lower(User.name), "perfil": func.lower(Role.name), "visto": _SEEN}


def read() -> Listing:
    return Listing.read(sorts=tuple(_SORTS), default="nome", filters=("estado", "perfil"))


def entry_of(user: User) -> Entry:
    if not user.active:
        return Entry.DISABLED
    return Entry.GUEST if user.is_guest else Entry.ALLOWED


def role_of(session: Session, listing: Listing) -> Role | None:
    """The role that the list is narrowed to."""
    try:
        return session.get(Role, number(listing.filters["perfil"]))
    except ValueError:
        return None


def found(listing: Listing, role: Role | None) -> Page:
    """Rows with ``User`` and ``seen``."""
    wanted = _narrowed(select(User, _SEEN.label("seen")), listing, role)
    if listing.filters["estado"] in set(Entry):
        wanted = wanted.where(_STATES[Entry(listing.filters["estado"])])
    return fetch(wanted.options(contains_eager(User.role)), listing, columns=_SORTS, key=User.id)


def counts(session: Session, listing: Listing, role: Role | None) -> dict[Entry, int]:
    """How many are in each state under the search and the role."""
    each = [func.count().filter(condition) for condition in _STATES.values()]
    counted = _narrowed(select(*each).select_from(User), listing, role)
    return dict(zip(_STATES, session.execute(counted).one(), strict=True))


def _narrowed(wanted: Any, listing: Listing, role: Role | None) -> Any:
    wanted = wanted.join(User.role)
    if role is not None:
        wanted = wanted.where(User.role_id == role.id)
    if listing.q:
        columns = (User.name, User.email)
        wanted = wanted.where(or_(*(one.icontains(listing.q, autoescape=True) for one in columns)))
    return wanted
