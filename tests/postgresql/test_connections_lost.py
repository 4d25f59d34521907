"""PostgreSQL is restarted while work goes on: all or nothing, one clear line, and the next try just works."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.customers.models import Customer, StatusPeriod, Subscription
from statusplanos.extensions import db
from statusplanos.lifecycle import isolating_bad_rows

pytestmark = pytest.mark.postgres
AGO = timedelta(days=20)


@pytest.fixture
def lost(office: str) -> Iterator[Callable[[str, int], None]]:
    """Every connection ends, as by a restart, before a statement that begins so is carried out for the
    n-th time."""
    address = office.replace("postgresql+psycopg", "postgresql")
    wanted: list[tuple[str, int]] = []
    seen: list[str] = []

    def end(connection, cursor, statement, parameters, context, executemany):
        seen.append(statement)
        for start, count in wanted[:]:
            if sum(one.startswith(start) for one in seen) == count:
                wanted.clear()
                with psycopg.connect(address, autocommit=True) as other:
                    other.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )

    event.listen(db.engine, "before_cursor_execute", end)
    yield lambda start, count: (seen.clear(), wanted.append((start, count)))
    event.remove(db.engine, "before_cursor_execute", end)
    assert wanted == []


def test_a_daily_run_stops_in_one_line_and_goes_on_where_it_was(
    app: Flask, session: Session, a_subscription, lost, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        a_subscription("Experimenta", clock.today() - AGO)
    monkeypatch.setattr(isolating_bad_rows, "SIZE", 1)
    lost("INSERT INTO status_period", 3)
    broken = command(app, "run-day")
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert broken.stderr.startswith("statusplanos: O banco de dados não responde: ")
    assert broken.stderr.count("\n") == 1
    assert moved(session) == 2
    assert command(app, "run-day").exit_code == 0
    assert moved(session) == 4
    assert session.query(StatusPeriod).count() == 8
    assert command(app, "verify-history").exit_code == 0


def test_a_page_that_saves_fails_as_a_whole_and_the_next_one_saves(
    app: Flask, session: Session, ana: FlaskClient, lost
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    form = {"name": "Marina Duarte", "document": "52998224725", "due_day": "10"}
    ana.get("/clientes/novo")
    lost("INSERT INTO change", 1)
    assert ana.post("/clientes/novo", data=form).status_code == 500
    session.rollback()
    assert session.query(Customer).count() == 0
    assert ana.post("/clientes/novo", data=form).status_code == 303
    assert ana.get("/clientes").status_code == 200


def command(app: Flask, *line: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=[*line])


def moved(session: Session) -> int:
    session.rollback()
    return session.query(Subscription).filter(Subscription.entry_no == 2).count()
