"""Where a customer lives: the parts of an address, each checked by itself; every one may be missing."""

import re
from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from statusplanos.customers.models import Customer
from statusplanos.errors import DomainError
from statusplanos.history.tracking import table_of

PARTS = ("street", "street_number", "complement", "district", "city", "region", "postal_code")
REGIONS = """
    AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO
"""


def normalize(part: str, text: str) -> str | None:
    """``text`` as ``part`` of an address is stored, ``None`` when empty. Raises ``DomainError``."""
    tidy = " ".join(text.split())
    if not tidy:
        return None
    kept = _READERS.get(part, str)(tidy)
    if len(kept) > _ROOM[part]:
        raise DomainError(_("This is too long."), field=part)
    return kept


def normalized(parts: Mapping[str, str]) -> dict[str, str | None]:
    """Every part, those not named as empty. Raises ``DomainError`` beside the part that is wrong."""
    return {part: normalize(part, parts.get(part, "")) for part in PARTS}


def in_words(customer: Customer) -> str:
    """``Rua das Flores, 120, ap 3 · Centro · Belo Horizonte/MG · CEP 30110-000``; empty when unknown."""
    street = ", ".join(filter(None, (customer.street, customer.street_number, customer.complement)))
    city = "/".join(filter(None, (customer.city, customer.region)))
    code = f"CEP {with_hyphen(customer.postal_code)}" if customer.postal_code else ""
    return " · ".join(filter(None, (street, customer.district, city, code)))


def with_hyphen(postal_code: str | None) -> str:
    return f"{postal_code[:5]}-{postal_code[5:]}" if postal_code else ""


def _region(text: str) -> str:
    if text.upper() not in REGIONS.split():
        raise DomainError(_("This is no Brazilian state: two letters such as MG."), field="region")
    return text.upper()


def _postal_code(text: str) -> str:
    """Spreadsheets take the zero from the front of São Paulo's codes: it is put back."""
    bare = re.sub(r"[\s.\-]", "", text)
    if not re.fullmatch(r"[0-9]{7,8}", bare) or (len(bare) == 7 and bare != text):
        raise DomainError(_("A CEP has 8 digits."), field="postal_code")
    return bare.zfill(8)


_READERS: Mapping[str, Callable[[str], str]] = {"region": _region, "postal_code": _postal_code}
_ROOM = {part: table_of(Customer).c[part].type.length for part in PARTS}  # type: ignore[attr-defined]
