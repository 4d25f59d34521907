"""What the modules of views share: the blueprint that they hang their routes on, and how they store."""

from flask import Blueprint
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from statusplanos.errors import LostUpdate
from statusplanos.extensions import db

blueprint = Blueprint("accounts", __name__)


def commit() -> None:
    """Store what a verb did. Of two at the same moment, the second one hears of the first."""
    try:
        db.session.commit()
    except StaleDataError as error:
        raise LostUpdate(_("Somebody saved another version before you.")) from error


def number(text: str) -> int:
    """A row's id from an address. Raises ``ValueError`` for what cannot be one."""
    found = int(text)
    if not 0 < found < 2**31:
        raise ValueError(text)
    return found
