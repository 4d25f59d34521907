"""The pages of the *Painel de Configurações*: what its start page lists and its tabs lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import lazy_gettext as _l

from statusplanos.web.navigation import exists
from statusplanos.web.permissions import Permission, may


@dataclass(frozen=True)
class Page:
    """``tab`` when the page is one of the panel's own, which share its tabs."""

    endpoint: str
    label: Any
    icon: str
    sentence: Any
    permission: Permission = Permission.SETTINGS
    tab: bool = False


@dataclass(frozen=True)
class Group:
    title: Any
    pages: Sequence[Page]


GROUPS = (
    Group(
        _l("The company"),
        (
            Page(
                "settings.company",
                _l("Company"),
                "building",
                _l("Name, logo, time zone, and the hour at which the daily run moves the plans."),
                tab=True,
            ),
            Page(
                "accounts.users",
                _l("Users and access"),
                "users",
                _l("Who works here, and what each one may do."),
                Permission.USERS,
            ),
        ),
    ),
    Group(
        _l("Plans and billing"),
        (
            Page(
                "statuses.index",
                _l("Plan Status"),
                "list-details",
                _l("The statuses of plans: what each one bills, what the connection does, and what follows."),
            ),
            Page(
                "customers.plans",
                _l("Plans"),
                "receipt",
                _l("What is sold, and for how much."),
                Permission.LOOK,
            ),
            Page(
                "billing.terms",
                _l("Invoicing"),
                "calendar-event",
                _l("Due days and their closing days, and by what a price is divided."),
                tab=True,
            ),
            Page(
                "importing.index",
                _l("Import customers"),
                "table-import",
                _l("Bring customers and their plans from a file."),
                Permission.CUSTOMERS,
            ),
        ),
    ),
    Group(
        _l("Messages"),
        (
            Page(
                "messaging.texts",
                _l("Messages"),
                "mail",
                _l("What stands below every e-mail and SMS, and how many go out per hour."),
                tab=True,
            ),
            Page(
                "senders.index",
                _l("Senders"),
                "send",
                _l("From whom customers get e-mails and SMS: servers, gateways, and a test for each."),
            ),
        ),
    ),
    Group(
        _l("StatusPlanos itself"),
        (
            Page(
                "system.index",
                _l("System"),
                "plug-connected",
                _l("Whether everything works: worker, queue, disk, clock; and what to do where it does not."),
                tab=True,
            ),
            Page(
                "history.index",
                _l("History"),
                "history",
                _l("Who changed what, and when."),
                Permission.AUDIT,
            ),
        ),
    ),
)


def groups() -> list[Group]:
    """What the signed-in person may open."""
    shown = [Group(group.title, [page for page in group.pages if _open(page)]) for group in GROUPS]
    return [group for group in shown if group.pages]


def tabs() -> list[tuple[str, Any, bool]]:
    """Address, label and whether it is this page, of the start page and of the panel's own pages."""
    own = [page for group in groups() for page in group.pages if page.tab]
    places = [("settings.index", _l("Overview")), *((page.endpoint, page.label) for page in own)]
    return [(url_for(name), label, request.path == url_for(name)) for name, label in places]


def _open(page: Page) -> bool:
    return exists(page.endpoint) and may(page.permission)
