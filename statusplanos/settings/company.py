"""What staff set for the whole company, and how it is changed."""

from collections.abc import Mapping
from datetime import time

from flask import g
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import clock, parsing
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.settings import due_days
from statusplanos.settings.models import Company, Divisor, DueDay


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


def stamp(session: Session) -> str:
    """Names the saved state: what a form was opened with, to notice that somebody saved meanwhile."""
    pairs = [f"{due}-{closing}" for due, closing in due_days.agreed(session).items()]
    return " ".join([str(session.get_one(Company, 1).version), *pairs])


def open_for_change(session: Session, *, seen: str) -> Company:
    """The company, locked until the commit. Raises ``LostUpdate`` unless ``seen`` is its present stamp."""
    company = session.get_one(Company, 1, populate_existing=True, with_for_update=True)
    if stamp(session) != seen:
        raise LostUpdate(_("Somebody changed these settings after you opened them."))
    return company


def revise(
    company: Company,
    *,
    name: str,
    timezone: str,
    daily_at: time,
    divisor: Divisor,
    due: Mapping[int, int],
) -> None:
    """Set everything that the page shows; ``due`` maps due days to closing days.

    It also counts as having looked at the company's settings once. Raises ``DomainError``.
    """
    company.name = name.strip()
    company.timezone = _zone(timezone)
    company.daily_at = f"{daily_at:%H:%M}"
    company.divisor = divisor
    company.set_up = True
    due_days.agree(due)


def _zone(name: str) -> str:
    try:
        return parsing.zone_name(name)
    except ValueError:
        raise DomainError(_("This time zone does not exist."), field="timezone") from None


def name_of_company() -> str:
    return db.session.scalars(select(Company.name)).first() or ""
