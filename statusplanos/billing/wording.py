"""The arithmetic of a charge in words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos.billing.charges import Charge, Share
from statusplanos.web.filters import money


def arithmetic(charge: Charge) -> str:
    """``20 de 30 dias × R$ 90,00 = R$ 60,00``"""
    amount = money(charge.amount_cents)
    if not charge.shares:
        return str(_("no billed day = %(amount)s", amount=amount))
    if charge.whole:
        return str(_("the whole cycle, %(days)s days = %(amount)s", days=charge.days, amount=amount))
    if len(charge.shares) == 1:
        return str(
            _(
                "%(days)s of %(divisor)s days × %(price)s = %(amount)s",
                days=charge.days,
                divisor=charge.divisor,
                price=money(charge.shares[0].price_cents),
                amount=amount,
            )
        )
    return _several(charge, amount)


def _several(charge: Charge, amount: str) -> str:
    parts = " + ".join(_part(share) for share in charge.shares)
    if charge.capped:
        sentence = _("(%(parts)s) ÷ %(divisor)s, at most the highest price = %(amount)s")
    else:
        sentence = _("(%(parts)s) ÷ %(divisor)s = %(amount)s")
    return str(sentence) % {"parts": parts, "divisor": charge.divisor, "amount": amount}


def _part(share: Share) -> str:
    price = money(share.price_cents)
    return str(ngettext("%(num)d day × %(price)s", "%(num)d days × %(price)s", share.days, price=price))
