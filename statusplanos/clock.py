"""The only place that knows what time it is. Read at the door, passed inward as ``on`` or ``at``."""

from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_DEFAULT = ZoneInfo("America/Sao_Paulo")
_zone: ContextVar[ZoneInfo] = ContextVar("company_zone", default=_DEFAULT)
_ahead = timedelta()


def use_zone(name: str) -> None:
    """Set the company's time zone for this context. Raises ``ZoneInfoNotFoundError`` for an unknown name."""
    _zone.set(ZoneInfo(name))


def zone() -> ZoneInfo:
    return _zone.get()


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC) + _ahead


def stand_ahead(by: timedelta) -> None:
    """Let this process's clock stand ``by`` ahead of the machine's, or behind it.

    Rehearsals set their day and hour with it; nothing in the product does.
    """
    global _ahead
    _ahead = by


def age(file: Path) -> timedelta:
    """How long ago ``file`` was written: both ends by the machine's clock, which stamps files. Raises
    ``FileNotFoundError``."""
    return datetime.now(UTC) - datetime.fromtimestamp(file.stat().st_mtime, UTC)


def today() -> date:
    """The company's local date."""
    return local(now()).date()


def midnight(day: date) -> datetime:
    """The first instant of the company's local ``day``, also where the clock jumps over its midnight."""
    return datetime.combine(day, time(), _zone.get()).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """``instant`` (aware) on the company's wall clock."""
    return instant.astimezone(_zone.get())
