"""Who is who: signing in, what holds guesses back, and the second factor that a role requires."""

from flask import Flask, Response, request, url_for
from flask_login import current_user

from statusplanos.accounts.second_factor import codes
from statusplanos.accounts.sign_in.throttle import limiter
from statusplanos.web.htmx import redirect
from statusplanos.web.permissions import needed

_SETTINGS = {
    "LOGIN_ENDPOINT": "accounts.sign_in",
    "LOGOUT_ENDPOINT": "accounts.sign_out",
}


def init_app(app: Flask) -> None:
    for name, value in _SETTINGS.items():
        app.config.setdefault(name, value)
    limiter.init_app(app)
    app.before_request(_lead_to_the_second_factor)


_OPEN = ("accounts.own_factor", "accounts.enrol_factor", "web.theme")


def _lead_to_the_second_factor() -> Response | None:
    """Whose role requires one and who has none sees nothing else before."""
    if request.endpoint in _OPEN or not needed(request.endpoint):
        return None
    if not current_user.is_authenticated or not codes.is_missing(current_user):
        return None
    return redirect(url_for("accounts.own_factor"))
