"""What staff type about customers and plans. Shape is checked here, rules in the verbs."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from statusplanos.customers.addresses import PARTS, with_hyphen
from statusplanos.customers.models import Customer
from statusplanos.extensions import db
from statusplanos.settings import company, due_days
from statusplanos.web.filters import document, phone
from statusplanos.web.forms import MoneyField, VersionedForm


class CustomerForm(VersionedForm):
    name = StringField(_l("Name"), [InputRequired(), Length(max=160)])
    document = StringField(_l("CPF or CNPJ"), [InputRequired(), Length(max=24)])
    email = StringField(
        _l("E-mail"), [Length(max=254)], description=_l("Without an e-mail, notices by e-mail are not sent.")
    )
    mobile = StringField(
        _l("Mobile"), [Length(max=30)], description=_l("With area code. SMS goes only to a mobile number.")
    )
    landline = StringField(_l("Landline"), [Length(max=30)])
    street = StringField(_l("Street"), [Length(max=160)])
    street_number = StringField(_l("Number"), [Length(max=20)])
    complement = StringField(_l("Complement"), [Length(max=80)])
    district = StringField(_l("District"), [Length(max=80)])
    city = StringField(_l("City"), [Length(max=80)])
    region = StringField(_l("Region (UF)"), [Length(max=2)], description=_l("Two letters, such as MG."))
    postal_code = StringField(_l("CEP"), [Length(max=10)])
    due_day = SelectField(_l("Due day"), coerce=int, description=_l("The day of the month the bill is due."))

    def offer_due_days(self, customer: Customer | None) -> None:
        """Offer the due days that are agreed on, and the customer's own even if it no longer is."""
        known = due_days.agreed(db.session())
        mine = customer.due_day if customer else company.current().default_due_day
        days = sorted({*known, mine})
        self.due_day.choices = [(day, _due_day_label(day, known.get(day))) for day in days]
        if self.due_day.data is None:
            self.due_day.data = mine


def as_typed(customer: Customer) -> dict[str, Any]:
    """What the form shows of ``customer``: documents and phones as people write them."""
    return {
        "name": customer.name,
        "document": document(customer.document),
        "email": customer.email or "",
        "mobile": phone(customer.mobile),
        "landline": phone(customer.landline),
        "due_day": customer.due_day,
        **{part: getattr(customer, part) or "" for part in PARTS},
        "postal_code": with_hyphen(customer.postal_code),
    }


def _due_day_label(day: int, closing_day: int | None) -> str:
    if closing_day is None or closing_day > 28:
        return _("%(day)s, closes on the month's last day", day=day)
    return _("%(day)s, closes on day %(closing)s", day=day, closing=closing_day)


class PlanForm(VersionedForm):
    name = StringField(_l("Name"), [InputRequired(), Length(max=120)])
    price_cents = MoneyField(
        _l("Monthly price"),
        [InputRequired()],
        description=_l("Holds for new subscriptions. Those sold keep their price."),
    )
    supports_radius = BooleanField(_l("May have a RADIUS login"), default=True)
