"""Two people edited one customer, or one plan on sale."""

from typing import Any

from sqlalchemy.orm import Session

from statusplanos.customers import documents, phones
from statusplanos.customers.addresses import PARTS, normalize, with_hyphen
from statusplanos.customers.forms import CustomerForm, PlanForm, as_typed
from statusplanos.customers.models import Customer, Plan
from statusplanos.errors import DomainError
from statusplanos.history.conflict.lost_update import Conflict, Edited, conflict
from statusplanos.web.filters import document, phone

_CUSTOMER = ("name", "document", "email", "mobile", "landline", "due_day", *PARTS)
_PLAN = ("name", "price_cents", "supports_radius")
_SPELLING = {"document": document, "mobile": phone, "landline": phone, "postal_code": with_hyphen}


def of_customer(session: Session, customer: Customer, mine: CustomerForm) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""

    def stored() -> CustomerForm:
        form = CustomerForm(formdata=None, data=as_typed(customer))
        form.offer_due_days(customer)
        form.version.data = str(customer.version)
        return form

    places = {name: ("customer", customer.id, name) for name in _CUSTOMER}
    edited = Edited(entity="customer", number=customer.id, places=places, shape=_as_shown, alike=_bare)
    return conflict(session, edited, mine=mine, stored=stored)


def of_plan(session: Session, plan: Plan, mine: PlanForm) -> Conflict:
    places = {name: ("plan", plan.id, name) for name in _PLAN}
    edited = Edited(entity="plan", number=plan.id, places=places)
    return conflict(session, edited, mine=mine, stored=lambda: PlanForm(formdata=None, obj=plan))


def _as_shown(name: str, value: Any) -> Any:
    return _SPELLING[name](value) if name in _SPELLING and value else value


def _bare(name: str, value: Any) -> Any:
    """``value`` as it is stored, so that one number punctuated in two ways counts as the same."""
    try:
        if name == "document":
            return documents.normalize(value)
        if name in ("mobile", "landline") and value:
            return phones.parse(value).e164
        if name in PARTS:
            return normalize(name, value) or ""
    except DomainError:
        return value
    return value.casefold() if name == "email" else value
