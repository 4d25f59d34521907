"""E-mail addresses: checked by their shape alone, since importing and saving never wait for the network."""

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from statusplanos.errors import DomainError


def normalize(text: str) -> str:
    """The one address in ``text``, its domain in lower case. Raises ``DomainError`` with the cause.

    ``.test`` domains are accepted (trial installations write to them); addresses with accents are not,
    since many mail servers refuse them.
    """
    bare = text.strip()
    if not bare:
        raise DomainError(_("The e-mail is missing."), field="email")
    try:
        found = validate_email(bare, check_deliverability=False, test_environment=True, allow_smtputf8=False)
    except EmailNotValidError:
        raise DomainError(_("This is not a usable e-mail address."), field="email") from None
    return found.normalized
