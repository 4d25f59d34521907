"""Where a page of a list ended, as one word for the URL: the order's value and the row's key."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_INTEGERS = range(-(2**63), 2**63)


@dataclass(frozen=True)
class Place:
    value: Any
    key: Any


def encode(value: Any, key: Any) -> str:
    written = json.dumps([_plain(value), _plain(key)], separators=(",", ":"))
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def decode(cursor: str | None, column: Any, key: Any) -> Place | None:
    """The place behind ``cursor``, typed like its columns; ``None`` (the first page) when it is no cursor."""
    if not cursor:
        return None
    try:
        value, last = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return Place(_typed(value, column), _typed(last, key))
    except (ValueError, TypeError, RecursionError):
        return None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _typed(value: Any, column: Any) -> Any:
    """``value`` as ``column`` holds it. Raises ``ValueError`` or ``TypeError`` when it cannot be."""
    kind = _kind(column)
    if value is None:
        return None
    if issubclass(kind, date):
        return _moment(value) if issubclass(kind, datetime) else date.fromisoformat(value)
    if isinstance(value, str) and issubclass(kind, str) and "\0" not in value:
        return value
    if isinstance(value, int) and issubclass(kind, int) and value in _INTEGERS:
        return value
    raise ValueError(value)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at


def _kind(column: Any) -> type:
    try:
        kind = column.type.python_type
    except NotImplementedError:
        return str
    return kind if isinstance(kind, type) else str
