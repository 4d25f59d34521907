"""Who may open what. Every view says so with ``needs`` or ``public``; a view that says nothing is closed."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, TypeAlias

from flask import Flask, current_app, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.exceptions import Forbidden, Unauthorized

from statusplanos.hooks import One

View: TypeAlias = Callable[..., Any]


class Permission(StrEnum):
    """Stored with roles: the values never change."""

    LOOK = "look"
    SETTINGS = "settings"
    CUSTOMERS = "customers"
    CHANGE_STATUS = "change_status"
    MESSAGES = "messages"
    BILLING = "billing"
    AUDIT = "audit"
    USERS = "users"
    RADIUS_PASSWORD = "radius_password"  # noqa: S105 (a permission's name)

    @property
    def label(self) -> str:
        return str(_LABELS[self])

    @property
    def opens(self) -> str:
        """In words, what somebody who has it may do."""
        return str(_OPENS[self])


_LABELS = {
    Permission.LOOK: _l("Look at everything"),
    Permission.SETTINGS: _l("Settings Panel"),
    Permission.CUSTOMERS: _l("Edit customers and plans"),
    Permission.CHANGE_STATUS: _l("Edit plan status"),
    Permission.MESSAGES: _l("Handle messages"),
    Permission.BILLING: _l("See billing"),
    Permission.AUDIT: _l("See the whole history"),
    Permission.USERS: _l("Manage users"),
    Permission.RADIUS_PASSWORD: _l("See RADIUS passwords"),
}


_OPENS = {
    Permission.LOOK: _l("Every page that asks for nothing else. Every role has it."),
    Permission.SETTINGS: _l(
        "Plan statuses, senders, company and hours; releasing the daily run and running it now."
    ),
    Permission.CUSTOMERS: _l(
        "Customers, plans on sale, RADIUS logins and the data of a customer's plan. "
        "With “Edit plan status” also adding a plan and importing."
    ),
    Permission.CHANGE_STATUS: _l("Putting a customer's plan into another status."),
    Permission.MESSAGES: _l("Trying a message again, cancelling it."),
    Permission.BILLING: _l("Nothing of its own yet: what a plan costs is open to all who may look."),
    Permission.AUDIT: _l("The page “History” over everything that anybody did."),
    Permission.USERS: _l("Users, roles, invitations, the log of sign-ins."),
    Permission.RADIUS_PASSWORD: _l("Seeing the password of a RADIUS login."),
}


class Missing(Forbidden):
    """A 403 that names the permission that is missing."""

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission


administrator: One[Callable[[], str | None]] = One()
"""The name of somebody who may grant permissions; the 403 page shows it."""


def may(permission: str) -> bool:
    """Whether the signed-in person has ``permission``. Raises ``ValueError`` for an unknown name."""
    wanted = Permission(permission)
    return bool(current_user.is_authenticated and current_user.has_permission(wanted.value))


def needs(*permissions: str) -> Callable[[View], View]:
    """Open the view only to people who have every one of ``permissions``."""
    if not permissions:
        raise ValueError("needs() without a permission: use public")
    wanted = tuple(Permission(name) for name in permissions)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            _check(wanted)
            return view(*args, **kwargs)

        return _mark(guarded, wanted)

    return decorate


def public(view: View) -> View:
    """Open the view to everybody, signed in or not."""

    @wraps(view)
    def opened(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return _mark(opened, ())


def needed(endpoint: str | None) -> tuple[Permission, ...] | None:
    """What ``endpoint`` asks for: ``()`` when public, ``None`` when it does not say."""
    view = current_app.view_functions.get(endpoint or "")
    return getattr(view, "permission", None)


def opens(endpoint: str) -> bool:
    """Whether the person may open ``endpoint``; nobody opens one that there is not, or that does not say."""
    wanted = needed(endpoint)
    return wanted is not None and all(may(each) for each in wanted)


def guard(app: Flask) -> None:
    """Deny by default: a view without a mark answers 403 to everybody."""

    @app.before_request
    def refuse_unmarked() -> None:
        endpoint = request.endpoint
        if endpoint is None or endpoint == "static" or endpoint.endswith(".static"):
            return
        if needed(endpoint) is None:
            app.logger.error("view %s declares no permission", endpoint)
            raise Forbidden


def init_app(app: Flask) -> None:
    guard(app)
    app.jinja_env.globals["may"] = may


def _mark(view: View, permissions: tuple[Permission, ...]) -> View:
    view.permission = permissions  # type: ignore[attr-defined]
    return view


def _check(wanted: tuple[Permission, ...]) -> None:
    if not current_user.is_authenticated:
        raise Unauthorized
    for permission in wanted:
        if not current_user.has_permission(permission.value):
            raise Missing(permission)
