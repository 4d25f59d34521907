"""The pages of the messages."""

import re

import pytest
from sqlalchemy import event, update

from statusplanos.extensions import db
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State


@pytest.fixture
def posted(session, mail_from, sms_from, tells, a_customer, a_subscription):
    """Four customers told by e-mail and SMS, in different states."""
    tells("Experimenta", mail_from(25))
    tells("Experimenta", sms_from(80))
    people = (("Ana Souza", "ana@x.test"), ("Beto Dias", None), ("Célia Reis", "celia@x.test"))
    for number, (name, email) in enumerate(people):
        customer = a_customer(name=name, email=email, document=f"5299822472{number}")
        a_subscription("Experimenta", customer=customer)
    states = {1: State.SENT, 2: State.UNKNOWN, 4: State.QUEUED, 5: State.RETRY_WAIT, 6: State.CANCELLED}
    for number, state in states.items():
        session.execute(update(Message).where(Message.id == number).values(state=state))
    session.commit()


def names(html: str) -> list[str]:
    return re.findall(r'<td class="only-medium">(.*?)<span', html)


def counts(html: str) -> list[tuple[str, str]]:
    tabs = re.search(r'<nav class="tabs".*?</nav>', html, re.S)[0]
    return [(a.strip(), b) for a, b in re.findall(r">([^<>]+)<span class=\"count[^>]*>(\d+)", tabs)]


def test_the_tabs_count_and_filter(posted, beto) -> None:
    page = beto.get("/mensagens").text
    assert counts(page) == [
        ("Todas", "6"),
        ("Na fila", "2"),
        ("Sem confirmação", "1"),
        ("Com falha", "1"),
        ("Enviadas", "1"),
        ("Canceladas", "1"),
    ]
    assert len(names(page)) == 6
    failed = beto.get("/mensagens?state=failed").text
    assert names(failed) == ["Beto Dias"]
    assert "O cliente não tem e-mail." in failed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=celia", ["Célia Reis", "Célia Reis"]),
        ("q=celia@x", ["Célia Reis", "Célia Reis"]),
        ("q=nada", []),
        ("q=celia&channel=email", ["Célia Reis"]),
        ("channel=sms&state=waiting", ["Beto Dias"]),
        ("subscription=1", ["Ana Souza", "Ana Souza"]),
        ("subscription=abc", []),
        ("state=retry_wait&channel=email", ["Célia Reis"]),
    ],
)
def test_search_and_filters(posted, beto, query, found) -> None:
    assert sorted(names(beto.get(f"/mensagens?{query}").text)) == sorted(found)


def test_the_fragment_is_the_lists_own_part(posted, beto) -> None:
    fragment = beto.get("/mensagens?state=sent", headers={"HX-Request": "true"}).text
    assert fragment.lstrip().startswith('<div id="lista">')
    assert names(fragment) == ["Ana Souza"]


def test_an_empty_outbox_says_so(beto) -> None:
    assert "Ainda não há mensagens" in beto.get("/mensagens").text


def test_the_number_of_statements_does_not_grow(posted, session, a_customer, a_subscription, beto) -> None:
    def statements() -> int:
        seen: list[str] = []
        note = lambda conn, cursor, sql, *rest: seen.append(sql)  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", note)
        beto.get("/mensagens")
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    few = statements()
    for number in range(30):
        a_subscription("Experimenta", customer=a_customer(document=f"111{number:08}"))
    assert statements() == few


def test_the_text_is_shown_as_it_will_go(posted, beto) -> None:
    page = beto.get("/mensagens/1").text
    assert "<b>Plano Super Mais: Experimenta</b>" in page
    assert "Olá, Ana! Experimenta até 10/05/2026, R$ 90,00." in page
    assert "Texto a enviar" in page


def test_a_text_is_never_markup(posted, session, beto) -> None:
    session.execute(update(Message).values(sent_subject="<b>x</b>", sent_body="<script>alert(1)</script>"))
    session.commit()
    page = beto.get("/mensagens/1").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_only_who_may_handle_messages_sees_and_uses_the_buttons(posted, session, ana, beto) -> None:
    assert "Tentar de novo" not in beto.get("/mensagens/2").text
    assert beto.post("/mensagens/2/tentar-de-novo").status_code == 403
    assert "Tentar de novo" in ana.get("/mensagens/2").text
    assert ana.post("/mensagens/2/tentar-de-novo").status_code == 303
    session.rollback()
    assert session.get(Message, 2).state == State.QUEUED
    assert ana.post("/mensagens/2/cancelar").status_code == 303
    session.expire_all()
    assert session.get(Message, 2).state == State.CANCELLED


def test_a_refusal_is_said_on_the_page(posted, session, ana) -> None:
    ana.get("/mensagens/3")
    answer = ana.post("/mensagens/3/tentar-de-novo")
    assert (answer.status_code, "O cliente não tem e-mail." in answer.text) == (422, True)
    session.rollback()
    assert session.get(Message, 3).state == State.FAILED


def test_the_navigation_counts_what_failed(posted, beto) -> None:
    link = re.search(r'<a href="/mensagens"[^>]*>(.*?)</a>', beto.get("/mensagens").text, re.S)[1]
    assert re.sub(r"<[^>]+>|\s+", " ", link).split() == ["Mensagens", "1", "mensagem", "com", "falha"]


def preview(client, channel: str, **form: str):
    client.get("/mensagens")
    return client.post(f"/mensagens/previa?channel={channel}", data=form, headers={"HX-Request": "true"})


def test_the_preview_shows_a_real_customer_and_marks_what_was_filled(posted, ana) -> None:
    form = {
        "subject": "Oi {{primeiro_nome}}",
        "body": "{{dias}} dias de {{plano}} {{fone}}",
        "duration_days": "10",
    }
    page = preview(ana, "email", **form).text
    assert "Oi <mark>Célia</mark>" in page
    assert "<mark>10</mark> dias de <mark>Plano Super Mais</mark> {{fone}}" in page
    assert "Marca desconhecida: {{fone}}" in page
    assert page.lstrip().startswith('<div class="told"')


def test_the_preview_counts_the_parts_of_an_sms(posted, ana) -> None:
    page = preview(ana, "sms", sms_body="Dúvidas? " + "x" * 80).text
    assert "89 caracteres, 2 SMS por cliente: “ú” obriga a 67 por parte" in page


def test_the_preview_works_before_there_is_a_customer(ana) -> None:
    assert "Oi <mark>Maria Exemplo</mark>" in preview(ana, "sms", body="Oi {{nome}}").text


def test_the_preview_needs_the_settings_and_a_channel(ana, beto) -> None:
    assert preview(beto, "email", body="x").status_code == 403
    assert preview(ana, "pombo", body="x").status_code == 400
