"""What e-mail is among the channels."""

import re
import uuid

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from statusplanos.channels.email.folder import Folder
from statusplanos.channels.email.letter import bare
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.channels.email.smtp import Smtp
from statusplanos.channels.kind import Captions, ChannelKind, Outgoing
from statusplanos.errors import DomainError
from statusplanos.outbox.transport import Transport

_HOST = re.compile(r"[A-Za-z0-9._-]{1,255}|[0-9A-Fa-f:]{2,45}")
_WAYS = {MailWay.SMTP: Smtp, MailWay.FOLDER: Folder}


class Email(ChannelKind):
    captions = Captions(
        name=_l("E-mail"),
        send=_l("Send e-mail"),
        sender=_l("E-mail sender"),
        senders=_l("E-mail senders"),
        new_sender=_l("New e-mail sender"),
        no_sender_yet=_l("No e-mail sender yet"),
        how_to_begin=_l(
            "Register your mail server and send yourself a test. Then switch the notices on in each status."
        ),
        choose_sender=_l("Choose who the e-mail is from."),
        text=_l("E-mail text"),
        write_text=_l("Write the e-mail's text."),
        preview=_l("Preview of the e-mail"),
        footer=_l("Footer of e-mails"),
        footer_help=_l("Below every e-mail, after an empty line."),
        write_subject=_l("Write the e-mail's subject."),
    )
    icon = "mail"
    sender = EmailSender
    sender_fields = ("name", "address", "way", "host", "port", "security", "username")
    address = "email"
    has_subject = True
    longest_footer = 1000

    def open(self, sender: EmailSender) -> Transport:
        return _WAYS[sender.way](sender)

    def check(self, sender: EmailSender, secret: str) -> None:
        sender.way, sender.security = MailWay(sender.way), MailSecurity(sender.security)
        _check_server(sender)
        sender.address = _address(sender.address)
        if secret and not sender.username:
            raise DomainError(_("A password needs a user name."), field="username")
        if not sender.username:
            sender.password_encrypted = None

    def why_no_address(self, landline: str | None) -> str:
        return str(_("The customer has no e-mail."))

    def trial(self, sender: EmailSender, recipient: str) -> Outgoing:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", recipient):
            raise DomainError(_("This is not a usable e-mail address."), field="recipient")
        text = _("Test of the sender %(name)s.", name=sender.name)
        return Outgoing(recipient, text, self.reference("test", sender), _("StatusPlanos: test"))

    def with_footer(self, body: str, footer: str) -> str:
        return f"{body}\n\n{footer}" if footer else body

    def where(self, sender: EmailSender) -> str:
        if sender.way == MailWay.FOLDER:
            return str(_("Folder of .eml files"))
        return f"{sender.host}:{sender.port}"

    def known_to(self, receiver: str) -> str:
        return receiver

    def reference(self, name: str, sender: EmailSender) -> str:
        """A Message-ID that no other e-mail has."""
        return f"<{name}.{uuid.uuid4().hex}@{bare(sender.address).rpartition('@')[2]}>"


def _check_server(sender: EmailSender) -> None:
    if sender.way != MailWay.SMTP:
        sender.port = sender.port or EmailSender.PORT
        return
    if not _HOST.fullmatch(sender.host):
        raise DomainError(_("Give the server's name, such as smtp.example.com."), field="host")
    if not 1 <= (sender.port or 0) <= 65535:
        raise DomainError(_("Give a port from 1 to 65535."), field="port")


def _address(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True, allow_smtputf8=False)
    except EmailNotValidError:
        raise DomainError(_("This is not a usable e-mail address."), field="address") from None
    return found.normalized


KIND = Email()
