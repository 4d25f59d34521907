"""Real servers on localhost: SMTP, sockets that misbehave, an SMS gateway. Each keeps its own ledger."""

import asyncio
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.ports import free_port


@dataclass
class Mailbox:
    """What the server accepted. Answers are chosen by the recipient's name: ``r550@…`` is refused at RCPT."""

    letters: list[Letter] = field(default_factory=list)
    seconds: float = 0
    begun: int = 0
    sessions: set[Any] = field(default_factory=set)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.sessions.add(session.peer)
        name = address.partition("@")[0]
        if name.startswith("r"):
            return f"{name[1:4]} {'mailbox does not exist' if name[1] == '5' else 'try later'}"
        if name == "hang":
            await asyncio.sleep(30)
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        name = envelope.rcpt_tos[0].partition("@")[0]
        self.begun += 1
        began = time.monotonic()
        while time.monotonic() - began < self.seconds:  # which the test may shorten meanwhile
            await asyncio.sleep(min(self.seconds, 0.02))
        if name.startswith("d"):
            return f"{name[1:4]} not now"
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        if name == "gone":
            session.loop.call_soon(server.transport.abort)
            await asyncio.sleep(30)
        return "250 queued as 4711"

    @property
    def recipients(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]


@contextmanager
def smtp_server(mailbox: Mailbox, **options: Any) -> Iterator[int]:
    """aiosmtpd on a free port, which is given."""
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def only_user(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"ana", b"segredo")
    return AuthResult(success=right, handled=right)


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Every connection is given to ``talk`` in a thread of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()
    threads: list[threading.Thread] = []

    def one(client: socket.socket) -> None:
        with client, suppress(OSError):
            talk(client)

    def serve() -> None:
        while not ended.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=one, args=(client,), daemon=True))
            threads[-1].start()

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        server.join(2)


def silent(client: socket.socket) -> None:
    """Accepts and never says a word."""
    while client.recv(1024):
        pass


def dripping(client: socket.socket) -> None:
    """A byte a tenth of a second: each single wait is short, the whole never ends."""
    while True:
        client.sendall(b"2")
        time.sleep(0.1)


def babbling(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    client.recv(1024)


def endless(client: socket.socket) -> None:
    """A reply of many lines that never ends."""
    while True:
        client.sendall(b"220-welcome\r\n" * 1000)


@dataclass
class Gateway:
    """An SMS gateway. ``answer`` chooses what each request gets; ``texts`` is what it took in."""

    answer: Callable[[BaseHTTPRequestHandler], None]
    texts: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def gateway_server(gateway: Gateway) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            gateway.requests.append((self.command, self.path, dict(self.headers), body))
            if self.headers.get("Content-Type", "").startswith("application/json"):
                gateway.texts.append(json.loads(body))
            gateway.answer(self)

        do_GET = do_POST

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def answering(
    body: bytes, *, code: int = 200, kind: str = "application/json", **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        with suppress(OSError):
            handler.wfile.write(body)

    return answer


def hanging_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=2)
        )
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "tls.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def tls_context(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
