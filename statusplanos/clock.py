"""The only place that knows what time it is. Read at the door, passed inward as ``on`` or ``at``."""

from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_DEFAULT = ZoneInfo("America/Sao_Paulo")
_zone: ContextVar[ZoneInfo] = ContextVar("company_zone", default=_DEFAULT)


def use_zone(name: str) -> None:
    """Set the company's time zone for this context. Raises ``ZoneInfoNotFoundError`` for an unknown name."""
    _zone.set(ZoneInfo(name))


def zone() -> ZoneInfo:
    return _zone.get()


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The company's local date."""
    return local(now()).date()


def midnight(day: date) -> datetime:
    """The first instant of the company's local ``day``, also where the clock jumps over its midnight."""
    return datetime.combine(day, time(), _zone.get()).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """``instant`` (aware) on the company's wall clock."""
    return instant.astimezone(_zone.get())
