"""What the company adds to every message, and how many may go out in an hour."""

from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.settings.models import Company
from statusplanos.statuses.texts import unknown

LONGEST = {"email_footer": 1000, "sms_footer": 160}
MOST = 1_000_000


def revise(company: Company, *, email_footer: str, sms_footer: str, hourly_limit: int | None) -> None:
    """``hourly_limit`` holds for every sender without one of its own; None or 0 is no limit.

    Raises ``DomainError``.
    """
    for field, text in (("email_footer", email_footer), ("sms_footer", sms_footer)):
        if wrong := unknown(text):
            sentence = _("The text holds an unknown placeholder: %(name)s", name=", ".join(wrong))
            raise DomainError(sentence, field=field)
    company.email_footer, company.sms_footer = email_footer, sms_footer
    company.hourly_limit = hourly_limit or None
