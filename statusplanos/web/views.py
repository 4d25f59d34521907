"""The theme: a choice of the person at this browser, kept in a cookie that the server reads."""

from flask import Blueprint, Response, current_app, request

from statusplanos.web.htmx import redirect
from statusplanos.web.own_paths import path_within
from statusplanos.web.permissions import needs

blueprint = Blueprint("web", __name__)
THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600


@blueprint.post("/tema")
@needs("look")
def theme() -> Response:
    """Set ``theme`` to ``light`` or ``dark``; anything else follows the system again."""
    response = redirect(path_within(request.referrer) or "/")
    chosen = request.form.get("theme", "")
    secure = str(current_app.config.get("BASE_URL", "")).startswith("https://")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=YEAR, httponly=True, secure=secure, samesite="Lax")
    else:
        response.delete_cookie("theme", httponly=True, secure=secure, samesite="Lax")
    return response
