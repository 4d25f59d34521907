"""What many plans cost together in their present cycles: as things stand, and if all entered one status.

The same rules as the preview of one plan: docs/domain.md, "What a cycle costs".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, func, select
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
    """All that the amount of one cycle depends on. Plans that are equal in this are worked out once."""

    terms: Terms
    cycle: Cycle
    billed: tuple[Stay, ...]
    status_id: int
    standing: Stay
    due_on: date | None


_Billed: TypeAlias = dict[int, list[Stay]]
_Rules: TypeAlias = dict[int, Status]


def if_entered(
    session: Session, chosen: Select[Any], *, to: Status, on: date, due_on: date | None, today: date
) -> Totals:
    """The sums for the subscriptions whose ids ``chosen`` selects, if they entered ``to`` on ``on`` until
    ``due_on``. Five statements, however many they are."""
    rules = _rules(session)
    alike = _alike(session, _standing(chosen), _closed(chosen), today)

    def entered(one: _Alike) -> int:
        past, stay = _past(one, rules), one.standing
        stays = [*past, Chapter(stay, rules[one.status_id])]
        there = entering(to, on=on, due_on=due_on, price_cents=stay.price_cents)
        return _amount(instead(stays, there, until=_until(one, today), today=today), one.cycle, one.terms)

    before = sum(count * _as_it_stands(one, rules, today) for one, count in alike.items())
    after = sum(count * entered(one) for one, count in alike.items())
    return _totals(before, after, alike)


def if_put_back(session: Session, back: Select[Any], *, today: date) -> Totals:
    """The sums if the present stays of subscriptions had not begun: ``back`` selects their ids and, beside
    each, the end (``due_on``) that the stay before had. Eight statements, however many they are."""
    rules, ends = _rules(session), back.subquery()
    number, due_on = ends.c[0], ends.c[1]
    chosen = select(number)
    last = select(func.max(StatusPeriod.id)).where(_closed(chosen)).group_by(StatusPeriod.subscription_id)
    earlier = _closed(chosen) & StatusPeriod.id.not_in(last)
    reopened = _stays(due_on).join(ends, number == Subscription.id).where(StatusPeriod.id.in_(last))
    now = _alike(session, _standing(chosen), _closed(chosen), today)
    then = _alike(session, reopened, earlier, today)
    before, after = (
        sum(count * _as_it_stands(one, rules, today) for one, count in alike.items()) for alike in (now, then)
    )
    return _totals(before, after, now)


def _rules(session: Session) -> _Rules:
    return {status.id: status for status in session.scalars(select(Status))}


def _totals(before: int, after: int, alike: Iterable[_Alike]) -> Totals:
    closes = {one.cycle.end for one in alike}
    return Totals(before, after, min(closes, default=None), max(closes, default=None))


def _as_it_stands(one: _Alike, rules: _Rules, today: date) -> int:
    stay = one.standing
    here = Entry(rules[one.status_id], stay.started_on, one.due_on, stay.bills, stay.price_cents)
    chapters = [*_past(one, rules), *ahead(here, until=_until(one, today), today=today)]
    return _amount(chapters, one.cycle, one.terms)


def _past(one: _Alike, rules: _Rules) -> list[Chapter]:
    return [Chapter(stay, rules[one.status_id]) for stay in one.billed]


def _until(one: _Alike, today: date) -> date:
    return horizon(one.cycle, today)


def _amount(chapters: list[Chapter], cycle: Cycle, terms: Terms) -> int:
    return charge((one.stay for one in chapters), cycle, divisor=terms.divisor).amount_cents


def _stays(due_on: ColumnElement[Any]) -> Select[Any]:
    """Stays beside what else the amount depends on."""
    columns: tuple[Any, ...] = (
        Subscription.id,
        due_on,
        Customer.due_day,
        StatusPeriod.status_id,
        StatusPeriod.started_on,
        StatusPeriod.generates_billing,
        StatusPeriod.price_cents,
    )
    return (
        select(*columns)
        .select_from(Subscription)
        .join(Customer, Customer.id == Subscription.customer_id)
        .join(StatusPeriod, StatusPeriod.subscription_id == Subscription.id)
    )


def _standing(chosen: Select[Any]) -> Select[Any]:
    due_on: Any = Subscription.due_on
    return _stays(due_on).where(Subscription.id.in_(chosen), StatusPeriod.ended_on.is_(None))


def _closed(chosen: Select[Any]) -> ColumnElement[bool]:
    return StatusPeriod.subscription_id.in_(chosen) & StatusPeriod.ended_on.is_not(None)


def _alike(
    session: Session, standing: Select[Any], over: ColumnElement[bool], today: date
) -> Counter[_Alike]:
    terms_of = all_terms(session)
    billed = _billed_lately(session, over, today)
    found: Counter[_Alike] = Counter()
    for number, due_on, due_day, status_id, started_on, bills, price in session.execute(standing):
        terms = terms_of(due_day)
        cycle = cycle_containing(today, closing_day=terms.closing_day)
        stay = _within(Stay(started_on, None, bills, price), cycle)
        end = due_on if due_on is not None and due_on < cycle.end else None
        earlier = tuple(_within(one, cycle) for one in billed.get(number, ()))
        found[_Alike(terms, cycle, earlier, status_id, stay, end)] += 1
    return found


def _within(stay: Stay, cycle: Cycle) -> Stay:
    return stay if stay.started_on >= cycle.start else replace(stay, started_on=cycle.start)


def _billed_lately(session: Session, over: ColumnElement[bool], today: date) -> _Billed:
    """The billed stays of those that are ``over`` which may reach into the present cycle, by subscription."""
    lately = (
        select(
            StatusPeriod.subscription_id,
            StatusPeriod.started_on,
            StatusPeriod.ended_on,
            StatusPeriod.price_cents,
        )
        .where(over, StatusPeriod.generates_billing, StatusPeriod.ended_on > today - LONGEST_CYCLE)
        .order_by(StatusPeriod.id)
    )
    stays: _Billed = defaultdict(list)
    for number, started_on, ended_on, price in session.execute(lately):
        stays[number].append(Stay(started_on, ended_on, True, price))
    return stays
