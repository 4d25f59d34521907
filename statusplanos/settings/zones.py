"""The time zones that the page offers: the country's own first, by the names of the places people know."""

from functools import cache
from zoneinfo import available_timezones

from flask_babel import gettext as _

BRAZIL = {
    "America/Sao_Paulo": "Brasília, São Paulo, Rio de Janeiro",
    "America/Bahia": "Salvador",
    "America/Fortaleza": "Fortaleza, Natal, São Luís, Teresina",
    "America/Recife": "Recife",
    "America/Maceio": "Maceió, Aracaju",
    "America/Belem": "Belém, Macapá",
    "America/Santarem": "Santarém",
    "America/Araguaina": "Palmas, Araguaína",
    "America/Manaus": "Manaus",
    "America/Boa_Vista": "Boa Vista",
    "America/Porto_Velho": "Porto Velho",
    "America/Cuiaba": "Cuiabá",
    "America/Campo_Grande": "Campo Grande",
    "America/Rio_Branco": "Rio Branco",
    "America/Eirunepe": "Eirunepé",
    "America/Noronha": "Fernando de Noronha",
}


@cache
def _elsewhere() -> list[str]:
    return sorted(name for name in available_timezones() if "/" in name and name not in BRAZIL)


def choices(chosen: str | None = None) -> dict[str, list[tuple[str, str]]]:
    """Options of a select, by group. ``chosen`` is always among them."""
    brazil = [(name, f"{places} ({name})") for name, places in BRAZIL.items()]
    others = _elsewhere()
    if chosen and chosen not in BRAZIL and chosen not in others:
        others = [chosen, *others]
    return {_("Brazil"): brazil, _("Other places"): [(name, name) for name in others]}
