"""How quickly *Histórico* answers over a million changes: prints seconds a page, and the plans on request.

    python bench/history.py [--operations 200000] [--explain]

Works in a passing folder with SQLite, or on the empty database that DATABASE_URL names.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, event, text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import app as application
from statusplanos import clock
from statusplanos.accounts.models import Role
from statusplanos.accounts.people import users
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.guard import recorded
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation

PASSWORD = "uma frase bem comprida"
COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})"
CUSTOMERS = 50_000
RUNS, MOVED = 400, 1000
SETTINGS = 20
"""How many operations, all of them old, touched the company: what a rare filter has to find."""
OPERATION = (
    "INSERT INTO operation (id, at, actor, source, kind) {count} "
    "SELECT i + {first}, {at}, {actor}, {source}, {kind} FROM n"
)
MOVES = (
    "INSERT INTO change (operation_id, entity, entity_id, field, old, new) {count} "
    "SELECT o.id, 'subscription', n.i, '{field}', {old}, {new} FROM n, operation o WHERE o.kind = 'daily_run'"
)
CHANGE = (
    "INSERT INTO change (operation_id, entity, entity_id, field, old, new) {count} "
    "SELECT i + {first}, '{entity}', 1 + i % {of}, '{field}', {old}, {new} FROM n"
)
PAGES = {
    "everything": "/historico/",
    "a person": "/historico/?quem=Pessoa 3",
    "customers": "/historico/?o-que=clientes",
    "a common field": "/historico/?campo=customer.email",
    "a rare object (company)": "/historico/?o-que=empresa",
    "a field never changed": "/historico/?campo=plan.archived_at",
    "created": "/historico/?tipo=created",
    "deleted (none)": "/historico/?tipo=deleted&o-que=clientes",
    "daily runs": "/historico/?tipo=daily_run",
    "the command line (rare)": "/historico/?origem=cli&tipo=changed",
    "today": "/historico/?periodo=hoje",
    "a day a year ago": "/historico/?de={old}&ate={old}&o-que=clientes",
    "search by name": "/historico/?q=cliente 4711",
    "search that finds nothing": "/historico/?q=zzzzzz",
    "a run from inside": "/historico/operacoes/{run}",
    "an import from inside": "/historico/operacoes/{file}",
    "a customer's history": "/historico/customer/77",
    "CSV of a day": "/historico/planilha?de={old}&ate={old}",
}


def fill(connection: Connection, operations: int) -> dict[str, int]:
    sqlite = connection.dialect.name == "sqlite"
    first = 1_000_000

    def say(statement: str, table: str) -> None:
        connection.execute(text(statement), execution_options=recorded(table))

    def days_ago(expression: str) -> str:
        if sqlite:
            return f"strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now', '-' || ({expression}) || ' seconds')"
        return f"now() - make_interval(secs => {expression})"

    def add(many: int, place: int, seconds: str, actor: str, source: str, kind: str = "NULL") -> None:
        count = COUNT.format(many=many)
        values = {"at": days_ago(seconds), "actor": actor, "source": f"'{source}'", "kind": kind}
        say(OPERATION.format(count=count, first=place, **values), "operation")

    def change(many: int, place: str | int, entity: str, field: str, old: str, new: str, of: int) -> None:
        count = COUNT.format(many=many)
        values = {"entity": entity, "field": field, "old": old, "new": new, "of": of, "first": place}
        say(CHANGE.format(count=count, **values), "change")

    year = 2 * 365 * 86400
    add(SETTINGS, first, f"{year} - i", "'Pessoa 1'", "cli")
    change(SETTINGS, first, "company", "name", "'A' || i", "'B' || i", 1)
    hands = first + 1000
    add(
        operations,
        hands,
        f"{year} - cast(i as bigint) * {year} / {operations}",
        "'Pessoa ' || (i % 8)",
        "web",
    )
    for field in ("email", "mobile", "due_day"):
        change(operations, hands, "customer", field, "'a' || i", "'b' || i", CUSTOMERS)
    runs = hands + operations + 1000
    add(RUNS, runs, f"({RUNS} - i) * 86400 + 100", "'rotina diária'", "worker", "'daily_run'")
    for field, old, new in (
        ("status_id", "'1'", "'2'"),
        ("entered_on", "'2026-05-01'", "'2026-05-11'"),
        ("due_on", "'2026-05-11'", "NULL"),
    ):
        say(MOVES.format(count=COUNT.format(many=MOVED), field=field, old=old, new=new), "change")
    file = runs + RUNS + 10
    add(1, file, "50", "'Pessoa 2'", "import", "'import'")
    for field in ("id", "name", "document", "email", "due_day"):
        change(CUSTOMERS, f"{file} + 1 - i", "customer", field, "NULL", "'x' || i", CUSTOMERS + 1)
    people_sql = "INSERT INTO customer (name, document, due_day, search, created_at, version) {count} SELECT"
    people_sql += " 'Cliente ' || i, 'D' || i, 10, 'cliente ' || i, {at}, 1 FROM n"
    say(people_sql.format(count=COUNT.format(many=CUSTOMERS), at=days_ago("1")), "customer")
    return {"run": runs + RUNS, "file": file + 1}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--operations", type=int, default=200_000)
    parser.add_argument("--explain", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(folder, given.operations, explain=given.explain)


def measure(folder: str, operations: int, *, explain: bool) -> None:
    environ = {"STATUSPLANOS_DATA_DIR": folder, "DATABASE_URL": os.environ.get("DATABASE_URL", "")}
    app = application.create_app({name: value for name, value in environ.items() if value})
    installation.upgrade(app)
    with app.app_context():
        session = db.session()
        act_as(session, Author("instalação", Source.CLI, clock.now()))
        role = session.query(Role).filter_by(name="Administrador").one()
        users.create(session, name="Ana", email="ana@exemplo.com.br", role=role, password=PASSWORD)
        session.commit()
        numbers = fill(session.connection(), operations)
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()
        changes = session.execute(text("SELECT count(*) FROM change")).scalar()
        print(f"{db.engine.dialect.name}: {operations} operations by hand, {changes} changes in all")
        db.session.remove()
    visit(app, numbers, explain=explain)


def visit(app: application.Flask, numbers: dict[str, int], *, explain: bool) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/entrar", data={"email": "ana@exemplo.com.br", "password": PASSWORD})
    client.get("/historico/")
    old = clock.today() - timedelta(days=365)
    for name, path in PAGES.items():
        slow: list[tuple[float, str, object]] = []
        with app.app_context():
            watch(slow)
        began = time.perf_counter()
        answer = client.get(path.format(old=old, **numbers))
        took = time.perf_counter() - began
        print(f"{took:7.3f} s  {len(answer.data):8d} bytes  {answer.status_code}  {name}")
        if explain and slow:
            with app.app_context():
                show_plan(max(slow, key=lambda one: one[0]))


def watch(slow: list[tuple[float, str, object]]) -> None:
    marks: dict[int, float] = {}
    engine = db.engine

    def before(connection, cursor, statement, parameters, context, executemany):  # type: ignore[no-untyped-def]
        marks[id(cursor)] = time.perf_counter()

    def after(connection, cursor, statement, parameters, context, executemany):  # type: ignore[no-untyped-def]
        slow.append((time.perf_counter() - marks[id(cursor)], statement, parameters))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)


def show_plan(found: tuple[float, str, object]) -> None:
    took, statement, parameters = found
    print(f"    {took:.3f} s: {' '.join(statement.split())[:700]}")
    word = "EXPLAIN QUERY PLAN" if db.engine.dialect.name == "sqlite" else "EXPLAIN ANALYZE"
    with db.engine.connect() as connection:
        for row in connection.exec_driver_sql(f"{word} {statement}", parameters):
            print("      ", row[-1])


if __name__ == "__main__":
    main()
