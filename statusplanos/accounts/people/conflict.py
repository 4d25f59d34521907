"""Two people edited one person, or one role."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from statusplanos.accounts.forms import RoleForm, UserForm
from statusplanos.accounts.models import Role, User
from statusplanos.history.conflict.lost_update import Conflict, Edited, conflict
from statusplanos.web.permissions import Permission

_ROLE = {
    "name": "name",
    "description": "description",
    "permissions": "permission_names",
    "requires_second_factor": "requires_second_factor",
}
_USER = {"name": "name", "email": "email", "role": "role_id"}


def of_role(session: Session, role: Role, mine: RoleForm, *, stored: Callable[[], RoleForm]) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""
    places = {name: ("role", role.id, column) for name, column in _ROLE.items()}
    edited = Edited(entity="role", number=role.id, places=places, shape=_as_shown, alike=_whole)
    return conflict(session, edited, mine=mine, stored=stored)


def of_user(session: Session, user: User, mine: UserForm, *, stored: Callable[[], UserForm]) -> Conflict:
    places = {name: ("user", user.id, column) for name, column in _USER.items()}
    edited = Edited(entity="user", number=user.id, places=places, alike=_bare)
    return conflict(session, edited, mine=mine, stored=stored)


def _as_shown(name: str, value: Any) -> Any:
    return (value or "").split(",") if name == "permissions" else value


def _whole(name: str, value: Any) -> Any:
    """Every role may look, whether it was ticked or not."""
    return tuple(sorted({*value, Permission.LOOK.value})) if name == "permissions" else value


def _bare(name: str, value: Any) -> Any:
    """Ids are compared as numbers, e-mails without regard to capitals."""
    if name == "role":
        return int(value)
    return value.casefold() if name == "email" else value
