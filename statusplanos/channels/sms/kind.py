"""What SMS is among the channels."""

import re
import uuid

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from statusplanos.channels.kind import Captions, ChannelKind, Length, Outgoing
from statusplanos.channels.sms import filling, gateway
from statusplanos.channels.sms.http import Gateway
from statusplanos.channels.sms.length import sms_length
from statusplanos.channels.sms.models import SmsSender
from statusplanos.errors import DomainError
from statusplanos.outbox.transport import Transport
from statusplanos.web.filters import phone


class Sms(ChannelKind):
    captions = Captions(
        name=_l("SMS"),
        send=_l("Send SMS"),
        sender=_l("SMS sender"),
        senders=_l("SMS senders"),
        new_sender=_l("New SMS sender"),
        no_sender_yet=_l("No SMS sender yet"),
        how_to_begin=_l(
            "Register your SMS gateway and send yourself a test. Then switch the notices on in each status."
        ),
        choose_sender=_l("Choose who the SMS is from."),
        text=_l("SMS text"),
        write_text=_l("Write the SMS's text."),
        preview=_l("Preview of the SMS"),
        footer=_l("Footer of SMS"),
        footer_help=_l("At the end of every SMS, in a line of its own. It counts towards the length."),
    )
    icon = "message-2"
    sender = SmsSender
    sender_fields = ("name", "url", "method", "headers", "body", "success_path", "success_value", "id_path")
    presets = gateway.PRESETS
    request_placeholders = filling.NAMES
    address = "mobile"
    longest_text = 1000
    rows = 3
    longest_footer = 160
    footer_is_one_line = True
    at_most_once = True

    def open(self, sender: SmsSender) -> Transport:
        return Gateway(sender)

    def check(self, sender: SmsSender, secret: str) -> None:
        gateway.check(sender)

    def why_no_address(self, landline: str | None) -> str:
        return str(
            _("The customer has only a landline, which receives no SMS.")
            if landline
            else _("The customer has no mobile number.")
        )

    def trial(self, sender: SmsSender, recipient: str) -> Outgoing:
        text = _("Test of the sender %(name)s.", name=sender.name)
        return Outgoing(_mobile(recipient), text, f"test-{uuid.uuid4().hex[:12]}")

    def shown(self, recipient: str | None) -> str:
        return phone(recipient)

    def where(self, sender: SmsSender) -> str:
        return sender.url

    def length(self, text: str) -> Length:
        return sms_length(text)


def _mobile(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    digits = digits.removeprefix("55") if len(digits) == 13 else digits
    if not re.fullmatch(r"[1-9]{2}9\d{8}", digits):
        raise DomainError(
            _("Give a mobile number with area code, such as (31) 99876-5432."), field="recipient"
        )
    return f"+55{digits}"


KIND = Sms()
