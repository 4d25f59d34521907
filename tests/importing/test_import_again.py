"""Rows whose plan is here already: what counts, what the product keeps, and that nothing moves back."""

from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from statusplanos import clock
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.errors import DomainError
from statusplanos.history.verify.replay import verify
from statusplanos.importing.columns import Column
from statusplanos.importing.upload.check import Watch
from statusplanos.lifecycle.models import TrialFact
from statusplanos.lifecycle.transitions import change_status
from statusplanos.statuses.models import Status


def standing(session) -> tuple[str, date]:
    session.rollback()
    mine = session.scalars(select(Subscription)).one()
    return mine.status.description, mine.entered_on


def periods(session) -> list[tuple]:
    found = select(
        StatusPeriod.started_on,
        StatusPeriod.ended_on,
        StatusPeriod.price_cents,
        StatusPeriod.generates_billing,
    )
    return [tuple(row) for row in session.execute(found.order_by(StatusPeriod.id))]


TRIAL = {"status": "Experimenta", "data": "01/11/2026"}


def test_a_plan_that_moved_on_here_is_never_moved_back(session, importing, table, status_named) -> None:
    importing(table(TRIAL))
    mine = session.scalars(select(Subscription)).one()
    change_status(
        session,
        mine,
        to=status_named("Serviço Habilitado"),
        effective_on=date(2026, 11, 11),
        today=date(2026, 11, 24),
        at=clock.now(),
    )
    session.commit()
    result = importing(table(TRIAL))
    assert result.unchanged == 1
    assert standing(session) == ("Serviço Habilitado", date(2026, 11, 11))


def test_a_status_of_the_same_day_does_not_count(session, importing, table) -> None:
    importing(table(TRIAL))
    assert importing(table(TRIAL | {"status": "Suspenso por Débito"})).unchanged == 1
    assert standing(session) == ("Experimenta", date(2026, 11, 1))


def test_a_later_status_counts_and_closes_the_period_before(session, importing, previewing, table) -> None:
    importing(table(TRIAL))
    later = table(TRIAL | {"status": "Serviço Habilitado", "data": "09/11/2026"})
    assert previewing(later).updated == 1
    assert importing(later).updated == 1
    assert standing(session) == ("Serviço Habilitado", date(2026, 11, 9))
    mine = session.scalars(select(Subscription)).one()
    assert (mine.entry_no, mine.due_on, mine.billed_from) == (2, None, date(2026, 11, 9))
    assert periods(session) == [
        (date(2026, 11, 1), date(2026, 11, 9), 9000, False),
        (date(2026, 11, 9), None, 9000, True),
    ]
    assert importing(later).unchanged == 1


def test_entering_a_trial_later_writes_its_fact_too(session, importing, table) -> None:
    importing(table({"status": "Aguardando Instalação", "data": "01/11/2026"}))
    importing(table({"status": "Experimenta", "data": "20/11/2026"}))
    facts = session.execute(select(TrialFact.document, TrialFact.started_on)).all()
    assert facts == [("52998224725", date(2026, 11, 20))]


def test_a_final_status_is_left_by_no_import(session, importing, table) -> None:
    importing(table({"status": "Cancelado", "data": "01/05/2026"}))
    result = importing(table({"data": "01/10/2026"}))
    assert (result.kept, result.unchanged) == ({2: Column.STATUS}, 1)
    assert standing(session) == ("Cancelado", date(2026, 5, 1))


def test_plan_and_price_follow_the_file_and_a_new_price_splits_the_period(session, importing, table) -> None:
    importing(table({}))
    result = importing(table({"plano": "Fibra 600", "valor": "119,90"}))
    assert (result.updated, result.created.plans) == (1, 1)
    mine = session.scalars(select(Subscription)).one()
    assert (mine.plan.name, mine.price_cents, mine.entry_no) == ("Fibra 600", 11990, 1)
    assert periods(session) == [
        (date(2026, 5, 1), date(2026, 11, 24), 9000, True),
        (date(2026, 11, 24), None, 11990, True),
    ]


def test_another_plan_at_the_same_price_splits_nothing(session, importing, table) -> None:
    importing(table({}))
    assert importing(table({"plano": "Fibra 600"})).updated == 1
    assert periods(session) == [(date(2026, 5, 1), None, 9000, True)]


def test_a_status_that_allows_no_changes_keeps_plan_and_price(session, importing, previewing, table) -> None:
    suspended = {"status": "Suspenso por Débito"}
    importing(table(suspended))
    dearer = table(suspended | {"valor": "119,90"})
    assert previewing(dearer).kept == {2: Column.PRICE}
    result = importing(dearer)
    assert (result.kept, result.unchanged, result.updated) == ({2: Column.PRICE}, 1, 0)
    assert session.scalars(select(Subscription.price_cents)).all() == [9000]


def test_nothing_is_moved_to_before_its_open_period(session, importing, table) -> None:
    importing(table({}))
    importing(table({"valor": "95,00"}))
    result = importing(table({"status": "Suspenso a Pedido", "data": "20/11/2026", "valor": "95,00"}))
    assert result.kept == {2: Column.STATUS}
    assert standing(session) == ("Serviço Habilitado", date(2026, 5, 1))


def test_an_archived_status_is_unknown(session, importing, table, status_named) -> None:
    status_named("Suspenso a Pedido").archived_at = clock.now()
    session.commit()
    result = importing(table({"status": "Suspenso a Pedido"}))
    assert result.refused == {2: Column.STATUS}


def test_a_code_of_another_customer_is_refused(session, importing, table) -> None:
    importing(table({}))
    result = importing(table({"cpf_cnpj": "11.222.333/0001-81", "nome": "Loja Central"}))
    assert result.refused == {2: Column.CODE}
    assert session.scalars(select(Customer.name)).all() == ["Marina Duarte Alves"]


def test_what_changes_between_check_and_writing_stops_the_import(
    session, importing, table, status_named
) -> None:
    def archive_it() -> None:
        status: Status = status_named("Serviço Habilitado")
        if status.archived_at is None:
            session.execute(
                update(Status).where(Status.id == status.id).values(archived_at=datetime.now().astimezone())
            )
            session.commit()

    with pytest.raises(DomainError, match="mudaram"):
        importing(table({}), watch=Watch(pulse=archive_it))
    assert session.scalars(select(Subscription)).all() == []


def test_the_history_replayed_is_what_the_tables_hold(session, importing, table, sample) -> None:
    importing(sample)
    importing(table(TRIAL | {"codigo": "a"}, TRIAL | {"codigo": "b"}))
    later = TRIAL | {
        "status": "Serviço Habilitado",
        "data": "09/11/2026",
        "valor": "95,00",
        "email": "nova@exemplo.com.br",
    }
    assert importing(table(later | {"codigo": "a"}, TRIAL | {"codigo": "b", "plano": "Outro"})).updated == 2
    verified = verify(session)
    assert verified.checked > 2 * 1940
    assert verified.differences == []
