"""The senders' pages: list, the two forms, the test, pause and default."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from statusplanos import clock, doorbell
from statusplanos.channels import conflict, health, quota, register, trial
from statusplanos.channels.channel import Channel
from statusplanos.channels.forms import SenderForm, TrialForm, form_of
from statusplanos.channels.models import SenderHealth
from statusplanos.channels.senders import Sender
from statusplanos.channels.usage import uses
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import answer, nothing_lost
from statusplanos.settings import company
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.merging import wants_form
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
    sender = _sender(channel, id)
    form = TrialForm()
    if not form.validate_on_submit():
        return _page(sender, _filled(sender), code=422, trial=form)
    try:
        ready = trial.prepare(sender, recipient=form.recipient.data)
    except DomainError as error:
        form.refuse(error)
        return _page(sender, _filled(sender), code=422, trial=form)
    # Nothing may be locked while the server is waited for.
    db.session.rollback()
    verdict = ready.send()
    sender = _sender(channel, id)
    return _page(sender, _filled(sender), trial=form, verdict=verdict)


@blueprint.post(f"/{EACH}/<int:id>/arquivar")
@needs("settings")
def archive(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    try:
        register.archive(db.session(), sender, at=clock.now())
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _page(sender, _filled(sender), code=422, refusal=error.message)
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
        model = channel.kind.sender
        mark = changes_since.mark_of(db.session(), model.history.entity, id)
        return _edit(db.get_or_404(model, id), mark)

    for path, name, view in (("novo", "new", new), ("<int:id>", "edit", edit)):
        blueprint.add_url_rule(f"/{channel}/{path}", f"{name}_{channel}", view, methods=["GET", "POST"])


for each in Channel:
    _pages_of(each)


def _all(model: Any) -> Sequence[Sender]:
    found: Sequence[Sender] = db.session.scalars(
        select(model).order_by(model.archived_at.is_not(None), model.name)
    ).all()
    return found


def _new(channel: Channel) -> ResponseReturnValue:
    form = form_of(channel)(obj=channel.kind.presets.get(request.args.get("modelo", "")))
    if form.validate_on_submit():
        try:
            values, secret = form.values(), form.typed_secret
            sender = register.create(db.session(), channel=channel, values=values, secret=secret)
            db.session.commit()
            toast(_("Sender saved. Send a test to see that it works."))
            return redirect(_own_url(sender))
        except DomainError as error:
            db.session.rollback()
            form.refuse(error)
    return _page(None, form, code=422 if request.method == "POST" else 200)


def _edit(sender: Sender, mark: int) -> ResponseReturnValue:
    if request.method == "GET":
        return _page(sender, _filled(sender, mark))
    form = form_of(sender.channel)()
    if wants_form():
        return _page(sender, form)
    if not form.validate():
        return _page(sender, form, code=422)
    try:
        with nothing_lost():
            register.revise(sender, values=form.values(), secret=form.typed_secret, version=form.seen_version)
            db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _refused(sender, form, error)
    toast(_("Sender saved."))
    return redirect(_own_url(sender))


def _refused(sender: Sender, form: SenderForm, error: DomainError) -> ResponseReturnValue:
    if not isinstance(error, LostUpdate):
        form.refuse(error)
        return _page(sender, form, code=422)
    return answer(
        conflict.between(db.session(), sender, form),
        name=sender.name,
        url=_own_url(sender),
        back=_own_url(sender),
        places=[(url_for(".index"), _("Senders"))],
    )


def _page(sender: Sender | None, form: SenderForm, *, code: int = 200, **more: Any) -> ResponseReturnValue:
    channel = form.channel
    if code != 200 or wants_form():
        form.keep_secret()
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


def _filled(sender: Sender, mark: int = 0) -> SenderForm:
    """The form as stored; a page that had something else posted reads the mark a moment later."""
    channel = sender.channel
    form = form_of(channel)(formdata=None, obj=sender)
    form.stamp(sender.version, mark or changes_since.mark_of(db.session(), sender.history.entity, sender.id))
    return form


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
