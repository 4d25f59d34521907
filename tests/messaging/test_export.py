"""The export of messages."""

from statusplanos.messaging import exports
from statusplanos.messaging.delivery import drain

KEYS = ["id", "subscription", "status", "channel", "recipient", "sender", "state"]
KEYS += ["attempts", "created_at", "sent_at", "message_id", "error"]


def test_every_message_with_the_keys_of_the_contract(
    session, mail_from, sms_from, tells, smtp, a_customer, a_subscription, the_messages
) -> None:
    tells("Experimenta", mail_from(smtp))
    tells("Experimenta", sms_from(80))
    subscription = a_subscription("Experimenta", customer=a_customer(mobile=None))
    code = subscription.code
    session.rollback()
    drain.drain()
    email, sms = exports.messages(session)
    stored = the_messages()[0]
    assert list(email) == KEYS
    assert email == {
        "id": 1,
        "subscription": code,
        "status": "Experimenta",
        "channel": "email",
        "recipient": "marina@exemplo.com.br",
        "sender": "Serra Fibra",
        "state": "sent",
        "attempts": 1,
        "created_at": stored.created_at.isoformat(),
        "sent_at": stored.sent_at.isoformat(),
        "message_id": stored.message_id,
        "error": None,
    }
    assert (sms["state"], sms["recipient"], sms["error"], sms["sender"]) == (
        "failed",
        None,
        "O cliente não tem celular.",
        "Serra SMS",
    )
    assert email["sent_at"].endswith("+00:00")
