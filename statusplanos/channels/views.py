"""The senders' pages: list, the two forms, the test, pause and default."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from statusplanos import clock, doorbell
from statusplanos.channels import health, quota, register, trial
from statusplanos.channels.channel import Channel
from statusplanos.channels.forms import SenderForm, TrialForm, form_of
from statusplanos.channels.models import SenderHealth
from statusplanos.channels.senders import Sender
from statusplanos.channels.usage import uses
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import both_versions, go_on, open_form, save
from statusplanos.settings import company
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

blueprint = Blueprint("senders", __name__, url_prefix="/remetentes")
EACH = f"<any({', '.join(Channel)}):channel>"


@blueprint.get("")
@needs("settings")
def index() -> ResponseReturnValue:
    session = db.session()
    senders = {channel: _all(channel.kind.sender) for channel in Channel}
    states = {(each.channel, each.sender_id): each for each in session.scalars(select(SenderHealth))}
    return render(
        "channels/index.html",
        "channels/_lists.html",
        senders=senders,
        states=states,
        full=[(one.channel, one.sender_id) for one in quota.reached(session, at=clock.now())],
        now=clock.now(),
        hourly_limit=company.current().hourly_limit,
        Channel=Channel,
    )


@blueprint.post(f"/{EACH}/<int:id>/teste")
@needs("settings")
def test(channel: str, id: int) -> ResponseReturnValue:
    sender, shown = _opened(Channel(channel), id)
    form = TrialForm()
    if not form.validate_on_submit():
        return _page(sender, shown, code=422, trial=form)
    try:
        ready = trial.prepare(sender, recipient=form.recipient.data)
    except DomainError as error:
        form.refuse(error)
        return _page(sender, shown, code=422, trial=form)
    # Nothing may be locked while the server is waited for.
    db.session.rollback()
    verdict = ready.send()
    return _page(*_opened(Channel(channel), id), trial=form, verdict=verdict)


@blueprint.post(f"/{EACH}/<int:id>/arquivar")
@needs("settings")
def archive(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    try:
        register.archive(db.session(), sender, at=clock.now())
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _page(*_opened(Channel(channel), id), code=422, refusal=error.message)
    toast(_("Sender archived."), undo=url_for(".bring_back", channel=channel, id=id))
    return redirect(url_for(".index"))


@blueprint.post(f"/{EACH}/<int:id>/restaurar")
@needs("settings")
def bring_back(channel: str, id: int) -> ResponseReturnValue:
    register.bring_back(_sender(channel, id))
    db.session.commit()
    toast(_("Sender brought back."))
    return redirect(url_for(".index"))


@blueprint.post(f"/{EACH}/<int:id>/padrao")
@needs("settings")
def make_default(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    register.make_default(db.session(), sender)
    db.session.commit()
    toast(_("%(name)s is the default sender now.", name=sender.name))
    return redirect(url_for(".index"))


@blueprint.post(f"/{EACH}/<int:id>/retomar")
@needs("settings")
def resume(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    health.resume(db.session(), sender.channel, sender.id)
    db.session.commit()
    doorbell.ring("deliver")
    toast(_("%(name)s sends again.", name=sender.name))
    return redirect(_own_url(sender))


def _pages_of(channel: Channel) -> None:
    """The two forms of a channel's senders, each under a name of its own, by which other pages lead here."""

    @needs("settings")
    @once
    def new() -> ResponseReturnValue:
        return _new(channel)

    @needs("settings")
    def edit(id: int) -> ResponseReturnValue:
        if request.method == "POST":
            return _save(_sender(channel, id))
        return _page(*_opened(channel, id))

    for path, name, view in (("novo", "new", new), ("<int:id>", "edit", edit)):
        blueprint.add_url_rule(f"/{channel}/{path}", f"{name}_{channel}", view, methods=["GET", "POST"])


for each in Channel:
    _pages_of(each)


def _all(model: Any) -> Sequence[Sender]:
    found: Sequence[Sender] = db.session.scalars(
        select(model).order_by(model.archived_at.is_not(None), model.name)
    ).all()
    return found


def _new(channel: Channel) -> Response:
    preset = channel.kind.presets.get(request.args.get("modelo", ""))
    form = form_of(channel)(obj=preset)
    if request.method == "GET":
        return _page(None, form)

    def write() -> Sender:
        values, secret = form.values(), form.typed_secret
        return register.create(db.session(), channel=channel, values=values, secret=secret)

    def done(sender: Sender) -> Response:
        return go_on(_("Sender saved. Send a test to see that it works."), _own_url(sender))

    return save(form, write=write, page=lambda code: _page(None, form, code=code), done=done)


def _save(sender: Sender) -> Response:
    form = form_of(sender.channel)()

    def write() -> None:
        values, secret = form.values(), form.typed_secret
        register.revise(sender, values=values, secret=secret, version=form.seen_version)

    return save(
        form,
        write=write,
        page=lambda code: _page(sender, form, code=code),
        done=lambda _none: go_on(_("Sender saved."), _own_url(sender)),
        compare=lambda: both_versions(
            sender,
            form,
            _as_stored,
            name=sender.name,
            url=_own_url(sender),
            places=[(url_for(".index"), _("Senders"))],
        ),
    )


def _page(sender: Sender | None, form: SenderForm, *, code: int = 200, **more: Any) -> Response:
    channel = form.channel
    more.setdefault("trial", _trial_form(channel))
    return render(
        "channels/edit.html",
        "channels/_edit.html",
        code=code,
        sender=sender,
        form=form,
        channel=channel,
        presets=channel.kind.presets,
        placeholders=channel.kind.request_placeholders,
        state=_state(sender, channel),
        full=quota.reached(db.session(), at=clock.now()),
        uses=uses(db.session(), channel, sender.id) if sender else [],
        now=clock.now(),
        **more,
    )


def _as_stored(sender: Sender) -> SenderForm:
    return form_of(sender.channel)(formdata=None, obj=sender)


def _opened(channel: Channel, id: int) -> tuple[Sender, SenderForm]:
    """The sender, or 404, and its form."""
    return open_form(channel.kind.sender, id, _as_stored)


def _trial_form(channel: Channel) -> TrialForm:
    recipient = channel.kind.known_to(current_user.email)
    return TrialForm(formdata=None, data={"recipient": recipient})


def _state(sender: Sender | None, channel: Channel) -> SenderHealth | None:
    return health.known(db.session(), channel, sender.id) if sender else None


def _sender(channel: str, id: int) -> Sender:
    sender: Sender = db.get_or_404(Channel(channel).kind.sender, id)
    return sender


def _own_url(sender: Sender) -> str:
    return url_for(f".edit_{sender.channel}", id=sender.id)
