"""A copy of a status, as a draft: nothing is stored before somebody has looked at it."""

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.statuses import checks
from statusplanos.statuses.draft import Draft, draft_of
from statusplanos.statuses.models import Status


def copy_of(session: Session, status: Status) -> Draft:
    """Everything of ``status`` and of its notices, under a name that is free."""
    return replace(draft_of(status), description=_free_name(session, status.description))


def _free_name(session: Session, description: str) -> str:
    number = 1
    while True:
        end = f" ({number})" if number > 1 else ""
        name = _("Copy of %(name)s", name=description)[: checks.DESCRIPTION_LIMIT - len(end)] + end
        if not checks.twin(session, name, besides=None):
            return name
        number += 1
