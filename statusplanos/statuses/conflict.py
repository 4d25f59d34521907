"""Two people edited one status: what the other one saved, beside what was typed here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.history import reading, wording
from statusplanos.history.models import Operation
from statusplanos.history.reading import Entry
from statusplanos.senders.models import Channel, EmailSender, SmsSender
from statusplanos.statuses import appliers
from statusplanos.statuses.draft import Draft, draft_of
from statusplanos.statuses.forms import StatusForm, as_typed
from statusplanos.statuses.models import Access, Category, Status, Tone

_REFERS: dict[str, Any] = {"next_status": Status, "email_sender": EmailSender, "sms_sender": SmsSender}
_ENUMERATIONS: dict[str, Any] = {"category": Category, "tone": Tone, "access": Access}
_FIELDS = {
    "next_status_id": "next_status",
    "email_sender_id": "sender",
    "sms_sender_id": "sender",
    "applier_ids": "appliers",
}


@dataclass(frozen=True)
class Line:
    """One field: as it was (where somebody else changed it), as it is stored now, as it was typed here."""

    label: str
    before: str | None
    theirs: str | None
    mine: str | None
    changed_there: bool


@dataclass(frozen=True)
class Conflict:
    """``operations`` are the savings since the form was opened, the newest first."""

    operations: Sequence[Operation]
    lines: Sequence[Line]

    @property
    def actor(self) -> str:
        names = list(dict.fromkeys(wording.actor(one.actor) for one in self.operations))
        return ", ".join(names) or str(_("Somebody"))


def latest_operation(session: Session, status: Status) -> int:
    """The operation that changed ``status`` or its notices last."""
    entries = reading.of_entity(session, "status", status.id).entries
    return entries[0].operation.id if entries else 0


def conflict(session: Session, status: Status, form: StatusForm, *, mine: Draft, since: int) -> Conflict:
    """What happened to ``status`` after the operation ``since``, held against what was typed."""
    page = reading.of_entity(session, "status", status.id)
    later = [entry for entry in page.entries if entry.operation.id > since] if since else page.entries[:1]
    before = _before(status, later, page.names)
    stored, typed = as_typed(draft_of(status)), as_typed(mine)
    lines = [
        Line(
            str(form[name].label.text),
            before.get(name),
            _in_words(session, name, stored[name]),
            _in_words(session, name, typed[name]),
            name in before,
        )
        for name in stored
        if name in before or stored[name] != typed[name]
    ]
    return Conflict([entry.operation for entry in later], lines)


def _before(status: Status, later: Iterable[Entry], names: Any) -> dict[str, str | None]:
    """What each changed field held first, by the form's name of it."""
    channels = {notice.id: notice.channel for notice in status.notices}
    found: dict[str, str | None] = {}
    for entry in later:  # the newest first: the oldest value is written last
        for row in entry.changes:
            name = _field_name(row, channels)
            if name is not None:
                found[name] = wording.value(row.entity, row.field, row.old, names)
    return found


def _field_name(row: Any, channels: dict[int, Channel]) -> str | None:
    name = _FIELDS.get(row.field, row.field)
    if row.entity == "notice":
        channel = channels.get(row.entity_id)
        name = f"{channel}_{name}"
    return name if hasattr(StatusForm, name) else None


def _in_words(session: Session, name: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    if name == "appliers":
        return appliers.in_words(value, appliers.role_names(session))
    if name in _REFERS:
        row = session.get(_REFERS[name], value)
        return str(getattr(row, "description", None) or getattr(row, "name", None) or value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    words = _ENUMERATIONS.get(name)
    return str(words(value).label) if words else str(value)
