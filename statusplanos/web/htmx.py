"""One address for the page and for its fragment: HTMX gets the part, everybody else the whole."""

from typing import Any

from flask import Response, flash, make_response, render_template, request
from flask import redirect as redirect_to


def is_htmx() -> bool:
    """Whether a fragment was asked for. ``full`` (``hx-select``, back button) wants the page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-Request-Type") != "full"


def swaps_part() -> bool:
    """Whether the answer goes into a part of the page, also one that is cut out of a whole page."""
    target = request.headers.get("HX-Target", "body")
    return is_htmx() or (request.headers.get("HX-Request") == "true" and target != "body")


def render(page: str, fragment: str, /, *, code: int = 200, **context: Any) -> Response:
    """``fragment`` to HTMX, otherwise ``page`` (which includes the same fragment)."""
    if not is_htmx():
        return vary(make_response(render_template(page, **context), code))
    return vary(make_response(render_template(fragment, **context) + _toasts(), code))


def dialog(page: str, fragment: str, /, *, code: int = 200, **context: Any) -> Response:
    """Like :func:`render`, with the fragment inside a ``<dialog>`` that ``app.js`` opens."""
    wrapped = {"fragment": fragment, "in_dialog": is_htmx(), **context}
    return render(page, "macros/dialog.html", code=code, **wrapped)


def redirect(url: str) -> Response:
    """Go on to ``url`` after a success: 303, or a whole new page when HTMX asked."""
    if not is_htmx():
        return vary(make_response(redirect_to(url, 303)))
    return vary(Response(status=204, headers={"HX-Redirect": url}))


def toast(message: str, *, undo: str | None = None) -> None:
    """Say ``message`` on the next page (or with this fragment); ``undo`` is posted to by *Undo*."""
    flash({"text": str(message), "undo": undo}, "toast")  # type: ignore[arg-type]


def vary(response: Response) -> Response:
    response.vary.update(("HX-Request", "HX-Request-Type"))
    return response


def _toasts() -> str:
    # A GET (a poll, a search) must not swallow what the page after a redirect has to say.
    return "" if request.method == "GET" else render_template("macros/toasts_swap.html")
