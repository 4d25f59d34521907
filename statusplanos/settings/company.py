"""What staff set for the whole company, and how it is changed."""

from datetime import time

from flask import g
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos import clock, parsing
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.settings import due_days
from statusplanos.settings.models import Company, DueDay


def install(session: Session, *, timezone: str, daily_at: time) -> None:
    """The first values of a new installation; what is there already stays."""
    if session.get(Company, 1) is None:
        session.add(Company(id=1, timezone=timezone, daily_at=f"{daily_at:%H:%M}"))
        session.add(DueDay(due_day=due_days.DEFAULT_DUE, closing_day=due_days.DEFAULT_CLOSING))


def current() -> Company:
    """The company's settings. Asked for again in the same request they cost no statement."""
    company = db.session.get_one(Company, 1)
    g.company = company  # the session forgets what nobody holds
    return company


def use_zone() -> None:
    """Hand the company's time zone to the clock."""
    clock.use_zone(current().timezone)


def revise(company: Company, *, name: str, timezone: str, daily_at: time) -> None:
    """Set what the page *Empresa* shows. It also counts as having looked at the settings once.

    Raises ``DomainError``.
    """
    company.name = name.strip()
    company.timezone = _zone(timezone)
    company.daily_at = f"{daily_at:%H:%M}"
    company.set_up = True


def _zone(name: str) -> str:
    try:
        return parsing.zone_name(name)
    except ValueError:
        raise DomainError(_("This time zone does not exist."), field="timezone") from None


def name_of_company() -> str:
    return current().name
