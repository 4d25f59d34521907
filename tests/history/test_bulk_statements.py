"""ORM bulk statements are recorded set-based, with the same words as the unit of work."""

from datetime import date

import pytest
from sqlalchemy import bindparam, case, delete, func, insert, literal, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from statusplanos.channels.email.models import EmailSender
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.history.models import Operation
from statusplanos.history.record.guard import UnrecordedWrite
from statusplanos.statuses.models import Access, Status
from tests.history.conftest import AT, a_status, a_subscription, operations, some_customers, told


def three(session: Session) -> list[Subscription]:
    return [a_subscription(session, f"AP-{n}", price_cents=n * 1000) for n in (1, 2, 3)]


def test_an_update_with_values_tells_only_the_rows_that_change(books: Session):
    three(books)
    before = len(told(books))
    books.execute(
        update(Subscription).where(Subscription.id > 1).values(price_cents=2000, due_on=date(2026, 5, 11))
    )
    books.commit()
    assert told(books)[before:] == [
        ("subscription", 3, "price_cents", "3000", "2000"),
        ("subscription", 2, "due_on", None, "2026-05-11"),
        ("subscription", 3, "due_on", None, "2026-05-11"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"due_day": 5},
        {Customer.due_day: 5},
        {Customer.__table__.c.due_day: 5},
        {Customer.due_day: literal(5)},
        {Customer.due_day: Customer.due_day - 5},
        {Customer.due_day: case((Customer.id > 0, 5), else_=1)},
        {Customer.due_day: select(func.max(Plan.id) + 4).scalar_subquery()},
    ],
)
def test_every_way_of_giving_a_value_is_told(books: Session, values):
    a_subscription(books)
    books.execute(update(Customer).where(Customer.id == 1).values(values))
    books.commit()
    assert books.get(Customer, 1).due_day == 5
    assert told(books)[-1] == ("customer", 1, "due_day", "10", "5")


def test_ordered_values_are_told(books: Session):
    a_subscription(books)
    books.execute(update(Customer).ordered_values((Customer.due_day, 5), (Customer.name, "Outro")))
    books.commit()
    assert {row[2:] for row in told(books)[-2:]} == {
        ("name", "Marina Duarte", "Outro"),
        ("due_day", "10", "5"),
    }


def test_null_enumeration_boolean_instant_and_expression_have_one_spelling(books: Session):
    books.add(a_status(archived_at=AT))
    books.commit()
    books.execute(
        update(Status).values(access=Access.REFUSED, archived_at=None, allows_changes=~Status.allows_changes)
    )
    books.execute(update(Status).values(archived_at=AT, is_trial=Status.duration_days.is_(None), tone="red"))
    books.commit()
    changes = {(field, old, new) for *_, field, old, new in told(books)[-6:]}
    instant = "2026-05-07T13:42:05.000123+00:00"
    assert changes == {
        ("access", "full", "refused"),
        ("archived_at", instant, None),
        ("allows_changes", "true", "false"),
        ("archived_at", None, instant),
        ("is_trial", "false", "true"),
        ("tone", "grey", "red"),
    }


def test_an_expression_on_a_day_or_an_instant_is_told(books: Session):
    a_subscription(books, due_on=date(2026, 5, 11))
    books.execute(update(Subscription).values(billed_from=Subscription.due_on))
    books.commit()
    assert told(books)[-1] == ("subscription", 1, "billed_from", None, "2026-05-11")


def test_a_joined_update_takes_the_values_from_the_other_table(books: Session):
    three(books)
    joined = update(Subscription).where(Subscription.plan_id == Plan.id, Plan.name != "Plano AP-2")
    books.execute(
        joined.values(price_cents=Plan.price_cents), execution_options={"synchronize_session": False}
    )
    books.commit()
    changed = [row for row in told(books, "subscription") if row[2] == "price_cents" and row[3]]
    assert changed == [
        ("subscription", 1, "price_cents", "1000", "9000"),
        ("subscription", 3, "price_cents", "3000", "9000"),
    ]


def test_a_joined_update_that_meets_a_row_twice_is_refused(books: Session):
    three(books)
    doubled = (
        update(Subscription)
        .where(Plan.price_cents > Subscription.price_cents)
        .values(price_cents=Plan.price_cents + Plan.id)
    )
    with pytest.raises(UnrecordedWrite, match="more than once"):
        books.execute(doubled, execution_options={"synchronize_session": False})


def test_an_update_by_primary_key_is_told(books: Session):
    a_subscription(books)
    rows = [{"id": 1, "name": "Plano AP-1", "price_cents": 100, "supports_radius": 0}]
    books.execute(update(Plan), [{**rows[0], "version": 1}])
    books.commit()
    assert told(books)[-2:] == [
        ("plan", 1, "price_cents", "9000", "100"),
        ("plan", 1, "supports_radius", "true", "false"),
    ]


def test_an_update_by_key_that_names_a_row_twice_or_not_at_all_is_refused(books: Session):
    a_subscription(books)
    for rows in ([{"id": 1, "price_cents": 1}, {"id": 1, "name": "x"}], [{"price_cents": 1}]):
        with pytest.raises(UnrecordedWrite):
            books.execute(update(Plan), rows)
        with pytest.raises(UnrecordedWrite):
            books.execute(text("UPDATE plan SET price_cents = 1"))


def test_a_parameter_in_the_criteria_is_refused(books: Session):
    a_subscription(books)
    with pytest.raises(UnrecordedWrite):
        books.execute(update(Plan).where(Plan.id == bindparam("which")).values(price_cents=1), {"which": 1})


