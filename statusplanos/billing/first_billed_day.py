"""The first billed day of a plan (``billed_from``): one rule, asked of stays, of one entry more, or in SQL.

See docs/domain.md, "The first billed day".
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Date, case, literal

from statusplanos.billing.charges import Stay


def first_billed_day(stays: Iterable[Stay]) -> date | None:
    """The day on which the first of ``stays`` (in order) begins that bills and has a day at all."""
    billed = (stay.started_on for stay in stays if stay.bills and stay.started_on != stay.ended_on)
    return next(billed, None)


def first_billed_day_after_entering(before: date | None, *, bills: bool, entered_on: date) -> date | None:
    """The first billed day of a plan that had ``before`` and now enters a status.

    ``entered_on`` is not before ``before``; where it is the same day, the stay until then had no day to bill.
    """
    so_far = [Stay(before, entered_on, bills=True, price_cents=0)] if before else []
    return first_billed_day([*so_far, Stay(entered_on, None, bills=bills, price_cents=0)])


def first_billed_day_after_entering_sql(
    before: ColumnElement[date | None], *, bills: bool, entered_on: date
) -> ColumnElement[date | None]:
    """:func:`first_billed_day_after_entering` for many plans at once, in SQL."""
    otherwise = literal(entered_on if bills else None, Date())
    return case((before < entered_on, before), else_=otherwise)
