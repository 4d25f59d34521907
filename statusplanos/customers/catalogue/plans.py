"""The plans on sale. A plan that was sold stays for ever; what is no longer sold is archived."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Plan
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.folding import fold

HIGHEST_PRICE = 100_000_000


def create(session: Session, *, name: str, price_cents: int, supports_radius: bool) -> Plan:
    """A new plan. Raises :class:`DomainError` beside the field that is wrong."""
    plan = Plan()
    _fill(session, plan, name, price_cents, supports_radius)
    session.add(plan)
    return plan


def revise(
    session: Session, plan: Plan, *, name: str, price_cents: int, supports_radius: bool, seen_version: int
) -> None:
    """Alter ``plan``. The price holds for new subscriptions; those sold keep theirs."""
    if plan.version != seen_version:
        raise LostUpdate(_("Somebody changed this plan since you opened the page."))
    _fill(session, plan, name, price_cents, supports_radius)


def archive(plan: Plan, *, at: datetime) -> None:
    """No longer sold; who has it keeps it."""
    if plan.archived_at is not None:
        raise DomainError(_("%(plan)s is archived already.", plan=plan.name))
    plan.archived_at = at


def bring_back(plan: Plan) -> None:
    plan.archived_at = None


def _fill(session: Session, plan: Plan, name: str, price_cents: int, supports_radius: bool) -> None:
    if not name.strip():
        raise DomainError(_("Type the plan's name."), field="name")
    if not 0 <= price_cents <= HIGHEST_PRICE:
        raise DomainError(_("The price must lie between R$ 0,00 and R$ 1.000.000,00."), field="price_cents")
    with session.no_autoflush:
        twin = session.scalar(select(Plan).where(Plan.name_folded == fold(name)))
    if twin is not None and twin.id != plan.id:
        raise DomainError(_("There is a plan %(plan)s already.", plan=twin.name), field="name")
    plan.name, plan.price_cents, plan.supports_radius = " ".join(name.split()), price_cents, supports_radius
