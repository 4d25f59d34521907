"""The form *Novo Registro*: every field of a status and of its two notices. Rules are the verbs'."""

from collections.abc import Iterator
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
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.senders.models import Channel, EmailSender, SmsSender
from statusplanos.statuses import appliers, register
from statusplanos.statuses.checks import DESCRIPTION_LIMIT, SUBJECT_LIMIT, Refused
from statusplanos.statuses.draft import DRAFT_FIELDS, Draft, NoticeDraft
from statusplanos.statuses.models import Access, Category, Status, Tone
from statusplanos.web.forms import ManyField, Place, VersionedForm
from statusplanos.web.permissions import Permission

SMS_LIMIT = 1000
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
    email_enabled = BooleanField(_l("Send e-mail"))
    email_sender = SelectField(_l("E-mail sender"), coerce=_number, validate_choice=False)
    email_subject = StringField(_l("Subject"), [Length(max=SUBJECT_LIMIT)])
    email_body = TextAreaField(_l("E-mail text"))
    sms_enabled = BooleanField(_l("Send SMS"))
    sms_sender = SelectField(_l("SMS sender"), coerce=_number, validate_choice=False)
    sms_body = TextAreaField(_l("SMS text"), [Length(max=SMS_LIMIT)])

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
        self.email_sender.choices = _senders(EmailSender, self.email_sender.data)
        self.sms_sender.choices = _senders(SmsSender, self.sms_sender.data)

    def draft(self) -> Draft:
        """What was typed; the form must be valid."""
        return Draft(
            **{name: self[name].data for name in RULE_FIELDS},
            category=Category(self.category.data),
            tone=Tone(self.tone.data),
            access=Access(self.access.data),
            applier_ids=appliers.store(number for number in self.appliers.data or () if number),
            next_status_id=self.next_status.data,
            email=NoticeDraft(
                enabled=self.email_enabled.data,
                sender_id=self.email_sender.data,
                subject=self.email_subject.data or "",
                body=self.email_body.data or "",
            ),
            sms=NoticeDraft(
                enabled=self.sms_enabled.data, sender_id=self.sms_sender.data, body=self.sms_body.data or ""
            ),
        )

    def places(self, entity: str, number: int) -> dict[str, Place]:
        """The status's own columns, and those of its notices."""
        notices = _notice_places(db.session.get_one(Status, number))
        return super().places(entity, number) | dict(notices)

    def as_shown(self, name: str, stored: Any) -> Any:
        return appliers.read(stored or "") if name == "appliers" else stored

    def refuse(self, error: DomainError) -> None:
        for problem in error.problems if isinstance(error, Refused) else [error]:
            super().refuse(problem)


def _notice_places(status: Status) -> Iterator[tuple[str, Place]]:
    for channel in Channel:
        notice = status.notice(channel)
        for part in ("enabled", "sender", "subject", "body"):
            column = f"{channel}_sender_id" if part == "sender" else part
            if hasattr(StatusForm, f"{channel}_{part}"):
                yield f"{channel}_{part}", ("notice", notice.id if notice else 0, column)


def _senders(model: type[EmailSender] | type[SmsSender], chosen: int | None) -> list[tuple[Any, Any]]:
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
        "email_enabled": draft.email.enabled,
        "email_sender": draft.email.sender_id,
        "email_subject": draft.email.subject,
        "email_body": draft.email.body,
        "sms_enabled": draft.sms.enabled,
        "sms_sender": draft.sms.sender_id,
        "sms_body": draft.sms.body,
    }


def for_new() -> dict[str, Any]:
    """What *Novo Registro* begins with: the default senders, and notices switched off."""
    draft = Draft(
        description="",
        category=Category.ACTIVE,
        access=Access.FULL,
        email=NoticeDraft(sender_id=_default(EmailSender)),
        sms=NoticeDraft(sender_id=_default(SmsSender)),
    )
    return as_typed(draft)


def _default(model: type[EmailSender] | type[SmsSender]) -> int | None:
    return db.session.scalar(select(model.id).where(model.is_default, model.archived_at.is_(None)).limit(1))
