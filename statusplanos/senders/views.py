"""The senders' pages: list, the two forms, the test, pause and default."""

from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from statusplanos import clock, doorbell
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import answer, nothing_lost
from statusplanos.senders import conflict, health, quota, register, trial
from statusplanos.senders.forms import FORMS, SenderForm, TrialForm
from statusplanos.senders.gateway import PRESETS
from statusplanos.senders.models import Channel, EmailSender, SenderHealth, SmsSender
from statusplanos.senders.transports.filling import NAMES
from statusplanos.senders.transports.registry import Sender
from statusplanos.senders.usage import uses
from statusplanos.settings import company
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.merging import wants_form
from statusplanos.web.once import once
from statusplanos.web.permissions import needs

blueprint = Blueprint("senders", __name__, url_prefix="/remetentes")


@blueprint.get("")
@needs("settings")
def index() -> ResponseReturnValue:
    session = db.session()
    senders = {
        channel: session.scalars(select(model).order_by(model.archived_at.is_not(None), model.name)).all()
        for channel, model in ((Channel.EMAIL, EmailSender), (Channel.SMS, SmsSender))
    }
    states = {(each.channel, each.sender_id): each for each in session.scalars(select(SenderHealth))}
    return render(
        "senders/index.html",
        "senders/_lists.html",
        senders=senders,
        states=states,
        full=[(one.channel, one.sender_id) for one in quota.reached(session, at=clock.now())],
        now=clock.now(),
        hourly_limit=company.current().hourly_limit,
        Channel=Channel,
    )


@blueprint.route("/email/novo", methods=["GET", "POST"])
@needs("settings")
@once
def new_email() -> ResponseReturnValue:
    return _new(Channel.EMAIL)


@blueprint.route("/sms/novo", methods=["GET", "POST"])
@needs("settings")
@once
def new_sms() -> ResponseReturnValue:
    return _new(Channel.SMS)


@blueprint.route("/email/<int:id>", methods=["GET", "POST"])
@needs("settings")
def edit_email(id: int) -> ResponseReturnValue:
    mark = changes_since.mark_of(db.session(), "email_sender", id)
    return _edit(db.get_or_404(EmailSender, id), mark)


@blueprint.route("/sms/<int:id>", methods=["GET", "POST"])
@needs("settings")
def edit_sms(id: int) -> ResponseReturnValue:
    mark = changes_since.mark_of(db.session(), "sms_sender", id)
    return _edit(db.get_or_404(SmsSender, id), mark)


@blueprint.post("/<any(email, sms):channel>/<int:id>/teste")
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


@blueprint.post("/<any(email, sms):channel>/<int:id>/arquivar")
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


@blueprint.post("/<any(email, sms):channel>/<int:id>/restaurar")
@needs("settings")
def bring_back(channel: str, id: int) -> ResponseReturnValue:
    register.bring_back(_sender(channel, id))
    db.session.commit()
    toast(_("Sender brought back."))
    return redirect(url_for(".index"))


@blueprint.post("/<any(email, sms):channel>/<int:id>/padrao")
@needs("settings")
def make_default(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    register.make_default(db.session(), sender)
    db.session.commit()
    toast(_("%(name)s is the default sender now.", name=sender.name))
    return redirect(url_for(".index"))


@blueprint.post("/<any(email, sms):channel>/<int:id>/retomar")
@needs("settings")
def resume(channel: str, id: int) -> ResponseReturnValue:
    sender = _sender(channel, id)
    health.resume(db.session(), Channel(channel), sender.id)
    db.session.commit()
    doorbell.ring("deliver")
    toast(_("%(name)s sends again.", name=sender.name))
    return redirect(_own_url(sender))


def _new(channel: Channel) -> ResponseReturnValue:
    form = FORMS[channel](obj=PRESETS.get(request.args.get("modelo", "")) if channel == Channel.SMS else None)
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
    return _page(None, form, channel=channel, code=422 if request.method == "POST" else 200)


def _edit(sender: Sender, mark: int) -> ResponseReturnValue:
    if request.method == "GET":
        return _page(sender, _filled(sender, mark))
    form = FORMS[register.channel_of(sender)]()
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


def _page(
    sender: Sender | None, form: SenderForm, *, code: int = 200, channel: Channel | None = None, **more: Any
) -> ResponseReturnValue:
    channel = channel or register.channel_of(sender)  # type: ignore[arg-type]
    if code != 200 or wants_form():
        form.keep_secret()
    more.setdefault("trial", _trial_form(channel))
    return render(
        "senders/edit.html",
        "senders/_edit.html",
        code=code,
        sender=sender,
        form=form,
        channel=channel,
        presets=PRESETS,
        placeholders=NAMES,
        state=_state(sender, channel),
        full=quota.reached(db.session(), at=clock.now()),
        uses=uses(db.session(), channel, sender.id) if sender else [],
        now=clock.now(),
        **more,
    )


def _filled(sender: Sender, mark: int = 0) -> SenderForm:
    """The form as stored; a page that had something else posted reads the mark a moment later."""
    channel = register.channel_of(sender)
    form = FORMS[channel](formdata=None, obj=sender)
    form.stamp(sender.version, mark or changes_since.mark_of(db.session(), f"{channel}_sender", sender.id))
    return form


def _trial_form(channel: Channel) -> TrialForm:
    recipient = current_user.email if channel == Channel.EMAIL else ""
    return TrialForm(formdata=None, data={"recipient": recipient})


def _state(sender: Sender | None, channel: Channel) -> SenderHealth | None:
    if sender is None:
        return None
    wanted = select(SenderHealth).where(SenderHealth.channel == channel, SenderHealth.sender_id == sender.id)
    return db.session().scalar(wanted)


def _sender(channel: str, id: int) -> Sender:
    found: Sender | None = db.session().get(register.model_of(Channel(channel)), id)  # type: ignore[assignment]
    if found is None:
        abort(404)
    return found


def _own_url(sender: Sender) -> str:
    endpoint = ".edit_email" if isinstance(sender, EmailSender) else ".edit_sms"
    return url_for(endpoint, id=sender.id)
