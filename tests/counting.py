"""How many SQL statements something takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from statusplanos.extensions import db


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements executed inside, one after the other."""
    seen: list[str] = []

    def note(connection, cursor, statement, parameters, context, executemany):
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
