"""Who needs a status. Higher floors own the tables that refer to it: they are found by their foreign keys.

See docs/domain.md, "A status in use is never deleted".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, Table, func, literal, select, union_all
from sqlalchemy.orm import Session

from statusplanos.statuses.models import Status

SUBSCRIPTION = "subscription"
_OWN = ("notice",)
"""Tables whose rows go with the status."""


@dataclass(frozen=True)
class Uses:
    """``subscriptions`` stand in the status, ``pointing`` lead to it; ``elsewhere``: other rows know it."""

    subscriptions: int
    pointing: Sequence[Status]
    elsewhere: int

    @property
    def keep(self) -> bool:
        """Whether archiving is refused."""
        return bool(self.subscriptions or self.in_use)

    @property
    def any(self) -> bool:
        """Whether deleting is refused."""
        return bool(self.subscriptions or self.pointing or self.elsewhere)

    @property
    def in_use(self) -> list[Status]:
        return [status for status in self.pointing if status.archived_at is None]


def uses(session: Session, status: Status) -> Uses:
    counted = _counted(session, status.id)
    pointing = select(Status).where(Status.next_status_id == status.id).order_by(Status.description_folded)
    here = counted.pop(SUBSCRIPTION, 0)
    return Uses(here, list(session.scalars(pointing)), sum(counted.values()))


def subscriptions_by_status(session: Session) -> dict[int, int]:
    """How many subscriptions stand in each status that has any."""
    column = _subscriptions().c.status_id
    return {number: total for number, total in session.execute(select(column, func.count()).group_by(column))}


def subscriptions_in(session: Session, status: Status, *, dated: bool = False) -> int:
    """How many stand in ``status``; ``dated``: only those with a day on which they change."""
    table = _subscriptions()
    counted = select(func.count()).select_from(table).where(table.c.status_id == status.id)
    return session.scalar(counted.where(table.c.due_on.is_not(None)) if dated else counted) or 0


def leaving_by_status(session: Session, *, until: date) -> dict[int, int]:
    """How many subscriptions of each status change by themselves up to ``until``."""
    table = _subscriptions()
    soon = select(table.c.status_id, func.count()).where(table.c.due_on <= until)
    return {number: total for number, total in session.execute(soon.group_by(table.c.status_id))}


def _subscriptions() -> Table:
    return Status.metadata.tables[SUBSCRIPTION]


def _counted(session: Session, number: int) -> dict[str, int]:
    counts = [
        select(literal(column.table.name), func.count()).select_from(column.table).where(column == number)
        for column in _references()
    ]
    totals: dict[str, int] = {}
    for name, total in session.execute(union_all(*counts)):
        totals[name] = totals.get(name, 0) + total
    return totals


def _references() -> Iterator[Column[int]]:
    own: Table = Status.__table__
    for table in Status.metadata.sorted_tables:
        if table is own or table.name in _OWN:
            continue
        for key in table.foreign_keys:
            if key.column.table is own:
                yield key.parent
