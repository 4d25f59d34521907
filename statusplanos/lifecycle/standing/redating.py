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
from statusplanos.statuses.models import Status
from statusplanos.statuses.redating import Outlook, Redate, Revision, plans


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


class SubscriptionsStanding:
    """Re-dates customers' plans, set-based."""

    def foresee(self, session: Session, change: Revision) -> Outlook:
        """See :class:`Outlook`; at most one statement, whatever the number of plans."""
        dated = Subscription.due_on.is_not(None)
        if change.takes_days_away:
            return _counted(session, change, cleared=dated)
        if not change.changes_days:
            return _counted(session, change, redirected=dated) if change.redirects else Outlook()
        ends = _ends(change)
        moved = {how: _moved(how, ends) for how in (Redate.ALL, Redate.EXTEND)}
        return _counted(
            session,
            change,
            redirected=dated if change.redirects else literal(False),
            all=moved[Redate.ALL],
            all_tomorrow=moved[Redate.ALL] & (ends == change.on + timedelta(days=1)),
            extend=moved[Redate.EXTEND],
        )

    def redate(self, session: Session, change: Revision, how: Redate) -> int:
        if change.takes_days_away:
            return _write(session, change.status, Subscription.due_on.is_not(None), null())
        if how is Redate.NEW or not change.changes_days:
            return 0
        ends = _ends(change)
        return _write(session, change.status, _moved(how, ends), ends)


def _counted(session: Session, change: Revision, **whom: ColumnElement[bool]) -> Outlook:
    """The outlook with the numbers of those who stand there and meet each condition."""
    counts = [func.count(case((condition, 1))).label(name) for name, condition in whom.items()]
    standing = select(*counts).where(Subscription.status_id == change.status.id)
    return Outlook(**session.execute(standing).one()._mapping)


def _ends(change: Revision) -> ColumnElement[date]:
    """The first day after the stay by the new days. Nobody is billed backwards: never before tomorrow."""
    counted = days_after(Subscription.entered_on, change.after.duration_days)
    tomorrow = literal(change.on + timedelta(days=1), Date())
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


plans.provide(SubscriptionsStanding())
