"""What the unit of work writes is recorded, value by value, and what is rolled back is not."""

from datetime import date

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos.accounts.models import Role, User
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.history.models import Change, Operation, Source
from statusplanos.history.record.guard import UnrecordedWrite
from statusplanos.history.record.recording import (
    Author,
    act_as,
    open_lasting_operation,
    operation_of,
    resume_operation,
    state_reason,
)
from statusplanos.statuses.models import Notice, Status
from tests.history.conftest import AT, a_status, a_subscription, operations, told


def test_a_created_row_is_told_field_by_field(books: Session):
    books.add(Plan(name="Super Mais", price_cents=9000))
    books.commit()
    assert told(books) == [
        ("plan", 1, "id", None, "1"),
        ("plan", 1, "name", None, "Super Mais"),
        ("plan", 1, "price_cents", None, "9000"),
        ("plan", 1, "supports_radius", None, "true"),
    ]


def test_the_operation_says_who_when_whence_and_why(books: Session):
    state_reason(books, "pediu por telefone")
    books.add(a_status())
    books.commit()
    operation = books.scalars(select(Operation)).one()
    said = (operation.actor, operation.actor_id, operation.source, operation.at, operation.reason)
    assert said == ("Ana Nogueira", 1, Source.WEB, AT, "pediu por telefone")


def test_an_update_tells_the_value_before_and_after(books: Session):
    status = a_status(allows_changes=False)
    books.add(status)
    books.commit()
    status.allows_changes = True
    status.duration_days, status.next_status = 10, a_status("Habilitado")
    books.commit()
    assert told(books, "status")[-3:] == [
        ("status", 1, "next_status_id", None, "2"),
        ("status", 1, "duration_days", None, "10"),
        ("status", 1, "allows_changes", "false", "true"),
    ]


def test_the_old_value_of_an_expired_attribute_is_known(books: Session):
    subscription = a_subscription(books)
    books.expire_all()
    subscription.entered_on = date(2026, 5, 2)
    books.commit()
    assert told(books)[-1] == ("subscription", 1, "entered_on", "2026-05-01", "2026-05-02")


def test_the_old_value_is_the_one_that_stands_in_the_table(books: Session):
    books.add(Role(name="Atendimento", description="a"))
    books.commit()
    role = books.scalars(select(Role)).one()
    books.execute(update(Role).values(description="b"), execution_options={"synchronize_session": False})
    assert role.description == "a"
    role.description = "c"
    books.commit()
    assert told(books, "role")[-1] == ("role", 1, "description", "b", "c")


def test_setting_the_same_value_again_is_no_change(books: Session):
    subscription = a_subscription(books)
    before = operations(books)
    books.expire_all()
    subscription.code = "AP-1"
    books.commit()
    assert operations(books) == before


def test_a_change_through_a_relationship_is_told_by_its_id(books: Session):
    subscription = a_subscription(books)
    other = a_status("Suspenso")
    books.add(other)
    books.commit()
    subscription.status = other
    books.commit()
    assert told(books)[-1] == ("subscription", 1, "status_id", "1", "2")


def test_an_object_moved_to_another_collection_is_told(books: Session):
    first, second = a_subscription(books, "AP-1"), a_subscription(books, "AP-2")
    second.customer.subscriptions.append(first)
    books.commit()
    assert told(books)[-1] == ("subscription", first.id, "customer_id", "1", "2")


def test_a_deleted_row_is_told_with_what_it_was_in_the_table(books: Session):
    plan = Plan(name="Super", price_cents=9000)
    books.add(plan)
    books.commit()
    plan.price_cents = 1
    books.delete(plan)
    books.commit()
    assert told(books)[-4:] == [
        ("plan", 1, "id", "1", None),
        ("plan", 1, "name", "Super", None),
        ("plan", 1, "price_cents", "9000", None),
        ("plan", 1, "supports_radius", "true", None),
    ]


def test_what_is_deleted_with_its_owner_is_told(books: Session):
    status = a_status()
    status.notices = [Notice(channel=Channel.EMAIL), Notice(channel=Channel.SMS)]
    books.add(status)
    books.commit()
    books.delete(status)
    books.commit()
    gone = [(e, i) for e, i, field, old, new in told(books) if field == "id" and new is None]
    assert sorted(gone) == [("notice", 1), ("notice", 2), ("status", 1)]


def test_an_orphan_that_its_owner_dropped_is_told(books: Session):
    status = a_status()
    status.notices = [Notice(channel=Channel.EMAIL)]
    books.add(status)
    books.commit()
    status.notices.clear()
    books.commit()
    assert ("notice", 1, "id", "1", None) in told(books)


def test_a_secret_is_told_only_as_changed(books: Session):
    sender = EmailSender(name="Serra", address="a@b.c", password_encrypted="gAAA-first")
    books.add(sender)
    books.commit()
    sender.password_encrypted = "gAAA-second"
    books.commit()
    books.delete(sender)
    books.commit()
    secret = [row for row in told(books) if row[2] == "password_encrypted"]
    told_once = ("email_sender", 1, "password_encrypted", None, "alterado")
    assert secret == [told_once, told_once]
    assert not any("gAAA" in f"{old}{new}" for *_, old, new in told(books))


