"""What an SMS gateway's settings must fulfil before they are saved, and ready ones to begin with."""

import json
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from statusplanos.channels.connection import allowed_hosts
from statusplanos.channels.sms import filling
from statusplanos.channels.sms.models import SmsSender
from statusplanos.errors import DomainError

METHODS = ("POST", "GET", "PUT")
_SAMPLE = dict.fromkeys(filling.NAMES, 'a "sample" \\ of\ntext é')


@dataclass(frozen=True)
class Preset:
    """A common kind of gateway: the form filled in, to be completed by staff."""

    label: Any
    url: str
    body: str = ""
    headers: str = ""
    method: str = "POST"
    success_path: str = ""
    success_value: str = ""
    id_path: str = ""


_JSON = "Content-Type: application/json"
_FORM = "Content-Type: application/x-www-form-urlencoded"
PRESETS = {
    "json": Preset(
        _l("JSON"),
        "https://",
        '{"to": "{{telefone}}", "text": "{{texto}}"}',
        f"{_JSON}\nAuthorization: Bearer {{{{segredo}}}}",
        id_path="id",
    ),
    "form": Preset(
        _l("Form"), "https://", "key={{segredo}}&number={{telefone_numeros}}&msg={{texto}}", headers=_FORM
    ),
    "get": Preset(
        _l("Address only"),
        "https://example.com/send?key={{segredo}}&number={{telefone_numeros}}&msg={{texto}}",
        method="GET",
    ),
    "zenvia": Preset(
        "Zenvia",
        "https://api.zenvia.com/v2/channels/sms/messages",
        '{"from": "…", "to": "{{telefone_numeros}}", "contents": [{"type": "text", "text": "{{texto}}"}]}',
        f"{_JSON}\nX-API-TOKEN: {{{{segredo}}}}",
        id_path="id",
    ),
    "twilio": Preset(
        "Twilio",
        "https://api.twilio.com/2010-04-01/Accounts/…/Messages.json",
        "From=…&To={{telefone}}&Body={{texto}}",
        f"{_FORM}\nAuthorization: Basic {{{{segredo}}}}",
        id_path="sid",
    ),
}


def check(sender: SmsSender) -> None:
    """Raises ``DomainError`` beside the field that cannot be used."""
    complaint = allowed_hosts.complaint(sender.url, allowed_hosts.allowed())
    if complaint:
        raise DomainError(complaint, field="url")
    if sender.method not in METHODS:
        raise DomainError(_("Choose POST, GET or PUT."), field="method")
    template = filling.template_of(sender)
    for field in ("url", "headers", "body"):
        _check_names(field, getattr(sender, field))
    if "{{texto}}" not in sender.url + sender.body or "{{telefone" not in sender.url + sender.body:
        message = _("The text and the phone must stand in the body or in the address.")
        raise DomainError(message, field="body")
    try:
        request = filling.fill(template, {**_SAMPLE, "segredo": "x"})
    except ValueError as error:
        raise DomainError(str(error), field="headers") from error
    if filling.content_type(request.headers).endswith("json"):
        _check_json(request.body)
    if bool(sender.success_path) != bool(sender.success_value):
        raise DomainError(_("Give both the field and the value that mean success."), field="success_value")


def _check_names(field: str, text: str) -> None:
    wrong = filling.unknown(text)
    if wrong:
        names = ", ".join(f"{{{{{name}}}}}" for name in filling.NAMES)
        message = _("Unknown placeholder %(wrong)s. There are: %(names)s.", wrong=wrong[0], names=names)
        raise DomainError(message, field=field)


def _check_json(body: bytes) -> None:
    try:
        json.loads(body)
    except ValueError as error:
        raise DomainError(
            _("With these headers the body must be JSON, and it is not."), field="body"
        ) from error
