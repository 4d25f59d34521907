"""Every refusal has a page that says what to do next, and a fragment that says it in place."""

from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    flash,
    make_response,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import Forbidden, HTTPException, TooManyRequests, Unauthorized

from statusplanos import database
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.web import permissions
from statusplanos.web.error_sentences import Complaint, complaint, forbidden
from statusplanos.web.htmx import is_htmx, redirect, swaps_part, vary
from statusplanos.web.own_paths import page_address


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Unauthorized, on_unauthorized)
    app.register_error_handler(Forbidden, on_forbidden)
    app.register_error_handler(CSRFError, on_stale_form)
    app.register_error_handler(DomainError, on_refusal)
    app.register_error_handler(StaleDataError, on_overtaken)
    app.register_error_handler(OperationalError, on_database_fault)
    app.register_error_handler(500, on_crash)


def on_http(error: HTTPException) -> Response:
    code = error.code or 500
    response = answer(code, complaint(code))
    return _with_headers(response, error)


def on_unauthorized(error: Unauthorized) -> Response:
    """To the sign-in, and back to the page afterwards. Somebody who was at work hears why."""
    if swaps_part() or request.method != "GET":
        _say_once(_("Your session has ended. Sign in again to go on."))
    login = url_for(current_app.config["LOGIN_ENDPOINT"], next=page_address())
    if not swaps_part():
        return redirect(login)
    # The whole page leaves for the sign-in, and with it whatever was polling.
    return vary(Response(status=401, headers={"HX-Redirect": login}))


def _say_once(text: str) -> None:
    """A page may hold several fragments, and each of them hears that the session has ended."""
    if text not in [said for _category, said in session.get("_flashes", [])]:
        flash(text, "info")


def on_forbidden(error: Forbidden) -> Response:
    missing = error.permission.label if isinstance(error, permissions.Missing) else None
    return answer(403, forbidden(missing, _administrator()))


def on_stale_form(error: CSRFError) -> Response:
    if permissions.needed(request.endpoint) and not current_user.is_authenticated:
        return on_unauthorized(Unauthorized())
    text = _(
        "It was open for too long, or you signed in again meanwhile. Nothing was saved. "
        "Go back, reload the page and send it once more."
    )
    return answer(400, Complaint(_("This form is no longer valid"), text, "refresh"))


def on_refusal(error: DomainError) -> Response:
    """A rule's refusal that no view put beside its field."""
    if "sqlalchemy" in current_app.extensions:
        db.session.rollback()
    lost = isinstance(error, LostUpdate)
    title = _("Somebody saved before you") if lost else _("That cannot be done")
    return answer(409 if lost else 422, Complaint(title, error.message, "alert-triangle"))


def on_overtaken(error: StaleDataError) -> Response:
    """Two saved at the same moment, after both had looked at the version: this one came second."""
    db.session.rollback()
    return answer(409, complaint(409))


def on_database_fault(error: OperationalError) -> Response:
    """A full disk is said to whoever wanted to save; the other faults are nothing that staff can help."""
    if not database.is_full(error):
        raise error
    db.session.rollback()
    current_app.logger.error("The disk is full: %s", error.orig)
    text = _("Nothing was saved. Ask whoever keeps the server to free space in the data folder, then repeat.")
    return answer(507, Complaint(_("The server's disk is full"), text, "alert-triangle"))


def on_crash(error: HTTPException) -> Response:
    """Rendered past context processors: they would ask for the user, thus session and database."""
    name = "errors/_500.html" if swaps_part() else "errors/500.html"
    with force_locale("pt_BR"):
        body = current_app.jinja_env.get_template(name).render()
    return _placed(make_response(body, 500))


def answer(code: int, said: Complaint) -> Response:
    """``said`` as a page with status ``code``, or as a note at the top of the page that asked."""
    if swaps_part():
        return _placed(make_response(render_template("errors/_error.html", said=said), code))
    context: dict[str, Any] = {"said": said, "back": page_address() if request.method != "GET" else None}
    layout = "errors/within.html" if _signed_in() else "errors/alone.html"
    return vary(make_response(render_template(layout, **context), code))


def _placed(response: Response) -> Response:
    """Let the fragment stand at the top of the page: typed text and lists are not replaced by an error."""
    if swaps_part():
        response.headers["HX-Retarget"] = "#problem"
        response.headers["HX-Reswap"] = "innerHTML"
        if not is_htmx():
            response.headers["HX-Reselect"] = ".note"  # what the page would cut out is not in here
    return vary(response)


def _with_headers(response: Response, error: HTTPException) -> Response:
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    if isinstance(error, TooManyRequests):
        response.headers.setdefault("Retry-After", "60")
    return response


def _signed_in() -> bool:
    return hasattr(current_app, "login_manager") and bool(current_user.is_authenticated)


def _administrator() -> str | None:
    """Whom to ask; a lookup that fails only leaves the name out."""
    lookup = permissions.administrator.get()
    try:
        return lookup() if lookup and _signed_in() else None
    except Exception:
        current_app.logger.exception("left out of the page: the administrator's name")
        return None
