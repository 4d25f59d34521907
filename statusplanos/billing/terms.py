"""On which days customers pay and their cycles close: agreeing on them, and what a new agreement changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from statusplanos.billing.cycle import cycle_containing, due_date
from statusplanos.customers.models import Customer
from statusplanos.errors import DomainError
from statusplanos.settings import due_days
from statusplanos.settings.models import Company, Divisor


@dataclass(frozen=True)
class Dates:
    """The bill that is open on a day: when its cycle closes, and when it is due."""

    closes: date
    due: date


@dataclass(frozen=True)
class Effect:
    """What happens to the customers of one due day. None: the day is not agreed, before or after."""

    due_day: int
    customers: int
    before: Dates | None
    after: Dates | None

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def moves(self) -> bool:
        """Whether its customers get other dates."""
        return self.changes and not self.is_refused

    @property
    def is_refused(self) -> bool:
        """Whether the due day is to be removed although customers pay on it."""
        return self.after is None and self.before is not None and self.customers > 0


def dates(due: int, closing: int, *, on: date) -> Dates:
    """When the cycle that contains ``on`` closes and is due, by the due day ``due`` and its closing day."""
    cycle = cycle_containing(on, closing_day=closing)
    return Dates(cycle.end, due_date(cycle, due_day=due))


def customers_by_due_day(session: Session) -> dict[int, int]:
    counted = select(Customer.due_day, func.count()).group_by(Customer.due_day)
    return dict(session.execute(counted).all())


def effects(session: Session, wanted: Mapping[int, int], *, on: date) -> list[Effect]:
    """What agreeing on ``wanted`` does, due day by due day.

    Customers on a day that nobody has agreed on close on the month's last day, before and after.
    """
    now, counts = due_days.agreed(session), customers_by_due_day(session)
    return [
        Effect(day, counts.get(day, 0), _dates(now, day, on), _dates(wanted, day, on))
        for day in sorted({*now, *wanted, *counts})
    ]


def agree_on(
    session: Session, company: Company, *, due: Mapping[int, int], default: int, divisor: Divisor
) -> None:
    """Store which due days there are: ``due`` maps each to its closing day, new customers get ``default``.

    Raises ``DomainError``: a due day that customers have cannot be removed.
    """
    kept = due_days.agreed(session)
    counts = customers_by_due_day(session)
    gone = [day for day in kept if day not in due and counts.get(day)]
    if gone:
        raise DomainError(_in_use(gone[0], counts[gone[0]]), field="due")
    due_days.agree(due)
    if default not in due:
        raise DomainError(_("Choose one of the due days above."), field="default")
    company.default_due_day = default
    company.divisor = divisor


def _in_use(day: int, customers: int) -> str:
    return str(
        ngettext(
            "%(num)d customer pays on day %(day)s: give that customer another due day first.",
            "%(num)d customers pay on day %(day)s: give them another due day first.",
            customers,
            day=day,
        )
    )


def _dates(agreed: Mapping[int, int], day: int, on: date) -> Dates | None:
    return dates(day, agreed[day], on=on) if day in agreed else None
