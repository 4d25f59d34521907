"""SMS through an HTTP gateway, against a real server that answers well, badly or not at all."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel

from statusplanos import crypto
from statusplanos.channels.connection import allowed_hosts
from statusplanos.channels.kind import Outgoing
from statusplanos.channels.sms.filling import Template, fill, unknown
from statusplanos.channels.sms.http import Gateway as Transport
from statusplanos.channels.sms.models import SmsSender
from statusplanos.config import ROOT
from statusplanos.outbox.transport import Receipt, TransportError
from tests.messaging.servers import (
    Gateway,
    answering,
    babbling,
    certificate,
    free_port,
    gateway_server,
    hanging_up,
    raw_server,
    silent,
    tls_context,
)

KEY = "dGhpcy1rZXktaXMtb25seS1mb3ItdGVzdHMtMDEyMzQ="
JSON = "Content-Type: application/json\nAuthorization: Bearer {{segredo}}"
BODY = '{"to": "{{telefone}}", "text": "{{texto}}", "ref": "{{referencia}}"}'
TEXT = 'Olá, "Ana"\\\n{{segredo}} & tchau'
PHONE = "+5531998765432"


@pytest.fixture(autouse=True)
def words() -> Iterator[Flask]:
    app = Flask("transports")
    app.config.update(ENCRYPTION_KEYS=[KEY], GATEWAY_ALLOW=["127.0.0.1"])
    Babel(app, default_locale="pt_BR", default_translation_directories=str(ROOT / "translations"))
    with app.app_context():
        yield app


def sender(url: str, **fields: str) -> SmsSender:
    fields = {"headers": JSON, "body": BODY, "method": "POST", **fields}
    fields = {"success_path": "", "success_value": "", "id_path": "", **fields}
    return SmsSender(name="Serra SMS", url=url, secret_encrypted=crypto.encrypt("chave"), **fields)


def send(port: int, *, seconds: float = 10, scheme: str = "http", **fields: str) -> Receipt:
    fields = {"success_path": "result.0.status", "success_value": "OK", "id_path": "result.0.id", **fields}
    transport = Transport(sender(f"{scheme}://127.0.0.1:{port}/send", **fields), seconds=seconds)
    return transport.send(Outgoing(PHONE, TEXT, "17"))


def outcome(port: int, **fields: Any) -> TransportError:
    with pytest.raises(TransportError) as caught:
        send(port, **fields)
    return caught.value


def test_the_request_is_what_the_template_says() -> None:
    gateway = Gateway(answering(b'{"result": [{"status": "ok", "id": 815}]}'))
    with gateway_server(gateway) as port:
        receipt = send(port)
    ((method, path, headers, _),) = gateway.requests
    assert gateway.texts == [{"to": PHONE, "text": TEXT, "ref": "17"}]
    assert (method, path, headers["Authorization"]) == ("POST", "/send", "Bearer chave")
    assert receipt.message_id == "815"


def test_values_are_escaped_for_the_place_where_they_stand() -> None:
    values = {"telefone": PHONE, "texto": 'a&b=c "<é>\n', "segredo": "s?/#"}
    form = Template("POST", "https://x.y/s", "Content-Type: application/x-www-form-urlencoded", "m={{texto}}")
    xml = Template("POST", "https://x.y/s", "Content-Type: text/xml", "<m>{{texto}}</m>")
    url = Template("GET", "https://x.y/s?k={{segredo}}&t={{telefone}}", "", "")
    assert fill(form, values).body == b"m=a%26b%3Dc+%22%3C%C3%A9%3E%0A"
    assert fill(xml, values).body.decode() == '<m>a&amp;b=c "&lt;é&gt;\n</m>'
    assert fill(url, values).target == "/s?k=s%3F%2F%23&t=%2B5531998765432"


def test_a_header_never_holds_a_line_break() -> None:
    with pytest.raises(ValueError):
        fill(Template("GET", "https://x.y/", "X-Key: {{segredo}}", ""), {"segredo": "a\r\nX-Evil: 1"})


def test_only_known_placeholders_are_accepted() -> None:
    assert unknown("{{telefone}} {{ texto }} {{fone}} {{texto") == ["{{fone}}", "{{"]


def hanging(_handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


UNCONFIRMED = (False, True, True)
REFUSED = (True, False, True)
AGAIN = (False, False, True)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (answering(b"<html><h1>Login</h1>", kind="text/html"), UNCONFIRMED),
        (answering(b'{"result": [{"status": "OK"'), UNCONFIRMED),
        (answering(b'{"result": []}'), UNCONFIRMED),
        (answering(b" " * 10_000_000), UNCONFIRMED),
        (answering(b'{"result": [{"status": "OK"}], "more": "' + b"x" * 10_000_000 + b'"}'), UNCONFIRMED),
        (answering(b"[" * 60_000), UNCONFIRMED),
        (hanging_up, UNCONFIRMED),
        (hanging, UNCONFIRMED),
        (answering(b'{"result": [{"status": "sem credito"}]}'), REFUSED),
        (answering(b"slow down", code=429), AGAIN),
        (answering(b"oops", code=500), AGAIN),
        (answering(b"", code=302, Location="http://127.0.0.1:1/"), AGAIN),
        (answering(b"wrong key", code=401), AGAIN),
        (answering(b"no such number", code=400), (True, False, False)),
    ],
    ids=[
        "200 with a page",
        "broken JSON",
        "without the field",
        "10 MB",
        "10 MB of JSON",
        "deep JSON",
        "hangs up",
        "hangs",
        "says no",
        "429",
        "500",
        "redirect",
        "401",
        "400",
    ],
)
def test_each_answer_is_classed_right(
    answer: Callable[[BaseHTTPRequestHandler], None], expected: tuple[bool, bool, bool]
) -> None:
    gateway = Gateway(answer)
    with gateway_server(gateway) as port:
        error = outcome(port, seconds=1 if answer is hanging else 10)
    assert (error.permanent, error.uncertain, error.server) == expected
    assert len(gateway.requests) == 1
    assert error.message


def test_a_web_page_is_no_success_even_where_any_answer_would_do() -> None:
    with gateway_server(Gateway(answering(b"<!DOCTYPE html>", kind="text/html"))) as port:
        error = outcome(port, success_path="", success_value="", id_path="")
    assert error.uncertain


def test_a_plain_answer_will_do_when_nothing_more_is_asked() -> None:
    with gateway_server(Gateway(answering(b"OK 815", kind="text/plain"))) as port:
        receipt = send(port, success_path="", success_value="", id_path="")
    assert receipt.answer == "200 OK 815"


def dripping(client: socket.socket) -> None:
    client.recv(4096)
    client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        client.sendall(b"a")
        time.sleep(0.1)


@pytest.mark.parametrize("talk", [silent, dripping, babbling], ids=["silent", "a byte at a time", "nonsense"])
def test_a_server_that_takes_the_request_and_answers_nothing_leaves_it_uncertain(talk: Any) -> None:
    with raw_server(talk) as port:
        began = time.monotonic()
        error = outcome(port, seconds=1)
    assert (error.permanent, error.uncertain) in [(False, True), (True, False)]
    assert time.monotonic() - began < 15


def test_nothing_was_handed_over_where_nobody_listens() -> None:
    error = outcome(free_port())
    assert (error.message, error.uncertain) == ("O gateway recusa conexões nesta porta.", False)


def test_a_certificate_that_nobody_knows_is_refused_before_anything_is_said(tmp_path: Path) -> None:
    context = tls_context(certificate(tmp_path))

    def talk(client: socket.socket) -> None:
        context.wrap_socket(client, server_side=True).recv(100)

    with raw_server(talk) as port:
        error = outcome(port, scheme="https")
    assert (error.permanent, error.uncertain) == (False, False)
    assert "self-signed" in error.message


@pytest.mark.parametrize(
    ("url", "allow", "refused"),
    [
        ("https://api.example.com/", [], False),
        ("http://api.example.com/", [], True),
        ("http://api.example.com/", ["api.example.com"], False),
        ("http://api.example.com:8080/", ["api.example.com:8080"], False),
        ("http://api.example.com/", ["api.example.com:8080"], True),
        ("https://10.0.0.5/", [], True),
        ("https://10.0.0.5/", ["10.0.0.0/8"], False),
        ("http://10.0.0.5/", ["10.0.0.0/8"], False),
        ("https://169.254.169.254/latest", [], True),
        ("https://[::1]/", [], True),
        ("https://[::ffff:127.0.0.1]/", [], True),
        ("https://[64:ff9b::a9fe:a9fe]/", [], True),
        ("https://8.8.8.8/", [], False),
        ("https://user:pass@api.example.com/", [], True),
        ("https://{{segredo}}.example.com/", [], True),
        ("ftp://api.example.com/", [], True),
        ("javascript:alert(1)", [], True),
        ("https://api.example.com:99999/", [], True),
        ("", [], True),
    ],
)
def test_addresses(url: str, allow: list[str], refused: bool) -> None:
    assert (allowed_hosts.complaint(url, allow) is not None) == refused


def test_a_name_that_leads_to_this_machine_is_refused_when_it_is_called(words: Flask) -> None:
    """``localhost`` is no private address as written; what it resolves to is judged, and not connected to."""
    words.config["GATEWAY_ALLOW"] = []
    gateway = Gateway(answering(b"OK"))
    with gateway_server(gateway) as port:
        transport = Transport(sender(f"https://localhost:{port}/"), seconds=10)
        with pytest.raises(TransportError) as caught:
            transport.send(Outgoing(PHONE, TEXT, "17"))
    assert caught.value.message.startswith("Endereços privados")
    assert (caught.value.uncertain, gateway.requests) == (False, [])


def test_the_secret_is_never_in_a_cause() -> None:
    def echo(handler: BaseHTTPRequestHandler) -> None:
        answering(json.dumps(handler.headers["Authorization"]).encode(), code=500)(handler)

    with gateway_server(Gateway(echo)) as port:
        error = outcome(port)
    assert "chave" not in error.message
