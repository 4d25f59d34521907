"""The side navigation, and what higher floors provide for every page: counts, banners, name and logo."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, current_app, request, url_for
from flask_babel import lazy_gettext as _l

from statusplanos.hooks import Many, One
from statusplanos.web.permissions import Permission, may

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    endpoint: str
    label: Any
    icon: str
    permissions: tuple[Permission, ...] = (Permission.LOOK,)


@dataclass(frozen=True)
class Badge:
    """A number beside an entry; ``words`` say to a screen reader what is counted."""

    count: int
    words: str
    tone: str = "grey"


@dataclass(frozen=True)
class Banner:
    """A sentence above every page, with a link to where it is dealt with."""

    text: str
    tone: str = "amber"
    url: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Logo:
    """The company's picture; its size keeps the place free until it has come."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Link:
    url: str
    label: Any
    icon: str
    current: str | None
    badge: Badge | None


WORK = (
    Entry("home.index", _l("Dashboard"), "layout-dashboard"),
    Entry("customers.index", _l("Customers"), "users"),
    Entry("lifecycle.runs", _l("Daily run"), "calendar-time"),
    Entry("lifecycle.bulk_changes", _l("Bulk changes"), "arrows-exchange", (Permission.CHANGE_STATUS,)),
    Entry("messaging.index", _l("Messages"), "mail"),
    Entry("history.index", _l("History"), "history", (Permission.AUDIT,)),
)
SETTINGS = (
    Entry("statuses.index", _l("Plan Status"), "list-details", (Permission.SETTINGS,)),
    Entry("customers.plans", _l("Plans"), "receipt"),
    Entry(
        "importing.index",
        _l("Import customers"),
        "table-import",
        (Permission.CUSTOMERS, Permission.CHANGE_STATUS),
    ),
    Entry("senders.index", _l("Senders"), "send", (Permission.SETTINGS,)),
    Entry("accounts.users", _l("Users and access"), "key", (Permission.USERS,)),
    Entry("settings.index", _l("All settings"), "settings", (Permission.SETTINGS,)),
)

badge: Many[Callable[[], Badge | None]] = Many()
"""A number beside the entry whose endpoint is the name."""
banner: Many[Callable[[], Banner | None]] = Many()
"""A sentence above every page, while there is reason for one."""
company: One[Callable[[], str]] = One()
"""What the company is called."""
logo: One[Callable[[], Logo | None]] = One()
"""The company's picture, if it has one."""
help_page: One[Callable[[], str]] = One()
"""The address where the page that is open is explained."""
news: One[Callable[[], bool]] = One()
"""Whether there are news that this person has not seen."""


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        navigation=links,
        banners=banners,
        company_name=company_name,
        company_logo=company_logo,
        exists=exists,
        help_url=help_url,
        has_news=has_news,
    )


def exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def links() -> dict[str, list[Link]]:
    """What the signed-in person may open: the daily ``work`` and the ``settings`` under their heading."""
    shown = {"work": _allowed(WORK), "settings": _allowed(SETTINGS)}
    here = _nearest(entry for group in shown.values() for entry in group)
    return {name: [_link(entry, here) for entry in group] for name, group in shown.items()}


def banners() -> list[Banner]:
    found = [_quietly(ask) for ask in banner]
    return [each for each in found if each is not None]


def company_name() -> str:
    return _quietly(company.get()) or ""


def company_logo() -> Logo | None:
    return _quietly(logo.get())


def help_url() -> str:
    return _quietly(help_page.get()) or ""


def has_news() -> bool:
    return bool(_quietly(news.get()))


def _allowed(entries: tuple[Entry, ...]) -> list[Entry]:
    return [entry for entry in entries if exists(entry.endpoint) and all(map(may, entry.permissions))]


def _nearest(entries: Iterable[Entry]) -> str | None:
    """The entry under whose address this page lies (the longest one)."""
    under = [url for entry in entries if _holds(url := url_for(entry.endpoint))]
    return max(under, key=len, default=None)


def _holds(url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(url.rstrip("/") + "/"))


def _link(entry: Entry, here: str | None) -> Link:
    url = url_for(entry.endpoint)
    current = None if url != here else "page" if request.path == url else "true"
    return Link(url, entry.label, entry.icon, current, _quietly(badge.named(entry.endpoint)))


def _quietly(ask: Callable[[], T | None] | None) -> T | None:
    """What ``ask`` says; an ornament that fails is logged and left out, the page goes on."""
    if ask is None:
        return None
    try:
        return ask()
    except Exception:
        current_app.logger.exception("left out of the page: %s", getattr(ask, "__qualname__", ask))
        return None
