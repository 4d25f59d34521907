"""Addresses that may be followed: only paths of this application, never another site."""

from urllib.parse import urlsplit

from flask import request


def own_path(address: str | None) -> str | None:
    """``address`` if it is a path of this application (``/x?y``), else ``None``."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    if "\\" in address or any(ord(letter) < 0x21 or ord(letter) == 0x7F for letter in address):
        return None
    return address


def path_within(url: str | None) -> str | None:
    """The path and query of a full ``url`` of this host (a referrer), else ``None``."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.netloc != request.host:
        return None
    return own_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def page_address() -> str | None:
    """The page the person is looking at: this one if it was opened, else the one that asked."""
    asking = request.headers.get("HX-Current-URL") or request.referrer
    if request.method == "GET" and "HX-Request" not in request.headers:
        return own_path(request.full_path.rstrip("?"))
    return path_within(asking)
