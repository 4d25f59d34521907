"""Names what a form was opened with, so that a save notices that somebody saved meanwhile."""

from collections.abc import Callable
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.errors import LostUpdate
from statusplanos.settings.models import Company


def stamp(*values: object) -> str:
    """A short name of ``values``: the same for the same, and nothing about them can be read from it."""
    return sha256(repr(values).encode()).hexdigest()[:16]


def open_for_change(session: Session, *, seen: str, stamped: Callable[[Company], str]) -> Company:
    """The company, locked until the commit. Raises ``LostUpdate`` unless ``seen`` is its present stamp."""
    company = session.get_one(Company, 1, populate_existing=True, with_for_update=True)
    if stamped(company) != seen:
        raise LostUpdate(_("Somebody changed these settings after you opened them."))
    return company
