"""What is refused on saving a status, each sentence beside its field.

See docs/domain.md, "Checks on a status".
"""

from collections.abc import Callable, Iterator

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.accounts.models import Role
from statusplanos.channels.channel import Channel
from statusplanos.errors import DomainError
from statusplanos.folding import fold
from statusplanos.statuses.draft import Draft, NoticeDraft, notice_draft
from statusplanos.statuses.models import Status
from statusplanos.statuses.texts import unknown

LONGEST_STAY = 3650
DESCRIPTION_LIMIT = 80
SUBJECT_LIMIT = 255


class Refused(DomainError):
    """Everything that is wrong with a draft, at once."""

    def __init__(self, problems: list[DomainError]) -> None:
        super().__init__(problems[0].message, field=problems[0].field)
        self.problems = problems


def check(session: Session, draft: Draft, *, status: Status | None) -> None:
    """Raises :class:`Refused`. ``status`` is the one being revised, ``None`` for a new one."""
    checks: tuple[Callable[..., Iterator[DomainError]], ...] = (
        _description,
        _days,
        _next,
        _appliers,
        _notices,
    )
    problems = [problem for look in checks for problem in look(session, draft, status)]
    if problems:
        raise Refused(problems)


def twin(session: Session, description: str, *, besides: int | None) -> Status | None:
    """The status in use that has this description, ignoring case and accents."""
    same = select(Status).where(Status.description_folded == fold(description), Status.archived_at.is_(None))
    with session.no_autoflush:
        return session.scalars(same.where(Status.id != (besides or 0))).first()


def _description(session: Session, draft: Draft, status: Status | None) -> Iterator[DomainError]:
    if not fold(draft.description):
        yield DomainError(_("Give the status a description."), field="description")
        return
    if len(draft.description) > DESCRIPTION_LIMIT:
        yield DomainError(_("Use at most 80 characters."), field="description")
        return
    if status is not None and status.archived_at is not None:
        return
    other = twin(session, draft.description, besides=status.id if status else None)
    if other is not None:
        message = _("There is a status %(name)s already. Choose another description.", name=other.description)
        yield DomainError(message, field="description")


def _days(session: Session, draft: Draft, status: Status | None) -> Iterator[DomainError]:
    if draft.duration_days is None:
        return
    if not 1 <= draft.duration_days <= LONGEST_STAY:
        yield DomainError(_("Give the days as a number from 1 to 3650."), field="duration_days")
    if draft.next_status_id is None:
        message = _("With days there must be a next status: choose it, or leave the days empty.")
        yield DomainError(message, field="next_status")


def _next(session: Session, draft: Draft, status: Status | None) -> Iterator[DomainError]:
    if draft.next_status_id is None:
        return
    if status is not None and draft.next_status_id == status.id:
        yield DomainError(_("A status cannot follow itself: choose another one."), field="next_status")
        return
    following = session.get(Status, draft.next_status_id)
    if following is None:
        yield DomainError(_("This status does not exist any more: choose another one."), field="next_status")
    elif following.archived_at is not None:
        message = _("%(name)s is archived: choose another one.", name=following.description)
        yield DomainError(message, field="next_status")


def _appliers(session: Session, draft: Draft, status: Status | None) -> Iterator[DomainError]:
    numbers = draft.applier_ids.split(",") if draft.applier_ids else []
    with session.no_autoflush:
        known = set(session.scalars(select(Role.id)))
    if {int(number) for number in numbers} - known:
        yield DomainError(_("This role does not exist any more: choose again."), field="appliers")


def _notices(session: Session, draft: Draft, status: Status | None) -> Iterator[DomainError]:
    for channel in Channel:
        wanted = draft.notice(channel)
        stored = notice_draft(status.notice(channel)) if status else NoticeDraft()
        yield from _sender(session, channel, wanted, stored)
        yield from _texts(channel, wanted)


def _sender(
    session: Session, channel: Channel, wanted: NoticeDraft, stored: NoticeDraft
) -> Iterator[DomainError]:
    field = f"{channel}_sender"
    if wanted.sender_id is None:
        if wanted.enabled:
            yield DomainError(str(channel.kind.captions.choose_sender), field=field)
        return
    sender = session.get(channel.kind.sender, wanted.sender_id)
    if sender is None:
        yield DomainError(_("This sender does not exist: choose another one."), field=field)
    elif sender.archived_at is not None and (wanted.enabled or wanted.sender_id != stored.sender_id):
        yield DomainError(_("%(name)s is archived: choose another one.", name=sender.name), field=field)


def _texts(channel: Channel, wanted: NoticeDraft) -> Iterator[DomainError]:
    missing = {"subject": channel.kind.captions.write_subject, "body": channel.kind.captions.write_text}
    for name in ("subject", "body") if channel.kind.has_subject else ("body",):
        text = getattr(wanted, name)
        if wanted.enabled and not text.strip():
            yield DomainError(str(missing[name]), field=f"{channel}_{name}")
        wrong = unknown(text)
        if wrong:
            message = _("%(names)s does not exist. Use the placeholders below.", names=", ".join(wrong))
            yield DomainError(message, field=f"{channel}_{name}")
    if len(wanted.subject) > SUBJECT_LIMIT or not wanted.subject.isprintable():
        message = _("The subject is one line of at most 255 characters.")
        yield DomainError(message, field=f"{channel}_subject")
