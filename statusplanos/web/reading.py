"""Reading what people type: money and dates as written in Brazil."""

import re
from datetime import date

_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?")
_COMMA = re.compile(r"[0-9]+(,[0-9]{1,2})?")
_POINT = re.compile(r"[0-9]+\.[0-9]{1,2}")
_LOCAL_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def parse_money(text: str) -> int:
    """``R$ 1.234,56``, ``69,9`` or ``69.90`` in centavos. Raises ``ValueError`` for anything else.

    A point followed by three digits parts thousands: ``1.234`` is one thousand and more.
    """
    plain = re.sub(r"^R\$|\s", "", text.strip())
    if _GROUPED.fullmatch(plain) or _COMMA.fullmatch(plain):
        whole, _, cents = plain.replace(".", "").partition(",")
    elif _POINT.fullmatch(plain):
        whole, _, cents = plain.partition(".")
    else:
        raise ValueError(text)
    if len(whole) > 15:
        raise ValueError(text)
    return int(whole) * 100 + int(cents.ljust(2, "0"))


def parse_date(text: str) -> date:
    """``07/05/2026`` or ``2026-05-07``. Raises ``ValueError`` for anything else."""
    plain = text.strip()
    if found := _LOCAL_DATE.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO_DATE.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError(text)
    if not 1900 <= year <= 2199:
        raise ValueError(text)
    return date(year, month, day)
