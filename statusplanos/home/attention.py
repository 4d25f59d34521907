"""What does not go on without a person, for the start page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from statusplanos.channels import health
from statusplanos.channels.models import SenderHealth
from statusplanos.home.overview import Found
from statusplanos.lifecycle.models import DailyRun, Finding
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.statuses import warnings
from statusplanos.web.permissions import may

WAITING = (State.QUEUED, State.CLAIMED, State.RETRY_WAIT)


@dataclass(frozen=True)
class Item:
    """One thing to look at; ``badge`` names its sort in a word."""

    text: str
    detail: str
    url: str
    badge: str
    tone: str


def items(session: Session, last: DailyRun | None, found: Mapping[str, Found]) -> list[Item]:
    """Errors before warnings. The number of statements does not grow with what is found."""
    all_items = [*_run(last, found), *_messages(session), *_warnings(session)]
    return sorted(all_items, key=lambda item: item.tone != "red")


def _run(last: DailyRun | None, found: Mapping[str, Found]) -> Iterator[Item]:
    if last is None:
        return
    url = url_for("lifecycle.run", id=last.id)
    if last.error:
        yield Item(_("The daily run ended with an error"), last.error, url, _("error"), "red")
    for kind, one in found.items():
        text = ngettext("%(num)d plan was not moved", "%(num)d plans were not moved", one.count)
        failed = kind == Finding.FAILED
        badge, tone = (_("error"), "red") if failed else (_("not moved"), "amber")
        yield Item(str(text), one.cause, url, badge, tone)


def _messages(session: Session) -> Iterator[Item]:
    wanted = (State.FAILED, State.UNKNOWN, *WAITING)
    rows = select(Message.state, func.count()).where(Message.state.in_(wanted)).group_by(Message.state)
    counts: dict[State, int] = dict(session.execute(rows).all())
    paused = list(health.paused(session))
    if failed := counts.get(State.FAILED, 0):
        text = ngettext("%(num)d message failed", "%(num)d messages failed", failed)
        url = url_for("messaging.index", state="failed")
        yield Item(str(text), _("try again or cancel"), url, _("failure"), "red")
    if unknown := counts.get(State.UNKNOWN, 0):
        text = ngettext(
            "%(num)d message without confirmation", "%(num)d messages without confirmation", unknown
        )
        url = url_for("messaging.index", state="unknown")
        yield Item(str(text), _("nobody knows whether it arrived"), url, _("notice"), "amber")
    if paused:
        yield _paused(paused, sum(counts.get(state, 0) for state in WAITING))


def _paused(paused: list[SenderHealth], waiting: int) -> Item:
    text = ngettext("%(num)d sender is paused", "%(num)d senders are paused", len(paused))
    detail = ngettext("%(num)d message waits", "%(num)d messages wait", waiting)
    return Item(str(text), str(detail), url_for("messaging.index", state="waiting"), _("paused"), "amber")


def _warnings(session: Session) -> Iterator[Item]:
    found = warnings.standing(session)
    if not found:
        return
    text = ngettext("%(num)d warning about the rules", "%(num)d warnings about the rules", len(found))
    detail = f"{found[0].status.description}: {found[0].text}"
    url = url_for("statuses.index") if may("settings") else ""
    yield Item(str(text), detail, url, _("notice"), "amber")
