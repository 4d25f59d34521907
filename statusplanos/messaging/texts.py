"""What the company adds to every message, and how many may go out in an hour."""

from collections.abc import Mapping

from flask_babel import gettext as _

from statusplanos.channels.channel import Channel
from statusplanos.errors import DomainError
from statusplanos.settings.models import Company
from statusplanos.statuses.texts import unknown

MOST = 1_000_000


def footers(company: Company) -> dict[Channel, str]:
    """What stands below the messages of each channel."""
    return {channel: getattr(company, f"{channel}_footer") for channel in Channel}


def revise(company: Company, *, footers: Mapping[Channel, str], hourly_limit: int | None) -> None:
    """``hourly_limit`` holds for every sender without one of its own; None or 0 is no limit.

    Raises ``DomainError``.
    """
    for channel, text in footers.items():
        if wrong := unknown(text):
            sentence = _("The text holds an unknown placeholder: %(name)s", name=", ".join(wrong))
            raise DomainError(sentence, field=f"{channel}_footer")
        setattr(company, f"{channel}_footer", text)
    company.hourly_limit = hourly_limit or None
