"""Brazilian phone numbers, in E.164. Only a mobile number can receive SMS; a landline is kept to call."""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from flask_babel import gettext as _
from phonenumbers import PhoneNumberType

from statusplanos.errors import DomainError

_BRAZIL = 55
_WRITTEN = re.compile(r"\+?[\d\s().\-/]{8,30}", re.ASCII)
_DIALLED_ABROAD = re.compile(r"^\s*00\s*55")


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"


@dataclass(frozen=True, slots=True)
class Phone:
    kind: PhoneKind
    e164: str


def parse(text: str) -> Phone:
    """The number in ``text``, with area code, with or without country code, trunk zero and operator.

    Raises ``DomainError`` with the cause. A mobile number without its ninth digit is refused, not
    completed: a guess could send the message to somebody else.
    """
    if not text.strip():
        raise DomainError(_("The phone number is missing."), field="phone")
    number = _read(text.replace("\N{NO-BREAK SPACE}", " "))
    if number is None or number.country_code != _BRAZIL:
        raise DomainError(_("This is not a Brazilian phone number with area code."), field="phone")
    return Phone(_kind(number), phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _read(text: str) -> phonenumbers.PhoneNumber | None:
    plain = _DIALLED_ABROAD.sub("+55", text.strip())
    if not _WRITTEN.fullmatch(plain):
        return None
    try:
        return phonenumbers.parse(plain, "BR")
    except phonenumbers.NumberParseException:
        return None


def _kind(number: phonenumbers.PhoneNumber) -> PhoneKind:
    length = len(str(number.national_number))
    found = phonenumbers.number_type(number)
    if found == PhoneNumberType.MOBILE and length == 11:
        return PhoneKind.MOBILE
    if found == PhoneNumberType.FIXED_LINE and length == 10:
        return PhoneKind.LANDLINE
    if length == 10 and str(number.national_number)[2] in "6789":
        raise DomainError(_("The mobile number lacks its ninth digit."), field="phone")
    raise DomainError(_("This phone number does not exist."), field="phone")
