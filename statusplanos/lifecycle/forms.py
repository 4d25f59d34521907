"""The forms of a customer's plan: adding it, changing its status, altering it."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from statusplanos.accounts.models import User
from statusplanos.customers.models import Plan
from statusplanos.extensions import db
from statusplanos.statuses import appliers
from statusplanos.statuses.models import Status
from statusplanos.web.forms import Form, LocalDateField, MoneyField, VersionedForm

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
    previewed = HiddenField(validators=[Length(max=100)])
    """What was asked for when the preview was made."""

    @property
    def asked(self) -> str:
        """All that the preview depends on."""
        days = (self.effective_on.data, self.until.data)
        return "|".join(map(str, (self.status.data, *days, self.silent.data)))

    @property
    def is_as_previewed(self) -> bool:
        """Whether it is what was looked at; who never looked at anything is believed."""
        return self.previewed.data in (None, "", self.asked)

    def offer(self, statuses: Iterable[Status], *, by: User) -> None:
        """What ``by`` may choose; a status that only other roles may apply is shown, with who may."""
        names = appliers.role_names(db.session())
        self.status.choices = [_choice(each, by, names) for each in statuses]


def _choice(status: Status, by: User, names: Mapping[int, str]) -> SelectChoice:
    if appliers.may_apply(status, by=by):
        return SelectChoice(status.id, status.description)
    able = appliers.in_words(appliers.read(status.applier_ids), names)
    label = _("%(status)s (only %(roles)s)", status=status.description, roles=able)
    return SelectChoice(status.id, label, {"disabled": True})


class BulkForm(ChangeForm):
    """The same for many plans; what was seen is kept with the choice."""

    seen = previewed = None


class EnrolForm(ChangeForm):
    """Adding a plan in any status."""

    plan = SelectField(_l("Plan"), coerce=int, validators=[InputRequired()])
    price_cents = MoneyField(
        _l("Monthly price"), description=_l("Empty: the plan's price."), validators=[Optional()]
    )
    code = StringField(_l("Code"), description=_l("Empty: given by itself."), validators=[Length(max=40)])

    def offer_plans(self, plans: Iterable[Plan]) -> None:
        self.plan.choices = [SelectChoice(one.id, one.name) for one in plans]


class AlterForm(VersionedForm):
    """Another plan or price while the status allows it."""

    compared = ("plan", "price_cents")
    columns = {"plan": "plan_id"}

    plan = SelectField(_l("Plan"), coerce=int, validators=[InputRequired()])
    price_cents = MoneyField(_l("Monthly price"), validators=[InputRequired()])
    reason = StringField(_l("Reason"), description=REASON, validators=[Length(max=500)])

    def offer_plans(self, plans: Iterable[Plan]) -> None:
        self.plan.choices = [SelectChoice(one.id, one.name) for one in plans]
