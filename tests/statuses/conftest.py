import pytest

from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.sms.models import SmsSender


@pytest.fixture
def an_email_sender(session):
    def make(name="Atendimento", **fields):
        sender = EmailSender(
            name=name, address="atendimento@exemplo.com.br", host="smtp.exemplo.com.br", **fields
        )
        session.add(sender)
        session.commit()
        return sender

    return make


@pytest.fixture
def an_sms_sender(session):
    def make(name="Gateway", **fields):
        sender = SmsSender(name=name, url="https://sms.exemplo.com.br/", **fields)
        session.add(sender)
        session.commit()
        return sender

    return make
