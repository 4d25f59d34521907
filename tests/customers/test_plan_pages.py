"""The pages of plans"""

from statusplanos.customers.models import Plan


def test_register_one_with_a_price_as_typed(ana, session):
    ana.get("/planos/novo")
    answer = ana.post(
        "/planos/novo", data={"name": "Casa 300", "price_cents": "1.129,90", "supports_radius": "y"}
    )
    assert answer.status_code == 303
    plan = session.query(Plan).one()
    assert (plan.name, plan.price_cents, plan.supports_radius) == ("Casa 300", 112990, True)
    assert "1.129,90" in ana.get("/planos").text


def test_refuse_a_second_of_the_same_name(ana, a_plan):
    a_plan(name="Casa 300")
    answer = ana.post("/planos/novo", data={"name": "casa 300", "price_cents": "10"})
    assert answer.status_code == 422
    assert "Já existe um plano Casa 300." in answer.text


def test_change_the_price_for_new_ones(ana, session, a_plan):
    plan = a_plan()
    ana.get(f"/planos/{plan.id}")
    data = {"name": plan.name, "price_cents": "99,90", "version": str(plan.version)}
    assert ana.post(f"/planos/{plan.id}", data=data).status_code == 303
    session.expire_all()
    assert (plan.price_cents, plan.supports_radius) == (9990, False)


def test_answer_a_lost_update_with_409(ana, session, a_plan):
    plan = a_plan()
    answer = ana.post(f"/planos/{plan.id}", data={"name": "X", "price_cents": "1", "version": "77"})
    assert answer.status_code == 409
    session.expire_all()
    assert plan.name == "Plano Super Mais"


def test_hide_the_archived_until_asked(ana, session, a_plan):
    plan = a_plan()
    assert "Plano Super Mais" in ana.get("/planos").text
    ana.post(f"/planos/{plan.id}/arquivar")
    ana.get("/planos")  # shows the notice
    assert "Plano Super Mais" not in ana.get("/planos").text
    assert "Plano Super Mais" in ana.get("/planos?arquivados=1").text
    ana.post(f"/planos/{plan.id}/trazer-de-volta")
    session.expire_all()
    assert plan.archived_at is None
