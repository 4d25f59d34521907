"""What staff type about customers and plans. Shape is checked here, rules in the verbs."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from statusplanos.customers import documents, phones
from statusplanos.customers.addresses import PARTS, normalize, with_hyphen
from statusplanos.customers.models import Customer
from statusplanos.customers.register import DocumentTaken
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.settings import company, due_days
from statusplanos.web.filters import document, phone
from statusplanos.web.forms import MoneyField, VersionedForm

FIELDS = ("name", "document", "email", "mobile", "landline", "due_day")
"""What is typed about a customer besides the address."""
_SPELLING = {"document": document, "mobile": phone, "landline": phone, "postal_code": with_hyphen}


class CustomerForm(VersionedForm):
    compared = (*FIELDS, *PARTS)
    twin: int | None = None
    """The customer that has the typed document already, once that was refused."""

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

    def typed(self) -> dict[str, Any]:
        """What was typed, as the verbs take it."""
        address = {part: self[part].data or "" for part in PARTS}
        return {**{name: self[name].data or "" for name in FIELDS}, "address": address}

    def refuse(self, error: DomainError) -> None:
        super().refuse(error)
        self.twin = error.other_id if isinstance(error, DocumentTaken) else None

    def as_shown(self, name: str, stored: Any) -> Any:
        return _SPELLING[name](stored) if name in _SPELLING and stored else stored

    def alike(self, name: str, value: Any) -> Any:
        """The same number is the same, however it is punctuated."""
        try:
            return _bare(name, value)
        except DomainError:
            return value


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


def _bare(name: str, value: Any) -> Any:
    if name == "document":
        return documents.normalize(value)
    if name in ("mobile", "landline") and value:
        return phones.parse(value).e164
    if name in PARTS:
        return normalize(name, value) or ""
    return value.casefold() if name == "email" else value


def _due_day_label(day: int, closing_day: int | None) -> str:
    if closing_day is None or closing_day > 28:
        return _("%(day)s, closes on the month's last day", day=day)
    return _("%(day)s, closes on day %(closing)s", day=day, closing=closing_day)


class PlanForm(VersionedForm):
    compared = ("name", "price_cents", "supports_radius")

    name = StringField(_l("Name"), [InputRequired(), Length(max=120)])
    price_cents = MoneyField(
        _l("Monthly price"),
        [InputRequired()],
        description=_l("Holds for new subscriptions. Those sold keep their price."),
    )
    supports_radius = BooleanField(_l("May have a RADIUS login"), default=True)

    def typed(self) -> dict[str, Any]:
        return {name: self[name].data for name in self.compared}
