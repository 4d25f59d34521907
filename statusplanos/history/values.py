"""Canonical text: one spelling of each value, the same in Python, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Integer, Text, case, cast, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

from statusplanos.extensions import Instant


class instant_text(GenericFunction[str]):
    """An instant as ISO 8601 text in UTC with microseconds."""

    type = Text()
    inherit_cache = True


class day_text(GenericFunction[str]):
    """A day as ISO 8601 text, whatever style the server writes dates in."""

    type = Text()
    inherit_cache = True


@compiles(day_text, "sqlite")
@compiles(instant_text, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return str(compiler.process(element.clauses, **kw))


@compiles(instant_text, "postgresql")
def _instant_on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    inner = compiler.process(element.clauses, **kw)
    return f"""to_char(({inner}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""


@compiles(day_text, "postgresql")
def _day_on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **kw)}, 'YYYY-MM-DD')"


def canonical(value: object, kind: TypeEngine[Any] | None = None) -> str | None:
    """``True`` is ``true``, a day ``2026-05-11``, an instant ``2026-05-11T11:00:00.000000+00:00``.

    ``kind`` is the column's type: a 1 in a boolean column is ``true``. Raises ``TypeError`` for a value whose
    text nobody could tell.
    """
    if value is None:
        return None
    if isinstance(kind, Boolean) and value in (0, 1):
        return "true" if value else "false"
    if isinstance(kind, Integer) and isinstance(value, bool):
        return str(int(value))
    if isinstance(kind, Date) and isinstance(value, datetime):
        return value.date().isoformat()
    return _plain(value)


def _plain(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case str() | int():
            return str(value)
    raise TypeError(f"no canonical text for {type(value).__name__}")


def canonical_sql(expression: ColumnElement[Any], kind: TypeEngine[Any]) -> ColumnElement[str | None]:
    """The same text worked out by the database, for a value of the column type ``kind``."""
    if isinstance(kind, Boolean):
        return case((expression.is_(True), "true"), (expression.is_(False), "false"))
    if isinstance(kind, Instant):
        return instant_text(type_coerce(expression, kind))  # type: ignore[return-value]
    if isinstance(kind, Date):
        return day_text(type_coerce(expression, kind))  # type: ignore[return-value]
    return cast(type_coerce(expression, kind), Text)
