"""The pages of the messages: list, one message, and the live preview of a notice."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from statusplanos import clock, doorbell
from statusplanos.channels import health, quota
from statusplanos.channels.channel import Channel
from statusplanos.customers.models import Subscription
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history import subject_links
from statusplanos.messaging.blueprint import blueprint
from statusplanos.messaging.delivery import handling
from statusplanos.messaging.delivery.parcels import text_of
from statusplanos.messaging.models import Message
from statusplanos.messaging.pages import lists, texts_views
from statusplanos.messaging.placeholders import letterhead
from statusplanos.messaging.posting import preview
from statusplanos.outbox.rows import WAITING, State
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.navigation import Badge, badge
from statusplanos.web.permissions import needs

__all__ = ["blueprint", "texts_views"]


def _failed() -> Badge | None:
    count = db.session().scalar(select(func.count()).where(Message.state == State.FAILED)) or 0
    words = ngettext("message failed", "messages failed", count)
    return Badge(count, words, "red") if count else None


badge.provide(_failed, name="messaging.index")
subject_links.sort.provide(
    subject_links.Sort("messaging.show", link=_l("See the message"), titles=lists.titles), name="message"
)


@blueprint.get("/mensagens")
@needs("look")
def index() -> ResponseReturnValue:
    listing = lists.read()
    session = db.session()
    counts = lists.counts(session, listing)
    number = listing.filters["subscription"]
    return render(
        "messaging/index.html",
        "messaging/_list.html",
        listing=listing,
        found=lists.page(listing),
        counts=counts.tabs,
        channels=counts.channels,
        tab=lists.tab_of(listing),
        full=quota.reached(session, at=clock.now()),
        paused=[
            (session.get(each.channel.kind.sender, each.sender_id), each) for each in health.paused(session)
        ],
        subscription=session.get(Subscription, int(number))
        if number.isdecimal() and len(number) < 10
        else None,
        now=clock.now(),
        State=State,
        Channel=Channel,
    )


@blueprint.get("/mensagens/<int:id>")
@needs("look")
def show(id: int) -> ResponseReturnValue:
    return _page(_message(id))


@blueprint.post("/mensagens/<int:id>/tentar-de-novo")
@needs("messages")
def retry(id: int) -> ResponseReturnValue:
    message = _message(id)
    try:
        handling.retry(db.session(), message, at=clock.now())
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _page(message, refusal=error.message, code=422)
    doorbell.ring("deliver")
    toast(_("The message goes out again."))
    return redirect(url_for(".show", id=id))


@blueprint.post("/mensagens/<int:id>/cancelar")
@needs("messages")
def cancel(id: int) -> ResponseReturnValue:
    message = _message(id)
    try:
        handling.cancel(db.session(), message)
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _page(message, refusal=error.message, code=422)
    toast(_("Message cancelled."), undo=url_for(".retry", id=id))
    return redirect(url_for(".show", id=id))


@blueprint.post("/mensagens/previa", endpoint="preview")
@needs("settings")
def preview_draft() -> ResponseReturnValue:
    """What is typed so far, on a real customer; placeholders are marked."""
    channel = request.values.get("channel", "")
    if channel not in list(Channel):
        abort(400)
    told = preview.of_draft(
        db.session(),
        channel=Channel(channel),
        subject=_typed("subject", channel)[:255],
        body=_typed("body", channel)[:10_000],
        status_name=_typed("description", channel)[:80] or _("Status"),
        next_status_name=_next_name(),
        days=_number("duration_days", 3650),
        status_id=_number("status", 10**9),
        sender=_sender_name(Channel(channel)),
        on=clock.today(),
    )
    return render("messaging/preview.html", "messaging/_told.html", told=told)


def _typed(name: str, channel: str) -> str:
    """A field of the form, alone or named after its channel (``email_body``)."""
    return request.form.get(f"{channel}_{name}", request.form.get(name, "")).replace("\r\n", "\n")


def _number(name: str, highest: int) -> int | None:
    text = request.values.get(name, "").strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 11 else 0
    return number if 0 < number <= highest else None


def _next_name() -> str:
    number = _number("next_status", 10**9) or _number("next_status_id", 10**9)
    following = db.session().get(Status, number) if number else None
    return following.description if following else ""


def _sender_name(channel: Channel) -> str:
    number = _number(f"{channel}_sender", 10**9) or _number(f"{channel}_sender_id", 10**9)
    sender = db.session().get(channel.kind.sender, number) if number else None
    return sender.name if sender else ""


def _message(id: int) -> Message:
    options = (joinedload(Message.subscription).joinedload(Subscription.customer), joinedload(Message.status))
    return db.get_or_404(Message, id, options=options)


def _page(message: Message, *, refusal: str = "", code: int = 200) -> ResponseReturnValue:
    told, problem = None, ""
    try:
        text = text_of(message, message.status.notice(message.channel), head=letterhead(db.session()))
        told = preview.as_posted(message, subject=text.subject, body=text.body)
    except ValueError as error:
        problem = str(error)
    return render(
        "messaging/show.html",
        "messaging/_show.html",
        code=code,
        message=message,
        told=told,
        problem=problem,
        refusal=refusal,
        may_retry=message.state in handling.RETRIABLE,
        may_cancel=message.state in WAITING,
        State=State,
    )
