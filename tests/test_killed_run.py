"""A daily run killed in the middle: after the restart everybody has moved exactly once.

The reckoning reads the file with plain SQL and none of the product's code.
"""

import csv
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

import app as application
from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.config import ROOT
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.statuses.models import Notice, Status
from tests.conftest import environment as configuration
from tests.launching import environment
from tests.ports import free_port

pytestmark = pytest.mark.slow
COUNT = 3000
HEADER = (
    "Código",
    "Nome/Razão Social",
    "CPF/CNPJ",
    "E-mail",
    "Celular",
    "Plano",
    "Valor Mensal",
    "Status",
    "Data do Status",
)


@dataclass(frozen=True)
class Killed:
    """An installation whose run was killed and done again; ``seen`` is how many had moved at each kill."""

    folder: Path
    seen: list[int]
    again: int

    @property
    def database(self) -> Path:
        return self.folder / "statusplanos.db"


@pytest.fixture(scope="module")
def killed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("killed") / "data"
    shutil.copytree(template, folder)
    announce_by_email(folder)
    today = clock.today()
    flask(folder, "import-customers", str(export(folder.parent / "clientes.csv", today - timedelta(days=20))))
    seen = [kill_after(folder, today, floor) for floor in (0, 1000)]
    flask(folder, "run-day", "--date", today.isoformat())
    flask(folder, "run-day", "--date", today.isoformat())
    return Killed(folder, seen, moved(folder / "statusplanos.db"))


def announce_by_email(folder: Path) -> None:
    """*Serviço Habilitado* tells of itself by e-mail; no worker is there to send it."""
    made = application.create_app(configuration(folder))
    with made.app_context():
        session = db.session()
        act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
        sender = EmailSender(
            name="Serra Fibra",
            address="aviso@serra.test",
            way=MailWay.SMTP,
            host="127.0.0.1",
            port=9,
            security=MailSecurity.NONE,
        )
        status = session.query(Status).filter_by(description="Serviço Habilitado").one()
        notice = status.notice(Channel.EMAIL) or Notice(channel=Channel.EMAIL)
        notice.enabled, notice.email_sender = True, sender
        session.commit()
        db.session.remove()
        db.engine.dispose()


def export(file: Path, entered: date) -> Path:
    """A customer file whose plans all came into *Experimenta* on ``entered``."""
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEADER)
        for number, document in enumerate(islice(documents(), COUNT), start=1):
            email = f"cliente{number}@exemplo.com.br"
            row = (f"C{number}", f"Cliente {number}", document, email, "(31) 99876-5432")
            writer.writerow((*row, "Plano Super Mais", "90,00", "Experimenta", f"{entered:%d/%m/%Y}"))
    return file


def documents() -> Iterator[str]:
    for number in range(200_000_000, 999_999_999):
        digits = [int(letter) for letter in str(number)]
        for length in (10, 11):
            weights = range(length, 1, -1)
            digits.append(sum(d * w for d, w in zip(digits, weights, strict=True)) * 10 % 11 % 10)
        yield "".join(map(str, digits))


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", *arguments],
        cwd=ROOT,
        env=environment(folder, free_port(), SECRET_KEY=configuration(folder)["SECRET_KEY"]),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def flask(folder: Path, *arguments: str) -> None:
    with start(folder, *arguments) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said


def kill_after(folder: Path, day: date, floor: int) -> int:
    """Start a run and kill it without warning once more than ``floor`` have moved; how many had by then."""
    database = folder / "statusplanos.db"
    with start(folder, "run-day", "--date", day.isoformat()) as run:
        until = time.monotonic() + 60
        while moved(database) <= floor and time.monotonic() < until:
            assert run.poll() is None, "the run was over before it could be killed"
        run.kill()
    assert run.returncode == -signal.SIGKILL
    return moved(database)


