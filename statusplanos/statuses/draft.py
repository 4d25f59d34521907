"""A status as somebody wants it, before anything is checked or stored."""

from dataclasses import dataclass, field

from statusplanos.senders.models import Channel
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
    """A notice as wanted. An SMS has no subject."""

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
    email: NoticeDraft = field(default_factory=NoticeDraft)
    sms: NoticeDraft = field(default_factory=NoticeDraft)

    def notice(self, channel: Channel) -> NoticeDraft:
        return self.email if channel == Channel.EMAIL else self.sms


def draft_of(status: Status) -> Draft:
    """The status as it is stored."""
    rules = {name: getattr(status, name) for name in DRAFT_FIELDS}
    email, sms = (notice_draft(status.notice(channel)) for channel in (Channel.EMAIL, Channel.SMS))
    return Draft(**rules, email=email, sms=sms)


def notice_draft(notice: Notice | None) -> NoticeDraft:
    if notice is None:
        return NoticeDraft()
    sender_id = notice.email_sender_id if notice.channel == Channel.EMAIL else notice.sms_sender_id
    return NoticeDraft(enabled=notice.enabled, sender_id=sender_id, subject=notice.subject, body=notice.body)
