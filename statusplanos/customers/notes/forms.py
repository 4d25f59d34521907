"""What staff write down about a customer."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from statusplanos.customers.models import Subscription
from statusplanos.customers.notes.models import Way
from statusplanos.web.forms import Form


class NoteForm(Form):
    """``back`` says to which page saving leads: the plan's, or the customer's."""

    text = TextAreaField(_l("What was said or done"), [InputRequired(), Length(max=5000)])
    way = SelectField(_l("Way of contact"), [InputRequired()])
    protocol = StringField(
        _l("Protocol"),
        [Length(max=40)],
        description=_l("Leave it empty and one is given. Or type the one of another system."),
    )
    subscription = SelectField(_l("About the plan"))
    back = HiddenField()

    def offer(self, subscriptions: Iterable[Subscription]) -> None:
        self.way.choices = [SelectChoice(way.value, way.label) for way in Way]
        plans = [SelectChoice(str(one.id), f"{one.plan.name} ({one.code})") for one in subscriptions]
        self.subscription.choices = [SelectChoice("", _("The customer as a whole")), *plans]
