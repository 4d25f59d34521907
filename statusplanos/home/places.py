"""The application's pages by their names, and by the words that people have for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from statusplanos.folding import fold
from statusplanos.web.navigation import SETTINGS, WORK, exists
from statusplanos.web.permissions import may, needed

_MORE = (
    ("customers.new", _l("New customer")),
    ("customers.new_plan", _l("New plan")),
    ("statuses.new", _l("New status")),
    ("statuses.chart", _l("Status map")),
    ("lifecycle.simulation", _l("Simulate the daily run")),
    ("accounts.new_user", _l("New user")),
    ("senders.new_email", _l("New e-mail sender")),
    ("senders.new_sms", _l("New SMS sender")),
    ("accounts.profile", _l("My account")),
)
_SYNONYMS = {
    "home.index": _l("home start overview today trials"),
    "customers.index": _l("people subscribers clients list search"),
    "customers.new": _l("add register person"),
    "lifecycle.runs": _l("routine worker task schedule transitions"),
    "lifecycle.simulation": _l("forecast what if preview"),
    "messaging.index": _l("e-mail sms queue outbox sent failed notices"),
    "history.index": _l("audit log changes who did"),
    "statuses.index": _l("register rules next status days"),
    "statuses.chart": _l("drawing diagram flow arrows"),
    "customers.plans": _l("prices products internet speed"),
    "importing.index": _l("file csv spreadsheet load"),
    "senders.index": _l("smtp gateway server mail"),
    "accounts.users": _l("people staff roles permissions profiles"),
    "accounts.profile": _l("password name sessions theme"),
    "settings.company": _l("settings time zone due day closing logo divisor"),
}


@dataclass(frozen=True)
class Place:
    label: str
    url: str
    words: str


def matching(q: str) -> list[Place]:
    """The pages that the signed-in person may open and that ``q`` may mean, those it begins first."""
    words = fold(q).split()
    found = [place for place in _allowed() if words and all(begins(place.words, word) for word in words)]
    return sorted(found, key=lambda place: not begins(place.label, q))


def begins(title: str, q: str) -> bool:
    """Whether a word of ``title`` begins with ``q``."""
    return f" {fold(q)}" in f" {fold(title)}"


def _allowed() -> Iterator[Place]:
    for endpoint, label in (*((entry.endpoint, entry.label) for entry in (*WORK, *SETTINGS)), *_MORE):
        if exists(endpoint) and all(may(permission) for permission in needed(endpoint) or ()):
            yield _place(endpoint, label)


def _place(endpoint: str, label: Any) -> Place:
    words = fold(f"{label} {_SYNONYMS.get(endpoint, '')}")
    return Place(str(label), url_for(endpoint), words)
