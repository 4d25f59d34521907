"""Archiving, bringing back and deleting."""

import re

import pytest
from sqlalchemy import func, select

from statusplanos.channels.channel import Channel
from statusplanos.statuses import register
from statusplanos.statuses.draft import Draft, NoticeDraft
from statusplanos.statuses.models import Access, Category, Notice, Status
from tests.statuses.pages import fields_of, text_of


@pytest.fixture
def fresh(session):
    def make(description="Cortesia", **fields):
        draft = Draft(description=description, category=Category.ACTIVE, access=Access.FULL, **fields)
        status = register.create(session, draft=draft)
        session.commit()
        return status

    return make


@pytest.fixture
def do(ana):
    def post(status_id, act):
        asked = ana.get(f"/status/{status_id}/{act}")
        assert asked.status_code == 200
        return ana.post(f"/status/{status_id}/{act}")

    return post


def listed(ana, query=""):
    return re.findall(r'href="/status/\d+">([^<]+)</a>', ana.get(f"/status/?{query}").text)


def test_archiving_takes_it_out_of_the_list(ana, do, fresh):
    status = fresh()
    assert "Cortesia" in listed(ana)
    assert do(status.id, "arquivar").location == "/status/"
    assert "Cortesia" not in listed(ana)
    assert listed(ana, "arquivados=1") == ["Cortesia"]


def test_an_archived_one_is_not_offered_as_next(ana, do, fresh, status_named):
    status = fresh()
    page = f"/status/{status_named('Cancelado').id}"
    assert ">Cortesia</option>" in ana.get(page).text
    do(status.id, "arquivar")
    assert ">Cortesia</option>" not in ana.get(page).text


def test_archiving_offers_to_undo(ana, do, fresh):
    status = fresh()
    do(status.id, "arquivar")
    assert f'action="/status/{status.id}/restaurar"' in ana.get("/status/").text


def test_archiving_is_refused_while_plans_stand_in_it(ana, do, a_subscription, status_named):
    a_subscription("Suspenso a Pedido")
    a_subscription("Suspenso a Pedido")
    number = status_named("Suspenso a Pedido").id
    answer = do(number, "arquivar")
    assert answer.status_code == 422
    assert "2 planos estão em Suspenso a Pedido" in answer.text
    assert f'<a href="/status/{number}/planos">2 planos estão aqui</a>' in answer.text
    assert status_named("Suspenso a Pedido").archived_at is None


def test_archiving_is_refused_while_another_leads_to_it(do, status_named):
    number, before = status_named("Experimenta").id, status_named("Aguardando Instalação").id
    answer = do(number, "arquivar")
    assert answer.status_code == 422
    assert "1 status passa a Experimenta: Aguardando Instalação." in answer.text
    assert f'href="/status/{before}">Aguardando Instalação</a>' in answer.text


def test_the_question_itself_says_what_stands_in_the_way(ana, status_named):
    page = ana.get(f"/status/{status_named('Experimenta').id}/arquivar").text
    assert "O que impede:" in page
    assert '<button class="primary' not in page


def test_bringing_back(do, ana, fresh, session):
    status = fresh()
    do(status.id, "arquivar")
    assert do(status.id, "restaurar").status_code == 303
    assert "Cortesia" in listed(ana)


def test_bringing_back_is_refused_when_the_name_is_taken(do, fresh):
    status = fresh()
    do(status.id, "arquivar")
    fresh("CORTESIA")
    answer = do(status.id, "restaurar")
    assert (answer.status_code, "Outro status se chama Cortesia agora." in answer.text) == (422, True)


def test_bringing_back_is_refused_while_its_next_is_archived(do, fresh):
    last = fresh("Fim")
    first = fresh("Começo", next_status_id=last.id)
    numbers = first.id, last.id
    do(numbers[0], "arquivar")
    assert do(numbers[1], "arquivar").status_code == 303
    answer = do(numbers[0], "restaurar")
    assert (answer.status_code, "Fim está arquivado" in answer.text) == (422, True)


def test_an_unused_one_is_deleted_and_its_history_stays(ana, do, fresh, session):
    number = fresh().id
    assert do(number, "apagar").status_code == 303
    assert session.get(Status, number) is None
    assert "Cortesia" in text_of(ana.get("/historico/").text)


def test_deleting_takes_the_notices_along(do, fresh, session):
    number = fresh(notices={Channel.SMS: NoticeDraft(body="Oi")}).id
    own = select(func.count()).select_from(Notice).where(Notice.status_id == number)
    assert session.scalar(own) == 1
    do(number, "apagar")
    assert session.scalar(own) == 0


def test_one_that_others_point_to_is_not_deleted(do, status_named, session):
    number = status_named("Experimenta").id
    assert do(number, "apagar").status_code == 422
    assert session.get(Status, number) is not None


def test_one_that_was_ever_used_is_not_deleted(do, session, a_subscription, status_named, fresh):
    subscription = a_subscription("Cancelado")
    number = status_named("Cancelado").id
    subscription.status_id = fresh().id
    session.commit()
    answer = do(number, "apagar")
    assert (answer.status_code, "Cancelado já foi usado" in answer.text) == (422, True)
    assert session.get(Status, number) is not None


def test_the_question_comes_as_a_dialog_to_htmx(ana, fresh):
    fragment = ana.get(f"/status/{fresh().id}/apagar", headers={"HX-Request": "true"}).text
    assert "<dialog" in fragment
    assert "Apagar Cortesia?" in fragment


def test_the_history_tab_tells_rules_and_texts_in_words(ana, fresh):
    url = f"/status/{fresh().id}"
    fields = fields_of(ana.get(url).text)
    ana.post(url, data={**fields, "generates_billing": "y", "sms_body": "Oi"})
    told = text_of(ana.get(f"{url}/historico").text)
    assert "Gerar Faturamento não sim" in told.replace("Não Sim", "não sim")
    assert "Texto do SMS vazio Oi" in told
