"""Two people edited one thing: the three-way merge, field by field, and the page that lets choose.

``before`` is what both saw, ``theirs`` what is stored now, ``mine`` what was typed here.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from flask import request
from flask_babel import gettext as _
from wtforms import BooleanField, Field, SelectField, SelectMultipleField

from statusplanos.web.filters import money
from statusplanos.web.forms import Form, MoneyField


class Side(StrEnum):
    """Who changed a field."""

    NOBODY = "nobody"
    THEIRS = "theirs"
    MINE = "mine"
    ALIKE = "alike"
    BOTH = "both"


class _Unknown:
    """Stands for a value that is no longer known. It equals nothing, not even itself."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return False


UNKNOWN = _Unknown()


def side(before: object, theirs: object, mine: object) -> Side:
    """Who changed a value. What was :data:`UNKNOWN` before is never settled by itself."""
    if theirs == mine:
        return Side.NOBODY if before == mine or before is UNKNOWN else Side.ALIKE
    if before == theirs:
        return Side.MINE
    if before == mine:
        return Side.THEIRS
    return Side.BOTH


@dataclass(frozen=True, kw_only=True)
class Line:
    """One field of the comparison. ``name`` is the form's; without one it is only told, not sent.

    ``before``, ``theirs`` and ``mine`` are in words, the two others as a form sends them.
    """

    label: str
    side: Side
    before: str | None = None
    theirs: str | None = None
    mine: str | None = None
    name: str = ""
    theirs_sent: str = ""
    mine_sent: str = ""
    who: str | None = None
    at: datetime | None = None

    @property
    def settled(self) -> str:
        """What is sent where nobody has to choose."""
        return self.theirs_sent if self.side is Side.THEIRS else self.mine_sent


def wants_form() -> bool:
    """Whether somebody leaves the comparison or a question to go on editing what they typed."""
    return request.method == "POST" and request.form.get("act") == "edit"


def plain(field: Field, value: Any) -> Any:
    """``value`` of ``field`` so that it can be compared: nothing is nothing, however it is written."""
    if isinstance(field, BooleanField):
        return bool(value)
    if isinstance(field, SelectMultipleField):
        return tuple(sorted(value or ()))
    value = getattr(value, "value", value)
    return "" if value is None else value


def words(field: Field, value: Any) -> str | None:
    """``value`` as people read it; ``None`` is nothing."""
    if isinstance(field, BooleanField):
        return str(_("yes") if value else _("no"))
    value = plain(field, value)
    if value in ("", ()):
        return None
    if isinstance(field, SelectMultipleField):
        return ", ".join(_chosen(field, one) for one in value)
    if isinstance(field, SelectField):
        return _chosen(field, value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return money(value) if isinstance(field, MoneyField) else str(value)


def _chosen(field: SelectField, value: Any) -> str:
    labels = {str(choice.value): choice.label for choice in field.iter_choices()}
    return str(labels.get(str(value)) or _("no. %(number)s", number=value))


def sent(field: Field) -> str:
    """What a browser sends for ``field`` as it stands."""
    if isinstance(field, BooleanField):
        return "y" if field.data else ""
    if isinstance(field, SelectMultipleField):
        return ",".join(map(str, plain(field, field.data)))
    if isinstance(field, SelectField):
        return str(plain(field, field.data))
    return str(field._value())


def carried(form: Form, besides: Container[str]) -> dict[str, str]:
    """The fields of ``form`` that are sent along unchanged; passwords never stand in a page."""
    hidden = ("CSRFTokenField", "PasswordField")
    return {
        field.name: sent(field)
        for field in form
        if field.type not in hidden and field.short_name not in besides
    }
