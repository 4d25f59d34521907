"""What an import makes of a file: customers, plans, periods, trial facts, one operation in the history."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Change, Operation
from statusplanos.importing.checking.result import Created
from statusplanos.importing.upload.check import Watch
from statusplanos.lifecycle.models import TrialFact
from statusplanos.messaging.models import Message
from statusplanos.statuses.models import Status

TABLES = (Customer, Plan, Subscription, StatusPeriod, TrialFact, Message, Operation, Change)


def counted(session) -> list[int]:
    counts = [session.scalar(select(func.count()).select_from(model)) for model in TABLES]
    session.rollback()
    return counts


def only(session, model):
    return session.scalars(select(model)).one()


def test_the_real_export_is_imported_exactly(session, importing, sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".expected.json").read_text())
    document = importing(sample).document()
    assert document["accepted"] == expected["accepted"]
    assert document["refused"] == expected["refused"]
    assert document["warned"] == expected["warned"]
    assert document["created"] == {"customers": 1940, "plans": 6, "subscriptions": 1940}
    standing = select(Status.description, func.count()).join(Subscription).group_by(Status.description)
    assert dict(session.execute(standing).all()) == expected["accepted_by_status"]


def test_a_second_import_changes_nothing_and_writes_no_history(session, importing, sample: Path) -> None:
    first = importing(sample)
    before = counted(session)
    second = importing(sample)
    assert counted(session) == before
    assert second.created == Created()
    assert (second.updated, second.unchanged) == (0, first.accepted)
    assert (second.refused, second.warned) == (first.refused, first.warned)


def test_the_dry_run_says_what_the_import_does_and_writes_nothing(
    session, importing, previewing, sample: Path
) -> None:
    before = counted(session)
    said = previewing(sample)
    assert counted(session) == before
    assert said.document() == importing(sample).document() | {"dry_run": True}
    assert said.due == 89 + 28
    again = previewing(sample)
    assert (again.created, again.updated, again.unchanged) == (Created(), 0, said.accepted)


def test_everything_is_one_operation_of_the_author(session, importing, table) -> None:
    operations = session.scalar(select(func.count()).select_from(Operation))
    importing(table({}, {"codigo": "1002"}))
    session.rollback()
    operation = session.scalars(select(Operation).order_by(Operation.id.desc())).first()
    assert session.scalar(select(func.count()).select_from(Operation)) == operations + 1
    assert operation.actor == "Ana Nogueira"
    kinds = session.execute(select(Change.entity, Change.entity_id).where(Change.field == "id"))
    assert Counter(entity for entity, _ in kinds if entity in ("customer", "plan", "subscription")) == {
        "customer": 1,
        "plan": 1,
        "subscription": 2,
    }
    recorded = select(Change.new).where(Change.entity == "subscription", Change.field == "entered_on")
    assert session.scalars(recorded).all() == ["2026-05-01", "2026-05-01"]


def test_the_row_becomes_customer_plan_and_subscription(session, importing, table) -> None:
    importing(table({}))
    customer, plan, mine = only(session, Customer), only(session, Plan), only(session, Subscription)
    assert (customer.name, customer.document, customer.email) == (
        "Marina Duarte Alves",
        "52998224725",
        "marina@exemplo.com.br",
    )
    assert (customer.mobile, customer.landline) == ("+5531998765432", None)
    assert "marina duarte alves 52998224725" in customer.search
    assert (plan.name, plan.price_cents) == ("Plano Super Mais", 9000)
    assert (mine.code, mine.customer_id, mine.plan_id, mine.price_cents) == (
        "1001",
        customer.id,
        plan.id,
        9000,
    )
    assert (mine.entered_on, mine.due_on, mine.billed_from) == (date(2026, 5, 1), None, date(2026, 5, 1))
    period = only(session, StatusPeriod)
    assert (period.started_on, period.ended_on, period.generates_billing) == (date(2026, 5, 1), None, True)
    assert session.scalars(select(TrialFact)).all() == []


def test_a_trial_keeps_its_entry_date_and_only_the_rest_of_it_remains(session, importing, table) -> None:
    importing(table({"status": "Experimenta", "data": "20/11/2026"}))
    mine = only(session, Subscription)
    assert (mine.entered_on, mine.due_on, mine.billed_from) == (date(2026, 11, 20), date(2026, 11, 30), None)
    fact = only(session, TrialFact)
    assert (fact.document, fact.started_on, fact.subscription_id) == (
        "52998224725",
        date(2026, 11, 20),
        mine.id,
    )
    assert only(session, StatusPeriod).generates_billing is False


def test_nobody_is_notified(session, importing, sample: Path) -> None:
    importing(sample)
    assert session.scalars(select(Message)).all() == []


def test_a_landline_is_kept_apart_from_the_mobile(session, importing, table) -> None:
    importing(table({"celular": "(31) 3741-2210"}))
    customer = only(session, Customer)
    assert (customer.mobile, customer.landline) == (None, "+553137412210")


def test_a_new_plan_takes_the_first_price_and_each_row_its_own(session, importing, table) -> None:
    result = importing(
        table({"valor": "90,00"}, {"codigo": "1002", "plano": "PLANO  super mais", "valor": "80,00"})
    )
    assert result.created == Created(customers=1, plans=1, subscriptions=2)
    assert only(session, Plan).price_cents == 9000
    prices = session.scalars(select(Subscription.price_cents).order_by(Subscription.code))
    assert prices.all() == [9000, 8000]


def test_the_same_document_with_another_code_is_a_second_plan(session, importing, table) -> None:
    importing(table({}))
    result = importing(table({"codigo": "1002"}))
    assert result.created == Created(subscriptions=1)
    assert session.scalars(select(Subscription.customer_id)).all() == [only(session, Customer).id] * 2


def test_the_first_row_speaks_for_the_customer_and_later_ones_fill_gaps(session, importing, table) -> None:
    path = table(
        {"nome": "Marina Alves", "email": "nao tem", "celular": ""},
        {"codigo": "1002", "nome": "M. D. Alves", "celular": "(31) 3741-2210"},
        {"codigo": "1003", "email": "outra@exemplo.com.br"},
    )
    importing(path)
    customer = only(session, Customer)
    found = customer.name, customer.email, customer.mobile, customer.landline
    assert found == ("Marina Alves", "marina@exemplo.com.br", "+5531998765432", "+553137412210")
    before = counted(session)
    assert importing(path).unchanged == 3
    assert counted(session) == before


def test_a_file_brings_new_data_but_empties_nothing(session, importing, previewing, table) -> None:
    importing(table({}))
    path = table({"nome": "Marina Alves", "email": "", "celular": "(31) 99876-0000"})
    said = previewing(path)
    result = importing(path)
    assert (said.updated, result.updated, result.unchanged) == (1, 1, 0)
    customer = only(session, Customer)
    found = customer.name, customer.email, customer.mobile
    assert found == ("Marina Alves", "marina@exemplo.com.br", "+5531998760000")
    assert "marina alves" in customer.search
    changed = select(Change.field, Change.old, Change.new).where(
        Change.entity == "customer", Change.old.is_not(None)
    )
    assert session.execute(changed.order_by(Change.field)).all() == [
        ("mobile", "+5531998765432", "+5531998760000"),
        ("name", "Marina Duarte Alves", "Marina Alves"),
    ]


class Stop(Exception):
    """Somebody pulls the plug."""


def test_a_failure_after_rows_were_written_leaves_none_of_them(session, importing, sample: Path) -> None:
    before = counted(session)
    written: list[int] = []

    def pulse() -> None:
        written.append(session.scalar(select(func.count()).select_from(Subscription)))
        if written[-1]:
            raise Stop

    with pytest.raises(Stop):
        importing(sample, watch=Watch(pulse=pulse))
    assert written[-1] == 1940
    assert counted(session) == before


def test_the_number_of_statements_does_not_grow_with_the_rows(session, importing, table) -> None:
    def statements(count: int, first: int) -> int:
        seen: list[str] = []

        def note(conn, cursor, statement, *rest) -> None:
            seen.append(statement)

        rows = [
            {"codigo": str(first + n), "status": "Experimenta", "data": "20/11/2026"} for n in range(count)
        ]
        event.listen(db.engine, "before_cursor_execute", note)
        importing(table(*rows))
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    importing(table({}))
    assert statements(300, first=3000) == statements(30, first=2000)
