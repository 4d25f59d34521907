"""Who stands in a status whose days or next status change, and on which day each leaves it then.

What is counted before saving and what is written follow from the same condition. See docs/domain.md, "The
end of a stay".
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, case, func, literal, null, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import GenericFunction

from statusplanos.customers.models import Subscription
from statusplanos.statuses.draft import Draft
from statusplanos.statuses.models import Status
from statusplanos.statuses.redating import Outlook, Redate, loses_days, register_redater


class days_after(GenericFunction[date]):
    """``days_after(day, number)``: a day so many days later."""

    type = Date()
    inherit_cache = True


@compiles(days_after, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    day, number = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"date({day}, {number} || ' days')"


@compiles(days_after, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    day, number = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({day} + CAST({number} AS INTEGER))"


class Plans:
    """Re-dates the plans of customers, set-based."""

    def foresee(self, session: Session, status: Status, before: Draft, after: Draft, on: date) -> Outlook:
        """See :class:`Outlook`; one statement, whatever the number of plans."""
        standing = Subscription.status_id == status.id
        dated = Subscription.due_on.is_not(None)
        if loses_days(before, after):
            cleared = select(func.count()).where(standing, dated)
            return Outlook(cleared=session.scalar(cleared) or 0)
        redirected = dated if before.next_status_id != after.next_status_id else literal(False)
        if not _days_change(before, after):
            return Outlook(redirected=session.scalar(select(func.count()).where(standing, redirected)) or 0)
        ends = _ends(after, on)
        moved = {how: _moved(how, ends) for how in (Redate.ALL, Redate.EXTEND)}
        tomorrow = moved[Redate.ALL] & (ends == on + timedelta(days=1))
        wanted = (redirected, moved[Redate.ALL], tomorrow, moved[Redate.EXTEND])
        counts = [func.count(case((condition, 1))) for condition in wanted]
        found = session.execute(select(*counts).where(standing)).one()
        return Outlook(redirected=found[0], all=found[1], all_tomorrow=found[2], extend=found[3])

    def redate(
        self, session: Session, status: Status, before: Draft, after: Draft, how: Redate, on: date
    ) -> int:
        """Write the new days. Returns how many plans have another day now, or none any more."""
        if loses_days(before, after):
            return _write(session, status, Subscription.due_on.is_not(None), null())
        if how is Redate.NEW or not _days_change(before, after):
            return 0
        ends = _ends(after, on)
        return _write(session, status, _moved(how, ends), ends)


def _days_change(before: Draft, after: Draft) -> bool:
    return after.duration_days is not None and after.duration_days != before.duration_days


def _ends(after: Draft, on: date) -> ColumnElement[date]:
    """The first day after the stay by the new days. Nobody is billed backwards: never before tomorrow."""
    counted = days_after(Subscription.entered_on, after.duration_days)
    tomorrow = literal(on + timedelta(days=1), Date())
    return case((counted > tomorrow, counted), else_=tomorrow)


def _moved(how: Redate, ends: ColumnElement[date]) -> ColumnElement[bool]:
    """Whose day changes. Who has no end cannot gain days."""
    return Subscription.due_on < ends if how is Redate.EXTEND else Subscription.due_on.is_distinct_from(ends)


def _write(session: Session, status: Status, whom: ColumnElement[bool], ends: Any) -> int:
    standing = Subscription.status_id == status.id, whom
    count = session.scalar(select(func.count()).where(*standing)) or 0
    if count:
        values = {"due_on": ends, "version": Subscription.version + 1}
        change = update(Subscription).where(*standing).values(values)
        session.execute(change, execution_options={"synchronize_session": False})
    return count


register_redater(Plans())
