"""The form *Novo Registro*: every field of a status and of its notices. Rules are the verbs'."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from statusplanos.accounts.models import Role
from statusplanos.channels import register as senders
from statusplanos.channels.channel import Channel
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.statuses import appliers, register
from statusplanos.statuses.checks import DESCRIPTION_LIMIT, SUBJECT_LIMIT, Refused
from statusplanos.statuses.draft import DRAFT_FIELDS, Draft, NoticeDraft
from statusplanos.statuses.models import Access, Category, Status, Tone
from statusplanos.web.forms import ManyField, Place, VersionedForm
from statusplanos.web.permissions import Permission

RULE_FIELDS = (
    "description",
    "generates_billing",
    "duration_days",
    "allows_changes",
    "allows_radius_login",
    "allows_scheduled_tasks",
    "is_trial",
)
"""Fields of the form that are called and typed as in a draft."""
NOTICE_PARTS = ("enabled", "sender", "subject", "body")
"""What the form asks of a notice; a field is called by its channel and one of these (``email_body``)."""
_NAMES = {"next_status_id": "next_status", "applier_ids": "appliers"}


def _number(text: Any) -> int | None:
    """A row's id; nothing chosen is ``None``. Raises ``ValueError`` for what cannot be an id."""
    if text in (None, ""):
        return None
    number = int(text)
    if not 0 < number < 2**31:
        raise ValueError(text)
    return number


def _words(enumeration: Any) -> list[tuple[str, Any]]:
    return [(member.value, member.label) for member in enumeration]


