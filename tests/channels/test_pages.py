"""The senders' pages."""

import re
from datetime import timedelta

import pytest

from statusplanos import clock, crypto
from statusplanos.channels import health
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.models import SenderHealth
from statusplanos.channels.sms.models import SmsSender
from statusplanos.history.models import Change
from statusplanos.outbox.breaker import pause_after
from tests.messaging.servers import Gateway, Mailbox, answering, gateway_server, smtp_server

EMAIL = {
    "name": "Serra Fibra",
    "address": "aviso@serra.test",
    "way": "smtp",
    "host": "127.0.0.1",
    "port": "25",
    "security": "none",
    "username": "",
    "secret": "",
}
SMS = {
    "name": "Serra SMS",
    "url": "https://sms.example.com/send",
    "method": "POST",
    "headers": "Content-Type: application/json\nX-Key: {{segredo}}",
    "body": '{"to": "{{telefone}}", "text": "{{texto}}"}',
    "secret": "chave-secreta",
}


@pytest.fixture
def post(ana):
    def send(url: str, /, **form: str):
        ana.get("/remetentes")
        return ana.post(url, data=form)

    return send


def errors(html: str) -> list[str]:
    return re.findall(r'<p class="error" id="(\w+)-error">', html)


def test_the_first_sender_is_the_default(post, session, ana) -> None:
    assert post("/remetentes/email/novo", **EMAIL).headers["Location"] == "/remetentes/email/1"
    post("/remetentes/email/novo", **{**EMAIL, "name": "Outro"})
    session.rollback()
    assert [(s.name, s.is_default) for s in session.query(EmailSender)] == [
        ("Serra Fibra", True),
        ("Outro", False),
    ]
    page = ana.get("/remetentes").text
    assert re.findall(r'<th scope="row"><a [^>]*>([^<]+)', page) == ["Outro", "Serra Fibra"]


def test_the_default_can_be_another(post, session) -> None:
    post("/remetentes/email/novo", **EMAIL)
    post("/remetentes/email/novo", **{**EMAIL, "name": "Outro"})
    post("/remetentes/email/2/padrao")
    session.rollback()
    assert [s.is_default for s in session.query(EmailSender).order_by(EmailSender.id)] == [False, True]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"address": "sem arroba"}, "address"),
        ({"host": ""}, "host"),
        ({"host": "smtp exemplo"}, "host"),
        ({"port": "0"}, "port"),
        ({"port": "70000"}, "port"),
        ({"port": "x"}, "port"),
        ({"secret": "abc"}, "username"),
        ({"security": "rot13"}, "security"),
        ({"name": "Serra\x00"}, "name"),
    ],
)
def test_an_email_sender_that_cannot_work_is_refused_beside_its_field(post, session, change, field) -> None:
    answer = post("/remetentes/email/novo", **{**EMAIL, **change})
    assert (answer.status_code, errors(answer.text)) == (422, [field])
    assert 'value="aviso@serra.test"' in answer.text or "address" in change
    session.rollback()
    assert session.query(EmailSender).count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "http://sms.example.com/"}, "url"),
        ({"url": "https://169.254.169.254/"}, "url"),
        ({"url": "nada"}, "url"),
        ({"url": "https://sms.example.com/?x={{fone}}"}, "url"),
        ({"body": '{"to": "{{telefone}}", "text": "{{texto}}"'}, "body"),
        ({"body": '{"to": "{{telefone}}"}'}, "body"),
        ({"headers": "sem dois pontos"}, "headers"),
        ({"headers": "Host: outro.com"}, "headers"),
        ({"success_path": "status"}, "success_value"),
        ({"method": "BREW"}, "method"),
    ],
)
def test_a_gateway_that_cannot_work_is_refused_beside_its_field(post, session, change, field) -> None:
    answer = post("/remetentes/sms/novo", **{**SMS, **change})
    assert (answer.status_code, errors(answer.text)) == (422, [field])
    session.rollback()
    assert session.query(SmsSender).count() == 0


def test_a_password_is_stored_encrypted_never_shown_and_kept_when_left_empty(post, session, ana) -> None:
    form = {**EMAIL, "username": "ana", "secret": "muito-secreta"}
    post("/remetentes/email/novo", **form)
    session.rollback()
    stored = session.get(EmailSender, 1).password_encrypted
    assert "muito-secreta" not in stored
    assert crypto.decrypt(stored) == "muito-secreta"
    page = ana.get("/remetentes/email/1").text
    assert "muito-secreta" not in page
    assert stored not in page
    assert "Há uma senha guardada" in page
    post("/remetentes/email/1", **{**form, "secret": "", "port": "587", "version": "1"})
    session.rollback()
    assert (session.get(EmailSender, 1).port, session.get(EmailSender, 1).password_encrypted) == (587, stored)
    values = {(c.field, c.new) for c in session.query(Change).filter_by(entity="email_sender")}
    assert ("password_encrypted", "alterado") in values
    assert not any("secreta" in (new or "") or new == stored for _, new in values)


