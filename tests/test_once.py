"""A form that creates something, sent twice: one is made, and both are led to it."""

import re
import threading
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from statusplanos import clock
from statusplanos.accounts.models import Role, User
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.sms.models import SmsSender
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.notes.models import Note
from statusplanos.extensions import db
from statusplanos.importing.models import ImportRun
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.statuses.models import Status
from statusplanos.web.models import SentForm
from statusplanos.web.once import KEPT, at_most_once, once
from tests.cast import PASSWORD
from tests.conftest import Staff
from tests.test_routes import filled

SENT = {
    "/clientes/novo": {"name": "Davi Reis", "document": "529.982.247-25", "due_day": "10"},
    "/planos/novo": {"name": "Fibra 300", "price_cents": "90,00"},
    "/remetentes/email/novo": {
        "name": "Serra", "address": "a@serra.test", "way": "folder", "security": "none",
    },
    "/remetentes/sms/novo": {
        "name": "Serra", "url": "https://93.184.215.14/x", "method": "POST", "body": "{{texto}}{{telefone}}",
    },
    "/status/novo": {
        "description": "Cortesia", "category": "active", "access": "full", "tone": "blue",
    },
    "/usuarios/novo": {"name": "Davi", "email": "davi@exemplo.com.br", "role": "1"},
    "/usuarios/perfis/novo": {"name": "Técnico", "permissions": "look"},
    "/clientes/1/planos/novo": {
        "plan": "1", "status": "1", "price_cents": "90,00", "effective_on": "01/05/2026",
    },
    "/clientes/1/anotacoes": {"text": "Ligou", "way": "phone", "subscription": ""},
    "/importar": {},
}  # fmt: skip
ROWS = (Customer, Plan, EmailSender, SmsSender, Status, User, Role, Subscription, Note, ImportRun)


def sent(path: str, token: str) -> dict[str, object]:
    """What the form at ``path`` sends; the one of a file, a file."""
    file = {"file": (BytesIO(b"codigo;nome\n1;Davi Reis\n"), "clientes.csv")} if path == "/importar" else {}
    return {**SENT[path], **file, "once": token}


def token_in(html: str) -> str:
    return re.search(r'name="once" value="([0-9a-f]{32})"', html)[1]


def counts(session) -> list[int]:
    session.rollback()
    return [session.scalar(select(func.count()).select_from(model)) for model in ROWS]


@pytest.fixture
def someone(session, a_customer, a_plan):
    a_plan()
    return a_customer(document="11144477735")


@pytest.mark.parametrize("path", SENT)
def test_sent_twice_it_is_made_once(ana, session, someone, path):
    before = counts(session)
    token = token_in(ana.get(path).text)
    first = ana.post(path, data=sent(path, token))
    assert first.status_code in (200, 303), re.findall(r'class="error".*?</p>', first.text)
    made = counts(session)
    assert sum(made) == sum(before) + 1
    second = ana.post(path, data=sent(path, token))
    assert (second.status_code, second.location) == (303, first.location or "/")
    assert counts(session) == made
    assert "Isto já estava salvo" in ana.get("/").text


def test_every_form_that_is_taken_once_is_tried_here(app):
    guarded = [rule for rule in app.url_map.iter_rules() if is_guarded(app.view_functions[rule.endpoint])]
    assert {filled(rule) for rule in guarded if "POST" in rule.methods} == set(SENT)


def is_guarded(view) -> bool:
    """Whether ``once`` is among what wraps it, or it asks by itself."""
    while view and view.__code__ is not once(print).__code__:
        if at_most_once.__name__ in view.__code__.co_names:
            return True
        view = getattr(view, "__wrapped__", None)
    return bool(view)


@pytest.mark.parametrize("path", ["/remetentes/email/novo", "/clientes/1/planos/novo"])
def test_sent_from_two_pages_it_is_two(ana, session, someone, path):
    """The guard is the form's, not a rule: two senders or two plans of one kind may be wanted."""
    before = counts(session)
    for _time in range(2):
        assert ana.post(path, data={**SENT[path], "once": token_in(ana.get(path).text)}).status_code == 303
    assert sum(counts(session)) == sum(before) + 2


def test_what_was_refused_can_be_sent_again(ana, session):
    data = {**SENT["/clientes/novo"], "once": token_in(ana.get("/clientes/novo").text)}
    assert ana.post("/clientes/novo", data={**data, "document": "1"}).status_code == 422
    assert ana.post("/clientes/novo", data=data).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "0" * 33, "'; DROP TABLE user; --", "\0" * 32])
def test_a_token_that_is_none_of_ours_guards_nothing(ana, session, token):
    ana.get("/planos/novo")
    assert ana.post("/planos/novo", data={**SENT["/planos/novo"], "once": token}).status_code == 303
    assert session.query(SentForm).count() == 0


def test_old_tokens_are_forgotten(ana, session):
    session.add(SentForm(token="f" * 32, sent_at=clock.now() - KEPT - timedelta(hours=1)))
    session.commit()
    data = {**SENT["/planos/novo"], "once": token_in(ana.get("/planos/novo").text)}
    ana.post("/planos/novo", data=data)
    assert [row.token for row in session.query(SentForm)] == [data["once"]]


def twins(app, path: str) -> list[int]:
    """Two browsers' worth of the same form at the same moment."""
    clients = []
    for _each in range(2):
        client = Staff(app)
        client.get("/entrar")
        client.post("/entrar", data={"email": "ana@exemplo.com.br", "password": PASSWORD})
        client.get("/")
        clients.append(client)
    token = token_in(clients[0].get(path).text)
    codes: list[int] = []
    start = threading.Barrier(2)

    def send(client: Staff) -> None:
        start.wait()
        codes.append(client.post(path, data={**SENT[path], "once": token}).status_code)

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


def test_sent_twice_at_the_same_moment_it_is_made_once(app, session):
    session.rollback()
    assert twins(app, "/remetentes/email/novo") == [303, 303]
    assert session.query(EmailSender).count() == 1


def test_a_message_tried_again_twice_goes_out_once(ana, session, a_subscription, status_named):
    sender = EmailSender(name="Serra", address="a@serra.test", way="folder")
    notice = status_named("Experimenta").notice(Channel.EMAIL)
    notice.enabled, notice.email_sender = True, sender
    session.commit()
    a_subscription("Experimenta")
    session.query(Message).one().state = State.FAILED
    session.commit()
    ana.get("/mensagens/1")
    assert ana.post("/mensagens/1/tentar-de-novo").status_code == 303
    assert ana.post("/mensagens/1/tentar-de-novo").status_code == 422
    db.session.rollback()
    assert [message.state for message in session.query(Message)] == [State.QUEUED]