def test_what_only_serves_the_machine_is_not_told(books: Session):
    role = Role(name="Atendimento")
    user = User(name="Ana", email="ana@exemplo.com.br", role=role, created_at=AT)
    books.add(user)
    books.commit()
    before = operations(books)
    user.fs_uniquifier = "another"
    books.commit()
    assert operations(books) == before


def test_an_expression_in_a_flush_is_refused(books: Session):
    plan = Plan(name="Super", price_cents=9000)
    books.add(plan)
    books.commit()
    plan.price_cents = Plan.price_cents + 1
    with pytest.raises(UnrecordedWrite):
        books.commit()


def test_nobody_acting_is_refused(engine):
    with Session(engine) as session:
        session.add(a_status())
        with pytest.raises(UnrecordedWrite, match="act_as"):
            session.commit()
        session.rollback()
        assert session.scalars(select(Status)).all() == []


def test_a_rollback_leaves_nothing(books: Session):
    books.add(a_status())
    books.flush()
    assert operations(books) == 1
    books.rollback()
    assert (operations(books), told(books)) == (0, [])


def test_after_a_failed_flush_the_retry_is_told_once(books: Session):
    books.add(a_status("Experimenta"))
    books.commit()
    books.add(a_status("experimenta"))
    with pytest.raises(IntegrityError):
        books.commit()
    books.rollback()
    books.add(a_status("Suspenso"))
    books.commit()
    names = [new for _, _, field, _, new in told(books) if field == "description"]
    assert (names, operations(books)) == (["Experimenta", "Suspenso"], 2)


def test_a_failed_flush_leaves_no_open_door(books: Session):
    books.add(a_status("Experimenta"))
    books.commit()
    books.add(a_status("experimenta"))
    with pytest.raises(IntegrityError):
        books.flush()
    books.rollback()
    with pytest.raises(UnrecordedWrite):
        books.connection().execute(text("UPDATE status SET description = 'x'"))


def test_a_savepoint_that_is_rolled_back_takes_its_history_along(books: Session):
    books.add(a_status("Experimenta"))
    books.flush()
    inner = books.begin_nested()
    books.add(a_status("Suspenso"))
    books.flush()
    inner.rollback()
    books.add(a_status("Cancelado"))
    books.commit()
    names = [new for _, _, field, _, new in told(books) if field == "description"]
    assert (names, operations(books)) == (["Experimenta", "Cancelado"], 1)


def test_an_operation_that_began_in_a_lost_savepoint_begins_anew(books: Session):
    inner = books.begin_nested()
    books.add(a_status("Suspenso"))
    books.flush()
    inner.rollback()
    books.add(a_status("Cancelado"))
    books.commit()
    orphans = books.scalar(
        select(func.count()).select_from(Change).where(Change.operation_id.not_in(select(Operation.id)))
    )
    assert (operations(books), orphans) == (1, 0)


def test_a_flush_that_fails_in_a_savepoint_lets_the_rest_go_on(books: Session):
    books.add(a_status("Experimenta"))
    books.flush()
    inner = books.begin_nested()
    books.add(a_status("experimenta"))
    with pytest.raises(IntegrityError):
        books.flush()
    inner.rollback()
    books.add(a_status("Cancelado"))
    books.commit()
    names = [new for _, _, field, _, new in told(books) if field == "description"]
    assert (names, operations(books)) == (["Experimenta", "Cancelado"], 1)


def test_each_commit_ends_an_operation(books: Session):
    for name in ("Experimenta", "Suspenso", "Cancelado"):
        books.add(a_status(name))
        books.commit()
    assert operations(books) == 3


def test_a_flush_and_a_later_one_share_the_operation(books: Session):
    books.add(a_status("Experimenta"))
    books.flush()
    books.add(a_status("Suspenso"))
    books.commit()
    assert operations(books) == 1


def test_a_lasting_operation_goes_through_commits_and_rollbacks(books: Session):
    number = open_lasting_operation(books)
    books.add(a_status("Experimenta"))
    books.commit()
    books.add(a_status("Suspenso"))
    books.flush()
    books.rollback()
    books.add(a_status("Cancelado"))
    books.commit()
    used = set(books.scalars(select(Change.operation_id)))
    assert (used, operations(books)) == ({number}, 1)


def test_an_interrupted_operation_is_resumed(books: Session, engine):
    number = open_lasting_operation(books)
    with Session(engine) as later:
        act_as(later, Author("rotina diária", Source.WORKER, AT))
        resume_operation(later, number)
        assert operation_of(later) == number
        later.add(a_status())
        later.commit()
        assert operations(later) == 1


def test_merge_and_query_update_are_recorded(books: Session):
    subscription = a_subscription(books)
    books.merge(Subscription(id=subscription.id, price_cents=100))
    books.commit()
    books.query(Customer).filter_by(id=1).update({"due_day": 5})
    books.commit()
    assert told(books)[-2:] == [
        ("subscription", 1, "price_cents", "9000", "100"),
        ("customer", 1, "due_day", "10", "5"),
    ]