def test_a_lost_update_is_told(post, session) -> None:
    post("/remetentes/sms/novo", **SMS)
    post("/remetentes/sms/1", **{**SMS, "name": "Primeiro", "version": "1"})
    answer = post("/remetentes/sms/1", **{**SMS, "name": "Segundo", "version": "1"})
    assert answer.status_code == 409
    assert 'value="Segundo"' in answer.text
    session.rollback()
    assert session.get(SmsSender, 1).name == "Primeiro"


def test_the_email_test_shows_the_servers_own_answer(post) -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        post("/remetentes/email/novo", **{**EMAIL, "port": str(port)})
        good = post("/remetentes/email/1/teste", recipient="eu@x.test").text
        bad = post("/remetentes/email/1/teste", recipient="r550@x.test").text
    assert ("O servidor aceitou o teste." in good, "250 queued as 4711" in good) == (True, True)
    assert ("O teste não saiu." in bad, "550 mailbox does not exist" in bad) == (True, True)
    assert mailbox.recipients == ["eu@x.test"]


def test_the_sms_test_shows_the_gateways_own_answer(app, post) -> None:
    app.config["GATEWAY_ALLOW"] = ["127.0.0.1"]
    gateway = Gateway(answering(b'{"ok": true}'))
    with gateway_server(gateway) as port:
        post("/remetentes/sms/novo", **{**SMS, "url": f"http://127.0.0.1:{port}/"})
        page = post("/remetentes/sms/1/teste", recipient="(31) 99876-5432").text
    assert "200 {&#34;ok&#34;: true}" in page
    assert gateway.texts == [{"to": "+5531998765432", "text": "Teste do remetente Serra SMS."}]


@pytest.mark.parametrize("recipient", ["", "eu", "(31) 3555-1234"])
def test_a_test_needs_somebody_to_go_to(post, recipient) -> None:
    post("/remetentes/sms/novo", **SMS)
    answer = post("/remetentes/sms/1/teste", recipient=recipient)
    assert (answer.status_code, errors(answer.text)) == (422, ["recipient"])


def test_a_sender_that_a_notice_uses_is_not_archived(post, session, status_named) -> None:
    post("/remetentes/email/novo", **EMAIL)
    notice = status_named("Experimenta").notice(Channel.EMAIL)
    notice.enabled, notice.email_sender_id = True, 1
    session.commit()
    answer = post("/remetentes/email/1/arquivar")
    assert (answer.status_code, "1 aviso usa este remetente: Experimenta" in answer.text) == (422, True)
    notice.enabled = False
    session.commit()
    assert post("/remetentes/email/1/arquivar").status_code == 303
    session.rollback()
    assert session.get(EmailSender, 1).archived_at is not None
    post("/remetentes/email/1/restaurar")
    session.expire_all()
    assert session.get(EmailSender, 1).archived_at is None


def test_a_paused_sender_is_shown_and_resumed(post, session, ana) -> None:
    post("/remetentes/email/novo", **EMAIL)
    for _ in range(5):
        health.note_failure(session, Channel.EMAIL, 1, cause="421 sem crédito", at=clock.now())
    session.commit()
    for url in ("/remetentes", "/remetentes/email/1", "/mensagens"):
        page = ana.get(url).text
        assert "Serra Fibra está em pausa" in page
        assert "5 falhas seguidas, “421 sem crédito”" in page
    post("/remetentes/email/1/retomar")
    session.expire_all()
    state = session.query(SenderHealth).one()
    assert (state.failures, state.paused_until) == (0, None)
    assert "está em pausa" not in ana.get("/remetentes").text


def test_the_list_says_paused_until_something_has_worked_and_how_many_go_out(post, session, ana) -> None:
    post("/remetentes/email/novo", **EMAIL, hourly_limit="450")
    for _ in range(5):
        health.note_failure(session, Channel.EMAIL, 1, cause="x", at=clock.now() - timedelta(hours=2))
    session.commit()
    page = ana.get("/remetentes").text
    assert "A próxima mensagem é uma tentativa." in page
    assert re.search(r'<td class="fit">\s*<span class="badge tone-red">.*?Em pausa</span>', page, re.DOTALL)
    assert '<td class="num only-wide">450</td>' in page
    assert "Cadastre o seu gateway de SMS" in page


def test_pauses_grow_up_to_an_hour() -> None:
    pauses = [pause_after(count) for count in (4, 5, 6, 10, 11, 200)]
    minutes = [pause / timedelta(minutes=1) if pause else None for pause in pauses]
    assert minutes == [None, 1, 2, 32, 60, 60]


def test_presets_fill_the_form_in(ana) -> None:
    page = ana.get("/remetentes/sms/novo?modelo=zenvia").text
    assert "https://api.zenvia.com/v2/channels/sms/messages" in page
    assert ana.get("/remetentes/sms/novo?modelo=nada").status_code == 200


@pytest.mark.parametrize("url", ["/remetentes", "/remetentes/email/novo", "/remetentes/sms/novo"])
def test_only_who_may_set_things_up_comes_here(beto, url) -> None:
    assert beto.get(url).status_code == 403
