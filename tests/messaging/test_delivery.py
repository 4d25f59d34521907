"""Delivery."""

import random
import threading
from datetime import timedelta

import pytest
from sqlalchemy import update

from statusplanos import clock
from statusplanos.channels import health
from statusplanos.channels.channel import Channel
from statusplanos.channels.email import smtp as smtp_transport
from statusplanos.channels.models import SenderHealth
from statusplanos.channels.sms import http
from statusplanos.extensions import db
from statusplanos.messaging.delivery import drain as delivery
from statusplanos.messaging.delivery.messages import MESSAGES
from statusplanos.messaging.models import Message
from statusplanos.outbox import backoff, queue
from statusplanos.outbox.drain import DeliveryResult
from statusplanos.outbox.outlet import Route
from statusplanos.outbox.rows import State
from tests.launching import wait_for
from tests.messaging.servers import answering, hanging_up, raw_server
from tests.ports import free_port

MINUTE = timedelta(minutes=1)


@pytest.fixture
def mails(mail_from, tells, smtp, a_customer, a_subscription):
    """Queue one e-mail for each address."""
    sender = mail_from(smtp)
    tells("Experimenta", sender)

    def post(*addresses: str) -> None:
        for address in addresses:
            a_subscription("Experimenta", customer=next_customer(a_customer, email=address))

    post.sender = sender
    return post


@pytest.fixture
def texts(sms_from, tells, gateway_port, a_customer, a_subscription):
    """Queue SMS."""
    sender = sms_from(gateway_port)
    tells("Experimenta", sender)

    def post(count: int = 1) -> None:
        for _ in range(count):
            a_subscription("Experimenta", customer=next_customer(a_customer, email=None))

    post.sender = sender
    return post


documents = iter(range(10**10, 10**11))


def drain(**options) -> DeliveryResult:
    """A drain while the test itself holds no transaction."""
    db.session.rollback()
    return delivery.drain(**options)


def next_customer(a_customer, **fields):
    return a_customer(document=str(next(documents)), **fields)


def due_now(session) -> None:
    """Let the waiting time pass."""
    session.execute(
        update(Message).where(Message.state == State.RETRY_WAIT).values(next_attempt_at=clock.now())
    )
    session.execute(update(SenderHealth).values(paused_until=clock.now()))
    session.commit()


def test_an_email_goes_out_and_its_text_is_kept(mails, mailbox, the_messages) -> None:
    mails("marina@exemplo.com.br")
    assert drain() == DeliveryResult(claimed=1, sent=1)
    (message,), (letter,) = the_messages(), mailbox.letters
    assert letter["Subject"] == "Plano Super Mais: Experimenta"
    assert letter.get_content().strip() == "Olá, Marina! Experimenta até 10/05/2026, R$ 90,00."
    assert (message.state, message.attempts, message.message_id) == (State.SENT, 1, letter["Message-ID"])
    assert (message.sent_subject, message.sent_body) == (letter["Subject"], letter.get_content().strip())
    assert (message.token, message.lease_until, message.next_attempt_at, message.error) == (None,) * 4


def test_a_text_message_goes_out_with_the_gateways_id(texts, gateway, the_messages) -> None:
    texts()
    assert drain() == DeliveryResult(claimed=1, sent=1)
    (message,) = the_messages()
    body = "Olá, Marina! Experimenta até 10/05/2026, R$ 90,00."
    assert gateway.texts == [{"to": "+5531998765432", "text": body}]
    assert (message.state, message.message_id, message.submitting) == (State.SENT, "g-1", False)


def test_what_the_placeholders_stand_for_is_fixed_and_the_text_is_not(
    mails, mailbox, session, status_named
) -> None:
    mails("marina@exemplo.com.br")
    status_named("Experimenta").notice(Channel.EMAIL).body = "Novo: {{nome}}, {{status}}"
    status_named("Experimenta").description = "Teste"
    session.commit()
    drain()
    assert mailbox.letters[0].get_content().strip() == "Novo: Marina Duarte Alves, Experimenta"


