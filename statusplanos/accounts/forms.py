"""Forms of the accounts' pages."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from statusplanos.accounts.passwords import LONGEST, SHORTEST
from statusplanos.accounts.roles import Draft
from statusplanos.web.forms import Form, ManyField, VersionedForm
from statusplanos.web.permissions import Permission

_HELP = _l(
    "At least %(number)d characters. A few words in a row are easy to remember and hard to guess.",
    number=SHORTEST,
)


def _password(label: str) -> PasswordField:
    """Longer than the limit may be typed, so that the refusal can say so."""
    return PasswordField(label, [InputRequired(), Length(max=LONGEST * 4)], description=_HELP)


class SignInForm(Form):
    email = EmailField(_l("E-mail"), [InputRequired(), Length(max=255)])
    password = PasswordField(_l("Password"), [InputRequired(), Length(max=LONGEST * 4)])
    next = HiddenField(validators=[Length(max=2000)])


class ForgottenForm(Form):
    email = EmailField(_l("E-mail"), [InputRequired(), Length(max=255)])


class CodeForm(Form):
    code = StringField(_l("Code"), [InputRequired(), Length(max=40)])


class PresentPasswordForm(Form):
    present = PasswordField(_l("Present password"), [InputRequired(), Length(max=LONGEST * 4)])


class PasswordForm(Form):
    password = _password(_l("New password"))


class OwnPasswordForm(Form):
    present = PasswordField(_l("Present password"), [InputRequired(), Length(max=LONGEST * 4)])
    password = _password(_l("New password"))


class OwnNameForm(Form):
    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])


class FirstAccessForm(Form):
    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])
    email = EmailField(_l("E-mail"), [InputRequired(), Length(max=255)])
    password = _password(_l("Password"))


class RoleForm(VersionedForm):
    compared = ("name", "description", "permissions", "requires_second_factor")
    columns = {"permissions": "permission_names"}

    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])
    description = StringField(
        _l("Description"), [Length(max=255)], description=_l("In a few words, what these people do.")
    )
    permissions = ManyField(_l("Permissions"))
    requires_second_factor = BooleanField(
        _l("Requires a second factor"),
        description=_l("After the password, a code from an app. Who has none sets it up at the next page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permissions.choices = [SelectChoice(each.value, each.label) for each in Permission]

    def as_shown(self, name: str, stored: Any) -> Any:
        return (stored or "").split(",") if name == "permissions" else stored

    def alike(self, name: str, value: Any) -> Any:
        """Every role may look, whether it was ticked or not."""
        return tuple(sorted({*value, Permission.LOOK.value})) if name == "permissions" else value

    def draft(self) -> Draft:
        """What was typed; the form must be valid."""
        return Draft(
            name=self.name.data,
            description=self.description.data or "",
            permissions=frozenset(map(Permission, self.permissions.data)),
            requires_second_factor=self.requires_second_factor.data,
        )


class UserForm(VersionedForm):
    compared = ("name", "email", "role")
    columns = {"role": "role_id"}

    name = StringField(_l("Name"), [InputRequired(), Length(max=80)])
    email = EmailField(
        _l("E-mail"), [InputRequired(), Length(max=255)], description=_l("With it this person signs in.")
    )
    role = SelectField(_l("Role"), [InputRequired()], coerce=int)
    how = RadioField(
        _l("Invitation"), choices=[SelectChoice("link", _l("A link to hand over"))], default="link"
    )

    def offer_mail(self, sender: str | None) -> None:
        """Where e-mail can be sent, it comes first."""
        if sender is not None:
            by_mail = SelectChoice("email", _l("By e-mail, from %(address)s", address=sender))
            self.how.choices = [by_mail, SelectChoice("link", _l("A link to hand over"))]
            if not self.how.raw_data:
                self.how.data = "email"

    def alike(self, name: str, value: Any) -> Any:
        """Ids are compared as numbers, e-mails without regard to capitals."""
        if name == "role":
            return int(value)
        return value.casefold() if name == "email" else value

    @property
    def by_mail(self) -> bool:
        return bool(self.how.data == "email")


class SavedViewForm(Form):
    """A list under a name; ``page`` and ``query`` say which list, filtered how."""

    name = StringField(_l("Name"), [InputRequired(), Length(max=60)])
    shared = BooleanField(
        _l("Shared with everybody"), description=_l("Everybody sees it above this list, under your name.")
    )
    page = HiddenField(validators=[Length(max=40)])
    query = HiddenField(validators=[Length(max=2000)])
