"""How values are written on pages. ``None`` is written as nothing."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos import clock

NBSP = "\N{NO-BREAK SPACE}"


def full_date(day: date | None) -> str:
    return f"{day:%d/%m}/{day.year:04d}" if day else ""


def short_date(day: date | None) -> str:
    return f"{day:%d/%m}" if day else ""


def instant(at: datetime | None) -> str:
    """``at`` (aware) on the company's clock."""
    if at is None:
        return ""
    local = clock.local(at)
    return f"{full_date(local)} {local:%H:%M}"


def clock_time(at: datetime | None) -> str:
    return f"{clock.local(at):%H:%M}" if at else ""


def number(value: int | None) -> str:
    return "" if value is None else f"{value:,}".replace(",", ".")


def money(cents: int | None) -> str:
    """Centavos as ``R$ 1.234,56``, in one unbreakable word."""
    if cents is None:
        return ""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}R${NBSP}{number(whole)},{rest:02d}"


def document(value: str | None) -> str:
    """CPF or CNPJ (bare) with its punctuation; anything else as it is."""
    text = value or ""
    if len(text) == 11:
        return f"{text[:3]}.{text[3:6]}.{text[6:9]}-{text[9:]}"
    if len(text) == 14:
        return f"{text[:2]}.{text[2:5]}.{text[5:8]}/{text[8:12]}-{text[12:]}"
    return text


def masked_document(value: str | None) -> str:
    """A CPF without its middle (``123.•••.•••-09``); a company's CNPJ is public and stays whole."""
    text = value or ""
    return f"{text[:3]}.•••.•••-{text[9:]}" if len(text) == 11 else document(text)


def phone(value: str | None) -> str:
    """E.164 (``+5531998765432``) as dialled in Brazil; a foreign number stays as it is."""
    text = value or ""
    local = text.removeprefix("+55")
    if local == text or len(local) not in (10, 11):
        return text
    return f"({local[:2]}) {local[2:-4]}-{local[-4:]}"


def relative_day(day: date | None, on: date | None = None) -> str:
    """How far ``day`` is from ``on`` (default: today), in words."""
    if day is None:
        return ""
    days = (day - (on or clock.today())).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return str(near[days])
    if days > 0:
        return str(ngettext("in %(num)d day", "in %(num)d days", days))
    return str(ngettext("%(num)d day ago", "%(num)d days ago", -days))


FILTERS: dict[str, Callable[..., Any]] = {
    "date": full_date,
    "short_date": short_date,
    "instant": instant,
    "clock_time": clock_time,
    "money": money,
    "number": number,
    "document": document,
    "masked_document": masked_document,
    "phone": phone,
    "relative_day": relative_day,
}


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(FILTERS)
