"""Messages and letters to staff go through one machine: what is wrong with one row stays with that row."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts import letters
from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.models import User
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.messaging.delivery.drain import drain
from statusplanos.messaging.delivery.messages import Messages
from statusplanos.messaging.delivery.staff_letters import STAFF_LETTERS
from statusplanos.outbox import drain as outbox
from statusplanos.outbox.outlet import Route
from statusplanos.outbox.rows import State
from tests.cast import send_letters
from tests.launching import wait_for
from tests.messaging.servers import raw_server

documents = iter(range(10**10, 10**11))


@pytest.fixture
def mails(mail_from, tells, smtp, a_customer, a_subscription) -> Callable[..., None]:
    """Queue an e-mail to each address."""
    tells("Experimenta", mail_from(smtp))

    def post(*addresses: str) -> None:
        for address in addresses:
            person = a_customer(document=str(next(documents)), email=address)
            a_subscription("Experimenta", customer=person)

    return post


@pytest.fixture
def letter(session: Session) -> Letter:
    """A letter to Beto, by a folder of its own."""
    session.add(EmailSender(name="Casa", address="a@casa.test", way=MailWay.FOLDER, is_default=True))
    session.flush()
    posted = letters.post(session.get_one(User, 2), at=clock.now())
    session.commit()
    return posted


def spoil(session: Session, statement: str) -> None:
    """Something in the database that the program cannot read."""
    session.execute(text(statement))
    session.commit()


def test_a_letter_that_cannot_be_read_fails_and_is_not_claimed_for_ever(session, letter, mails, mailbox):
    mails("ok@x.test")
    spoil(session, "UPDATE letter SET kind = 'nonsense'")
    session.expunge_all()
    assert drain().sent == 1
    assert [(row.state, row.attempts) for row in session.execute(text("SELECT * FROM letter"))] == [
        ("failed", 1)
    ]
    [error] = session.scalars(text("SELECT error FROM letter"))
    assert error == "Erro inesperado: LookupError"
    session.rollback()
    assert send_letters() == 0


def test_a_message_that_cannot_be_read_fails_and_the_others_of_its_batch_go_out(
    session, mails, mailbox, the_messages
):
    mails("a@x.test", "b@x.test", "c@x.test")
    spoil(session, "UPDATE message SET entered_on = 'nonsense' WHERE id = 2")
    session.expunge_all()
    found = drain()
    assert (found.claimed, found.sent, found.failed) == (3, 2, 1)
    assert sorted(mailbox.recipients) == ["a@x.test", "c@x.test"]
    stored = session.execute(text("SELECT state, error FROM message WHERE id = 2")).one()
    assert tuple(stored) == ("failed", "Erro inesperado: ValueError")


def test_a_letter_does_not_wait_for_mail_servers_that_hang(
    app: Flask, session, letter, mail_from, tells, a_customer, a_subscription, folder, monkeypatch
):
    """Not even where they have every thread that messages may have."""
    monkeypatch.setattr(Messages, "threads", 1)
    let_go = threading.Event()
    with raw_server(lambda client: bool(let_go.wait(60))) as port:
        tells("Experimenta", mail_from(port))
        a_subscription("Experimenta", customer=a_customer(document=str(next(documents))))
        session.execute(update(Letter).values(next_attempt_at=None))
        session.commit()
        stop = threading.Event()
        working = threading.Thread(target=in_context, args=(app, stop.is_set))
        working.start()
        try:
            claimed = "SELECT count(*) FROM message WHERE state = 'claimed'"
            assert wait_for(lambda: look(session, claimed) == 1)
            session.execute(update(Letter).values(next_attempt_at=clock.now()))
            session.commit()
            assert wait_for(lambda: look(session, "SELECT count(*) FROM letter WHERE state = 'sent'") == 1)
            assert look(session, claimed) == 1
        finally:
            stop.set()
            let_go.set()
            working.join(30)
    assert not working.is_alive()


def look(session: Session, question: str) -> int:
    found = session.scalar(text(question))
    session.rollback()
    return int(found or 0)


def in_context(app: Flask, stop: Callable[[], bool]) -> None:
    with app.app_context():
        drain(stop=stop)


class Broken(Messages):
    """An outlet that cannot say what is due."""

    def routes(self, session: Session, *, at: datetime) -> list[Route]:
        raise KeyError("routes")


class Breaking(Messages):
    """An outlet whose outcomes cannot be written."""

    def note_success(self, session: Session, route: Route) -> None:
        raise KeyError("health")


@pytest.mark.parametrize("outlet", [Broken(), Breaking()], ids=["in its routes", "in an outcome"])
def test_an_outlet_that_breaks_ends_and_holds_up_no_other(session, letter, mails, outlet, folder):
    mails("ok@x.test", "ok2@x.test")
    session.rollback()
    results = outbox.drain([outlet, STAFF_LETTERS])
    assert results[outlet].sent == 0
    assert results[STAFF_LETTERS].sent == 1


def test_a_letter_is_tried_again_as_a_message_is(session, letter, mail_from):
    """The same waiting, the same hour of giving up, and the same words."""
    sender = session.query(EmailSender).one()
    sender.way, sender.host, sender.port = MailWay.SMTP, "127.0.0.1", 9
    session.commit()
    assert send_letters() == 1
    session.refresh(letter)
    assert (letter.state, letter.attempts) == (State.RETRY_WAIT, 1)
    letter.next_attempt_at = letter.give_up_at = clock.now()
    session.commit()
    send_letters()
    session.refresh(letter)
    assert letter.state == State.FAILED
    assert letter.error