def moved(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        return int(connection.execute("SELECT count(*) FROM subscription WHERE entry_no > 1").fetchone()[0])


MOVE = "old IS NOT NULL AND field = 'status_id' AND entity = 'subscription'"
HABILITADO = "(SELECT id FROM status WHERE description = 'Serviço Habilitado')"
EXPERIMENTA = "(SELECT id FROM status WHERE description = 'Experimenta')"
FAULTS = {
    "not moved once": f"""SELECT id FROM subscription WHERE entry_no <> 2 OR status_id <> {HABILITADO}
        OR due_on IS NOT NULL OR billed_from IS NOT entered_on""",
    "not one change of status": f"""SELECT s.id FROM subscription s
        LEFT JOIN change c ON c.entity_id = s.id AND {MOVE} GROUP BY s.id HAVING count(c.id) <> 1
        OR min(c.old) <> CAST({EXPERIMENTA} AS TEXT) OR min(c.new) <> CAST({HABILITADO} AS TEXT)""",
    "not one new period": f"""SELECT s.id FROM subscription s
        LEFT JOIN status_period p ON p.subscription_id = s.id GROUP BY s.id HAVING count(p.id) <> 2
        OR sum(p.status_id = {EXPERIMENTA} AND p.ended_on = s.entered_on AND NOT p.generates_billing) <> 1
        OR sum(p.status_id = {HABILITADO} AND p.started_on = s.entered_on AND p.ended_on IS NULL
            AND p.generates_billing) <> 1""",
    "not one message": f"""SELECT s.id FROM subscription s
        LEFT JOIN message m ON m.subscription_id = s.id GROUP BY s.id HAVING count(m.id) <> 1
        OR min(m.entry_no) <> 2 OR min(m.channel) <> 'email' OR min(m.status_id) <> {HABILITADO}""",
    "runs that count wrong": f"""SELECT 0 FROM (SELECT coalesce(sum(count), 0) AS told FROM daily_run_step)
        WHERE told <> {COUNT}""",
    "lost or added": f"SELECT 0 FROM (SELECT count(*) AS n FROM subscription) WHERE n <> {COUNT}",
}


def reckon(database: Path) -> dict[str, int]:
    """What is wrong in the file, and in how many rows."""
    with closing(sqlite3.connect(database)) as connection:
        found = {name: len(connection.execute(query).fetchall()) for name, query in FAULTS.items()}
    return {name: rows for name, rows in found.items() if rows}


def test_everybody_moves_exactly_once_however_often_the_run_is_killed(killed: Killed) -> None:
    assert 0 < killed.seen[0] < COUNT
    assert killed.seen[0] < killed.seen[1] < COUNT
    assert killed.again == COUNT
    assert reckon(killed.database) == {}


def test_history_still_explains_every_row(killed: Killed) -> None:
    flask(killed.folder, "verify-history")


@pytest.mark.parametrize(
    ("doctored", "fault"),
    [
        ("UPDATE subscription SET entry_no = 3 WHERE id = 7", "not moved once"),
        (f"UPDATE subscription SET status_id = {EXPERIMENTA} WHERE id = 2999", "not moved once"),
        (
            "INSERT INTO change (operation_id, entity, entity_id, field, old, new) SELECT operation_id,"
            f" entity, entity_id, field, old, new FROM change WHERE entity_id = 7 AND {MOVE}",
            "not one change of status",
        ),
        (f"DELETE FROM change WHERE entity_id = 7 AND {MOVE}", "not one change of status"),
        ("DELETE FROM status_period WHERE subscription_id = 7 AND ended_on IS NULL", "not one new period"),
        (
            "INSERT INTO status_period (subscription_id, status_id, started_on, ended_on, generates_billing,"
            " price_cents) SELECT subscription_id, status_id, started_on, started_on, generates_billing,"
            " price_cents FROM status_period WHERE subscription_id = 7 AND ended_on IS NULL",
            "not one new period",
        ),
        ("DELETE FROM message WHERE subscription_id = 7", "not one message"),
        ("UPDATE message SET subscription_id = 8, entry_no = 3 WHERE subscription_id = 7", "not one message"),
        ("UPDATE daily_run_step SET count = count + 1 WHERE id = 1", "runs that count wrong"),
    ],
)
def test_reckoning_would_notice(killed: Killed, tmp_path: Path, doctored: str, fault: str) -> None:
    copy = tmp_path / "doctored.db"
    with (
        closing(sqlite3.connect(killed.database)) as original,
        closing(sqlite3.connect(copy)) as target,
    ):
        original.backup(target)
        triggers = target.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            target.execute(f"DROP TRIGGER {name}")
        assert target.execute(doctored).rowcount == 1
        target.commit()
    assert fault in reckon(copy)
