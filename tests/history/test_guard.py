"""No way round the listeners: every other write to a tracked table or to the history is refused."""

from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import Engine, delete, event, insert, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from statusplanos import config
from statusplanos.accounts.models import SignIn
from statusplanos.customers.models import Customer, Plan
from statusplanos.extensions import db, migrate
from statusplanos.history.models import Change, Operation
from statusplanos.history.record.guard import (
    RECORDED,
    UnrecordedWrite,
    install_triggers,
    missing_triggers,
    triggers,
)
from statusplanos.history.record.statements import hides_its_work, written_tables
from tests.history.conftest import AT, a_subscription, run_sql, some_customers, told

MIGRATIONS = str(config.ROOT / "statusplanos" / "migrations")
ROW = {"name": "x", "name_folded": "x", "price_cents": 1, "supports_radius": True, "version": 1}


def core_insert(session: Session) -> None:
    session.connection().execute(insert(Plan), ROW)


def core_insert_on_the_table(session: Session) -> None:
    session.execute(insert(Plan.__table__), ROW)


def core_update(session: Session) -> None:
    session.connection().execute(update(Plan).values(price_cents=1))


def core_delete(session: Session) -> None:
    session.execute(delete(Plan.__table__))


def driver_sql(session: Session) -> None:
    session.connection().exec_driver_sql("UPDATE plan SET price_cents = 1")


def plain_text(session: Session) -> None:
    session.execute(text("UPDATE plan SET price_cents = 1"))


def bulk_save(session: Session) -> None:
    session.bulk_save_objects([Plan(**ROW)])


def bulk_update_mappings(session: Session) -> None:
    session.bulk_update_mappings(Plan, [{"id": 1, "price_cents": 1, "version": 1}])


def bulk_insert_mappings(session: Session) -> None:
    session.bulk_insert_mappings(Plan, [ROW])


def upsert(session: Session) -> None:
    kind = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    statement = kind.insert(Plan).on_conflict_do_update(
        index_elements=["name_folded"], set_={"price_cents": 1}
    )
    session.execute(statement, [ROW])


WAYS = [
    core_insert,
    core_insert_on_the_table,
    core_update,
    core_delete,
    driver_sql,
    plain_text,
    bulk_save,
    bulk_update_mappings,
    bulk_insert_mappings,
    upsert,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_write_that_is_not_recorded_is_refused(books: Session, way):
    a_subscription(books)
    before = told(books)
    with pytest.raises(UnrecordedWrite):
        way(books)
    books.rollback()
    assert (told(books), books.get(Plan, 1).price_cents) == (before, 9000)


WRITES_PLAN = [
    "update plan set price_cents = 1",
    "UPDATE\n\tplan SET price_cents = 1",
    "UPDATE/**/plan SET price_cents = 1",
    "UPDATE -- a word\n plan SET price_cents = 1",
    'UPDATE"plan"SET price_cents = 1',
    'UPDATE "plan" SET price_cents = 1',
    "UPDATE `plan` SET price_cents = 1",
    "UPDATE [plan] SET price_cents = 1",
    'UPDATE main."plan" SET price_cents = 1',
    "UPDATE public . plan SET price_cents = 1",
    'UPDATE "books"."public"."plan" SET price_cents = 1',
    "UPDATE ONLY plan SET price_cents = 1",
    "UPDATE OR REPLACE plan SET price_cents = 1",
    "WITH x AS (SELECT 1) UPDATE plan SET price_cents = 1",
    "WITH x AS (UPDATE plan SET price_cents = 1 RETURNING id) SELECT * FROM x",
    "SELECT '--'; UPDATE plan SET price_cents = 1",
    "SELECT 'it''s /*'; UPDATE plan SET price_cents = 1 /* */",
    r"SELECT E'it\'s'; UPDATE plan SET price_cents = 1",
    "INSERT INTO plan (name) VALUES ('x')",
    "INSERT OR REPLACE INTO plan (name) VALUES ('x')",
    "REPLACE INTO plan (name) VALUES ('x')",
    "DELETE FROM plan",
    "DELETE FROM ONLY plan",
    "TRUNCATE plan",
    "TRUNCATE TABLE message, plan",
    "DROP TABLE IF EXISTS message, public.plan CASCADE",
    "ALTER TABLE plan RENAME TO plano",
    "EXPLAIN ANALYZE UPDATE plan SET price_cents = 1",
    "CREATE TRIGGER t AFTER INSERT ON message BEGIN UPDATE plan SET price_cents = 1; END",
]


@pytest.mark.parametrize("statement", WRITES_PLAN)
def test_the_table_that_raw_sql_writes_is_found(statement):
    assert "plan" in written_tables(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM plan",
        "SELECT id FROM plan FOR UPDATE OF plan",
        "SELECT id FROM plan FOR UPDATE SKIP LOCKED",
        "SELECT 'UPDATE plan SET x'",
        "SELECT 1 -- UPDATE plan SET x\n",
        "SELECT replace(name, 'a', 'b') FROM plan",
        "INSERT INTO message (plan_name) SELECT name FROM plan",
        "CREATE INDEX i ON plan (name)",
        "UPDATE message SET plan_name = 'DELETE FROM plan'",
    ],
)
def test_what_only_reads_the_table_passes(statement):
    assert "plan" not in written_tables(statement)
    assert not hides_its_work(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DO $$ BEGIN UPDATE plan SET price_cents = 1; END $$",
        "DO 'BEGIN EXECUTE ''UPD'' || ''ATE plan SET x''; END'",
        "SELECT 1; DO 'BEGIN END'",
        "CALL change_all()",
        "COPY plan FROM STDIN",
        "MERGE INTO plan USING x ON true WHEN MATCHED THEN DELETE",
        "SET session_replication_role = replica",
        "PRAGMA writable_schema = 1",
        'UPDATE U&"\\0070lan" SET price_cents = 1',
        "CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "DROP TRIGGER change_no_update",
        'DROP TRIGGER IF EXISTS "operation_no_delete"',
        "DROP TRIGGER change_no_update ON change",
        "INSERT OR REPLACE INTO change (id) VALUES (1)",
        "INSERT INTO operation (id) VALUES (1)",
        "ALTER TABLE change DISABLE TRIGGER ALL",
        "DROP TABLE change",
    ],
)
def test_what_would_get_round_the_history_is_refused(books: Session, statement):
    with pytest.raises(UnrecordedWrite):
        books.connection().exec_driver_sql(statement)


