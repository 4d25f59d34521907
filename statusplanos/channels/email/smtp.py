"""E-mail by SMTP: one connection a batch, 20 seconds a message however the server behaves."""

import re
import smtplib
import socket
import ssl
from typing import Any

from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.channels.connection.wire import READ_LIMIT, Deadline, TooLong, Wire, dial
from statusplanos.channels.email.letter import bare, compose
from statusplanos.channels.email.models import EmailSender, MailSecurity
from statusplanos.channels.kind import Outgoing
from statusplanos.channels.secrets import open_secret
from statusplanos.outbox.transport import Receipt, TransportError

SECONDS = 20.0
ANSWER_LIMIT = 300


class _Conversation(smtplib.SMTP):
    """smtplib over a :class:`Wire`; a reply that is no SMTP becomes the code -1.

    smtplib lets go of ``sock`` when the server goes; ``wire`` stays, to be hung up.
    """

    sock: Any
    file: Any

    def __init__(self, wire: Wire) -> None:
        super().__init__(local_hostname=_own_name())
        self.wire = self.sock = wire

    def getreply(self) -> tuple[int, bytes]:
        self.wire.budget = READ_LIMIT
        try:
            return super().getreply()
        except smtplib.SMTPResponseException as error:
            return -1, str(error.smtp_error).encode()

    def start_tls(self, host: str) -> None:
        """Like ``starttls``, on the wire below."""
        code, answer = self.docmd("STARTTLS")
        if code != 220:
            raise smtplib.SMTPResponseException(code, answer)
        self.wire.secure(ssl.create_default_context(), host)
        self.file = None
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}


def _own_name() -> str:
    name = socket.gethostname()
    return name if "." in name else "[127.0.0.1]"


class Smtp:
    """``seconds`` is the time that one message has, the connection included."""

    def __init__(self, sender: EmailSender, *, seconds: float | None = None) -> None:
        self._name, self._address = sender.name, sender.address
        self._host, self._port, self._security = sender.host, sender.port, sender.security
        self._username = sender.username
        self._password = open_secret(sender) if sender.username else ""
        self._seconds = seconds or SECONDS
        self._talk: _Conversation | None = None

    def send(self, message: Outgoing) -> Receipt:
        letter = compose(message, name=self._name, address=self._address, at=clock.now())
        deadline = Deadline(self._seconds)
        talk = self._connected(deadline)
        try:
            return self._hand_over(talk, message, letter.as_bytes())
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise _server_fault(_cause(error)) from error

    def close(self) -> None:
        talk, self._talk = self._talk, None
        if talk is None:
            return
        try:
            talk.wire.deadline = Deadline(0.2)
            talk.putcmd("QUIT")
        except (OSError, smtplib.SMTPException):
            pass
        finally:
            talk.wire.hang_up()

    def _connected(self, deadline: Deadline) -> _Conversation:
        if self._talk is None:
            try:
                self._talk = self._connect(deadline)
            except (OSError, smtplib.SMTPException) as error:
                raise _server_fault(_cause(error)) from error
        self._talk.wire.deadline = deadline
        return self._talk

    def _connect(self, deadline: Deadline) -> _Conversation:
        wire = dial(self._host, self._port, deadline)
        try:
            if self._security == MailSecurity.TLS:
                wire.secure(ssl.create_default_context(), self._host)
            return self._introduced(_Conversation(wire))
        except BaseException:
            wire.hang_up()
            raise

    def _introduced(self, talk: _Conversation) -> _Conversation:
        code, answer = talk.getreply()
        if code != 220:
            raise smtplib.SMTPResponseException(code, answer)
        talk.ehlo_or_helo_if_needed()
        if self._security == MailSecurity.STARTTLS:
            if not talk.has_extn("starttls"):
                raise _server_fault(_("The server does not offer STARTTLS."))
            talk.start_tls(self._host)
            talk.ehlo_or_helo_if_needed()
        if self._username:
            talk.login(self._username, self._password)
        return talk

    def _hand_over(self, talk: _Conversation, message: Outgoing, letter: bytes) -> Receipt:
        self._step(talk, *talk.mail(bare(self._address)), about_server=True)
        self._step(talk, *talk.rcpt(bare(message.recipient)))
        self._step(talk, *talk.docmd("DATA"), wanted=354)
        talk.send(re.sub(rb"(?m)^\.", b"..", letter) + b".\r\n")
        try:
            code, answer = talk.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            cause = _("No answer after the e-mail was handed over: %(cause)s", cause=_cause(error))
            raise TransportError(cause, False, uncertain=True, server=True) from error
        self._step(talk, code, answer)
        return Receipt(_readable(code, answer), message.reference)

    def _step(
        self, talk: _Conversation, code: int, answer: bytes, *, wanted: int = 250, about_server: bool = False
    ) -> None:
        """Go on if the server said ``wanted`` (or 251); else 5xx is final, and the connection is kept."""
        if code in (wanted, 251):
            return
        if not 400 <= code < 600 or code == 421:
            self.close()
            raise _server_fault(_readable(code, answer))
        self._reset(talk)
        raise TransportError(_readable(code, answer), code >= 500, server=about_server)

    def _reset(self, talk: _Conversation) -> None:
        try:
            if talk.rset()[0] != 250:
                self.close()
        except (OSError, smtplib.SMTPException):
            self.close()


def _server_fault(cause: str) -> TransportError:
    """What concerns every message of this sender waits, and counts against the sender."""
    return TransportError(cause, False, server=True)


def _readable(code: int, answer: bytes) -> str:
    text = " ".join(answer.decode("utf-8", "replace").split())[:ANSWER_LIMIT]
    return f"{code} {text}".strip() if code > 0 else _("Not an SMTP answer: %(text)s", text=text or "—")


def _cause(error: Exception) -> str:
    match error:
        case smtplib.SMTPResponseException():
            answer = error.smtp_error
            return _readable(error.smtp_code, answer if isinstance(answer, bytes) else str(answer).encode())
        case TimeoutError():
            return _("The server did not answer in time.")
        case smtplib.SMTPServerDisconnected() if isinstance(error.__context__, TimeoutError):
            return _("The server did not answer in time.")
        case smtplib.SMTPServerDisconnected() if isinstance(error.__context__, TooLong):
            return _("The server's answer does not end.")
        case smtplib.SMTPServerDisconnected():
            return _("The server closed the connection.")
        case smtplib.SMTPNotSupportedError():
            return _("The server does not accept a user name and password on this connection.")
        case ssl.SSLError():
            return _(
                "TLS failed: %(cause)s", cause=getattr(error, "verify_message", "") or error.reason or ""
            )
        case socket.gaierror():
            return _("The server's name was not found.")
        case ConnectionRefusedError():
            return _("The server refuses connections at this port.")
        case _:
            return _("The connection failed: %(cause)s", cause=getattr(error, "strerror", None) or str(error))
