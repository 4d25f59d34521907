"""Names, codes, days and amounts as management systems write them."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from flask_babel import gettext as _

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.errors import DomainError
from statusplanos.folding import fold
from statusplanos.history.tracking import Tracked, table_of
from statusplanos.web.reading import parse_money

EARLIEST = date(1990, 1, 1)
HIGHEST = 100_000_000
"""Centavos; a monthly price above is a mistake in the file."""

_CLOCK = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_BRAZILIAN = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_CLOCK}", re.ASCII)
_ISO = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_CLOCK}", re.ASCII)

folded = lru_cache(maxsize=20_000)(fold)


def _room(model: type[Tracked], field: str) -> int:
    length: int = table_of(model).c[field].type.length  # type: ignore[attr-defined]
    return length


_NAME = _room(Customer, "name")
_PLAN = _room(Plan, "name")
_PLAN_FOLDED = _room(Plan, "name_folded")
_CODE = _room(Subscription, "code")


def clean(text: str) -> str:
    """Composed letters, single blanks, nothing invisible: what two people who type the same would type."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(filter(_is_visible, text))
    return " ".join(text.split())


def _is_visible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf")


def name(text: str) -> str:
    """A customer's name. Raises ``DomainError`` when empty or too long, as the next two do."""
    return _fitting(text, most=_NAME)


def code(text: str) -> str:
    return _fitting(text, most=_CODE)


def plan(text: str) -> str:
    """Folding turns some rare signs into whole words, so the folded name is measured too."""
    return _fitting(text, most=_PLAN if len(folded(text)) <= _PLAN_FOLDED else 0)


def _fitting(text: str, *, most: int) -> str:
    if not text:
        raise DomainError(_("This is empty."))
    if len(text) > most:
        raise DomainError(_("This is too long."))
    return text


def day(text: str, *, on: date) -> date:
    """The local day in ``text``: dd/mm/aaaa, d/m/aa or aaaa-mm-dd, a time of day behind it is ignored.

    Raises ``DomainError`` when there is no such day, when it lies after ``on``, or before 1990. Two digits
    mean the year of this century, or of the last one where this would lie after the year of ``on``.
    """
    year, month, number = _parts(" ".join(text.split()), on)
    try:
        found = date(year, month, number)
    except ValueError:
        raise DomainError(_("This date does not exist."), field="date") from None
    if found > on:
        raise DomainError(_("The date lies in the future."), field="date")
    if found < EARLIEST:
        raise DomainError(_("The date is older than any plan can be (1990)."), field="date")
    return found


def _parts(text: str, on: date) -> tuple[int, int, int]:
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if written := _BRAZILIAN.fullmatch(text):
        return _year(written[4], on), int(written[3]), int(written[1])
    raise DomainError(
        _("The date is missing.") if not text else _("The date must be written dd/mm/yyyy."), field="date"
    )


def _year(digits: str, on: date) -> int:
    if len(digits) == 4:
        return int(digits)
    this_century = on.year - on.year % 100 + int(digits)
    return this_century if this_century <= on.year else this_century - 100


def amount(text: str) -> int:
    """The centavos in ``text``: ``69,90``, ``R$ 1.089,90``, ``1.089``, ``69.90``. Raises ``DomainError``.

    Zero is an amount: courtesy plans have it.
    """
    try:
        cents = parse_money(text)
    except ValueError:
        raise _refusal(text) from None
    if cents > HIGHEST:
        raise DomainError(_("The price is higher than R$ 1.000.000,00."), field="price")
    return cents


def _refusal(text: str) -> DomainError:
    bare = re.sub(r"^R\$|\s", "", text)
    if not bare:
        sentence = _("The price is missing.")
    elif bare.startswith(("-", "\N{MINUS SIGN}", "(")) or bare.endswith("-"):
        sentence = _("The price cannot be negative.")
    else:
        sentence = _("The price is no amount of money.")
    return DomainError(sentence, field="price")


def day_of_month(text: str) -> int:
    """The day in ``10``, ``dia 10`` or a whole date. Raises ``DomainError``."""
    digits = re.fullmatch(
        r"(?:dia\s*)?(\d{1,2})(?:[/.-]\d{1,2}[/.-]\d{2,4})?", text, re.ASCII | re.IGNORECASE
    )
    iso = _ISO.fullmatch(text)
    number = int(iso[3]) if iso else int(digits[1]) if digits else 0
    if not 1 <= number <= 31:
        raise DomainError(_("A day of the month goes from 1 to 31."))
    return number
