"""The register's verbs. Nothing here commits; a refusal is a ``DomainError`` that staff can act on.

See docs/domain.md, "The end of a stay" and "A status in use is never deleted".
"""

from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from statusplanos.channels.channel import Channel
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.folding import fold
from statusplanos.statuses import checks
from statusplanos.statuses.draft import DRAFT_FIELDS, Draft, NoticeDraft, draft_of, notice_draft
from statusplanos.statuses.models import IN_ORDER, Notice, Status
from statusplanos.statuses.redating import Redate, Revision, Undecided, plans
from statusplanos.statuses.uses import uses


def in_use(session: Session) -> list[Status]:
    """The statuses that are not archived, as staff have arranged them."""
    found = select(Status).where(Status.archived_at.is_(None)).order_by(*IN_ORDER)
    return list(session.scalars(found))


def by_name(session: Session, description: str) -> Status | None:
    """The status in use with this description, ignoring case and accents."""
    same = select(Status).where(Status.description_folded == fold(description), Status.archived_at.is_(None))
    return session.scalars(same).one_or_none()


def create(session: Session, *, draft: Draft) -> Status:
    """A new status. Raises :class:`checks.Refused`."""
    checks.check(session, draft, status=None)
    last = session.scalar(select(func.max(Status.position))) or 0
    status = Status(position=last + 1)
    _write(status, draft)
    session.add(status)
    return status


def revise(
    session: Session,
    status: Status,
    *,
    seen_version: int,
    draft: Draft,
    on: date,
    how: Redate | None = Redate.NEW,
) -> int:
    """Change ``status``; ``how`` says whether its days hold for those who stand in it too.

    Returns how many plans got another day, or lost it because days or next status were taken away. Raises
    :class:`LostUpdate` when ``seen_version`` is not the stored one, :class:`checks.Refused`, and where nobody
    has said ``how``, last of all :class:`Undecided`, if plans would be touched.
    """
    if status.version != seen_version:
        raise LostUpdate(_("Somebody saved another version of %(name)s before you.", name=status.description))
    checks.check(session, draft, status=status)
    change = Revision(status, before=draft_of(status), after=draft, on=on)
    if draft == change.before:
        return 0
    if how is None and (outlook := plans.require().foresee(session, change)).asks:
        raise Undecided(outlook)
    _write(status, draft)
    # A change of notices alone is a new version too: the folded description is stored again, unchanged.
    flag_modified(status, "description_folded")
    return plans.require().redate(session, change, how or Redate.NEW)


def archived_already(status: Status) -> str:
    return str(_("%(name)s is archived already.", name=status.description))


def archive(session: Session, status: Status, *, at: datetime) -> None:
    """Take ``status`` out of use. Refused while plans stand in it or another status leads to it."""
    if status.archived_at is not None:
        raise DomainError(archived_already(status))
    found = uses(session, status)
    if found.subscriptions:
        raise DomainError(_stand_in(status, found.subscriptions))
    if found.in_use:
        raise DomainError(_lead_to(status, found.in_use))
    status.archived_at = at


def restore(session: Session, status: Status) -> None:
    """Bring ``status`` back into use. Refused where the register would not take it as it is."""
    if status.archived_at is None:
        raise DomainError(_("%(name)s is in use already.", name=status.description))
    if checks.twin(session, status.description, besides=status.id):
        message = _(
            "Another status is called %(name)s now. Rename one of them first.", name=status.description
        )
        raise DomainError(message)
    checks.check(session, draft_of(status), status=status)
    status.archived_at = None


def delete(session: Session, status: Status) -> None:
    """Delete a status that nothing has ever referred to; its history stays."""
    found = uses(session, status)
    if found.subscriptions:
        raise DomainError(_stand_in(status, found.subscriptions))
    if found.pointing:
        raise DomainError(_lead_to(status, list(found.pointing)))
    if found.elsewhere:
        message = _(
            "%(name)s has been used, and the records keep it. Archive it instead.", name=status.description
        )
        raise DomainError(message)
    session.delete(status)


def _stand_in(status: Status, number: int) -> str:
    said = ngettext(
        "%(num)d plan stands in %(name)s: move it to another status first.",
        "%(num)d plans stand in %(name)s: move them to another status first.",
        number,
        name=status.description,
    )
    return str(said)


def _lead_to(status: Status, pointing: list[Status]) -> str:
    said = ngettext(
        "%(num)d status leads to %(name)s: %(names)s. Choose another next status there first.",
        "%(num)d statuses lead to %(name)s: %(names)s. Choose another next status there first.",
        len(pointing),
        name=status.description,
        names=", ".join(one.description for one in pointing),
    )
    return str(said)


def _write(status: Status, draft: Draft) -> None:
    for name in DRAFT_FIELDS:
        setattr(status, name, getattr(draft, name))
    for channel in Channel:
        _write_notice(status, channel, draft.notice(channel))


def _write_notice(status: Status, channel: Channel, wanted: NoticeDraft) -> None:
    notice = status.notice(channel)
    if wanted == notice_draft(notice):
        return
    if notice is None:
        notice = Notice(channel=channel)
        status.notices.append(notice)
    notice.enabled, notice.subject, notice.body = wanted.enabled, wanted.subject, wanted.body
    notice.sender_id = wanted.sender_id
