"""What a row says of its customer. An empty cell changes nothing of what is here."""

from statusplanos.customers.addresses import PARTS
from statusplanos.customers.phones import PhoneKind
from statusplanos.importing.checking.row import Row
from statusplanos.lifecycle.imported_plans import Values
from statusplanos.settings.due_days import DEFAULT_DUE

_MAY_LACK = ("email", "mobile", "landline", *PARTS)


def told(row: Row) -> Values:
    told: Values = {"name": row.name, **row.address}
    if row.email:
        told["email"] = row.email
    for number in filter(None, (row.phone, row.landline)):
        told.setdefault("mobile" if number.kind is PhoneKind.MOBILE else "landline", number.e164)
    if row.due_day:
        told["due_day"] = row.due_day
    return told


def newcomer(told: Values) -> Values:
    """What a new customer has besides what was told."""
    lacking: Values = {name: None for name in _MAY_LACK if name not in told}
    return {**lacking, "due_day": told.get("due_day", DEFAULT_DUE)}


def missing(customer: Values, row: Row) -> Values:
    """Of what a later row says of the same customer, that which no earlier one said."""
    return {key: value for key, value in told(row).items() if not customer.get(key)}