def test_other_tables_are_written_freely(books: Session):
    values = {"token_hash": "x", "user_id": 1, "started_at": AT, "last_seen_at": AT}
    if books.connection().dialect.name == "sqlite":
        books.connection().exec_driver_sql("PRAGMA defer_foreign_keys = 1")
    statement = insert(SignIn).values(values)
    compiled = str(statement.compile(books.connection()))
    assert written_tables(compiled) == ("sign_in",)


def test_a_flush_opens_the_door_to_its_own_statements_only(books: Session):
    def sneak(mapper, connection, target):
        connection.exec_driver_sql("INSERT INTO operation (id) VALUES (77)")

    event.listen(Plan, "before_insert", sneak)
    try:
        books.add(Plan(name="x", price_cents=1))
        with pytest.raises(UnrecordedWrite):
            books.flush()
    finally:
        event.remove(Plan, "before_insert", sneak)


def test_leave_for_one_table_is_no_leave_for_another(books: Session):
    books.execute(insert(Customer), some_customers(1))
    with pytest.raises(UnrecordedWrite):
        books.execute(text("UPDATE plan SET price_cents = 1"))


CHANGING = {
    "UPDATE": "UPDATE {table} SET id = id",
    "DELETE": "DELETE FROM {table}",
    "DELETE one": "DELETE FROM {table} WHERE id = 1",
    "UPSERT": (
        "INSERT INTO change VALUES (1, 1, 'plan', 1, 'name', 'a', 'b')"
        " ON CONFLICT (id) DO UPDATE SET new = 'c'"
    ),
}
CHANGING_HERE = {
    "sqlite": {
        "REPLACE change": "INSERT OR REPLACE INTO change VALUES (1, 1, 'plan', 1, 'name', 'a', 'b')",
        "REPLACE operation": "REPLACE INTO operation (id, at, actor, source) VALUES (1, '2026', 'x', 'web')",
    },
    "postgresql": {"TRUNCATE": "TRUNCATE {table} CASCADE"},
}
WAYS = [
    pytest.param(
        database, way, id=f"{database}-{name}", marks=[pytest.mark.postgres] * (database != "sqlite")
    )
    for database, own in CHANGING_HERE.items()
    for name, way in (CHANGING | own).items()
]


@pytest.mark.parametrize("table", ["operation", "change"])
@pytest.mark.parametrize(("engine", "way"), WAYS, indirect=["engine"])
def test_the_database_itself_refuses_changing_the_history(books: Session, way, table):
    a_subscription(books)
    before = told(books)
    statement = text(way.format(table=table)).execution_options(**RECORDED)
    with pytest.raises(DatabaseError, match="history cannot be changed"):
        books.connection().execute(statement)
    books.rollback()
    assert told(books) == before


def test_a_trigger_that_is_gone_or_tampered_with_is_missed(books: Session):
    connection = books.connection().execution_options(**RECORDED)
    assert missing_triggers(connection) == set()
    lite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(f"DROP TRIGGER change_no_update{'' if lite else ' ON change'}")
    assert missing_triggers(connection) == {"change_no_update"}
    if lite:
        connection.exec_driver_sql(
            "CREATE TRIGGER change_no_update BEFORE UPDATE ON change WHEN 0 BEGIN SELECT 1; END"
        )
        assert missing_triggers(connection) == {"change_no_update"}
        connection.exec_driver_sql("DROP TRIGGER change_no_update")
    install_triggers(connection)
    assert missing_triggers(connection) == set()


def test_both_databases_have_triggers_on_both_tables():
    for dialect in ("sqlite", "postgresql"):
        assert {name.split("_")[0] for name in triggers(dialect)} == {"operation", "change"}


def test_the_history_tables_are_the_ones_guarded():
    assert {Operation.__tablename__, Change.__tablename__} <= set(db.metadata.tables)


def test_after_all_migrations_the_triggers_stand(engine: Engine, tmp_path: Path):
    """Altering a table in batches drops its triggers silently: this looks after every migration."""
    address = engine.url.render_as_string(hide_password=False)
    bare = f"sqlite:///{tmp_path / 'migrated.db'}"
    if engine.dialect.name == "postgresql":
        bare = address.replace("/book?", "/migrated?")
        run_sql(address, "DROP DATABASE IF EXISTS migrated")
        run_sql(address, "CREATE DATABASE migrated")
    app = Flask("migrations")
    app.config.update(config.load({"STATUSPLANOS_DATA_DIR": str(tmp_path), "DATABASE_URL": bare}))
    db.init_app(app)
    migrate.init_app(app, db, directory=MIGRATIONS)
    with app.app_context():
        flask_migrate.upgrade(directory=MIGRATIONS)
        with db.engine.connect() as connection:
            assert missing_triggers(connection) == set()
        db.engine.dispose()
