"""The history, notes and timelines on PostgreSQL: the same pages by the same statements."""

import csv
from io import StringIO

import pytest
from sqlalchemy import insert

from statusplanos import clock
from statusplanos.customers.models import Customer
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.models import Way
from statusplanos.history.models import Operation
from tests.history.test_filters import some, told
from tests.lifecycle.test_timeline import told as moments

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    "query",
    [
        "tipo=created&periodo=hoje&origem=web&quem=Ana Nogueira&o-que=clientes",
        "campo=customer.name&q=cliente",
        "tipo=created&o-que=clientes&de=01/01/2020",
    ],
)
def test_filters_count_page_and_download(ana, session, query):
    session.execute(insert(Customer), some(40))
    session.commit()
    assert told(ana, query) == ["Ana Nogueira criou 40 clientes"]
    assert told(ana, query.replace("tipo=created&", "") + "&tipo=deleted") == []
    number = session.query(Operation).order_by(Operation.id.desc()).first().id
    page = ana.get(f"/historico/operacoes/{number}").text
    assert page.count('<article class="changed">') == 30
    link = page.split('id="older"><a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    assert ana.get(link).text.count('<article class="changed">') == 10
    for path in (f"/historico/planilha?{query}", f"/historico/operacoes/{number}/planilha"):
        rows = list(csv.reader(StringIO(ana.get(path).text[1:]), delimiter=";"))
        assert {row[4] for row in rows[1:]} == {str(number)}
        assert len(rows) in (41, 161)


def test_a_plans_line_and_its_notes(ana, session, a_subscription):
    plan = a_subscription()
    made = [
        writing.write(session, plan.customer, text="Olá", way=Way.VISIT, at=clock.now(), subscription=plan)
        for _number in range(3)
    ]
    session.commit()
    assert len({note.protocol for note in made}) == 3
    lines = moments(ana, f"/assinaturas/{plan.id}/historico")
    assert lines[:3] == ["Ana Nogueira anotou Visita"] * 3
    assert lines[3:] == [
        "Ana Nogueira adicionou o plano P1 de Marina Duarte Alves em Experimenta",
        "Não cobrado a partir de 01/05/2026, R$ 90,00 ao mês, em Experimenta",
    ]
    assert len(moments(ana, f"/clientes/{plan.customer_id}/historico")) == 6
    assert moments(ana, f"/assinaturas/{plan.id}/historico?tipo=mensagens&depois=9999999999999999.1.1") == []
