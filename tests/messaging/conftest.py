"""Senders that lead to the tests' own servers, and statuses that tell by them."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from statusplanos import crypto
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.channels.sms.models import SmsSender
from statusplanos.extensions import db
from statusplanos.messaging.models import Message
from statusplanos.statuses.models import Notice, Status
from tests.messaging.servers import Gateway, Mailbox, answering, gateway_server, smtp_server

ENTERED = date(2026, 5, 1)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def smtp(mailbox: Mailbox) -> Iterator[int]:
    with smtp_server(mailbox) as port:
        yield port


@pytest.fixture
def gateway() -> Gateway:
    return Gateway(answering(b'{"status": "ok", "id": "g-1"}'))


@pytest.fixture
def gateway_port(gateway: Gateway) -> Iterator[int]:
    with gateway_server(gateway) as port:
        yield port


@pytest.fixture
def mail_from(session: Session) -> Callable[..., EmailSender]:
    def make(port: int, name: str = "Serra Fibra", **fields: object) -> EmailSender:
        fields = {"way": MailWay.SMTP, "security": MailSecurity.NONE, **fields}
        sender = EmailSender(name=name, address="aviso@serra.test", host="127.0.0.1", port=port, **fields)
        session.add(sender)
        session.commit()
        return sender

    return make


@pytest.fixture
def sms_from(app: Flask, session: Session) -> Callable[..., SmsSender]:
    app.config["GATEWAY_ALLOW"] = ["127.0.0.1"]

    def make(port: int) -> SmsSender:
        sender = SmsSender(
            name="Serra SMS",
            url=f"http://127.0.0.1:{port}/send",
            headers="Content-Type: application/json\nX-Key: {{segredo}}",
            body='{"to": "{{telefone}}", "text": "{{texto}}"}',
            success_path="status",
            success_value="ok",
            id_path="id",
            secret_encrypted=crypto.encrypt("chave"),
        )
        session.add(sender)
        session.commit()
        return sender

    return make


@pytest.fixture
def tells(session: Session, status_named: Callable[[str], Status]) -> Callable[..., Notice]:
    """Switch a status's notice on, from ``sender``."""

    def switch_on(description: str, sender: EmailSender | SmsSender, **texts: str) -> Notice:
        channel = Channel.EMAIL if isinstance(sender, EmailSender) else Channel.SMS
        status = status_named(description)
        notice = status.notice(channel)
        if notice is None:
            notice = Notice(channel=channel)
            status.notices.append(notice)
        notice.subject = texts.get("subject", "{{plano}}: {{status}}") if channel == Channel.EMAIL else ""
        notice.body = texts.get("body", "Olá, {{primeiro_nome}}! {{status}} até {{ultimo_dia}}, {{valor}}.")
        notice.enabled = True
        notice.email_sender = sender if isinstance(sender, EmailSender) else None
        notice.sms_sender = sender if isinstance(sender, SmsSender) else None
        session.commit()
        return notice

    return switch_on


@pytest.fixture
def the_messages(session: Session) -> Callable[[], list[Message]]:
    def read() -> list[Message]:
        session.rollback()
        with Session(db.engine) as other:
            return other.query(Message).order_by(Message.id).all()

    return read
