"""The page *Mensagens* of the *Painel de Configurações*."""

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from wtforms import StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from statusplanos import clock, doorbell
from statusplanos.channels.channel import Channel
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import open_form
from statusplanos.messaging import texts
from statusplanos.messaging.blueprint import blueprint
from statusplanos.messaging.placeholders import Letterhead
from statusplanos.messaging.posting import preview
from statusplanos.settings import company
from statusplanos.settings.models import Company
from statusplanos.settings.saving import NUMBER, both_versions, open_for_change, save
from statusplanos.statuses.models import Notice, Status
from statusplanos.statuses.texts import PLACEHOLDERS
from statusplanos.web.forms import NumberField, VersionedForm
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs

URL = "/configuracoes/mensagens"


class TextsForm(VersionedForm):
    channels = tuple(Channel)
    compared = own_columns = (*(f"{channel}_footer" for channel in Channel), "hourly_limit")

    hourly_limit = NumberField(
        _l("Messages per sender and hour"),
        [Optional(), NumberRange(0, texts.MOST)],
        description=_l(
            "What is beyond waits for the next hour, and nothing is lost. Empty: no limit. "
            "A sender may have a limit of its own."
        ),
    )

    def alike(self, name: str, value: Any) -> Any:
        """No limit is no limit, whether stored as nothing or typed as 0."""
        return value or ""

    def footers(self) -> dict[Channel, str]:
        """What was typed for each channel."""
        return {channel: self[f"{channel}_footer"].data or "" for channel in Channel}


def _footer_field(channel: Channel) -> Any:
    kind = channel.kind
    field = StringField if kind.footer_is_one_line else TextAreaField
    return field(
        kind.captions.footer, [Length(max=kind.longest_footer)], description=kind.captions.footer_help
    )


for each in Channel:
    setattr(TextsForm, f"{each}_footer", _footer_field(each))


@blueprint.get(URL, endpoint="texts")
@needs("settings")
def show_texts() -> ResponseReturnValue:
    return _page(open_form(Company, NUMBER, _filled)[1])


@blueprint.post(URL)
@needs("settings")
def save_texts() -> ResponseReturnValue:
    form = TextsForm()

    def write() -> None:
        shown = open_for_change(db.session(), form)
        texts.revise(shown, footers=form.footers(), hourly_limit=form.hourly_limit.data)

    return save(
        form,
        show=_page,
        write=write,
        compare=lambda: both_versions(form, _filled, name=_("Messages"), url=URL),
        url=URL,
        then=lambda: doorbell.ring("deliver"),
    )


@blueprint.post(f"{URL}/previa")
@needs("settings")
def preview_texts() -> ResponseReturnValue:
    """A notice with the footers as typed so far: nothing is saved."""
    form = TextsForm()
    form.validate()
    return render("messaging/texts.html", "messaging/_texts_preview.html", **_context(form))


def _filled(shown: Company) -> TextsForm:
    return TextsForm(
        None,
        **{f"{channel}_footer": text for channel, text in texts.footers(shown).items()},
        hourly_limit=shown.hourly_limit,
    )


def _told(form: TextsForm) -> list[preview.Told]:
    typed = {channel: text[: 2 * channel.kind.longest_footer] for channel, text in form.footers().items()}
    head = Letterhead(company.current().name, typed)
    return [_example(channel, head) for channel in Channel]


def _example(channel: Channel, head: Letterhead) -> preview.Told:
    """The first notice in use, else the first text there is."""
    wanted = (
        select(Notice, Status)
        .join(Status, Status.id == Notice.status_id)
        .where(Notice.channel == channel, Notice.body != "", Status.archived_at.is_(None))
        .order_by(Notice.enabled.desc(), Notice.id)
        .limit(1)
    )
    found = db.session.execute(wanted).one_or_none()
    notice, status = found or (None, None)
    return preview.of_draft(
        db.session(),
        channel=channel,
        subject=notice.subject if notice else "",
        body=notice.body if notice else "",
        status_name=status.description if status else "",
        next_status_name=status.next_status.description if status and status.next_status else "",
        days=status.duration_days if status else None,
        status_id=status.id if status else None,
        sender=notice.sender.name if notice and notice.sender else "",
        on=clock.today(),
        head=head,
    )


def _context(form: TextsForm) -> dict[str, Any]:
    return {"form": form, "told": _told(form), "placeholders": list(PLACEHOLDERS)}


def _page(form: TextsForm, *, code: int = 200) -> Response:
    return render("messaging/texts.html", "messaging/_texts.html", code=code, **_context(form))
