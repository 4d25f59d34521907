"""Saving a list as it is filtered, and who may change what was saved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.accounts.saved.models import LISTS, SavedView
from statusplanos.errors import DomainError
from statusplanos.folding import fold
from statusplanos.web.permissions import Permission

LONGEST = 2000
"""Letters of a query."""


def written(arguments: Mapping[str, str]) -> str:
    """The query of a list, the same whatever the order of its arguments."""
    return urlencode(sorted(arguments.items()))


def read(query: str) -> dict[str, str]:
    """The arguments of a query that came from outside; of one that is none, nothing."""
    pairs = parse_qsl(query[:LONGEST], max_num_fields=None)
    return {
        name: value
        for name, value in pairs
        if name != "depois" and name.isprintable() and value.isprintable()
    }


def visible(session: Session, user: User, page: str) -> Sequence[SavedView]:
    """The views of a list that ``user`` sees: the own ones and those shared with everybody."""
    mine = or_(SavedView.user_id == user.id, SavedView.shared)
    found = select(SavedView).where(SavedView.page == page, mine)
    return session.scalars(found.order_by(SavedView.name_folded, SavedView.id)).all()


def may_see(view: SavedView, user: User) -> bool:
    return view.shared or view.user_id == user.id


def may_change(view: SavedView, user: User) -> bool:
    """The author, and for shared ones who keeps the settings."""
    return view.user_id == user.id or (view.shared and user.has_permission(Permission.SETTINGS.value))


def save(
    session: Session, *, user: User, page: str, arguments: str, name: str, shared: bool, at: datetime
) -> SavedView:
    """Keep ``arguments`` of the list ``page`` under ``name``. Raises :class:`DomainError`."""
    if page not in LISTS:
        raise DomainError(_("This list cannot be saved."))
    if not arguments:
        raise DomainError(_("Filter, search or order the list first: there is nothing to save yet."))
    _check_name(session, user.id, page, name, None)
    view = SavedView(name=name, page=page, arguments=arguments, shared=shared, user_id=user.id, created_at=at)
    session.add(view)
    return view


def revise(session: Session, view: SavedView, *, by: User, name: str, shared: bool) -> None:
    _check_may_change(view, by)
    _check_name(session, view.user_id, view.page, name, view)
    view.name, view.shared = name, shared


def remove(session: Session, view: SavedView, *, by: User) -> None:
    _check_may_change(view, by)
    session.delete(view)


def _check_may_change(view: SavedView, user: User) -> None:
    if not may_change(view, user):
        message = _("Only %(name)s, or who keeps the settings, may change this view.", name=view.user.name)
        raise DomainError(message)


def _check_name(session: Session, user: int, page: str, name: str, view: SavedView | None) -> None:
    same = select(SavedView).where(
        SavedView.user_id == user, SavedView.page == page, SavedView.name_folded == fold(name)
    )
    with session.no_autoflush:
        twin = session.scalar(same)
    if twin is not None and twin is not view:
        raise DomainError(_("There is a view of this name already: choose another name."), field="name")
