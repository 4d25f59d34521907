"""Posting."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.extensions import db
from statusplanos.messaging.models import Message
from statusplanos.messaging.posting import on_entry
from statusplanos.outbox.rows import State
from statusplanos.statuses.models import Status

AT = clock.now()


@pytest.fixture
def both(mail_from, sms_from, tells):
    tells("Experimenta", mail_from(25))
    tells("Experimenta", sms_from(80))


def test_each_channel_gets_a_row_with_what_the_placeholders_stand_for(
    both, a_subscription, the_messages
) -> None:
    subscription = a_subscription("Experimenta")
    email, sms = the_messages()
    assert (email.channel, email.recipient, sms.channel, sms.recipient) == (
        Channel.EMAIL,
        "marina@exemplo.com.br",
        Channel.SMS,
        "+5531998765432",
    )
    assert (email.state, email.attempts, email.entry_no, email.email_sender_id, email.sms_sender_id) == (
        State.QUEUED,
        0,
        subscription.entry_no,
        1,
        None,
    )
    assert (email.customer_name, email.plan_name, email.price_cents, email.status_name) == (
        "Marina Duarte Alves",
        "Plano Super Mais",
        9000,
        "Experimenta",
    )
    assert (email.next_status_name, email.due_on) == ("Serviço Habilitado", subscription.due_on)
    assert email.give_up_at - email.created_at == timedelta(hours=24)


@pytest.mark.parametrize(
    ("missing", "channel", "cause"),
    [
        ({"email": None}, Channel.EMAIL, "O cliente não tem e-mail."),
        ({"mobile": None}, Channel.SMS, "O cliente não tem celular."),
        (
            {"mobile": None, "landline": "+553135551234"},
            Channel.SMS,
            "O cliente só tem telefone fixo, que não recebe SMS.",
        ),
    ],
)
def test_a_missing_address_is_a_failure_with_its_cause(
    both, a_customer, a_subscription, the_messages, missing, channel, cause
) -> None:
    a_subscription("Experimenta", customer=a_customer(**missing))
    found = {message.channel: (message.state, message.error, message.recipient) for message in the_messages()}
    other = Channel.SMS if channel == Channel.EMAIL else Channel.EMAIL
    assert found[channel] == (State.FAILED, cause, None)
    assert found[other][0] == State.QUEUED


def test_posting_twice_changes_nothing(both, session, a_subscription, the_messages) -> None:
    subscription = a_subscription("Experimenta")
    again = on_entry.post(session, subscription.id, at=AT, operation_id=None)
    session.commit()
    assert again == {Channel.EMAIL: 0, Channel.SMS: 0}
    assert len(the_messages()) == 2


def test_a_notice_that_is_off_or_whose_sender_is_archived_posts_nothing(
    mail_from, sms_from, tells, session, a_subscription, the_messages
) -> None:
    tells("Experimenta", mail_from(25)).enabled = False
    archived = sms_from(80)
    tells("Experimenta", archived)
    archived.archived_at = AT
    session.commit()
    first = a_subscription("Experimenta")
    assert the_messages() == []
    archived.archived_at = None
    session.commit()
    assert on_entry.post(session, first.id, at=AT, operation_id=None) == {Channel.EMAIL: 0, Channel.SMS: 1}


def test_the_number_of_statements_does_not_grow(both, session, a_subscription) -> None:
    ids = [a_subscription("Experimenta").id for _ in range(30)]
    session.query(Message).delete()
    session.commit()

    def statements(chosen: list[int]) -> int:
        seen: list[str] = []
        note = lambda conn, cursor, sql, *rest: seen.append(sql)  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", note)
        on_entry.post_many(session, chosen, at=AT, operation_id=None)
        event.remove(db.engine, "before_cursor_execute", note)
        session.rollback()
        return len([sql for sql in seen if not sql.startswith("BEGIN")])

    assert statements(ids[:1]) == statements(ids) == 2


def test_any_number_of_ids_fits(both, session, a_subscription) -> None:
    ids = [a_subscription("Experimenta").id]
    session.query(Message).delete()
    posted = on_entry.post_many(session, ids + list(range(1000, 301_000)), at=AT, operation_id=None)
    assert posted == {Channel.EMAIL: 1, Channel.SMS: 1}


def test_the_preview_counts_what_posting_would_write(
    mail_from, sms_from, tells, session, a_customer, a_subscription, status_named
) -> None:
    tells("Serviço Habilitado", mail_from(25))
    tells("Serviço Habilitado", sms_from(80))
    ids = [
        a_subscription("Experimenta").id,
        a_subscription("Experimenta", customer=a_customer(mobile=None)).id,
    ]
    target = status_named("Serviço Habilitado")
    expected = on_entry.counts_if_posted(session, on_entry.among(session, ids), status_id=target.id)
    assert expected == {
        Channel.EMAIL: {State.QUEUED: 2, State.FAILED: 0},
        Channel.SMS: {State.QUEUED: 1, State.FAILED: 1},
    }
    assert session.query(Message).count() == 0
    assert on_entry.counts_if_posted(
        session,
        on_entry.among(session, ids),
        status_id=session.query(Status.id).filter_by(description="Cancelado").scalar(),
    )[Channel.EMAIL] == {State.QUEUED: 0, State.FAILED: 0}