class StatusForm(VersionedForm):
    channels = tuple(Channel)
    compared = [_NAMES.get(column, column) for column in DRAFT_FIELDS]
    columns = {name: column for column, name in _NAMES.items()}

    description = StringField(_l("Description"), [InputRequired(), Length(max=DESCRIPTION_LIMIT)])
    category = RadioField(
        _l("Category"),
        [InputRequired()],
        description=_l("The group in which the plan is counted on the customer's page."),
    )
    tone = RadioField(_l("Colour"), default=Tone.GREY.value)
    generates_billing = BooleanField(
        _l("Generates billing"), description=_l("The days spent in this status are billed.")
    )
    access = RadioField(
        _l("Access"), [InputRequired()], description=_l("What the network does with the connection.")
    )
    is_trial = BooleanField(
        _l("Counts as trial"), description=_l("The customer tries the plan; counted once per customer.")
    )
    allows_changes = BooleanField(
        _l("Allows changes"),
        description=_l("Plan, price and login may be altered. Changing the status is another permission."),
    )
    allows_radius_login = BooleanField(
        _l("Allows RADIUS login"), description=_l("The plan must support a login too.")
    )
    allows_scheduled_tasks = BooleanField(
        _l("Allows scheduled tasks"),
        description=_l("The daily run and scheduled changes may take plans out of here and bring them here."),
    )
    appliers = ManyField(
        _l("Who may apply"),
        coerce=_number,
        validate_choice=False,
        description=_l(
            "Nobody ticked: everybody who may edit plan statuses. The daily run is not bound by it."
        ),
    )
    next_status = SelectField(_l("Next status"), coerce=_number, validate_choice=False)
    duration_days = IntegerField(_l("Days in status"), [Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, enumeration in ((self.category, Category), (self.tone, Tone), (self.access, Access)):
            field.choices = _words(enumeration)

    def offer(self, status: Status | None) -> None:
        """What can be chosen: statuses and senders in use, and what ``status`` has chosen already."""
        following = [one for one in register.in_use(db.session()) if status is None or one.id != status.id]
        chosen = status.next_status if status else None
        if chosen is not None and chosen not in following:
            following.append(chosen)
        self.next_status.choices = [("", _l("No next status"))] + [
            (one.id, one.description) for one in following
        ]
        self.appliers.choices = _appliers(self.appliers.data)
        for channel in Channel:
            sender = self[f"{channel}_sender"]
            sender.choices = _senders(channel.kind.sender, sender.data)

    def draft(self) -> Draft:
        """What was typed; the form must be valid."""
        return Draft(
            **{name: self[name].data for name in RULE_FIELDS},
            category=Category(self.category.data),
            tone=Tone(self.tone.data),
            access=Access(self.access.data),
            applier_ids=appliers.store(number for number in self.appliers.data or () if number),
            next_status_id=self.next_status.data,
            notices={channel: self._notice(channel) for channel in Channel},
        )

    def _notice(self, channel: Channel) -> NoticeDraft:
        parts = [part for part in NOTICE_PARTS if f"{channel}_{part}" in self]
        return _notice_draft({part: self[f"{channel}_{part}"].data for part in parts})

    def places(self, entity: str, number: int) -> dict[str, Place]:
        """The status's own columns, and those of its notices."""
        notices = _notice_places(db.session.get_one(Status, number))
        return super().places(entity, number) | dict(notices)

    def as_shown(self, name: str, stored: Any) -> Any:
        return appliers.read(stored or "") if name == "appliers" else stored

    def refuse(self, error: DomainError) -> None:
        for problem in error.problems if isinstance(error, Refused) else [error]:
            super().refuse(problem)


def _fields_of(channel: Channel) -> dict[str, Any]:
    """The fields of the notice by ``channel``."""
    kind = channel.kind
    longest = [Length(max=kind.longest_text)] if kind.longest_text else []
    fields = {
        "enabled": BooleanField(kind.captions.send),
        "sender": SelectField(kind.captions.sender, coerce=_number, validate_choice=False),
    }
    if kind.has_subject:
        fields["subject"] = StringField(_l("Subject"), [Length(max=SUBJECT_LIMIT)])
    return {**fields, "body": TextAreaField(kind.captions.text, longest)}


for each in Channel:
    for part, field in _fields_of(each).items():
        setattr(StatusForm, f"{each}_{part}", field)


def _notice_draft(typed: Mapping[str, Any]) -> NoticeDraft:
    texts = {name: typed.get(name) or "" for name in ("subject", "body")}
    return NoticeDraft(enabled=typed["enabled"], sender_id=typed["sender"], **texts)


def _notice_places(status: Status) -> Iterator[tuple[str, Place]]:
    for channel in Channel:
        notice = status.notice(channel)
        for part in NOTICE_PARTS:
            column = f"{channel}_sender_id" if part == "sender" else part
            if hasattr(StatusForm, f"{channel}_{part}"):
                yield f"{channel}_{part}", ("notice", notice.id if notice else 0, column)


def _senders(model: Any, chosen: int | None) -> list[tuple[Any, Any]]:
    wanted = model.archived_at.is_(None) | (model.id == (chosen or 0))
    found = db.session.execute(select(model.id, model.name).where(wanted).order_by(model.name))
    return [("", _l("Choose…")), *((number, name) for number, name in found)]


def _appliers(chosen: list[int] | None) -> list[SelectChoice]:
    """The roles that change statuses, and those that are named already."""
    found = db.session.scalars(select(Role).order_by(Role.id))
    able = Permission.CHANGE_STATUS.value
    return [
        SelectChoice(role.id, role.name)
        for role in found
        if able in role.get_permissions() or role.id in (chosen or ())
    ]


def as_typed(draft: Draft) -> dict[str, Any]:
    """What the form shows of ``draft``, by field."""
    return {
        **{name: getattr(draft, name) for name in RULE_FIELDS},
        "category": draft.category.value,
        "tone": draft.tone.value,
        "access": draft.access.value,
        "appliers": appliers.read(draft.applier_ids),
        "next_status": draft.next_status_id,
        **{
            f"{channel}_{part}": getattr(notice, {"sender": "sender_id"}.get(part, part))
            for channel, notice in draft.notices.items()
            for part in NOTICE_PARTS
        },
    }


def for_new() -> dict[str, Any]:
    """What *Novo Registro* begins with: the default senders, and notices switched off."""
    draft = Draft(
        description="",
        category=Category.ACTIVE,
        access=Access.FULL,
        notices={channel: NoticeDraft(sender_id=_default(channel)) for channel in Channel},
    )
    return as_typed(draft)


def _default(channel: Channel) -> int | None:
    sender = senders.default(db.session(), channel)
    return sender.id if sender else None
