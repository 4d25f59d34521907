"""`python -m tests.releases.dump`: what a release leaves behind, kept for the migrations to come.

One small installation with something of every kind, as this version's own code makes it, as SQL for SQLite
and for PostgreSQL. Made once, when a version is released; never again for the same version.
"""

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from sqlalchemy.orm import Session

import app as application
from statusplanos import clock, config
from statusplanos.customers.models import Customer, Plan
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.lifecycle import enrolment
from statusplanos.statuses.models import Status
from tests import stage
from tests.cast import hire
from tests.embedded import named, program, run_sql, running
from tests.seeded import sow

FOLDER = Path(__file__).parent
KEYS = {
    "SECRET_KEY": "only-for-tests-0123456789abcdef",
    "STATUSPLANOS_ENCRYPTION_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OWFiY2RlZmc=",
}
"""With these a dump's stored passwords can be opened."""


def fill(address: str, folder: Path) -> None:
    """An installation at ``address`` with something of every kind, and a plan in every status."""
    app = application.create_app({"STATUSPLANOS_DATA_DIR": str(folder), "DATABASE_URL": address, **KEYS})
    installation.upgrade(app)
    with app.app_context():
        session = db.session()
        hire(session)
        sow(session)
        _stand_everywhere(session)
        db.session.remove()
        db.engine.dispose()


def _stand_everywhere(session: Session) -> None:
    act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
    today = clock.today()
    terms = {"on": today, "today": today, "at": clock.now(), "notify": False}
    customer = session.query(Customer).order_by(Customer.id).first()
    plan = session.query(Plan).order_by(Plan.id).first()
    for status in session.query(Status).filter_by(archived_at=None).order_by(Status.id):
        enrolment.enrol(session, customer=customer, plan=plan, status=status, **terms)
        session.commit()


def as_sqlite(folder: Path) -> str:
    file = folder / "statusplanos.db"
    fill(f"sqlite:///{file}", folder)
    with closing(connect(file)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def as_postgresql(folder: Path) -> str:
    with running() as server:
        run_sql(server, "CREATE DATABASE released")
        address = named(server, "released")
        fill(address, folder)
        command = [str(program("pg_dump")), "--inserts", "--no-owner", "--no-privileges"]
        plain = address.replace("+psycopg", "")
        dumped = subprocess.run([*command, plain], stdout=subprocess.PIPE, text=True, check=True).stdout
    return "".join(line for line in dumped.splitlines(keepends=True) if not line.startswith("\\"))


def main() -> int:
    stage.begin()
    for kind, dump in (("sqlite", as_sqlite), ("postgresql", as_postgresql)):
        file = FOLDER / f"{config.version()}.{kind}.sql"
        if file.exists():
            print(f"{file.name} is there: a release is dumped once.", file=sys.stderr)
            return 2
        with tempfile.TemporaryDirectory(prefix="sp-") as folder:
            file.write_text(dump(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
