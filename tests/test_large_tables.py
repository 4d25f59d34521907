"""Pages over the tables that grow for ever read them by an index: none walks through one, none sorts one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from statusplanos.extensions import db

PATHS = (
    "/",
    "/historico/",
    "/historico/?campo=company.logo",
    "/historico/operacoes/1",
    "/mensagens",
    "/mensagens?ordem=hora",
)
GROWING = ("change", "message")


@contextmanager
def plans() -> Iterator[list[str]]:
    """How SQLite carries out the statements inside, a text a statement."""
    asked: list[tuple[str, Any]] = []
    found: list[str] = []

    def note(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    with db.engine.connect() as connection:
        for statement, parameters in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found.append("\n".join(row[-1] for row in rows))


@pytest.mark.parametrize("path", PATHS)
def test_no_page_walks_through_a_growing_table(ana: FlaskClient, path: str) -> None:
    with plans() as found:
        assert ana.get(path).status_code == 200
    lines = [line for plan in found for line in plan.split("\n")]
    assert any("SEARCH change" in line for line in lines) or path.startswith("/mensagens")
    assert [line for line in lines if line in {f"SCAN {table}" for table in GROWING}] == []


@pytest.mark.parametrize("order", ["hora", "-hora"])
def test_messages_posted_at_one_moment_are_not_sorted(ana: FlaskClient, order: str) -> None:
    with plans() as found:
        assert ana.get(f"/mensagens?ordem={order}").status_code == 200
    walks = [plan for plan in found if "SCAN message USING INDEX ix_message_created_at" in plan]
    assert walks
    assert not any("TEMP B-TREE" in plan for plan in walks)
