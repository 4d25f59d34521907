"""Canonical text: one spelling of each value, the same in Python, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Text, case, cast, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

from statusplanos.extensions import Instant


class instant_text(GenericFunction[str]):
    """An instant as ISO 8601 text in UTC with microseconds."""

    type = Text()
    inherit_cache = True


@compiles(instant_text, "sqlite")
def _instant_on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return str(compiler.process(element.clauses, **kw))


@compiles(instant_text, "postgresql")
def _instant_on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    inner = compiler.process(element.clauses, **kw)
    return f"""to_char(({inner}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""


def canonical(value: object) -> str | None:
    """``True`` is ``true``, a day ``2026-05-11``, an instant ``2026-05-11T11:00:00.000000+00:00``."""
    if value is None:
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int)):
        return str(value)
    raise TypeError(f"no canonical text for {type(value).__name__}")


def canonical_sql(expression: ColumnElement[Any], kind: TypeEngine[Any]) -> ColumnElement[str | None]:
    """The same text worked out by the database, for a value of the column type ``kind``."""
    if isinstance(kind, Boolean):
        return case((expression.is_(True), "true"), (expression.is_(False), "false"))
    if isinstance(kind, Instant):
        return instant_text(expression)
    return cast(type_coerce(expression, kind), Text)
