"""A limit per sender and hour: what is beyond waits, and nothing is failed for waiting."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from statusplanos import clock
from statusplanos.channels import quota
from statusplanos.channels.channel import Channel
from statusplanos.channels.models import SenderHealth
from statusplanos.extensions import db
from statusplanos.messaging.delivery import drain as delivery
from statusplanos.messaging.delivery.messages import MESSAGES
from statusplanos.messaging.models import Message
from statusplanos.outbox import queue
from statusplanos.outbox.drain import DeliveryResult
from statusplanos.outbox.outlet import Route
from statusplanos.outbox.rows import State
from statusplanos.settings import company

MINUTE = timedelta(minutes=1)


@pytest.fixture
def mails(session, mail_from, tells, smtp, a_customer, a_subscription):
    """``count`` e-mails wait at ``sender``, the company's limit is 2."""
    sender = mail_from(smtp)
    tells("Experimenta", sender)

    def post(count: int):
        for number in range(count):
            customer = a_customer(document=f"{number:011d}", email=f"cliente{number}@exemplo.com.br")
            a_subscription("Experimenta", customer=customer)
        company.current().hourly_limit = 2
        session.commit()
        return sender

    return post


def drain() -> DeliveryResult:
    db.session.rollback()
    return delivery.drain()


def an_hour_later(session) -> None:
    session.execute(update(SenderHealth).values(hour_from=quota.hour_of(clock.now()) - quota.HOUR))
    session.commit()


def states(the_messages) -> list[State]:
    return [message.state for message in the_messages()]


def test_no_more_go_out_in_an_hour_and_the_rest_in_the_next(mails, mailbox, session, the_messages):
    mails(5)
    assert drain() == DeliveryResult(claimed=2, sent=2)
    assert drain() == DeliveryResult()
    assert states(the_messages) == [State.SENT] * 2 + [State.QUEUED] * 3
    assert delivery.has_work(session, at=clock.now()) is False
    an_hour_later(session)
    assert delivery.has_work(session, at=clock.now()) is True
    assert drain().sent == 2
    assert len(mailbox.letters) == 4


def test_the_pages_say_until_when_it_waits(mails, ana, session):
    sender = mails(3)
    assert "limite atingido" not in ana.get("/mensagens").text
    drain()
    until = clock.local(quota.hour_of(clock.now()) + quota.HOUR)
    for url in ("/mensagens", f"/remetentes/email/{sender.id}"):
        page = ana.get(url).text
        assert "Serra Fibra: limite atingido" in page
        assert f"de 2 por hora: continua às {until:%H:%M}" in page
    assert "Limite atingido" in ana.get("/remetentes").text


@pytest.mark.parametrize(("own", "sent"), [(4, 4), (0, 5), (1, 1), (None, 2)])
def test_a_senders_own_limit_goes_before_the_companys(mails, session, own, sent):
    sender = mails(5)
    sender.hourly_limit = own
    session.commit()
    assert drain().sent == sent


def test_another_sender_is_not_held_back(mails, mail_from, session, smtp, the_messages):
    mails(4)
    other = mail_from(smtp, name="Financeiro", hourly_limit=0)
    session.execute(update(Message).where(Message.id == 4).values(email_sender_id=other.id))
    session.commit()
    assert drain().sent == 3
    assert states(the_messages)[3] == State.SENT


def test_many_workers_claim_no_more_than_one(mails, session):
    sender = mails(5)
    route, at = Route((Channel.EMAIL, sender.id)), clock.now()
    claimed = [
        len(queue.claim(session, MESSAGES, route, at=at, lease=MINUTE, size=1)[1]) for _try in range(4)
    ]
    assert claimed == [1, 1, 0, 0]


def test_what_was_claimed_and_not_tried_does_not_count(mails, session):
    sender = mails(5)
    db.session.rollback()
    assert delivery.drain(stop=iter([False, False, False, True, True, True, True]).__next__).sent <= 1
    session.rollback()
    health = session.query(SenderHealth).filter_by(sender_id=sender.id).one()
    assert health.used == session.query(Message).filter_by(state=State.SENT).count()


def test_waiting_for_room_is_nobodys_failure(mails, session, the_messages):
    """A day and a half in the queue, then a first try that the server puts off: it is tried again."""
    mails(3)
    drain()
    old = clock.now() - timedelta(hours=12)
    third = update(Message).where(Message.id == 3)
    session.execute(third.values(state=State.RETRY_WAIT, attempts=1, next_attempt_at=old, give_up_at=old))
    session.commit()
    assert drain() == DeliveryResult()
    third_now = the_messages()[2]
    assert (third_now.state, third_now.give_up_at > clock.now() + timedelta(hours=1)) == (
        State.RETRY_WAIT, True,
    )  # fmt: skip


def test_the_time_to_give_up_counts_from_the_first_try(mails, session, the_messages):
    mails(1)
    old = clock.now() - timedelta(hours=40)
    session.execute(update(Message).values(next_attempt_at=old, give_up_at=old + timedelta(hours=24)))
    session.commit()
    assert drain().sent == 1
    assert the_messages()[0].give_up_at > clock.now() + timedelta(hours=23)
