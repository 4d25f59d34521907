"""The outbox on PostgreSQL: two drains side by side, and what a text there cannot hold."""

import socket
import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from statusplanos.messaging.delivery.drain import drain
from tests.messaging.conftest import (  # noqa: F401 (fixtures)
    gateway,
    gateway_port,
    mail_from,
    mailbox,
    sms_from,
    smtp,
    tells,
)
from tests.messaging.servers import answering, raw_server

pytestmark = pytest.mark.postgres
documents = iter(range(10**10, 10**11))


@pytest.fixture
def post(session: Session, a_customer, a_subscription) -> Callable[[int], None]:
    """So many enter the status that tells."""

    def enter(count: int) -> None:
        for number in range(count):
            fields = {"email": f"ok{number}@x.test", "mobile": f"+553199876{number:04}"}
            a_subscription("Experimenta", customer=a_customer(document=str(next(documents)), **fields))
        session.rollback()

    return enter


def states(session: Session) -> list[str]:
    session.rollback()
    found = [state for (state,) in session.execute(text("SELECT state FROM message ORDER BY id"))]
    session.rollback()
    return found


def refusing_with_a_zero(client: socket.socket) -> None:
    """A mail server that knows nobody, and says so with a byte that is no text."""
    client.sendall(b"220 hello\r\n")
    for line in client.makefile("rb"):
        known = not line.upper().startswith(b"RCPT")
        client.sendall(b"250 ok\r\n" if known else b"550 no such \x00 user\r\n")


def test_a_refusal_that_holds_a_zero_byte_is_kept_as_the_cause(session, mail_from, tells, post) -> None:  # noqa: F811
    with raw_server(refusing_with_a_zero) as port:
        tells("Experimenta", mail_from(port))
        post(3)
        drain()
    assert states(session) == ["failed"] * 3


def test_an_sms_whose_id_holds_a_zero_byte_was_sent(
    session,
    sms_from,  # noqa: F811
    gateway,  # noqa: F811
    gateway_port,  # noqa: F811
    tells,  # noqa: F811
    post,
) -> None:
    gateway.answer = answering(rb'{"status": "ok", "id": "g-\u0000"}')
    tells("Experimenta", sms_from(gateway_port))
    post(3)
    drain()
    assert len(gateway.texts) == 3
    assert states(session) == ["sent"] * 3


def test_the_first_claims_of_two_drains_with_an_hourly_limit_break_neither(
    app: Flask,
    session: Session,
    mail_from,  # noqa: F811
    smtp,  # noqa: F811
    tells,  # noqa: F811
    post,
    caplog,
) -> None:
    """Nothing is known of the sender yet: both make its row."""
    sender = mail_from(smtp)
    sender.hourly_limit = 1000
    session.commit()
    tells("Experimenta", sender)
    post(120)
    together = threading.Barrier(4)

    def work() -> None:
        with app.app_context():
            together.wait()
            drain()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert set(states(session)) == {"sent"}
    assert [record.getMessage() for record in caplog.records if "broke" in record.getMessage()] == []
