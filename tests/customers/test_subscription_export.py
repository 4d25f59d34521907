"""The export of subscriptions"""

from datetime import date

from statusplanos import clock
from statusplanos.customers import exports
from statusplanos.radius import logins
from tests.counting import statements


def test_has_every_field_other_programs_rely_on(session, a_subscription):
    trial = a_subscription("Experimenta", on=date(2026, 5, 1), code="C-1")
    logins.create(session, trial, username="marina.duarte")
    session.commit()
    (row,) = exports.subscriptions(session)
    assert row == {
        "code": "C-1",
        "customer": "Marina Duarte Alves",
        "document": trial.customer.document,
        "email": "marina@exemplo.com.br",
        "phone": "+5531998765432",
        "plan": "Plano Super Mais",
        "price_cents": 9000,
        "status": "Experimenta",
        "category": "active",
        "access": "full",
        "generates_billing": False,
        "entered_on": "2026-05-01",
        "due_on": "2026-05-11",
        "next_status": "Serviço Habilitado",
        "billed_from": None,
        "radius_login": "marina.duarte",
    }


def test_takes_one_statement_however_many_rows(session, a_subscription):
    for _number in range(30):
        a_subscription("Serviço Habilitado", on=clock.today())
    with statements() as seen:
        assert len(list(exports.subscriptions(session))) == 30
    assert len([one for one in seen if one.startswith("SELECT")]) == 1