def test_a_bulk_insert_tells_every_value(books: Session):
    books.execute(insert(Customer), some_customers(2))
    books.commit()
    assert sorted(told(books)) == sorted(
        ("customer", number, field, None, value)
        for number in (1, 2)
        for field, value in [
            ("id", str(number)),
            ("name", f"Cliente {number - 1}"),
            ("document", f"{number - 1:011d}"),
            ("due_day", "10"),
        ]
    )


def test_a_bulk_insert_goes_on_after_rows_that_the_unit_of_work_wrote(books: Session):
    a_subscription(books)
    books.execute(
        insert(Customer), [{**row, "document": f"9{row['document'][1:]}"} for row in some_customers(3)]
    )
    books.commit()
    assert list(books.scalars(select(Customer.id).order_by(Customer.id))) == [1, 2, 3, 4]
    books.add(Customer(name="Depois", document="1", created_at=AT))
    books.commit()
    assert told(books)[-1][1] == 5


def test_a_bulk_insert_keeps_secrets(books: Session):
    rows = [{"name": "Serra", "address": "a@b.c", "password_encrypted": "gAAA"}]
    books.execute(insert(EmailSender), rows)
    books.commit()
    assert ("email_sender", 1, "password_encrypted", None, "alterado") in told(books)
    assert "gAAA" not in str(told(books))


def test_a_bulk_insert_may_return_what_it_made(books: Session):
    made = books.scalars(insert(Customer).returning(Customer), some_customers(3)).all()
    assert [customer.id for customer in made] == [1, 2, 3]
    assert len([row for row in told(books) if row[2] == "id"]) == 3


def test_a_secret_in_a_bulk_update_is_told_only_as_changed(books: Session):
    books.add(EmailSender(name="Serra", address="a@b.c", password_encrypted="gAAA"))
    books.commit()
    for value in ("gBBB", "gBBB"):
        books.execute(update(EmailSender).values(password_encrypted=value))
        books.commit()
    changed = ("email_sender", 1, "password_encrypted", None, "alterado")
    assert [row for row in told(books) if row[2] == "password_encrypted"] == [changed, changed]


def test_a_bulk_delete_tells_what_the_rows_held(books: Session):
    books.add_all([Plan(name=f"Plano {n}", price_cents=n) for n in (1, 2)])
    books.commit()
    books.execute(delete(Plan).where(Plan.price_cents > 1))
    books.commit()
    assert told(books)[-4:] == [
        ("plan", 2, "id", "2", None),
        ("plan", 2, "name", "Plano 2", None),
        ("plan", 2, "price_cents", "2", None),
        ("plan", 2, "supports_radius", "true", None),
    ]


def test_a_statement_that_changes_nothing_writes_no_operation(books: Session):
    a_subscription(books)
    before = operations(books)
    books.execute(update(Subscription).where(Subscription.id == 99).values(price_cents=1))
    books.execute(update(Subscription).values(price_cents=9000))
    books.execute(delete(Plan).where(Plan.id == 99))
    books.commit()
    assert operations(books) == before


def test_a_statement_that_fails_leaves_no_history_even_if_the_session_goes_on(books: Session):
    three(books)
    books.execute(update(Plan).where(Plan.id == 1).values(price_cents=1))
    before = told(books)
    with pytest.raises(IntegrityError), books.begin_nested():
        books.execute(update(Subscription).values(price_cents=-1))
    with pytest.raises(IntegrityError), books.begin_nested():
        books.execute(insert(Customer), some_customers(1) * 2)
    books.commit()
    assert told(books) == before


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # PostgreSQL aborts the whole transaction
def test_a_failed_statement_is_undone_without_a_savepoint_of_the_callers(books: Session):
    three(books)
    before = operations(books)
    with pytest.raises(IntegrityError):
        books.execute(update(Subscription).values(price_cents=-1))
    books.commit()
    assert operations(books) == before


def test_a_bulk_statement_sees_what_is_pending(books: Session):
    status = a_status()
    books.add(status)
    books.execute(update(Status).values(duration_days=None, tone="blue"))
    books.commit()
    assert told(books)[-1] == ("status", 1, "tone", "grey", "blue")
    assert len(books.scalars(select(Operation)).all()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        insert(Plan).values(name="x", name_folded="x", price_cents=1),
        insert(Plan).values([{"name": "x", "name_folded": "x", "price_cents": 1}]),
        insert(Plan).from_select(
            ["name", "name_folded", "price_cents"], select(Plan.name, Plan.name, Plan.id)
        ),
        update(aliased(Plan)).values(price_cents=1),
        update(Plan).values(price_cents=1).add_cte(update(Customer).values(due_day=1).cte()),
        select(update(Plan).values(price_cents=1).returning(Plan.id).cte()),
    ],
)
def test_a_bulk_statement_that_could_not_be_told_is_refused(books: Session, statement):
    a_subscription(books)
    before = told(books)
    with pytest.raises(UnrecordedWrite):
        books.execute(statement)
    books.rollback()
    assert (told(books), books.get(Plan, 1).price_cents) == (before, 9000)


def test_the_number_of_statements_does_not_grow_with_the_rows(books: Session, count_statements):
    books.execute(insert(Customer), some_customers(40))
    books.commit()
    counts = []
    for which in (Customer.id == 1, Customer.id > 1):
        with count_statements() as seen:
            books.execute(
                update(Customer).where(which).values(due_day=7),
                execution_options={"synchronize_session": False},
            )
        counts.append(len(seen))
        books.commit()
    assert counts[0] == counts[1]
