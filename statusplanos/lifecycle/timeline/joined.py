"""The joined timeline of a plan, or of all of a customer's plans, newest first, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.history.query import timeline
from statusplanos.lifecycle.timeline import sources
from statusplanos.lifecycle.timeline.entries import Moment, MomentKind, Place
from statusplanos.lifecycle.timeline.sources import Subject

SIZE = 20


@dataclass(frozen=True)
class Day:
    """``goes_on`` says that the page before ended within this day."""

    title: str
    more: str | None
    goes_on: bool
    moments: list[Moment]


@dataclass(frozen=True)
class Chronicle:
    days: list[Day]
    after: str | None
    """The cursor of the next, older page."""


def chronicle(
    session: Session,
    subject: Subject,
    *,
    on: date,
    sort: MomentKind | None = None,
    after: Place | None = None,
    size: int = SIZE,
) -> Chronicle:
    """A page of what happened, of one sort or of all, before the place ``after``."""
    found = sorted(
        _gathered(session, subject, sort, after, size + 1), key=lambda one: one.place, reverse=True
    )
    shown = found[:size]
    last = clock.local(after.at).date() if after else None
    following = shown[-1].place.written() if len(found) > size else None
    return Chronicle(_by_day(shown, on, last), following)


def _gathered(
    session: Session, subject: Subject, sort: MomentKind | None, after: Place | None, size: int
) -> list[Moment]:
    found: list[Moment] = []
    if sort not in (MomentKind.BILLING, MomentKind.NOTES):
        found += sources.operations(session, subject, sort, after, size)
    for own, source in _SOURCES.items():
        if sort in (None, own):
            found += source(session, subject, after, size)
    return found


_SOURCES = {
    MomentKind.MESSAGES: sources.messages,
    MomentKind.BILLING: sources.periods,
    MomentKind.NOTES: sources.notes,
}


def _by_day(moments: Sequence[Moment], on: date, last: date | None) -> list[Day]:
    dated = groupby(moments, lambda moment: clock.local(moment.place.at).date())
    return [Day(*timeline.heading(day, on), day == last, list(members)) for day, members in dated]
