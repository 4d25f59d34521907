"""*Prévia da mensalidade*: what a subscription costs in one cycle, and from which stays that comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.billing.charges import Charge, charge, days_within
from statusplanos.billing.cycle import Cycle, cycle_containing, due_date
from statusplanos.billing.first_billed_day import first_billed_day
from statusplanos.billing.forecast import Chapter, foreseen
from statusplanos.customers.models import Subscription
from statusplanos.settings import due_days
from statusplanos.settings.models import Company, Divisor

LOOK_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Terms:
    """On which day a customer's cycles close and are due, and by what a price is divided."""

    due_day: int
    closing_day: int
    divisor: Divisor


@dataclass(frozen=True, slots=True)
class Line:
    """The days of one chapter that lie in the cycle: ``days`` of them, from ``start`` on."""

    chapter: Chapter
    start: date
    days: int

    @property
    def last(self) -> date:
        return self.start + timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Preview:
    """``billed_from`` is the first billed day, a forecast while ``billing_is_ahead``; ``is_forecast`` when
    the amount rests on steps that have not happened."""

    terms: Terms
    cycle: Cycle
    due_on: date
    charge: Charge
    lines: tuple[Line, ...]
    billed_from: date | None
    billing_is_ahead: bool

    @property
    def is_forecast(self) -> bool:
        return any(line.chapter.planned for line in self.lines)


def terms_of(session: Session, due_day: int) -> Terms:
    """What the settings say about ``due_day``; without an entry a cycle closes on the month's last day."""
    return all_terms(session)(due_day)


def all_terms(session: Session) -> Callable[[int], Terms]:
    """:func:`terms_of` for many: what the settings say is read once."""
    agreed, divisor = due_days.agreed(session), session.get_one(Company, 1).divisor
    return lambda due_day: Terms(due_day, agreed.get(due_day, due_days.DEFAULT_CLOSING), divisor)


def preview(
    session: Session,
    subscription: Subscription,
    *,
    cycle_of: date,
    as_if: Sequence[Chapter] | None = None,
    today: date | None = None,
    terms: Terms | None = None,
) -> Preview:
    """The bill of the cycle that contains the day ``cycle_of``.

    Without ``as_if`` it rests on the stays that were and those that the automatic steps will bring; with it
    on these chapters, which :mod:`statusplanos.billing.forecast` makes for a change that is only thought of.
    """
    known = terms or terms_of(session, subscription.customer.due_day)
    cycle = cycle_containing(cycle_of, closing_day=known.closing_day)
    day = today or clock.today()
    chapters = foreseen(subscription, until=horizon(cycle, day), today=day) if as_if is None else as_if
    first = first_billed_day(chapter.stay for chapter in chapters)
    begun = first_billed_day(chapter.stay for chapter in chapters if not chapter.planned)
    return Preview(
        terms=known,
        cycle=cycle,
        due_on=due_date(cycle, due_day=known.due_day),
        charge=charge((chapter.stay for chapter in chapters), cycle, divisor=known.divisor),
        lines=_lines(chapters, cycle),
        billed_from=first,
        billing_is_ahead=first != begun,
    )


def horizon(cycle: Cycle, today: date) -> date:
    """How far ahead steps are worked out: past the cycle, and far enough to see billing begin."""
    return max(cycle.end, today) + LOOK_AHEAD


def _lines(chapters: Sequence[Chapter], cycle: Cycle) -> tuple[Line, ...]:
    lines = []
    for chapter in chapters:
        days = days_within(chapter.stay, cycle)
        if days:
            lines.append(Line(chapter, max(chapter.stay.started_on, cycle.start), days))
    return tuple(lines)
