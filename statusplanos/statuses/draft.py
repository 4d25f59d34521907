"""A status as somebody wants it, before anything is checked or stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from statusplanos.channels.channel import Channel
from statusplanos.statuses.models import Access, Category, Notice, Status, Tone

DRAFT_FIELDS = (
    "description",
    "category",
    "tone",
    "generates_billing",
    "next_status_id",
    "duration_days",
    "allows_changes",
    "access",
    "allows_radius_login",
    "allows_scheduled_tasks",
    "is_trial",
    "applier_ids",
)
"""What a draft and a status have in common."""


@dataclass(frozen=True, kw_only=True)
class NoticeDraft:
    """A notice as wanted. Not every channel has subjects."""

    enabled: bool = False
    sender_id: int | None = None
    subject: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Every field of the form. ``duration_days`` counts local days, ``applier_ids`` names roles (sorted,
    separated by commas)."""

    description: str
    category: Category
    access: Access
    tone: Tone = Tone.GREY
    generates_billing: bool = False
    next_status_id: int | None = None
    duration_days: int | None = None
    allows_changes: bool = True
    allows_radius_login: bool = False
    allows_scheduled_tasks: bool = True
    is_trial: bool = False
    applier_ids: str = ""
    notices: Mapping[Channel, NoticeDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Every channel has its draft, so that two drafts of one meaning are equal."""
        complete = {channel: self.notices.get(channel, NoticeDraft()) for channel in Channel}
        object.__setattr__(self, "notices", complete)

    def notice(self, channel: Channel) -> NoticeDraft:
        return self.notices[channel]


def draft_of(status: Status) -> Draft:
    """The status as it is stored."""
    rules = {name: getattr(status, name) for name in DRAFT_FIELDS}
    notices = {channel: notice_draft(status.notice(channel)) for channel in Channel}
    return Draft(**rules, notices=notices)


def notice_draft(notice: Notice | None) -> NoticeDraft:
    if notice is None:
        return NoticeDraft()
    told = {name: getattr(notice, name) for name in ("enabled", "sender_id", "subject", "body")}
    return NoticeDraft(**told)
