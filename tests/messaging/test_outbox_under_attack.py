"""What the outbox does when a row, a sender, an answer or the database is not as it should be."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts import letters
from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.models import AccessLink, User
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.channels.models import SenderHealth
from statusplanos.extensions import db
from statusplanos.history.record.guard import RECORDED
from statusplanos.messaging.delivery.drain import drain, has_work
from statusplanos.messaging.delivery.messages import Messages
from statusplanos.messaging.delivery.staff_letters import StaffLetters
from statusplanos.messaging.models import Message
from statusplanos.outbox import queue
from statusplanos.outbox.breaker import PATIENCE
from statusplanos.outbox.outlet import Route
from statusplanos.outbox.rows import State
from statusplanos.outbox.transport import Transport
from tests.cast import send_letters
from tests.messaging.servers import answering

documents = iter(range(10**10, 10**11))


@pytest.fixture
def mails(mail_from, tells, smtp, a_customer, a_subscription) -> Callable[..., EmailSender]:
    """Queue an e-mail to each address; its sender."""
    sender = mail_from(smtp)
    tells("Experimenta", sender)

    def post(*addresses: str) -> EmailSender:
        for address in addresses:
            a_subscription("Experimenta", customer=a_customer(document=str(next(documents)), email=address))
        return sender

    return post


@pytest.fixture
def texts(session, sms_from, tells, gateway_port, a_customer, a_subscription) -> Callable[..., None]:
    """Queue so many SMS; ``fields`` are the sender's."""

    def post(count: int, **fields: object) -> None:
        sender = sms_from(gateway_port)
        for name, value in fields.items():
            setattr(sender, name, value)
        session.commit()
        tells("Experimenta", sender)
        for number in range(count):
            person = a_customer(document=str(next(documents)), mobile=f"+55319987654{number:02}")
            a_subscription("Experimenta", customer=person)

    return post


@pytest.fixture
def house(session: Session, smtp: int) -> EmailSender:
    """The default sender."""
    sender = EmailSender(name="Casa", address="a@casa.test", host="127.0.0.1", port=smtp, is_default=True)
    sender.way, sender.security = MailWay.SMTP, MailSecurity.NONE
    session.add(sender)
    session.commit()
    return sender


def stored(session: Session, table: str = "message") -> list[tuple[str, int, str | None]]:
    """State, attempts and cause of each row, read without the models."""
    session.rollback()
    found = session.execute(text(f"SELECT state, attempts, error FROM {table} ORDER BY id"))
    rows = [tuple(row) for row in found]
    session.rollback()
    return rows


def failing(session: Session, sender: EmailSender) -> None:
    """The sender's server has failed often, and may be tried again now."""
    past = clock.now() - timedelta(minutes=1)
    health = SenderHealth(channel=Channel.EMAIL, sender_id=sender.id, failures=PATIENCE + 2)
    health.paused_until, health.paused_since = past, past
    session.add(health)
    session.commit()


def failures(session: Session) -> int | None:
    session.rollback()
    found = session.scalar(select(SenderHealth.failures))
    session.rollback()
    return found


def elsewhere(app: Flask, do: Callable[[], None]) -> None:
    """Another process does it at this moment."""

    def act() -> None:
        with app.app_context():
            do()
            db.session.commit()

    other = threading.Thread(target=act)
    other.start()
    other.join()


def test_a_letter_withdrawn_while_it_is_made_ready_neither_goes_out_nor_opens_a_door(
    app: Flask, session: Session, house, mailbox, monkeypatch
) -> None:
    letters.post(session.get_one(User, 2), at=clock.now())
    session.commit()
    opened = StaffLetters.open

    def withdrawn_meanwhile(self: StaffLetters, other: Session, route: Route) -> Transport:
        transport = opened(self, other, route)
        other.rollback()
        elsewhere(app, lambda: letters.withdraw(db.session.get_one(User, 2)))
        return transport

    monkeypatch.setattr(StaffLetters, "open", withdrawn_meanwhile)
    send_letters()
    assert [state for state, _, _ in stored(session, "letter")] == ["cancelled"]
    assert session.query(AccessLink).filter_by(user_id=2).count() == 0
    session.rollback()
    assert mailbox.recipients == []


