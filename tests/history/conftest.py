"""The history's own stage: bare tables and triggers on both databases, and a session with an author."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import Session

import statusplanos.accounts.models
import statusplanos.database  # noqa: F401 (SQLite's pragmas and explicit transactions)
from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription, searchable
from statusplanos.extensions import db
from statusplanos.history.models import Change, Operation, Source
from statusplanos.history.record.guard import RECORDED, install_triggers
from statusplanos.history.record.recording import Author, act_as
from statusplanos.radius.models import RadiusLogin  # noqa: F401 (so that every tracked table exists)
from statusplanos.settings.models import Company  # noqa: F401
from statusplanos.statuses.models import Access, Category, Status
from tests.embedded import named, run_sql

AT = datetime(2026, 5, 7, 13, 42, 5, 123, tzinfo=UTC)
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


def _create(engine: Engine) -> None:
    with engine.connect() as connection:
        connection = connection.execution_options(**RECORDED)
        with connection.begin():
            db.metadata.create_all(connection)
            install_triggers(connection)


@pytest.fixture(scope="session")
def postgres(postgresql: str) -> str:
    """A server with the template ``books``; gives the address of its first database."""
    run_sql(postgresql, "CREATE DATABASE books")
    engine = create_engine(named(postgresql, "books"))
    _create(engine)
    engine.dispose()
    return postgresql


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 'books.db'}")
        _create(made)
        yield made
        made.dispose()
        return
    address = request.getfixturevalue("postgres")
    run_sql(address, "CREATE DATABASE book TEMPLATE books")
    made = create_engine(named(address, "book"))
    yield made
    made.dispose()
    run_sql(address, "DROP DATABASE book WITH (FORCE)")


@pytest.fixture
def books(engine: Engine) -> Iterator[Session]:
    """A session in which Ana acts."""
    with Session(engine) as session:
        act_as(session, Author("Ana Nogueira", Source.WEB, AT, actor_id=1))
        yield session


def told(session: Session, entity: str | None = None) -> list[tuple[str, int, str, str | None, str | None]]:
    """The history as ``(entity, id, field, old, new)``, oldest first; only the one entity's when named."""
    columns = (Change.entity, Change.entity_id, Change.field, Change.old, Change.new)
    found = select(*columns).order_by(Change.id)
    if entity:
        found = found.where(Change.entity == entity)
    return [tuple(row) for row in session.connection().execute(found)]


def operations(session: Session) -> int:
    return len(session.connection().execute(select(Operation.id)).all())


def a_status(description: str = "Experimenta", **fields: object) -> Status:
    values = {"category": Category.ACTIVE, "access": Access.FULL, **fields}
    return Status(description=description, **values)


def a_subscription(session: Session, code: str = "AP-1", **fields: object) -> Subscription:
    """Committed, with customer, plan, status and its open period."""
    status = fields.pop("status", None) or a_status(f"Status {code}")
    customer = Customer(name="Marina Duarte", document=f"{hash(code) % 10**11:011d}", created_at=AT)
    plan = Plan(name=f"Plano {code}", price_cents=9000)
    values = {"price_cents": 9000, "entered_on": date(2026, 5, 1), **fields}
    made = Subscription(code=code, customer=customer, plan=plan, status=status, **values)
    session.add(made)
    session.flush()
    period = StatusPeriod(
        subscription_id=made.id,
        status_id=made.status_id,
        started_on=made.entered_on,
        generates_billing=False,
        price_cents=made.price_cents,
    )
    session.add(period)
    session.commit()
    return made


def some_customers(count: int) -> list[dict[str, object]]:
    """Rows for a bulk insert."""
    return [
        {
            "name": f"Cliente {number}",
            "document": f"{number:011d}",
            "due_day": 10,
            "search": searchable(f"Cliente {number}", f"{number:011d}"),
            "created_at": AT,
            "version": 1,
        }
        for number in range(count)
    ]


@pytest.fixture
def count_statements(engine: Engine) -> Callable[[], AbstractContextManager[list[str]]]:
    """``with count_statements() as seen:`` collects what is sent to the database."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(conn, cursor, statement, parameters, context, executemany):
            seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting
