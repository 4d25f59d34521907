"""Checks on a status: what is refused, each beside its field and with what was typed kept."""

import pytest

from statusplanos import clock
from statusplanos.statuses import register
from tests.statuses.pages import error_beside, fields_of

NEW = {"description": "Cortesia", "category": "active", "access": "full", "tone": "green"}


@pytest.fixture
def refusal(ana, session):
    """What stands beside ``field`` after posting a new status."""
    ana.get("/status/novo")

    def post(field, **typed):
        answer = ana.post("/status/novo", data={**NEW, **typed})
        assert answer.status_code == 422
        assert register.by_name(session, "Cortesia") is None
        return error_beside(answer.text, field)

    return post


def test_what_is_right_is_taken(ana, session):
    ana.get("/status/novo")
    assert ana.post("/status/novo", data=NEW).status_code == 303
    assert register.by_name(session, "CORTESIA").description == "Cortesia"


@pytest.mark.parametrize("days", ["0", "-1", "3651", "99999999999999999999"])
def test_days_outside_their_range(refusal, status_named, days):
    following = status_named("Cancelado").id
    said = refusal("duration_days", duration_days=days, next_status=following)
    assert said == "Informe os dias entre 1 e 3650."


@pytest.mark.parametrize("days", ["1", "3650"])
def test_the_ends_of_the_range_are_taken(ana, status_named, days):
    ana.get("/status/novo")
    typed = {**NEW, "duration_days": days, "next_status": status_named("Cancelado").id}
    assert ana.post("/status/novo", data=typed).status_code == 303


def test_days_that_are_no_number(refusal):
    assert refusal("duration_days", duration_days="dez") == "Informe um número inteiro."


def test_days_without_a_next_status(refusal):
    said = refusal("next_status", duration_days="5")
    assert said == "Com dias é preciso um próximo status: escolha um ou deixe os dias em branco."


def test_a_status_after_itself(ana, status_named):
    status = status_named("Cancelado")
    fields = fields_of(ana.get(f"/status/{status.id}").text)
    page = ana.post(f"/status/{status.id}", data={**fields, "next_status": status.id}).text
    assert error_beside(page, "next_status") == "Um status não pode vir depois dele mesmo: escolha outro."


def test_a_next_status_that_is_archived(refusal, session, status_named):
    status = status_named("Suspenso a Pedido")
    register.archive(session, status, at=clock.now())
    session.commit()
    said = refusal("next_status", next_status=status.id)
    assert said == "Suspenso a Pedido está arquivado: escolha outro."


@pytest.mark.parametrize("number", ["9999", "x", "-3", "99999999999999999999"])
def test_a_next_status_that_does_not_exist(refusal, number):
    assert refusal("next_status", next_status=number)


@pytest.mark.parametrize("twin", ["Experimenta", "EXPERIMENTA", " expérimenta "])
def test_a_description_that_is_taken(ana, twin):
    ana.get("/status/novo")
    page = ana.post("/status/novo", data={**NEW, "description": twin}).text
    assert error_beside(page, "description") == "Já existe o status Experimenta. Escolha outra descrição."


def test_a_description_may_be_an_archived_ones(ana, session, status_named):
    register.archive(session, status_named("Suspenso a Pedido"), at=clock.now())
    session.commit()
    ana.get("/status/novo")
    assert ana.post("/status/novo", data={**NEW, "description": "suspenso a pedido"}).status_code == 303


def test_an_email_without_sender_subject_and_text(ana):
    ana.get("/status/novo")
    page = ana.post("/status/novo", data={**NEW, "email_enabled": "y"}).text
    assert error_beside(page, "email_sender") == "Escolha o remetente do e-mail."
    assert error_beside(page, "email_subject") == "Escreva o assunto do e-mail."
    assert error_beside(page, "email_body") == "Escreva o texto do e-mail."


def test_an_sms_without_sender_and_text(ana):
    ana.get("/status/novo")
    page = ana.post("/status/novo", data={**NEW, "sms_enabled": "y", "sms_body": "  "}).text
    assert error_beside(page, "sms_sender") == "Escolha o remetente de SMS."
    assert error_beside(page, "sms_body") == "Escreva o texto do SMS."


def test_a_sender_that_is_archived(refusal, an_email_sender, an_sms_sender):
    gone, away = (
        an_email_sender("Antigo", archived_at=clock.now()),
        an_sms_sender("Velho", archived_at=clock.now()),
    )
    assert refusal("email_sender", email_sender=gone.id) == "Antigo está arquivado: escolha outro."
    assert refusal("sms_sender", sms_sender=away.id) == "Velho está arquivado: escolha outro."


def test_a_switched_off_notice_may_keep_its_archived_sender(ana, session, status_named, an_email_sender):
    sender, status = an_email_sender(), status_named("Cancelado")
    status.notice("email").email_sender_id = sender.id
    sender.archived_at = clock.now()
    session.commit()
    fields = fields_of(ana.get(f"/status/{status.id}").text)
    assert fields["email_sender"] == str(sender.id)
    assert ana.post(f"/status/{status.id}", data={**fields, "description": "Encerrado"}).status_code == 303
    switched_on = {**fields_of(ana.get(f"/status/{status.id}").text), "email_enabled": "y"}
    assert error_beside(ana.post(f"/status/{status.id}", data=switched_on).text, "email_sender")


@pytest.mark.parametrize("field", ["email_subject", "email_body", "sms_body"])
@pytest.mark.parametrize("wrong", ["{{vencimento}}", "{{ }}", "{{nome"])
def test_a_placeholder_that_does_not_exist_even_when_switched_off(refusal, field, wrong):
    assert refusal(field, **{field: f"Oi {wrong}"}).endswith("não existe. Use uma das marcas abaixo.")


def test_a_description_that_is_too_long(refusal):
    assert refusal("description", description="x" * 81)


def test_a_description_of_signs_alone_is_none(refusal):
    assert refusal("description", description="\u0301") == "Dê uma descrição ao status."


def test_characters_that_nobody_types(refusal):
    assert refusal("description", description="a\x00b")
    assert refusal("email_subject", email_subject="a\nBcc: x@y")
