"""The catalogue of plans"""

import pytest

from statusplanos import clock
from statusplanos.customers.catalogue import plans
from statusplanos.customers.models import Plan
from statusplanos.errors import DomainError, LostUpdate


def test_takes_a_plan_with_its_price_in_centavos(session):
    plans.create(session, name="Plano  Super Mais", price_cents=9000, supports_radius=True)
    session.commit()
    assert session.query(Plan).one().name == "Plano Super Mais"


def test_refuses_a_name_that_differs_only_in_case_and_accents(session, a_plan):
    a_plan(name="Básico 50")
    with pytest.raises(DomainError, match="Básico 50") as refused:
        plans.create(session, name="BASICO 50", price_cents=1, supports_radius=False)
    assert refused.value.field == "name"


@pytest.mark.parametrize("price", [-1, 100_000_001])
def test_refuses_an_impossible_price(session, price):
    with pytest.raises(DomainError) as refused:
        plans.create(session, name="Casa 300", price_cents=price, supports_radius=True)
    assert refused.value.field == "price_cents"


def test_refuses_a_revision_of_an_older_version(session, a_plan):
    plan = a_plan()
    with pytest.raises(LostUpdate):
        plans.revise(
            session, plan, name="Outro", price_cents=1, supports_radius=True, seen_version=plan.version + 1
        )
    assert plan.name == "Plano Super Mais"


def test_leaves_the_price_of_plans_sold(session, a_subscription):
    sold = a_subscription()
    plan = sold.plan
    plans.revise(
        session, plan, name=plan.name, price_cents=12000, supports_radius=True, seen_version=plan.version
    )
    session.commit()
    assert (plan.price_cents, sold.price_cents) == (12000, 9000)


def test_archives_and_brings_back(session, a_plan):
    plan = a_plan()
    plans.archive(plan, at=clock.now())
    assert plan.archived_at is not None
    with pytest.raises(DomainError):
        plans.archive(plan, at=clock.now())
    plans.bring_back(plan)
    assert plan.archived_at is None
