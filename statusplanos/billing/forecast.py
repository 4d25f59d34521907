"""The stays of a subscription: those that were, and those to come if the automatic steps are made.

See docs/domain.md, "Automatic steps" and "What a cycle costs".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from statusplanos.billing.charges import Stay
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.statuses.automatic_steps import Hop, itinerary
from statusplanos.statuses.models import Status


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stay and its status; ``planned`` when it has not begun yet."""

    stay: Stay
    status: Status
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A subscription standing in ``status`` since ``on``; ``due_on`` is the first day in the next one."""

    status: Status
    on: date
    due_on: date | None
    bills: bool
    price_cents: int
    planned: bool = False


def entering(status: Status, *, on: date, due_on: date | None, price_cents: int) -> Entry:
    """A change of status that has not been made: somebody thinks of it, or the clock will make it."""
    return Entry(status, on, due_on, status.generates_billing, price_cents, planned=True)


def foreseen(subscription: Subscription, *, until: date, today: date) -> list[Chapter]:
    """The chapters from the first stay to the one that holds on ``until``."""
    chapters = [_chapter(period) for period in subscription.periods if period.ended_on is not None]
    open_period = next((period for period in subscription.periods if period.ended_on is None), None)
    if open_period is None:
        return chapters
    standing = Entry(
        status=open_period.status,
        on=open_period.started_on,
        due_on=subscription.due_on,
        bills=open_period.generates_billing,
        price_cents=open_period.price_cents,
    )
    return chapters + ahead(standing, until=until, today=today)


def as_if(subscription: Subscription, entry: Entry, *, until: date, today: date) -> list[Chapter]:
    """The chapters if ``entry`` were made: earlier stays end on its day at the latest, later ones follow by
    the clock."""
    return instead([_chapter(period) for period in subscription.periods], entry, until=until, today=today)


def instead(past: Iterable[Chapter], entry: Entry, *, until: date, today: date) -> list[Chapter]:
    """The chapters of ``past``, each ended on the day of ``entry`` at the latest, and those that follow."""
    chapters = []
    for chapter in past:
        stay = chapter.stay
        end = entry.on if stay.ended_on is None else min(stay.ended_on, entry.on)
        if stay.started_on <= end:
            chapters.append(replace(chapter, stay=replace(stay, ended_on=end)))
    return chapters + ahead(entry, until=until, today=today)


def ahead(entry: Entry, *, until: date, today: date) -> list[Chapter]:
    """The stay that ``entry`` begins and all that follow it by the clock, up to ``until``."""
    hops, _stop = itinerary(entry.status, entry.due_on, until=until, on=today)
    entries = [entry, *(_made_by(hop, entry.price_cents) for hop in hops)]
    ends = [*(hop.effective_on for hop in hops), None]
    return [
        Chapter(Stay(one.on, end, one.bills, one.price_cents), one.status, one.planned)
        for one, end in zip(entries, ends, strict=True)
    ]


def _made_by(hop: Hop, price_cents: int) -> Entry:
    return entering(hop.entering, on=hop.effective_on, due_on=hop.due_on, price_cents=price_cents)


def _chapter(period: StatusPeriod) -> Chapter:
    stay = Stay(period.started_on, period.ended_on, period.generates_billing, period.price_cents)
    return Chapter(stay, period.status)
