"""What the columns of a customer file can hold."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from statusplanos.customers.addresses import PARTS


class Column(StrEnum):
    """What a file can tell about a subscription. The values are permanent: other programs read them.

    The members' order is the order in which a row's values are judged; ``COLUMNS`` (too many or too few
    of them) comes before all.
    """

    COLUMNS = "columns"
    NAME = "name"
    DOCUMENT = "document"
    PLAN = "plan"
    STATUS = "status"
    DATE = "date"
    PRICE = "price"
    CODE = "code"
    EMAIL = "email"
    PHONE = "phone"
    LANDLINE = "landline"
    LOGIN = "login"
    PASSWORD = "radius_password"  # noqa: S105 (a column's name)
    DUE_DAY = "due_day"
    CLOSING_DAY = "closing_day"
    STREET = "street"
    STREET_NUMBER = "street_number"
    COMPLEMENT = "complement"
    DISTRICT = "district"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"


RETURNED = ("linha", "coluna", "valor", "causa")
"""The first columns of the file of refused rows, which may be corrected and imported as it is."""

REQUIRED = (
    Column.NAME,
    Column.DOCUMENT,
    Column.PLAN,
    Column.STATUS,
    Column.DATE,
    Column.PRICE,
    Column.CODE,
)
ADDRESS = tuple(Column(part) for part in PARTS)
TARGETS = tuple(each for each in Column if each is not Column.COLUMNS)
"""What a column of a file can go to."""

LABELS = {
    Column.COLUMNS: _l("Columns"),
    Column.NAME: _l("Name"),
    Column.DOCUMENT: _l("CPF or CNPJ"),
    Column.PLAN: _l("Plan"),
    Column.STATUS: _l("Status"),
    Column.DATE: _l("Entered the status on"),
    Column.PRICE: _l("Monthly price"),
    Column.CODE: _l("Code"),
    Column.EMAIL: _l("E-mail"),
    Column.PHONE: _l("Mobile"),
    Column.LANDLINE: _l("Landline"),
    Column.LOGIN: _l("RADIUS login"),
    Column.PASSWORD: _l("RADIUS password"),
    Column.DUE_DAY: _l("Due day"),
    Column.CLOSING_DAY: _l("Closing day"),
    Column.STREET: _l("Street"),
    Column.STREET_NUMBER: _l("Number"),
    Column.COMPLEMENT: _l("Complement"),
    Column.DISTRICT: _l("District"),
    Column.CITY: _l("City"),
    Column.REGION: _l("Region (UF)"),
    Column.POSTAL_CODE: _l("CEP"),
}
