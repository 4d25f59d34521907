"""Reading very many rows without holding them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.orm import Session

BATCH = 2000


def stream(session: Session, statement: Executable) -> Iterator[Any]:
    """The rows of ``statement`` as they come; on PostgreSQL through a cursor on the server."""
    options = {"stream_results": True, "yield_per": BATCH}
    return iter(session.connection().execute(statement, execution_options=options))
