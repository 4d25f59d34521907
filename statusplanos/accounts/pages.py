"""What the modules of views share: the blueprint that they hang their routes on, and who asks."""

from typing import TypeVar, cast

from flask import Blueprint
from flask_login import current_user

from statusplanos.accounts.models import User
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.web.forms import Form

blueprint = Blueprint("accounts", __name__)
AnyForm = TypeVar("AnyForm", bound=Form)


def person() -> User:
    """Who is signed in."""
    return cast(User, current_user._get_current_object())


def refused(form: AnyForm, error: DomainError) -> AnyForm:
    """Take back what was begun; the sentence goes to its field."""
    db.session.rollback()
    form.refuse(error)
    return form


def number(text: str) -> int:
    """A row's id from an address. Raises ``ValueError`` for what cannot be one."""
    found = int(text)
    if not 0 < found < 2**31:
        raise ValueError(text)
    return found
