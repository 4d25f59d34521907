"""What a person does with a message."""

import pytest
from sqlalchemy import update

from statusplanos import clock
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Kind, Operation
from statusplanos.messaging.delivery import drain, handling
from statusplanos.messaging.models import Message
from statusplanos.outbox.drain import DeliveryResult
from statusplanos.outbox.rows import State


@pytest.fixture
def in_state(session, mail_from, smtp, tells, a_customer, a_subscription):
    """An e-mail in the given state."""
    sender = mail_from(smtp)
    tells("Experimenta", sender)

    def make(state: State, **fields) -> Message:
        a_subscription("Experimenta", customer=a_customer(email=fields.pop("email", "ok@x.test")))
        session.execute(update(Message).values(state=state, attempts=3, next_attempt_at=None, **fields))
        session.commit()
        return session.query(Message).one()

    return make


@pytest.mark.parametrize("state", [State.FAILED, State.UNKNOWN, State.CANCELLED])
def test_trying_again_sends_it_to_the_present_address_under_the_same_id(
    session, in_state, mailbox, state
) -> None:
    message = in_state(state, error="550", message_id="<kept@serra.test>")
    message.subscription.customer.email = "novo@x.test"
    handling.retry(session, message, at=clock.now())
    session.commit()
    assert (message.state, message.attempts, message.error) == (State.QUEUED, 3, None)
    session.rollback()
    assert drain.drain() == DeliveryResult(claimed=1, sent=1)
    (letter,) = mailbox.letters
    assert (letter["To"], letter["Message-ID"]) == ("novo@x.test", "<kept@serra.test>")


@pytest.mark.parametrize("state", [State.QUEUED, State.CLAIMED, State.RETRY_WAIT, State.SENT])
def test_nothing_else_can_be_tried_again(session, in_state, state) -> None:
    message = in_state(state)
    with pytest.raises(DomainError):
        handling.retry(session, message, at=clock.now())
    assert message.state == state


def test_without_an_address_there_is_nothing_to_try(session, in_state) -> None:
    message = in_state(State.FAILED, email=None)
    with pytest.raises(DomainError, match="O cliente não tem e-mail"):
        handling.retry(session, message, at=clock.now())


def test_an_archived_sender_gives_way_to_the_notices_present_one(
    session, in_state, mail_from, tells, smtp
) -> None:
    message = in_state(State.FAILED)
    message.email_sender.archived_at = clock.now()
    session.commit()
    with pytest.raises(DomainError, match="arquivado"):
        handling.retry(session, message, at=clock.now())
    session.rollback()
    other = mail_from(smtp, "Outro")
    tells("Experimenta", other)
    handling.retry(session, message, at=clock.now())
    assert message.email_sender is other


@pytest.mark.parametrize("state", [State.QUEUED, State.RETRY_WAIT])
def test_what_waits_can_be_cancelled_and_stays_so(session, in_state, mailbox, state) -> None:
    message = in_state(state)
    handling.cancel(session, message)
    session.commit()
    assert drain.drain() == DeliveryResult()
    assert (message.state, mailbox.letters) == (State.CANCELLED, [])
    db.session.rollback()


@pytest.mark.parametrize("state", [State.CLAIMED, State.SENT, State.FAILED, State.UNKNOWN, State.CANCELLED])
def test_nothing_else_can_be_cancelled(session, in_state, state) -> None:
    message = in_state(state)
    with pytest.raises(DomainError):
        handling.cancel(session, message)
    assert message.state == state


def test_each_act_is_an_operation_under_the_persons_name(session, in_state) -> None:
    message = in_state(State.QUEUED)
    handling.cancel(session, message)
    session.commit()
    handling.retry(session, message, at=clock.now())
    session.commit()
    last = session.query(Operation).order_by(Operation.id.desc()).limit(2).all()
    assert [(each.actor, each.kind, each.about, each.about_id) for each in last] == [
        ("Ana Nogueira", Kind.MESSAGE_RETRY, "message", message.id),
        ("Ana Nogueira", Kind.MESSAGE_CANCEL, "message", message.id),
    ]
