"""The e-mail that an account is known by."""

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from statusplanos.errors import DomainError


def normalize(text: str) -> str:
    """The address in small letters. Raises ``DomainError`` beside the field ``email``."""
    try:
        found = validate_email(
            text.strip(), check_deliverability=False, test_environment=True, allow_smtputf8=False
        )
    except EmailNotValidError:
        raise DomainError(_("This is not a usable e-mail address."), field="email") from None
    return found.normalized.lower()
