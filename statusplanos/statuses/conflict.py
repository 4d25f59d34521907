"""Two people edited one status: its rules and its notices, held against each other."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.history.conflict.changes_since import Place
from statusplanos.history.conflict.lost_update import Conflict, Edited, conflict
from statusplanos.statuses import appliers
from statusplanos.statuses.draft import DRAFT_FIELDS, draft_of
from statusplanos.statuses.forms import NOTICE_PARTS, StatusForm, as_typed
from statusplanos.statuses.models import Status

_NAMES = {"next_status_id": "next_status", "applier_ids": "appliers"}


def between(session: Session, status: Status, mine: StatusForm) -> Conflict:
    """What was typed, beside what somebody else has stored meanwhile."""
    mine.offer(status)
    edited = Edited(entity="status", number=status.id, places=dict(_places(status)), shape=_shown)
    return conflict(session, edited, mine=mine, stored=lambda: _stored(status))


def _shown(name: str, value: Any) -> Any:
    return appliers.read(value or "") if name == "appliers" else value


def _stored(status: Status) -> StatusForm:
    form = StatusForm(formdata=None, data=as_typed(draft_of(status)))
    form.offer(status)
    form.version.data = str(status.version)
    return form


def _places(status: Status) -> Iterator[tuple[str, Place]]:
    for field in DRAFT_FIELDS:
        yield _NAMES.get(field, field), ("status", status.id, field)
    for channel in Channel:
        notice = status.notice(channel)
        for part in NOTICE_PARTS:
            field = f"{channel}_sender_id" if part == "sender" else part
            if hasattr(StatusForm, f"{channel}_{part}"):
                yield f"{channel}_{part}", ("notice", notice.id if notice else 0, field)
