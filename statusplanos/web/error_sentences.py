"""The sentences of the error pages: what happened, and what to do about it."""

from dataclasses import dataclass

from flask import current_app, request
from flask_babel import gettext as _


@dataclass(frozen=True)
class Complaint:
    title: str
    text: str
    icon: str = "alert-circle"


def complaint(code: int) -> Complaint:
    """What an HTTP refusal with ``code`` says."""
    known = {
        400: bad_request,
        404: not_found,
        405: wrong_method,
        409: conflict,
        413: too_large,
        414: too_long,
        422: unusable,
        429: too_many,
    }
    return known.get(code, other)()


def bad_request() -> Complaint:
    return Complaint(
        _("The request could not be understood"),
        _("Something was missing or mistyped. Nothing was saved. Go back, reload the page and try again."),
    )


def not_found() -> Complaint:
    return Complaint(
        _("This page does not exist"),
        _("The address may be mistyped, or what it showed was deleted. Look for it in the search."),
        "search",
    )


def wrong_method() -> Complaint:
    return Complaint(
        _("This address cannot be opened that way"),
        _("It only takes what a form sends. Open the page of the form and press its button."),
    )


def conflict() -> Complaint:
    return Complaint(
        _("Somebody saved before you"),
        _("What you see is out of date. Open it again, look at what has changed, and repeat your change."),
        "alert-triangle",
    )


def too_large() -> Complaint:
    if request.mimetype == "application/x-www-form-urlencoded":
        return Complaint(
            _("The text is too long"),
            _("A form takes about half a megabyte of text. Nothing was saved. Shorten it and send it again."),
        )
    limit = int(current_app.config.get("MAX_CONTENT_LENGTH") or 0) // (1024 * 1024)
    if not limit:
        return Complaint(_("The file is too large"), _("Send a smaller file, or split it in parts."))
    return Complaint(
        _("The file is too large"),
        _("Up to %(limit)d MB can be sent. Split it in parts and send one after the other.", limit=limit),
    )


def too_long() -> Complaint:
    return Complaint(
        _("The address is too long"),
        _("Search for something shorter, or open the list again without its filters."),
        "search",
    )


def unusable() -> Complaint:
    return Complaint(
        _("The data could not be used"),
        _("Nothing was saved. Go back, look through the fields and send them again."),
    )


def too_many() -> Complaint:
    return Complaint(
        _("Too many attempts"),
        _("To protect the accounts, this is held back for a moment. Wait a minute and try again."),
        "clock",
    )


def other() -> Complaint:
    return Complaint(
        _("This did not work"), _("The server refused the request. Nothing was saved. Go back and try again.")
    )


def forbidden(permission: str | None, administrator: str | None) -> Complaint:
    """403: names the ``permission`` that is missing and somebody who can grant it, where known."""
    title = _("You may not open this")
    if permission is None:
        return Complaint(title, _("This address is closed to your account."), "lock")
    if administrator is None:
        text = _("The permission %(permission)s is missing. Ask an administrator.", permission=permission)
    else:
        text = _(
            "The permission %(permission)s is missing. Ask %(name)s or another administrator.",
            permission=permission,
            name=administrator,
        )
    return Complaint(title, text, "lock")