def test_each_answer_ends_in_its_state(mails, the_messages) -> None:
    mails("ok@x.test", "r451@x.test", "r550@x.test", "d554@x.test", "gone@x.test")
    assert drain() == DeliveryResult(claimed=5, sent=1, retry=2, failed=2)
    states = {
        message.recipient.partition("@")[0]: (message.state, message.error) for message in the_messages()
    }
    assert states == {
        "ok": (State.SENT, None),
        "r451": (State.RETRY_WAIT, "451 try later"),
        "r550": (State.FAILED, "550 mailbox does not exist"),
        "d554": (State.FAILED, "554 not now"),
        "gone": (State.RETRY_WAIT, "Sem resposta depois de entregar o e-mail: O servidor fechou a conexão."),
    }


def test_an_email_of_uncertain_fate_goes_again_under_the_same_id(mails, mailbox, session) -> None:
    mails("gone@x.test")
    drain()
    due_now(session)
    drain()
    first, second = mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_text_of_uncertain_fate_is_never_sent_again_by_itself(
    texts, gateway, session, the_messages
) -> None:
    gateway.answer = hanging_up
    texts()
    assert drain() == DeliveryResult(claimed=1, unknown=1)
    due_now(session)
    assert drain() == DeliveryResult()
    (message,) = the_messages()
    assert (message.state, len(gateway.requests)) == (State.UNKNOWN, 1)
    assert message.error.startswith("A conexão caiu depois de entregar o SMS")
    assert message.sent_body.startswith("Olá, Marina!")


def test_a_page_is_never_taken_for_success(texts, gateway, the_messages) -> None:
    gateway.answer = answering(b"<html>", kind="text/html")
    texts()
    assert drain() == DeliveryResult(claimed=1, unknown=1)
    assert the_messages()[0].sent_at is None


def test_waiting_grows_under_a_ceiling_and_ends_after_a_day(
    mails, session, the_messages, monkeypatch
) -> None:
    assert [backoff.ceiling(n).total_seconds() for n in (1, 2, 3, 7, 8, 50)] == [
        30,
        60,
        120,
        1920,
        3600,
        3600,
    ]
    mails("r451@x.test")
    before = clock.now()
    drain()
    (message,) = the_messages()
    assert MINUTE / 60 <= message.next_attempt_at - before < MINUTE
    monkeypatch.setattr(backoff, "_chance", random.Random(1))  # who would have it wait for eight minutes
    soon = clock.now() + 2 * MINUTE
    session.execute(update(Message).values(attempts=9, give_up_at=soon, next_attempt_at=clock.now()))
    session.commit()
    assert drain() == DeliveryResult(claimed=1, failed=1)
    assert the_messages()[0].error == "Desistência após 24 horas: 451 try later"


def test_what_was_tried_in_vain_is_given_up_even_while_its_sender_rests(mails, session, the_messages) -> None:
    mails("r451@x.test")
    drain()
    session.add(
        SenderHealth(
            channel=Channel.EMAIL, sender_id=mails.sender.id, failures=9, paused_until=clock.now() + MINUTE
        )
    )
    session.execute(update(Message).values(give_up_at=clock.now()))
    session.commit()
    assert drain() == DeliveryResult(failed=1)
    assert (the_messages()[0].state, the_messages()[0].error) == (State.FAILED, "451 try later")


def test_a_sender_whose_server_fails_rests_as_a_whole_and_longer_each_time(
    mail_from, tells, session, a_customer, a_subscription, the_messages
) -> None:
    sender = mail_from(free_port())
    tells("Experimenta", sender)
    for _ in range(8):
        a_subscription("Experimenta", customer=next_customer(a_customer))
    assert drain() == DeliveryResult(claimed=5, retry=5)
    state = session.query(SenderHealth).one()
    assert (state.failures, state.last_error) == (5, "O servidor recusa conexões nesta porta.")
    first = state.paused_until - state.paused_since
    attempts = sorted(message.attempts for message in the_messages())
    assert attempts == [0, 0, 0, 1, 1, 1, 1, 1]
    assert drain() == DeliveryResult()
    due_now(session)
    assert drain() == DeliveryResult(claimed=1, retry=1)
    session.expire_all()
    assert state.failures == 6
    assert state.paused_until - clock.now() > first * 1.5


def test_a_success_ends_the_pause(mails, session) -> None:
    session.add(
        SenderHealth(
            channel=Channel.EMAIL,
            sender_id=mails.sender.id,
            failures=7,
            paused_until=clock.now(),
            paused_since=clock.now(),
        )
    )
    session.commit()
    mails("a@x.test", "b@x.test", "c@x.test")
    total = drain()
    session.expire_all()
    state = session.query(SenderHealth).one()
    assert (total, state.failures, state.paused_until) == (DeliveryResult(claimed=3, sent=3), 0, None)


