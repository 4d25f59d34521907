"""``verify`` finds whatever changed without being told."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session

from statusplanos.channels.email.models import EmailSender
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.history.models import Change
from statusplanos.history.record.guard import RECORDED
from statusplanos.history.verify.replay import Difference, verify
from statusplanos.statuses.models import Status
from tests.history.conftest import a_status, a_subscription, some_customers


def behind_its_back(session: Session, statement: str) -> None:
    session.connection().execute(text(statement).execution_options(**RECORDED))
    session.commit()


def wild(session: Session) -> None:
    """Something of everything."""
    first = a_subscription(session, "AP-1", due_on=date(2026, 5, 11))
    a_subscription(session, "AP-2")
    session.add(EmailSender(name="Serra", address="a@b.c", password_encrypted="gAAA"))
    session.execute(
        insert(Customer), [{**row, "document": f"X{row['document']}"[:14]} for row in some_customers(5)]
    )
    session.execute(update(Customer).where(Customer.id > 3).values(due_day=5, email="x@y.z"))
    session.execute(update(Customer).where(Customer.id == 4).values(email=None))
    first.customer.name = "Marina D. Alves"
    gone = a_status("Sem uso")
    session.add(gone)
    session.commit()
    session.delete(gone)
    session.commit()


def test_an_honest_database_passes(books: Session):
    wild(books)
    found = verify(books)
    assert found.differences == []
    assert (found.ok, found.checked) == (True, 14)


def from_before(session: Session, field: str) -> None:
    """Status 99, like status 1, whose history was written before there was ``field``."""
    session.add(a_status())
    session.commit()
    connection = session.connection()
    like = dict(connection.execute(select(Status.__table__)).mappings().one())
    new = {"id": "99", "description": "Antigo"}
    told = connection.execute(select(Change.__table__)).mappings().all()
    changes = [
        {name: value for name, value in row.items() if name != "id"}
        | {"entity_id": 99, "new": new.get(row["field"], row["new"])}
        for row in told
        if row["field"] != field
    ]
    status = {**like, "id": 99, "description": "Antigo", "description_folded": "antigo"}
    connection.execute(insert(Status.__table__).values(status), execution_options=RECORDED)
    connection.execute(insert(Change.__table__), changes, execution_options=RECORDED)
    session.commit()


def test_a_field_that_came_later_is_explained_by_what_was_put_there(books: Session, monkeypatch):
    """As it was put there, and changed since; anything else is still found."""
    from_before(books, "position")
    assert verify(books).differences == [Difference("status", 99, "position", None, "0")]
    monkeypatch.setitem(
        Status.history.fields, "position", replace(Status.history.fields["position"], initial="0")
    )
    assert verify(books).differences == []
    behind_its_back(books, "UPDATE status SET position = 7 WHERE id = 99")
    assert verify(books).differences == [Difference("status", 99, "position", "0", "7")]
    behind_its_back(books, "UPDATE status SET position = 0 WHERE id = 99")
    books.expire_all()
    books.get_one(Status, 99).position = 3
    books.commit()
    assert verify(books).differences == []


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("UPDATE customer SET name = 'X' WHERE id = 2", ("customer", 2, "name", "Marina Duarte", "X")),
        ("UPDATE customer SET email = 'q' WHERE id = 1", ("customer", 1, "email", None, "q")),
        ("UPDATE customer SET email = NULL WHERE id = 5", ("customer", 5, "email", "x@y.z", None)),
        ("DELETE FROM customer WHERE id = 7", ("customer", 7, "id", "7", None)),
        ("DELETE FROM email_sender", ("email_sender", 1, "id", "1", None)),
        (
            "INSERT INTO due_day (id, due_day, closing_day) VALUES (4, 10, 31)",
            ("due_day", 4, "id", None, "4"),
        ),
        (
            "UPDATE status SET allows_changes = NOT allows_changes WHERE id = 1",
            ("status", 1, "allows_changes", "true", "false"),
        ),
        (
            "UPDATE subscription SET due_on = '2026-06-01' WHERE id = 1",
            ("subscription", 1, "due_on", "2026-05-11", "2026-06-01"),
        ),
        (
            "INSERT INTO change (operation_id, entity, entity_id, field, old, new)"
            " VALUES (1, 'plan', 1, 'name', 'Outro', 'Plano AP-1')",
            ("plan", 1, "name", "Plano AP-1", "Outro"),
        ),
        (
            "INSERT INTO change (operation_id, entity, entity_id, field, old, new)"
            " VALUES (1, 'ghost', 1, 'name', NULL, 'Boo')",
            ("ghost", 1, "name", "Boo", None),
        ),
        (
            "UPDATE status_period SET status_id = 2 WHERE id = 1",
            ("subscription", 1, "status_period.status_id", "2", "1"),
        ),
        (
            "UPDATE status_period SET price_cents = 1 WHERE id = 1",
            ("subscription", 1, "status_period.price_cents", "1", "9000"),
        ),
        (
            "UPDATE status_period SET started_on = '2026-04-01' WHERE id = 1",
            ("subscription", 1, "status_period.started_on", "2026-04-01", "2026-05-01"),
        ),
        (
            "UPDATE status_period SET ended_on = '2026-05-20' WHERE id = 1",
            ("subscription", 1, "status_period.ended_on", "2026-05-20", None),
        ),
    ],
)
def test_what_slipped_past_is_found(books: Session, statement, difference):
    wild(books)
    behind_its_back(books, statement)
    assert Difference(*difference) in verify(books).differences


def test_a_swallowed_secret_is_not_compared(books: Session):
    wild(books)
    behind_its_back(books, "UPDATE email_sender SET password_encrypted = 'other'")
    assert verify(books).ok


def test_a_chain_of_periods_is_sound_and_a_gap_is_found(books: Session):
    subscription = a_subscription(books)
    books.execute(update(StatusPeriod).values(ended_on=date(2026, 5, 11)))
    following = {"started_on": date(2026, 5, 11), "generates_billing": True, "price_cents": 9000}
    books.execute(insert(StatusPeriod).values(subscription_id=1, status_id=1, **following))
    subscription.entered_on = date(2026, 5, 11)
    books.commit()
    assert verify(books).ok
    books.execute(update(StatusPeriod).where(StatusPeriod.id == 1).values(ended_on=date(2026, 5, 9)))
    books.commit()
    gap = Difference("subscription", 1, "status_period.ended_on", "2026-05-09", "2026-05-11")
    assert verify(books).differences == [gap]


def test_a_change_of_price_splits_the_stay_soundly(books: Session):
    subscription = a_subscription(books)
    books.execute(update(StatusPeriod).values(ended_on=date(2026, 5, 11)))
    following = {"started_on": date(2026, 5, 11), "generates_billing": False, "price_cents": 100}
    books.execute(insert(StatusPeriod).values(subscription_id=1, status_id=1, **following))
    subscription.price_cents = 100
    books.commit()
    assert verify(books).differences == []


def test_many_rows_are_verified_too(books: Session):
    books.execute(insert(Customer), some_customers(5000))
    books.execute(update(Customer).values(due_day=Customer.id % 28 + 1))
    books.commit()
    behind_its_back(books, "UPDATE customer SET name = 'X' WHERE id = 4321")
    assert verify(books).differences == [Difference("customer", 4321, "name", "Cliente 4320", "X")]
    assert len(books.scalars(select(Subscription.id)).all()) == 0