def test_a_row_that_is_no_text_fails_alone(session: Session, mails, mailbox) -> None:
    """SQLite reports bytes that are no UTF-8 as an operational error, which says nothing of the database."""
    mails("a@x.test", "b@x.test", "c@x.test")
    session.execute(text("UPDATE message SET customer_name = CAST(x'ff41' AS TEXT) WHERE id = 2"))
    session.commit()
    session.expunge_all()
    drain()
    assert sorted(mailbox.recipients) == ["a@x.test", "c@x.test"]
    assert [state for state, _, _ in stored(session)] == ["sent", "failed", "sent"]


def test_rows_whose_sender_cannot_be_read_are_told_so_and_not_left_claimed(session: Session, mails) -> None:
    mails("a@x.test")
    session.rollback()
    with db.engine.connect() as connection:
        connection.execution_options(**RECORDED).execute(text("UPDATE email_sender SET way = 'nonsense'"))
        connection.commit()
    session.expunge_all()
    drain()
    [(state, _, error)] = stored(session)
    assert state != "claimed"
    assert error


def test_what_the_database_refuses_while_a_sender_is_opened_is_put_back(
    session: Session, mails, monkeypatch
) -> None:
    mails("a@x.test", "b@x.test")

    def refused(*_: object) -> Transport:
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr(Messages, "open", refused)
    drain()
    assert stored(session) == [("queued", 0, None)] * 2


def test_what_the_database_refuses_before_a_row_is_handed_over_is_put_back(
    session: Session, texts, gateway, monkeypatch
) -> None:
    """The row in hand too: it was not tried, and neither an attempt nor room of the hour is used up by it."""
    texts(2, hourly_limit=5)
    hold = queue.hold
    calls: list[int] = []

    def once_refused(*arguments: object, **more: object) -> set[int]:
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))
        return hold(*arguments, **more)

    monkeypatch.setattr(queue, "hold", once_refused)
    drain()
    assert gateway.texts == []
    assert stored(session) == [("queued", 0, None)] * 2
    assert session.scalar(text("SELECT used FROM sender_health")) == 0


def test_with_a_sender_that_cannot_be_opened_no_room_of_its_hour_is_used_up(
    session: Session, mails, monkeypatch
) -> None:
    mails("a@x.test").hourly_limit = 5
    session.commit()
    monkeypatch.setattr(Messages, "open", lambda *_: {}["x"])
    drain()
    session.rollback()
    assert session.scalar(text("SELECT coalesce(sum(used), 0) FROM sender_health")) == 0


@pytest.mark.parametrize("table", ["message", "letter"])
def test_what_is_given_up_has_a_cause(session: Session, mails, house, table: str) -> None:
    """Its worker died with it, and a day went by before there was another."""
    mails("a@x.test")
    letters.post(session.get_one(User, 2), at=clock.now())
    past = clock.now() - timedelta(hours=30)
    lost = {"state": State.CLAIMED, "attempts": 1, "token": "x", "lease_until": past}
    late = past + timedelta(hours=24)
    for row in (Message, Letter):
        session.execute(update(row).values(**lost, give_up_at=late))
    session.commit()
    drain()
    [(state, _, error)] = stored(session, table)
    assert state == "sent" or error


def test_a_message_undone_in_a_batch_that_was_put_back_is_cancelled(
    app: Flask, session: Session, mails, mailbox
) -> None:
    """The worker was asked to end. Nothing else is due, and nobody would ever come back to it."""
    mails("a@x.test", "b@x.test")

    def undone() -> None:
        db.session.execute(update(Message).where(Message.id == 2).values(undone_at=clock.now()))

    def stop() -> bool:
        if mailbox.letters and not said:
            said.append(True)
            elsewhere(app, undone)
        return bool(said)

    said: list[bool] = []
    drain(stop=stop)
    with Session(db.engine) as other:
        comes_back = has_work(other, at=clock.now() + timedelta(days=2))
    assert comes_back or stored(session)[1][0] == "cancelled"


