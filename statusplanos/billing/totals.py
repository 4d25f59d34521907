"""What many plans cost together in their present cycles: as things stand, and if all entered one status.

The same rules as the preview of one plan. Plans that are alike within the cycle are worked out once.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from statusplanos.billing.charges import Stay, charge
from statusplanos.billing.cycle import Cycle, cycle_containing
from statusplanos.billing.forecast import Chapter, Entry, ahead, entering, instead
from statusplanos.billing.preview import Terms, all_terms, horizon
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.statuses.models import Status

LONGEST_CYCLE = timedelta(days=62)


@dataclass(frozen=True)
class Totals:
    """Centavos of all plans together, in cycles that close between ``first_close`` and ``last_close``."""

    before_cents: int = 0
    after_cents: int = 0
    first_close: date | None = None
    last_close: date | None = None


@dataclass(frozen=True, slots=True)
class _Alike:
    """All that the amount of one cycle depends on: the days before it and after it do not matter."""

    terms: Terms
    billed: tuple[Stay, ...]
    status_id: int
    standing: Stay
    due_on: date | None


_Billed: TypeAlias = dict[int, list[Stay]]


def if_entered(
    session: Session, chosen: Select[Any], *, to: Status, on: date, due_on: date | None, today: date
) -> Totals:
    """The sums for the subscriptions whose ids ``chosen`` selects, if they entered ``to`` on ``on`` until
    ``due_on``. Five statements, however many they are."""
    rules = {status.id: status for status in session.scalars(select(Status))}
    before = after = 0
    closes: set[date] = set()
    for alike, count in _alike(session, chosen, today).items():
        cycle = cycle_containing(today, closing_day=alike.terms.closing_day)
        closes.add(cycle.end)
        until = horizon(cycle, today)
        past = [Chapter(stay, rules[alike.status_id]) for stay in alike.billed]
        status = rules[alike.status_id]
        stay = alike.standing
        here = Entry(status, stay.started_on, alike.due_on, stay.bills, stay.price_cents)
        there = entering(to, on=on, due_on=due_on, price_cents=stay.price_cents)
        stays = [*past, Chapter(stay, status)]
        before += count * _amount([*past, *ahead(here, until=until, today=today)], cycle, alike.terms)
        after += count * _amount(instead(stays, there, until=until, today=today), cycle, alike.terms)
    return Totals(before, after, min(closes, default=None), max(closes, default=None))


def _amount(chapters: list[Chapter], cycle: Cycle, terms: Terms) -> int:
    return charge((one.stay for one in chapters), cycle, divisor=terms.divisor).amount_cents


def _alike(session: Session, chosen: Select[Any], today: date) -> Counter[_Alike]:
    terms_of = all_terms(session)
    billed = _billed_lately(session, chosen, today)
    standing = (
        select(
            Subscription.id,
            Subscription.due_on,
            Customer.due_day,
            StatusPeriod.status_id,
            StatusPeriod.started_on,
            StatusPeriod.generates_billing,
            StatusPeriod.price_cents,
        )
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(StatusPeriod, StatusPeriod.subscription_id == Subscription.id)
        .where(Subscription.id.in_(chosen), StatusPeriod.ended_on.is_(None))
    )
    found: Counter[_Alike] = Counter()
    for number, due_on, due_day, status_id, started_on, bills, price in session.execute(standing):
        terms = terms_of(due_day)
        cycle = cycle_containing(today, closing_day=terms.closing_day)
        stay = _within(Stay(started_on, None, bills, price), cycle)
        end = due_on if due_on is not None and due_on < cycle.end else None
        earlier = tuple(_within(one, cycle) for one in billed.get(number, ()))
        found[_Alike(terms, earlier, status_id, stay, end)] += 1
    return found


def _within(stay: Stay, cycle: Cycle) -> Stay:
    return stay if stay.started_on >= cycle.start else replace(stay, started_on=cycle.start)


def _billed_lately(session: Session, chosen: Select[Any], today: date) -> _Billed:
    """The billed stays that are over and may reach into the present cycle, by subscription."""
    over = (
        select(
            StatusPeriod.subscription_id,
            StatusPeriod.started_on,
            StatusPeriod.ended_on,
            StatusPeriod.price_cents,
        )
        .where(
            StatusPeriod.subscription_id.in_(chosen),
            StatusPeriod.generates_billing,
            StatusPeriod.ended_on > today - LONGEST_CYCLE,
        )
        .order_by(StatusPeriod.id)
    )
    stays: _Billed = defaultdict(list)
    for number, started_on, ended_on, price in session.execute(over):
        stays[number].append(Stay(started_on, ended_on, True, price))
    return stays
