"""What a cycle costs, in whole centavos. The only place that knows the rule. Pure.

See docs/domain.md, "What a cycle costs".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statusplanos.billing.cycle import Cycle
from statusplanos.settings.models import Divisor

THIRTY = 30


@dataclass(frozen=True, slots=True)
class Stay:
    """The days ``[started_on, ended_on)`` in one status at one price. An open stay has no end."""

    started_on: date
    ended_on: date | None
    bills: bool
    price_cents: int


@dataclass(frozen=True, slots=True)
class Share:
    """So many billed days at a monthly price."""

    days: int
    price_cents: int


@dataclass(frozen=True, slots=True)
class Charge:
    """``amount_cents`` and how it came about: ``shares`` by price, divided by ``divisor``.

    ``whole`` means that every day is billed at one price, hence nothing is divided; ``capped`` that the sum
    went beyond the highest price and was cut to it.
    """

    cycle: Cycle
    shares: tuple[Share, ...]
    divisor: int
    amount_cents: int
    whole: bool
    capped: bool

    @property
    def days(self) -> int:
        return sum(share.days for share in self.shares)


def days_within(stay: Stay, cycle: Cycle) -> int:
    """How many days of ``stay`` lie in ``cycle``."""
    end = cycle.end if stay.ended_on is None else min(stay.ended_on, cycle.end)
    return max(0, (end - max(stay.started_on, cycle.start)).days)


def _shares(stays: Iterable[Stay], cycle: Cycle) -> tuple[Share, ...]:
    """Billed days by price, in the order in which the prices first held."""
    days: dict[int, int] = {}
    for stay in stays:
        count = days_within(stay, cycle) if stay.bills else 0
        if count:
            days[stay.price_cents] = days.get(stay.price_cents, 0) + count
    return tuple(Share(count, price) for price, count in days.items())


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of two non-negative integers, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def charge(stays: Iterable[Stay], cycle: Cycle, *, divisor: Divisor) -> Charge:
    """What ``stays`` (which do not overlap) cost in ``cycle``.

    All days billed at one price: that price. Otherwise the sum of price × days ÷ divisor, rounded half up
    once, at most the highest price.
    """
    shares = _shares(stays, cycle)
    by = cycle.days if divisor == Divisor.CYCLE else THIRTY
    if len(shares) == 1 and shares[0].days == cycle.days:
        return Charge(cycle, shares, by, shares[0].price_cents, whole=True, capped=False)
    amount = half_up(sum(share.days * share.price_cents for share in shares), by)
    highest = max((share.price_cents for share in shares), default=0)
    return Charge(cycle, shares, by, min(amount, highest), whole=False, capped=amount > highest)
