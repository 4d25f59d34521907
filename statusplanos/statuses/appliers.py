"""*Quem pode aplicar*: which roles may put a plan into a status by hand.

Where no role is named, everybody may who has the permission to change statuses. The daily run and
imports, which no person's hand makes, are not bound by it. docs/domain.md, "A change of status by hand".
"""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.accounts import roles
from statusplanos.accounts.models import Role, User
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.statuses.models import Status


def read(stored: str) -> list[int]:
    """The roles' ids of the stored list."""
    return [int(number) for number in stored.split(",") if number]


def store(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(set(numbers))))


def may_apply(status: Status, *, by: User) -> bool:
    """Whether ``by``'s role may put a plan into ``status``; that it may change statuses at all is asked
    elsewhere."""
    named = read(status.applier_ids)
    return not named or by.role_id in named


def check(status: Status, *, by: User | None) -> None:
    """Raises ``DomainError`` that says who may. ``by`` is ``None`` when no person does it."""
    if by is None or may_apply(status, by=by):
        return
    able = in_words(read(status.applier_ids), role_names(db.session()))
    message = _("Only %(roles)s may apply %(status)s.", roles=able, status=status.description)
    raise DomainError(message, field="status")


def role_names(session: Session) -> dict[int, str]:
    found = session.execute(select(Role.id, Role.name).order_by(Role.id))
    return {number: name for number, name in found}


def in_words(numbers: Iterable[int], names: Mapping[int, str]) -> str:
    """The roles by name; nobody named is everybody."""
    named = [names[number] for number in numbers if number in names]
    return ", ".join(named) or _("everybody who may edit plan statuses")


@roles.other_use.provide
def named_by(session: Session, role: Role) -> roles.Use | None:
    """Where ``role`` is named by statuses, if it is: such a role is not deleted."""
    stored = session.scalars(select(Status.applier_ids).where(Status.applier_ids != ""))
    number = sum(role.id in read(each) for each in stored)
    if not number:
        return None
    text = ngettext(
        "%(num)d status names it under “Who may apply”.",
        "%(num)d statuses name it under “Who may apply”.",
        number,
    )
    return roles.Use(text, "statuses.index", {})
