"""The forms of a customer's plan: adding it, changing its status, altering it."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from statusplanos.customers.models import Plan
from statusplanos.statuses.models import Status
from statusplanos.web.forms import Form, LocalDateField, MoneyField

REASON = _l("Shown in the history. The customer does not see it.")


class ChangeForm(Form):
    """Changing the status: today or backdated, with a reason and an own end."""

    status = SelectField(_l("New status"), coerce=int, validators=[InputRequired()])
    effective_on = LocalDateField(_l("With effect from"), validators=[InputRequired()])
    until = LocalDateField(
        _l("Until"),
        description=_l("Own last day in the status; empty: by the status's days."),
        validators=[Optional()],
    )
    reason = StringField(_l("Reason"), description=REASON, validators=[Length(max=500)])
    silent = BooleanField(_l("Do not notify the customer"))
    seen = HiddenField()

    def offer(self, statuses: Iterable[Status]) -> None:
        self.status.choices = [SelectChoice(one.id, one.description) for one in statuses]


class EnrolForm(ChangeForm):
    """Adding a plan in any status."""

    plan = SelectField(_l("Plan"), coerce=int, validators=[InputRequired()])
    price_cents = MoneyField(
        _l("Monthly price"), description=_l("Empty: the plan's price."), validators=[Optional()]
    )
    code = StringField(_l("Code"), description=_l("Empty: given by itself."), validators=[Length(max=40)])

    def offer_plans(self, plans: Iterable[Plan]) -> None:
        self.plan.choices = [SelectChoice(one.id, one.name) for one in plans]


class AlterForm(Form):
    """Another plan or price while the status allows it."""

    plan = SelectField(_l("Plan"), coerce=int, validators=[InputRequired()])
    price_cents = MoneyField(_l("Monthly price"), validators=[InputRequired()])
    reason = StringField(_l("Reason"), description=REASON, validators=[Length(max=500)])
    seen = HiddenField()

    def offer_plans(self, plans: Iterable[Plan]) -> None:
        self.plan.choices = [SelectChoice(one.id, one.name) for one in plans]
