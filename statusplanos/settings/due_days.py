"""Which closing day belongs to which due day: docs/domain.md, "Billing cycles"."""

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.settings.models import DueDay

DEFAULT_DUE = 10
DEFAULT_CLOSING = 31
"""A cycle closes on the month's last day unless the company says otherwise."""


def agreed(session: Session) -> dict[int, int]:
    """Closing days by due day, in the order of the due days."""
    rows = session.execute(select(DueDay.due_day, DueDay.closing_day).order_by(DueDay.due_day))
    return {row.due_day: row.closing_day for row in rows}


def agree(wanted: Mapping[int, int]) -> None:
    """Replace what is agreed by ``wanted``, due day to closing day. Raises ``DomainError``; one must stay."""
    _check(wanted)
    session = db.session()
    found = {row.due_day: row for row in session.scalars(select(DueDay))}
    for due, row in found.items():
        if due not in wanted:
            session.delete(row)
        else:
            row.closing_day = wanted[due]
    session.add_all(DueDay(due_day=due, closing_day=wanted[due]) for due in wanted if due not in found)


def _check(wanted: Mapping[int, int]) -> None:
    if not wanted:
        raise DomainError(_("At least one due day must stay."), field="due")
    if not all(1 <= day <= 31 for day in [*wanted, *wanted.values()]):
        raise DomainError(_("A day of the month goes from 1 to 31."), field="due")
