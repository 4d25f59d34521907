"""How long the lists take with very many customers: bench/lists.py [--customers N] [--folder F] [--explain]

The base is made once in the folder and used again. With DATABASE_URL it is made there. Figures are medians in
milliseconds: the whole answer, what the processor had to do in this process (on a machine that is busy with
other things the figure to look at), and how long the database took. They compare with each other alone.
"""

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

import app as application
from statusplanos import clock
from statusplanos.accounts.models import Role, User
from statusplanos.accounts.people import users
from statusplanos.customers.models import Customer
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation

ROUNDS = 5
EMAIL, PASSWORD = "bench@exemplo.com.br", "uma frase bem comprida"
STATUSES = ("Experimenta", "Serviço Habilitado", "Habilitado Provisoriamente", "Suspenso por Débito")
FIRST = ("Marina", "João", "Águeda", "Caetano", "Débora", "Luís", "Antônia", "Rui", "Zélia", "Davi")
LAST = ("Silva", "Souza", "Queiroz", "Antunes", "Vasconcelos", "Brito", "Nogueira", "Lima", "Araújo", "Reis")
PAGES = (
    "/",
    "/clientes",
    "/clientes?ordem=-cliente",
    "/clientes?ordem=muda",
    "/clientes?ordem=-valor",
    "/clientes?ordem=status",
    "/clientes?q=silva",
    "/clientes?q=zelia+antunes",
    "/clientes?q=C4711",
    "/clientes?q=ninguem",
    "/clientes?category=active",
    "/clientes?status=2",
    "/clientes?status=2,3&q=silva",
    "/clientes?until=2026-12-01",
    "/clientes?group=status",
    "/clientes?group=status&open=2",
    "/clientes?group=plan",
    "/clientes?group=category",
    "/buscar?q=sil",
    "/buscar?q=zelia+antunes",
    "/buscar?q=C4711",
    "/buscar?q=ninguem",
    "/mensagens",
    "/mensagens?q=silva",
    "/historico/",
    "/historico/?q=silva",
    "/planos",
    "/status/",
    "/status/mapa",
    "/rotina",
)


def main() -> None:
    given = arguments(__doc__).parse_args()
    app = opened(given)
    client = signed_in(app)
    for path in PAGES:
        if given.only in path:
            report(app, client, path, explain=given.explain)


def arguments(description: str) -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=description)
    asked.add_argument("--customers", type=int, default=100_000)
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "statusplanos-bench")
    asked.add_argument("--explain", action="store_true", help="how the slowest statement is carried out")
    asked.add_argument("--only", default="", help="a part of the addresses to measure")
    return asked


def opened(given: argparse.Namespace) -> Flask:
    """The application on the folder, with its customers."""
    app = application.create_app({**os.environ, "STATUSPLANOS_DATA_DIR": str(given.folder)})
    installation.upgrade(app)
    prepare(app, given.folder, given.customers)
    return app


def prepare(app: Flask, folder: Path, customers: int) -> None:
    with app.app_context():
        if db.session.query(Customer).count() >= customers:
            return
        act_as(db.session(), Author("bench", Source.CLI, clock.now()))
        if not db.session.query(User).filter_by(email=EMAIL).count():
            role = db.session.query(Role).filter_by(name="Administrador").one()
            users.create(db.session(), name="Bench", email=EMAIL, role=role, password=PASSWORD)
        db.session.commit()
    file = folder / "bench.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("Código;Nome;CPF/CNPJ;E-mail;Celular;Plano;Valor Mensal;Status;Data do Status\n")
        out.writelines(rows(customers))
    begun = time.perf_counter()
    done = app.test_cli_runner().invoke(args=["import-customers", str(file)])
    print(f"import: {time.perf_counter() - begun:.0f} s, exit code {done.exit_code}")
    with app.app_context():
        db.session.execute(text("ANALYZE"))
        db.session.commit()


def rows(customers: int) -> Iterator[str]:
    chance = random.Random(1)
    for number in range(customers):
        status = chance.choices(STATUSES, [30, 55, 5, 10])[0]
        longest = 900 if status == "Serviço Habilitado" else 4
        since = clock.today() - timedelta(days=chance.randint(0, longest))
        name = " ".join([chance.choice(FIRST), *(chance.choice(LAST) for _ in range(3))])
        yield ";".join([
            f"C{number}", name, document(100_000_000 + number), f"c{number}@exemplo.com.br",
            f"(31) 9{chance.randint(10_000_000, 99_999_999)}", f"Fibra {chance.choice([100, 200, 400])} Mega",
            chance.choice(["69,90", "99,90", "1.089,90"]), status, written(since),
        ]) + "\n"  # fmt: skip


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def document(number: int) -> str:
    digits = [int(digit) for digit in f"{number:09d}"]
    for length in (10, 11):
        digits.append(sum(d * w for d, w in zip(digits, range(length, 1, -1), strict=True)) * 10 % 11 % 10)
    return "".join(map(str, digits))


def signed_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    token = re.search(r'csrf_token"[^>]*value="([^"]+)"', client.get("/entrar").text)
    assert token
    given = {"email": EMAIL, "password": PASSWORD, "csrf_token": token.group(1)}
    assert client.post("/entrar", data=given).status_code == 303
    return client


def report(app: Flask, client: FlaskClient, path: str, *, explain: bool) -> None:
    client.get(path)
    times, works, databases, slowest = [], [], [], (0.0, "", ())
    for _ in range(ROUNDS):
        with timed(app) as statements:
            begun, busy = time.perf_counter(), time.process_time()
            answer = client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
            works.append((time.process_time() - busy) * 1000)
        assert answer.status_code == 200, path
        databases.append(sum(took for took, _sql, _values in statements))
        slowest = max([slowest, *statements], key=lambda one: one[0])
    print("".join(f"{statistics.median(each):9.1f}" for each in (times, works, databases)), "", path)
    if explain and slowest[0] > 10:
        print(f"          {slowest[0]:.1f} of it: {' '.join(slowest[1].split())[:600]}")
        for line in plan(app, slowest[1], slowest[2]):
            print(f"             {line}")


@contextmanager
def timed(app: Flask) -> Iterator[list[tuple[float, str, object]]]:
    seen: list[tuple[float, str, object]] = []
    begun = [0.0]

    def start(*_: object) -> None:
        begun[0] = time.perf_counter()

    def stop(conn: object, cursor: object, sql: str, values: object, *_: object) -> None:
        seen.append(((time.perf_counter() - begun[0]) * 1000, sql, values))

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", start)
        event.listen(db.engine, "after_cursor_execute", stop)
    try:
        yield seen
    finally:
        with app.app_context():
            event.remove(db.engine, "before_cursor_execute", start)
            event.remove(db.engine, "after_cursor_execute", stop)


def plan(app: Flask, sql: str, values: object) -> list[str]:
    with app.app_context():
        how = "EXPLAIN QUERY PLAN " if db.engine.dialect.name == "sqlite" else "EXPLAIN "
        with db.engine.connect() as connection:
            found = connection.exec_driver_sql(how + sql, values).all()  # type: ignore[arg-type]
    return [str(row[-1]) for row in found]


if __name__ == "__main__":
    main()
