"""E-mail by SMTP, against real servers that accept, refuse, hang, drip, babble and hang up."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel

from statusplanos import crypto
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.channels.email.smtp import Smtp
from statusplanos.channels.kind import Outgoing
from statusplanos.config import ROOT
from statusplanos.outbox.transport import TransportError
from tests.messaging.servers import (
    Mailbox,
    babbling,
    certificate,
    dripping,
    endless,
    free_port,
    only_user,
    raw_server,
    silent,
    smtp_server,
    tls_context,
)

KEY = "dGhpcy1rZXktaXMtb25seS1mb3ItdGVzdHMtMDEyMzQ="


@pytest.fixture(autouse=True)
def words() -> Iterator[Flask]:
    """Texts and keys; the transport needs nothing else of the application."""
    app = Flask("transports")
    app.config.update(ENCRYPTION_KEYS=[KEY], GATEWAY_ALLOW=[])
    Babel(app, default_locale="pt_BR", default_translation_directories=str(ROOT / "translations"))
    with app.app_context():
        yield app


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[int]:
    with smtp_server(mailbox) as port:
        yield port


def sender(port: int, **fields: object) -> EmailSender:
    fields = {"security": MailSecurity.NONE, "username": "", **fields}
    return EmailSender(
        name="Serra Fibra",
        address="aviso@serra.test",
        way=MailWay.SMTP,
        host="127.0.0.1",
        port=port,
        **fields,
    )


def letter(recipient: str = "marina@exemplo.com.br", **fields: str) -> Outgoing:
    fields = {"subject": "Seu plano já está no ar", "body": "Olá!\n.\nAté já.", **fields}
    return Outgoing(recipient=recipient, reference="<1.abc@serra.test>", **fields)


def failure(port: int, recipient: str = "marina@exemplo.com.br", seconds: float = 10) -> TransportError:
    transport = Smtp(sender(port), seconds=seconds)
    with pytest.raises(TransportError) as caught:
        transport.send(letter(recipient))
    transport.close()
    return caught.value


def test_a_letter_arrives_whole(server: int, mailbox: Mailbox) -> None:
    transport = Smtp(sender(server))
    receipt = transport.send(letter())
    transport.close()
    (got,) = mailbox.letters
    assert receipt.answer == "250 queued as 4711"
    assert (got["From"], got["To"], got["Subject"], got["Message-ID"]) == (
        "Serra Fibra <aviso@serra.test>",
        "marina@exemplo.com.br",
        "Seu plano já está no ar",
        "<1.abc@serra.test>",
    )
    assert got.get_content().replace("\r\n", "\n") == "Olá!\n.\nAté já.\n"


def test_a_batch_shares_one_connection(server: int, mailbox: Mailbox) -> None:
    transport = Smtp(sender(server))
    for name in ("a", "b", "c"):
        transport.send(letter(f"{name}@exemplo.com.br"))
    transport.close()
    assert (len(mailbox.letters), len(mailbox.sessions)) == (3, 1)


@pytest.mark.parametrize(
    ("name", "answer", "permanent", "server_fault"),
    [
        ("r421", "421 try later", False, True),
        ("r451", "451 try later", False, False),
        ("r550", "550 mailbox does not exist", True, False),
        ("d451", "451 not now", False, False),
        ("d554", "554 not now", True, False),
    ],
)
def test_4xx_waits_and_5xx_is_final(
    server: int, mailbox: Mailbox, name: str, answer: str, permanent: bool, server_fault: bool
) -> None:
    error = failure(server, f"{name}@exemplo.com.br")
    assert (error.message, error.permanent, error.uncertain, error.server) == (
        answer,
        permanent,
        False,
        server_fault,
    )
    assert mailbox.letters == []


def test_a_refused_recipient_does_not_spoil_the_connection(server: int, mailbox: Mailbox) -> None:
    transport = Smtp(sender(server))
    with pytest.raises(TransportError):
        transport.send(letter("r550@exemplo.com.br"))
    transport.send(letter("ok@exemplo.com.br"))
    transport.close()
    assert (mailbox.recipients, len(mailbox.sessions)) == (["ok@exemplo.com.br"], 1)


def test_a_drop_after_the_text_is_uncertain_and_may_be_tried_again(server: int, mailbox: Mailbox) -> None:
    error = failure(server, "gone@exemplo.com.br")
    assert (error.permanent, error.uncertain, error.server) == (False, True, True)
    assert len(mailbox.letters) == 1


@pytest.mark.parametrize("talk", [silent, dripping], ids=["silent", "a byte at a time"])
def test_a_server_that_takes_its_time_is_left_at_the_deadline(talk: object) -> None:
    with raw_server(talk) as port:  # type: ignore[arg-type]
        began = time.monotonic()
        error = failure(port, seconds=1)
        took = time.monotonic() - began
    assert (error.message, error.permanent, error.server) == (
        "O servidor não respondeu a tempo.",
        False,
        True,
    )
    assert 0.9 < took < 15


def test_a_server_that_hangs_in_the_middle_is_left_too(server: int) -> None:
    error = failure(server, "hang@exemplo.com.br", seconds=1)
    assert (error.message, error.permanent) == ("O servidor não respondeu a tempo.", False)


@pytest.mark.parametrize("talk", [babbling, endless], ids=["another protocol", "an endless answer"])
def test_nonsense_is_no_answer(talk: object) -> None:
    with raw_server(talk) as port:  # type: ignore[arg-type]
        error = failure(port)
    assert (error.permanent, error.uncertain, error.server) == (False, False, True)


def test_a_closed_port_is_the_servers_fault() -> None:
    error = failure(free_port())
    assert (error.message, error.server) == ("O servidor recusa conexões nesta porta.", True)


@pytest.mark.parametrize(
    "fields",
    [{"recipient": "a@b.c\r\nBcc: x@y.z"}, {"subject": "Oi\nBcc: x@y.z"}, {"subject": "Oi\0"}],
)
def test_a_header_never_holds_a_line_break(server: int, mailbox: Mailbox, fields: dict[str, str]) -> None:
    with pytest.raises(TransportError) as caught:
        Smtp(sender(server)).send(letter(**fields))
    assert caught.value.permanent
    assert mailbox.letters == []


def test_starttls_and_password(tmp_path: Path, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    options = {"tls_context": tls_context(file), "authenticator": only_user, "auth_required": True}
    with smtp_server(mailbox, **options) as port:
        right, wrong = (
            Smtp(
                sender(
                    port,
                    security=MailSecurity.STARTTLS,
                    username="ana",
                    password_encrypted=crypto.encrypt(password),
                )
            )
            for password in ("segredo", "outro")
        )
        right.send(letter())
        right.close()
        with pytest.raises(TransportError) as caught:
            wrong.send(letter())
    assert len(mailbox.letters) == 1
    assert caught.value.message.startswith("535")
    assert (caught.value.permanent, caught.value.server) == (False, True)


def test_tls_from_the_first_byte(tmp_path: Path, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with smtp_server(mailbox, ssl_context=tls_context(file)) as port:
        transport = Smtp(sender(port, security=MailSecurity.TLS))
        transport.send(letter())
        transport.close()
    assert len(mailbox.letters) == 1


def test_an_unknown_certificate_is_refused(tmp_path: Path, mailbox: Mailbox) -> None:
    server = smtp_server(mailbox, tls_context=tls_context(certificate(tmp_path)))
    with server as port, pytest.raises(TransportError) as caught:
        Smtp(sender(port, security=MailSecurity.STARTTLS)).send(letter())
    assert "self-signed" in caught.value.message
    assert (caught.value.permanent, mailbox.letters) == (False, [])


def test_starttls_is_not_given_up_when_the_server_lacks_it(server: int, mailbox: Mailbox) -> None:
    with pytest.raises(TransportError) as caught:
        Smtp(sender(server, security=MailSecurity.STARTTLS)).send(letter())
    assert (caught.value.message, mailbox.letters) == ("O servidor não oferece STARTTLS.", [])
