"""What every form shares: CSRF, clean text, sentences in Portuguese, and a place for a refusal."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, TypeAlias

from flask_babel import get_translations, gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    HiddenField,
    IntegerField,
    PasswordField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, StopValidation
from wtforms.widgets import DateInput, TextInput

from statusplanos.errors import DomainError
from statusplanos.web.filters import NBSP, money
from statusplanos.web.reading import parse_date, parse_money

LINE_LIMIT = 200
TEXT_LIMIT = 10_000
CENTAVOS_LIMIT = 999_999_999

Place: TypeAlias = tuple[str, int, str]
"""An entity, the id of a row of it, and a column."""

_LONGEST_NUMBER = 18


class _OurSentences:
    """WTForms' own sentences, looked up in the application's catalog."""

    def gettext(self, text: str) -> str:
        return str(gettext(text))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        # Not flask_babel's: that fills in placeholders, which WTForms does itself.
        return str(get_translations().ngettext(singular, plural, number))


def _tidy(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _legible(form: Any, field: Field) -> None:
    """Refuse blanks where something is required, and what no keyboard types: NUL and control characters."""
    if field.flags.required and field.data == "":
        raise StopValidation(gettext("This field is required."))
    allowed = "\n\t" if isinstance(field, TextAreaField) else ""
    for letter in field.data or "":
        if unicodedata.category(letter) in ("Cc", "Cs") and letter not in allowed:
            raise ValidationError(
                gettext("Contains a character that cannot be used: remove it and type again.")
            )


class Form(FlaskForm):
    """Text arrives stripped and within limits; a rule's refusal is put where it belongs."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> _OurSentences:
            return _OurSentences()

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            kind = unbound_field.field_class
            if _is_text(kind) and not issubclass(kind, PasswordField):
                options["filters"] = [_tidy, *unbound_field.kwargs.get("filters", ())]
            return super().bind_field(form, unbound_field, options)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self:
            if _is_text(type(field)):
                field.validators = [_legible, *_limits(field), *field.validators]

    def refuse(self, error: DomainError) -> None:
        """Put the sentence of ``error`` beside the field it names, else above the form."""
        if error.field and error.field in self:
            field = self[error.field]
            field.errors = [*field.errors, error.message]
        else:
            self.form_errors: list[str] = [*self.form_errors, error.message]


class VersionedForm(Form):
    """A form that two people may have open. It knows what it was made from: the row's version, and where its
    history stood; and it says how it is held against what somebody else saved meanwhile."""

    compared: ClassVar[Sequence[str]] = ()
    """The fields that are stored, in the order in which the comparison shows them."""
    columns: ClassVar[Mapping[str, str]] = {}
    """The column of each of them that is not stored under its own name."""
    own_columns: ClassVar[Collection[str]] = ()
    """What of the row the form is about, where it is one of several of that row."""
    secret_column: ClassVar[str] = ""
    """Where a secret is stored; typed, it stands encrypted in the form's field ``kept``."""

    version = HiddenField(default="0")
    since = HiddenField(default="0")

    def places(self, entity: str, number: int) -> dict[str, Place]:
        """Where each compared field is stored, for the row ``number`` of ``entity``."""
        return {name: (entity, number, self.columns.get(name, name)) for name in self.compared}

    def as_shown(self, name: str, stored: Any) -> Any:
        """What the field ``name`` shows of a stored value."""
        return stored

    def alike(self, name: str, value: Any) -> Any:
        """``value`` of the field ``name`` so that what means the same is equal."""
        return value

    def keep_secret(self) -> None:
        """Encrypt what was typed as a secret, so that no page holds it in clear."""

    @property
    def seen_version(self) -> int:
        """The version that the page showed; 0, which no row has, when it sent none."""
        return whole(self.version.data)

    @property
    def seen_mark(self) -> int:
        return whole(self.since.data)

    def stamp(self, version: int, mark: int) -> None:
        self.version.data, self.since.data = str(version), str(mark)


def whole(text: object) -> int:
    """A hidden field's number; 0 when it is none."""
    told = str(text)
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= _LONGEST_NUMBER else 0


def _is_text(kind: type[Field]) -> bool:
    return issubclass(kind, StringField)


def _limits(field: Field) -> Sequence[Length]:
    if any(isinstance(rule, Length) and rule.max > 0 for rule in field.validators):
        return ()
    limit = TEXT_LIMIT if isinstance(field, TextAreaField) else LINE_LIMIT
    field.flags.maxlength = limit
    return (Length(max=limit),)


class NumberField(IntegerField):
    """A whole number, or None. One that no column could hold is no number."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata([text if len(str(text)) <= _LONGEST_NUMBER else "" for text in valuelist])


class ManyField(SelectMultipleField):
    """Several of the choices, sent as ticked boxes or as one list with commas."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata([part for text in valuelist for part in str(text).split(",") if part])


class _TypedField(Field):
    """A field whose text is read by ``read``; what could not be read is shown again."""

    complaint: Any
    data: Any

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def write(self) -> str:
        raise NotImplementedError

    def _value(self) -> str:
        if self.raw_data:
            typed = str(self.raw_data[0])
            return typed if self.data is None else self.write()
        return "" if self.data is None else self.write()

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        text = str(valuelist[0]).strip() if valuelist else ""
        if not text:
            return
        try:
            self.data = self.read(text)
        except ValueError as error:
            raise ValueError(str(self.complaint)) from error


class MoneyField(_TypedField):
    """An amount of reais; ``data`` is centavos (``int``) or ``None``."""

    widget = TextInput()
    complaint = _l("Type an amount such as 69,90 or 1.234,56.")

    def read(self, text: str) -> int:
        cents = parse_money(text)
        if cents > CENTAVOS_LIMIT:
            raise ValueError(text)
        return cents

    def write(self) -> str:
        return money(self.data).removeprefix(f"R${NBSP}")


class LocalDateField(_TypedField):
    """A day; ``data`` is a ``date`` or ``None``. Reads dd/mm/aaaa and aaaa-mm-dd."""

    widget = DateInput()
    complaint = _l("Type a date such as 31/05/2026.")

    def read(self, text: str) -> date:
        return parse_date(text)

    def write(self) -> str:
        return str(self.data.isoformat())