def test_a_bad_address_is_not_the_servers_fault(mails, session) -> None:
    mails(*(f"r550{n}@x.test" for n in range(6)), "ok@x.test")
    assert drain() == DeliveryResult(claimed=7, sent=1, failed=6)
    assert session.query(SenderHealth).filter(SenderHealth.failures > 0).count() == 0


def test_a_sender_that_hangs_holds_up_nobody_else(
    mails, mail_from, tells, mailbox, session, a_customer, a_subscription, monkeypatch
) -> None:
    monkeypatch.setattr(smtp_transport, "SECONDS", 60.0)
    released = threading.Event()
    with raw_server(lambda client: bool(released.wait(60))) as port:
        slow = mail_from(port, "Lento")
        tells("Experimenta", slow)
        a_subscription("Experimenta", customer=next_customer(a_customer))
        tells("Experimenta", mails.sender)
        mails(*(f"ok{n}@x.test" for n in range(20)))
        other = threading.Thread(target=in_context, args=(delivery.drain,))
        other.start()
        arrived = wait_for(lambda: len(mailbox.letters) == 20)
        still_hanging = other.is_alive()
        released.set()
        other.join(20)
    assert (arrived, still_hanging) == (True, True)


def in_context(work, *args, **kw) -> None:
    """In a thread of its own, as another process would."""
    with in_context.app.app_context():
        work(*args, **kw)


@pytest.fixture(autouse=True)
def _remember(app):
    in_context.app = app


def test_a_stop_puts_back_what_was_not_begun(mails, mailbox, the_messages) -> None:
    mails(*(f"ok{n}@x.test" for n in range(5)))
    result = drain(stop=lambda: len(mailbox.letters) >= 2)
    assert (result.claimed, result.sent) == (2, 2)
    rest = [m for m in the_messages() if m.state == State.QUEUED]
    assert [(m.attempts, m.token, m.lease_until) for m in rest] == [(0, None, None)] * 3
    assert drain() == DeliveryResult(claimed=3, sent=3)


def test_a_limit_bounds_what_is_claimed(mails, the_messages) -> None:
    mails(*(f"ok{n}@x.test" for n in range(5)))
    assert drain(limit=3) == DeliveryResult(claimed=3, sent=3)
    assert sorted(m.state for m in the_messages()) == [State.QUEUED] * 2 + [State.SENT] * 3


def test_no_transaction_is_open_while_the_network_is_waited_for(mails, mailbox, session) -> None:
    mailbox.seconds = 60
    mails("ok@x.test")
    other = threading.Thread(target=in_context, args=(delivery.drain,))
    other.start()
    assert wait_for(lambda: mailbox.begun == 1)
    session.rollback()
    session.execute(update(Message).values(error="still here"))  # a lock would be waited for, and refused
    session.commit()
    assert mailbox.letters == []
    mailbox.seconds = 0
    other.join(10)
    assert len(mailbox.letters) == 1


def test_two_drains_at_once_send_everything_once(mails, mailbox, the_messages) -> None:
    mails(*(f"ok{n}@x.test" for n in range(40)))
    drains = [threading.Thread(target=in_context, args=(delivery.drain,)) for _ in range(3)]
    for each in drains:
        each.start()
    for each in drains:
        each.join(30)
    assert sorted(mailbox.recipients) == sorted(f"ok{n}@x.test" for n in range(40))
    assert {(m.state, m.attempts) for m in the_messages()} == {(State.SENT, 1)}


def claim(session, channel: Channel, sender_id: int) -> tuple[str, Message]:
    """As far as a worker comes before it hands anything over."""
    route, at = Route((channel, sender_id)), clock.now()
    token, ids = queue.claim(session, MESSAGES, route, at=at, lease=MINUTE, size=10)
    messages = queue.claimed(session, MESSAGES, ids, token)
    MESSAGES.prepare(session, route, messages, at=at)
    session.commit()
    return token, messages[0]


def lapse(session) -> None:
    """The lease ends."""
    session.execute(update(Message).values(lease_until=clock.now() - MINUTE))
    session.commit()


