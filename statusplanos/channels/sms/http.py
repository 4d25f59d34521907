"""SMS through an HTTP gateway: no redirects, short answers, and success only when the answer says so."""

import http.client
import json
import socket
import ssl
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from statusplanos.channels.connection import allowed_hosts
from statusplanos.channels.connection.wire import Deadline, TooLong, Wire, dial
from statusplanos.channels.kind import Outgoing
from statusplanos.channels.secrets import open_secret
from statusplanos.channels.sms.filling import Request, fill, template_of
from statusplanos.channels.sms.models import SmsSender
from statusplanos.outbox.transport import Receipt, TransportError

SECONDS = 15.0
ANSWER_LIMIT = 300
BODY_LIMIT = 64_000
_SENDER_CODES = {300, 301, 302, 303, 307, 308, 401, 402, 403, 404, 405, 407}
"""Answers about the sender's set-up, not about one message: it waits while staff put it right."""


class Gateway:
    """``seconds`` is the time one message has. Each message has a connection of its own."""

    def __init__(self, sender: SmsSender, *, seconds: float | None = None) -> None:
        self._template = template_of(sender)
        self._secret = open_secret(sender)
        self._success = (sender.success_path, sender.success_value)
        self._id_path = sender.id_path
        self._allow = allowed_hosts.allowed()
        self._seconds = seconds or SECONDS

    def send(self, message: Outgoing) -> Receipt:
        deadline = Deadline(self._seconds)
        request = self._request(message)
        wire = self._connect(deadline)
        try:
            code, media_type, body = _exchange(wire, self._host(), request)
        except (OSError, http.client.HTTPException) as error:
            cause = _("The connection broke after the SMS was handed over: %(cause)s", cause=_cause(error))
            raise TransportError(cause, False, uncertain=True, server=True) from error
        finally:
            wire.hang_up()
        return self._judge(code, media_type, body)

    def close(self) -> None:
        pass

    def _host(self) -> str:
        return allowed_hosts.split(self._template.url).netloc

    def _request(self, message: Outgoing) -> Request:
        values = {
            "telefone": message.recipient,
            "telefone_numeros": message.recipient.removeprefix("+"),
            "texto": message.body,
            "segredo": self._secret,
            "referencia": message.reference,
        }
        try:
            return fill(self._template, values)
        except ValueError as error:
            raise TransportError(str(error), True, reached=False) from error

    def _connect(self, deadline: Deadline) -> Wire:
        """Until here nothing was handed over: whatever fails may be tried again."""
        refusal = allowed_hosts.complaint(self._template.url, self._allow)
        if refusal:
            raise TransportError(refusal, False, server=True)
        parts = allowed_hosts.split(self._template.url)
        host, port = str(parts.hostname), allowed_hosts.port_of(parts)
        try:
            may = lambda address: allowed_hosts.acceptable(address, parts, self._allow)  # noqa: E731
            wire = dial(host, port, deadline, acceptable=may)
            if parts.scheme == "https":
                _secure(wire, host)
            return wire
        except OSError as error:
            raise TransportError(_cause(error), False, server=True) from error

    def _judge(self, code: int, media_type: str, body: bytes) -> Receipt:
        shown = self._without_secret(_shown(code, body))
        if not 200 <= code < 300:
            about_sender = code in _SENDER_CODES
            passing = about_sender or code in (408, 425, 429) or code >= 500
            raise TransportError(shown, not passing, server=passing)
        if not (any(self._success) or self._id_path):
            if len(body) > BODY_LIMIT or _is_page(media_type, body):
                raise _unconfirmed(_("The gateway answered with a web page: %(answer)s", answer=shown))
            return Receipt(shown)
        answer = _json(body, shown)
        self._check_success(answer, shown)
        return Receipt(shown, _text(_at(answer, self._id_path))[:255] or None if self._id_path else None)

    def _without_secret(self, text: str) -> str:
        """Some gateways repeat the request in their complaint."""
        return text.replace(self._secret, "•••") if len(self._secret) > 3 else text

    def _check_success(self, answer: Any, shown: str) -> None:
        path, wanted = self._success
        if not path:
            return
        found = _at(answer, path)
        if found is None:
            raise _unconfirmed(_("The answer has no field “%(path)s”: %(answer)s", path=path, answer=shown))
        if _text(found).casefold() != wanted.casefold():
            raise TransportError(_("The gateway refused: %(answer)s", answer=shown), True, server=True)


def _secure(wire: Wire, host: str) -> None:
    try:
        wire.secure(ssl.create_default_context(), host)
    except OSError:
        wire.hang_up()
        raise


def _exchange(wire: Wire, host: str, request: Request) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(host)
    connection.sock = wire
    connection.request(request.method, request.target, request.body or None, dict(_headers(request)))
    response = connection.getresponse()
    try:
        body = response.read(BODY_LIMIT + 1)
    except TooLong:
        body = b" " * (BODY_LIMIT + 1)
    return response.status, response.headers.get_content_type(), body


def _headers(request: Request) -> Mapping[str, str]:
    return {"User-Agent": "StatusPlanos", "Accept": "*/*", "Connection": "close", **request.headers}


def _json(body: bytes, shown: str) -> Any:
    if len(body) > BODY_LIMIT:
        raise _unconfirmed(_("The gateway's answer is too long to be one."))
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _unconfirmed(_("The gateway's answer is not JSON: %(answer)s", answer=shown)) from error


def _unconfirmed(cause: str) -> TransportError:
    """The gateway took the request and did not say what became of it: never counted as sent."""
    return TransportError(cause, False, uncertain=True, server=True)


def _at(answer: Any, path: str) -> Any:
    """The value at a path such as ``messages.0.status``; None where there is none."""
    for step in filter(None, path.split(".")):
        if isinstance(answer, dict):
            answer = answer.get(step)
        elif isinstance(answer, list) and step.isdecimal() and int(step) < len(answer):
            answer = answer[int(step)]
        else:
            return None
    return answer


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _is_page(media_type: str, body: bytes) -> bool:
    return body.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")) or (
        media_type == "text/html" and body.lstrip()[:1] == b"<"
    )


def _shown(code: int, body: bytes) -> str:
    text = "".join(
        letter if letter.isprintable() else " " for letter in body[:2000].decode("utf-8", "replace")
    )
    return f"{code} {' '.join(text.split())[:ANSWER_LIMIT]}".strip()


def _cause(error: Exception) -> str:
    match error:
        case TimeoutError():
            return _("The gateway did not answer in time.")
        case PermissionError():
            return _("Private addresses are refused, unless STATUSPLANOS_GATEWAY_ALLOW names them.")
        case socket.gaierror():
            return _("The gateway's name was not found.")
        case ConnectionRefusedError():
            return _("The gateway refuses connections at this port.")
        case ssl.SSLError():
            return _(
                "TLS failed: %(cause)s", cause=getattr(error, "verify_message", "") or error.reason or ""
            )
        case http.client.HTTPException():
            return _("Not an HTTP answer.")
        case _:
            return _("The connection failed: %(cause)s", cause=getattr(error, "strerror", None) or str(error))
