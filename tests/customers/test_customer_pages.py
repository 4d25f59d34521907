"""The pages of a customer"""

from datetime import date

import pytest

from statusplanos.customers.models import Customer
from tests.counting import statements

FORM = {
    "name": "Helena Sabino",
    "document": "111.444.777-35",
    "email": "helena@exemplo.com.br",
    "mobile": "(31) 98888-7777",
    "landline": "",
    "due_day": "10",
}


def test_register_a_new_one(ana, session):
    ana.get("/clientes/novo")
    answer = ana.post("/clientes/novo", data=FORM)
    helena = session.query(Customer).filter_by(document="11144477735").one()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/clientes/{helena.id}")
    assert "Helena Sabino foi cadastrado" in ana.get(f"/clientes/{helena.id}").text


def test_keep_what_was_typed_when_it_is_refused(ana, session):
    answer = ana.post("/clientes/novo", data={**FORM, "document": "111.444.777-30"})
    assert answer.status_code == 422
    assert "Os dígitos verificadores não conferem." in answer.text
    assert 'value="Helena Sabino"' in answer.text
    assert session.query(Customer).count() == 0


def test_lead_to_the_customer_who_has_the_document(ana, a_customer):
    other = a_customer("Marina Duarte Alves", "11144477735")
    answer = ana.post("/clientes/novo", data=FORM)
    assert answer.status_code == 422
    assert "111.444.777-35 é de Marina Duarte Alves" in answer.text
    assert f'href="/clientes/{other.id}"' in answer.text


def test_show_the_plans_in_groups_with_counts(ana, a_customer, a_subscription):
    marina = a_customer()
    for status in ("Experimenta", "Serviço Habilitado", "Suspenso por Débito", "Cancelado"):
        a_subscription(status, on=date(2026, 5, 1), customer=marina)
    text = ana.get(f"/clientes/{marina.id}").text
    for title, number in (("Ativos", 2), ("Inativos", 1), ("Cancelados", 1)):
        assert f'{title} <span class="muted">{number}</span>' in text
    assert "180,00 ao mês" in text
    assert text.index("Ativos <span") < text.index("Inativos <span") < text.index("Cancelados <span")


def test_take_as_many_statements_for_one_plan_as_for_thirty(ana, a_customer, a_subscription):
    marina = a_customer()
    a_subscription("Experimenta", on=date(2026, 5, 1), customer=marina)
    ana.get(f"/clientes/{marina.id}")
    with statements() as one:
        ana.get(f"/clientes/{marina.id}")
    for _number in range(29):
        a_subscription("Experimenta", on=date(2026, 5, 1), customer=marina)
    with statements() as thirty:
        assert ana.get(f"/clientes/{marina.id}").text.count('<article class="plan"') == 30
    assert len(thirty) == len(one)


def test_save_a_correction(ana, session, a_customer):
    marina = a_customer()
    ana.get(f"/clientes/{marina.id}/editar")
    changed = {**FORM, "document": "529.982.247-25", "version": str(marina.version)}
    assert ana.post(f"/clientes/{marina.id}/editar", data=changed).status_code == 303
    session.expire_all()
    assert session.get(Customer, marina.id).name == "Helena Sabino"


def test_answer_a_lost_update_with_both_versions(ana, session, a_customer):
    marina = a_customer()
    seen = str(marina.version)
    marina.name = "Marina de Souza"
    session.commit()
    changed = {**FORM, "document": "529.982.247-25", "version": seen}
    answer = ana.post(f"/clientes/{marina.id}/editar", data=changed)
    assert answer.status_code == 409
    for name, side in (("Marina de Souza", "theirs"), ("Helena Sabino", "mine")):
        assert f'name="name" value="{name}" data-side="{side}"' in answer.text
    session.expire_all()
    assert session.get(Customer, marina.id).name == "Marina de Souza"
    assert f'name="version" value="{session.get(Customer, marina.id).version}"' in answer.text


@pytest.mark.parametrize("path", ["/clientes/novo", "/clientes/1/editar", "/planos/novo"])
def test_cannot_be_edited_by_who_only_looks(beto, a_customer, session, path):
    a_customer()
    assert beto.get(path).status_code == 403
    assert beto.post(path, data=FORM).status_code == 403
    assert session.query(Customer).count() == 1


def test_do_not_exist_for_a_number_nobody_has(ana):
    assert ana.get("/clientes/999").status_code == 404


def test_escape_what_people_type(ana, a_customer):
    evil = a_customer("<script>alert(1)</script>")
    text = ana.get(f"/clientes/{evil.id}").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