def test_a_late_finish_is_refused(mails, session, mailbox, the_messages) -> None:
    mails("ok@x.test")
    token, message = claim(session, Channel.EMAIL, mails.sender.id)
    number, reference = message.id, message.message_id
    lapse(session)
    assert drain() == DeliveryResult(claimed=1, sent=1)
    assert not queue.finish(session, MESSAGES, number, token, State.FAILED, error="late")
    session.commit()
    (found,) = the_messages()
    assert (found.state, found.attempts, found.error) == (State.SENT, 2, None)
    assert (found.message_id, mailbox.letters[0]["Message-ID"]) == (reference, reference)


def test_an_unfinished_text_becomes_unknown_only_once_it_was_handed_over(
    texts, session, gateway, the_messages
) -> None:
    texts(1)
    claim(session, Channel.SMS, texts.sender.id)
    lapse(session)
    assert drain() == DeliveryResult(claimed=1, sent=1)
    texts(1)
    token, message = claim(session, Channel.SMS, texts.sender.id)
    assert queue.mark_submitting(session, MESSAGES, message.id, token)
    lapse(session)
    assert drain() == DeliveryResult(unknown=1)
    last = the_messages()[-1]
    assert (last.state, last.error) == (
        State.UNKNOWN,
        "O processo parou depois da entrega: não se sabe se chegou.",
    )
    assert len(gateway.requests) == 1


@pytest.mark.parametrize("state", [State.SENT, State.UNKNOWN, State.FAILED, State.CANCELLED])
def test_a_terminal_state_never_changes(mails, session, mailbox, the_messages, state) -> None:
    mails("ok@x.test")
    token, message = claim(session, Channel.EMAIL, mails.sender.id)
    number = message.id
    assert queue.finish(session, MESSAGES, number, token, state)
    session.commit()
    assert not queue.finish(session, MESSAGES, number, token, State.RETRY_WAIT)
    assert queue.hold(session, MESSAGES, [number], token, until=clock.now()) == set()
    assert queue.release(session, MESSAGES, [number], token, at=clock.now()) == 0
    queue.recover(session, MESSAGES, at=clock.now() + timedelta(days=2))
    queue.expire(session, MESSAGES, at=clock.now() + timedelta(days=2))
    session.commit()
    assert drain() == DeliveryResult()
    assert (the_messages()[0].state, mailbox.letters) == (state, [])


def test_work_is_seen_before_it_is_done_and_not_after(mails, session) -> None:
    assert not delivery.has_work(session, at=clock.now())
    mails("ok@x.test")
    assert delivery.has_work(session, at=clock.now())
    assert not delivery.has_work(session, at=clock.now() - timedelta(days=1))
    session.rollback()
    drain()
    assert not delivery.has_work(session, at=clock.now())


def test_a_password_that_cannot_be_read_makes_messages_wait(mails, app, session, the_messages) -> None:
    mails.sender.username, mails.sender.password_encrypted = "ana", "not-a-token"
    session.commit()
    mails("ok@x.test")
    assert drain() == DeliveryResult(claimed=1, retry=1)
    assert the_messages()[0].error.startswith("A senha guardada não pode ser lida")


def test_resuming_forgets_the_failures(mails, session) -> None:
    for _ in range(5):
        health.note_failure(session, Channel.EMAIL, mails.sender.id, cause="421", at=clock.now())
    session.commit()
    mails("ok@x.test")
    assert drain() == DeliveryResult()
    health.resume(session, Channel.EMAIL, mails.sender.id)
    session.commit()
    assert drain() == DeliveryResult(claimed=1, sent=1)


def test_a_gateway_that_is_busy_is_asked_again(texts, gateway, session, monkeypatch) -> None:
    monkeypatch.setattr(http, "SECONDS", 2.0)
    gateway.answer = answering(b"busy", code=429)
    texts()
    assert drain() == DeliveryResult(claimed=1, retry=1)
    gateway.answer = answering(b'{"status": "ok", "id": "g-2"}')
    due_now(session)
    assert drain() == DeliveryResult(claimed=1, sent=1)


def test_db_is_used_by_each_thread_for_itself(mails) -> None:
    """The session of the caller is not touched by a drain."""
    mails("ok@x.test")
    own = db.session()
    own.rollback()
    drain()
    assert db.session() is own