@pytest.mark.parametrize("fault", ["no usable address", "no text", "letter to a disabled account"])
def test_what_never_came_to_the_server_does_not_say_that_it_works(
    session: Session, mails, house, mailbox, status_named, fault: str
) -> None:
    if fault == "letter to a disabled account":
        letters.post(session.get_one(User, 2), at=clock.now())
        session.get_one(User, 2).active = False
        failing(session, house)
    else:
        failing(session, mails("não@x.test" if fault == "no usable address" else "a@x.test"))
    if fault == "no text":
        status_named("Experimenta").notice(Channel.EMAIL).body = ""
        session.commit()
    drain()
    assert stored(session, "letter" if "letter" in fault else "message")[0][0] == "failed"
    assert mailbox.sessions == set()
    assert failures(session) == PATIENCE + 2


def test_an_answer_that_cannot_be_stored_spoils_neither_the_outcome_nor_the_batch(
    session: Session, texts, gateway
) -> None:
    """Half a letter of UTF-16, as JSON may spell it."""
    gateway.answer = answering(rb'{"status": "ok", "id": "g-\ud800"}')
    texts(3)
    drain()
    assert len(gateway.texts) == 3
    assert stored(session) == [("sent", 1, None)] * 3


HEADERS = "Content-Type: application/json\nX-From: Serra – Fibra"


def test_a_header_that_cannot_be_written_is_refused_or_sent(ana, app: Flask, session, texts, gateway) -> None:
    """A dash in a header is accepted by the form; then its test is an error page."""
    texts(0)
    page = ana.get("/remetentes/sms/1").text
    form = {name: field(page, name) for name in ("version", "since")}
    form |= {"name": "S", "url": field(page, "url"), "method": "POST", "headers": HEADERS}
    form |= {"body": '{"to": "{{telefone}}", "text": "{{texto}}"}'}
    app.config["PROPAGATE_EXCEPTIONS"] = False
    saved = ana.post("/remetentes/sms/1", data=form)
    if saved.status_code == 422:
        return
    tried = ana.post("/remetentes/sms/1/teste", data={"recipient": "(31) 99876-5432"})
    assert tried.status_code == 200


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


def test_an_sms_that_could_not_be_put_into_words_was_not_handed_over(session, texts, gateway) -> None:
    """Nothing reached the gateway, so that it is not doubtful whether it arrived."""
    texts(1, headers=HEADERS)
    drain()
    assert gateway.requests == []
    assert stored(session)[0][0] != "unknown"


def test_a_sender_whose_domain_has_accents_sends(ana, session, mailbox, smtp, tells, a_subscription) -> None:
    form = {"name": "Fibra São", "address": "aviso@fibra-são.com.br", "way": "smtp", "host": "127.0.0.1"}
    ana.get("/remetentes")
    made = ana.post("/remetentes/email/novo", data={**form, "port": str(smtp), "security": "none"})
    if made.status_code == 422:
        return
    tells("Experimenta", session.query(EmailSender).one())
    a_subscription("Experimenta")
    drain()
    assert stored(session) == [("sent", 1, None)]


def test_a_folder_saved_again_without_a_port_is_no_crash(ana, app: Flask, session) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    form = {"name": "Pasta", "address": "a@casa.test", "way": "folder", "host": "", "port": ""}
    ana.get("/remetentes")
    made = ana.post("/remetentes/email/novo", data={**form, "security": "none"})
    assert made.status_code == 303
    page = ana.get(made.location).text
    form |= {name: field(page, name) for name in ("version", "since")}
    saved = ana.post(made.location, data={**form, "security": "none"})
    assert saved.status_code in (303, 422)


def test_a_route_that_breaks_still_counts_what_it_sent(session, mails, mailbox, monkeypatch) -> None:
    """What the command prints is what other programs go by."""
    mails("a@x.test", "b@x.test", "c@x.test")
    finish = queue.finish
    calls: list[int] = []

    def third_breaks(*arguments: object, **more: object) -> bool:
        calls.append(1)
        if len(calls) == 3:
            raise KeyError("outcome")
        return finish(*arguments, **more)

    monkeypatch.setattr(queue, "finish", third_breaks)
    found = drain()
    assert [state for state, _, _ in stored(session)][:2] == ["sent", "sent"]
    assert found.sent == 2
