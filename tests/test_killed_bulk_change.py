"""A bulk change whose worker is killed in the middle: another one goes on, and everybody moved exactly once.

The reckoning reads the file with plain SQL and none of the product's code.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import app as application
from statusplanos import clock
from statusplanos.config import ROOT
from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as, author_of
from statusplanos.lifecycle.bulk import batch
from statusplanos.statuses.models import Status
from tests.conftest import environment as configuration
from tests.launching import environment
from tests.ports import free_port
from tests.test_killed_run import COUNT, announce_by_email, export, flask

pytestmark = pytest.mark.slow
WORKER = "from app import app; app.app_context().push(); from statusplanos import jobs; jobs.run_bulk()"
TARGET = "(SELECT id FROM status WHERE description = 'Serviço Habilitado')"
MOVE = "c.old IS NOT NULL AND c.field = 'status_id' AND c.entity = 'subscription'"
FAULTS = {
    "not moved once": f"""SELECT id FROM subscription WHERE entry_no <> 2 OR status_id <> {TARGET}
        OR due_on IS NOT NULL OR version <> 2""",
    "not one change of status": f"""SELECT s.id FROM subscription s
        LEFT JOIN change c ON c.entity_id = s.id AND {MOVE} GROUP BY s.id HAVING count(c.id) <> 1""",
    "not one operation": f"""SELECT 0 FROM (SELECT count(DISTINCT c.operation_id) AS n FROM change c
        WHERE {MOVE}) WHERE n <> 1""",
    "not one new period": """SELECT s.id FROM subscription s LEFT JOIN status_period p
        ON p.subscription_id = s.id GROUP BY s.id HAVING count(p.id) <> 2
        OR sum(p.ended_on IS NULL AND p.started_on = s.entered_on AND p.status_id = s.status_id) <> 1""",
    "not one message": """SELECT s.id FROM subscription s LEFT JOIN message m ON m.subscription_id = s.id
        GROUP BY s.id HAVING count(m.id) <> 1""",
    "not one result": """SELECT s.id FROM subscription s LEFT JOIN bulk_item i ON i.subscription_id = s.id
        GROUP BY s.id HAVING count(i.id) <> 1 OR min(i.state) <> 'moved'""",
    "not one way back": """SELECT s.id FROM subscription s LEFT JOIN status_move v
        ON v.subscription_id = s.id GROUP BY s.id HAVING count(v.id) <> 1 OR min(v.version) <> s.version""",
    "lost or added": f"SELECT 0 FROM (SELECT count(*) AS n FROM subscription) WHERE n <> {COUNT}",
}


@pytest.fixture(scope="module")
def confirmed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which a bulk change of everybody waits for the worker."""
    folder = tmp_path_factory.mktemp("bulk") / "data"
    shutil.copytree(template, folder)
    announce_by_email(folder)
    today = clock.today()
    flask(folder, "import-customers", str(export(folder.parent / "clientes.csv", today - timedelta(days=3))))
    made = application.create_app(configuration(folder))
    with made.app_context():
        session, at = db.session(), clock.now()
        act_as(session, Author("Ana Nogueira", Source.WEB, at, actor_id=1))
        by = author_of(session)
        wanted = batch.choose(session, select(Subscription.id), by=by, at=at, chosen_by={})
        to = session.query(Status).filter_by(description="Serviço Habilitado").one()
        terms = {"effective_on": today, "until": None, "reason": "", "notify": True, "today": today}
        batch.foresee(session, wanted, to=to, **terms)
        batch.confirm(session, wanted, revision=1, by=by, at=at, today=today)
        session.commit()
        db.session.remove()
        db.engine.dispose()
    return folder


def worker(folder: Path) -> subprocess.Popen[bytes]:
    more = {"SECRET_KEY": configuration(folder)["SECRET_KEY"]}
    return subprocess.Popen(
        [sys.executable, "-c", WORKER], cwd=ROOT, env=environment(folder, free_port(), **more)
    )


def asked(folder: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "statusplanos.db", timeout=30)) as connection:
        rows = connection.execute(query).fetchall()
        connection.commit()
        return rows


def moved(folder: Path) -> int:
    return int(asked(folder, "SELECT count(*) FROM subscription WHERE entry_no > 1")[0][0])


def test_everybody_moves_once_though_the_worker_is_killed(confirmed: Path) -> None:
    assert {name for name, query in FAULTS.items() if asked(confirmed, query)} >= {"not moved once"}
    with worker(confirmed) as process:
        until = time.monotonic() + 60
        while moved(confirmed) == 0 and time.monotonic() < until:
            assert process.poll() is None, "it was over before it could be killed"
        os.kill(process.pid, signal.SIGKILL)
    assert 0 < moved(confirmed) < COUNT
    asked(confirmed, "UPDATE bulk_change SET lease_until = '2020-01-01T00:00:00.000000+00:00'")
    for _ in range(2):
        with worker(confirmed) as process:
            assert process.wait(60) == 0
    assert {name: len(rows) for name, query in FAULTS.items() if (rows := asked(confirmed, query))} == {}
    assert asked(confirmed, "SELECT state, fence FROM bulk_change") == [("done", 3)]
    flask(confirmed, "verify-history")
