"""What a change of days or next status does to the plans that stand in the status already.

The floor above owns those plans: it registers who counts them and who writes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from sqlalchemy.orm import Session

from statusplanos.statuses.draft import Draft
from statusplanos.statuses.models import Status


class Redate(StrEnum):
    """What the editor wants for those who stand in the status."""

    NEW = "new"
    """Only who enters from here on; the others keep their day."""
    ALL = "all"
    """Everybody's day is counted again from the entry, never before tomorrow."""
    EXTEND = "extend"
    """Only who gains days."""


@dataclass(frozen=True)
class Outlook:
    """How many plans each choice moves. ``all_tomorrow``: whose days are over, so that they end tomorrow.

    ``cleared`` lose their day whatever is chosen, ``redirected`` keep it and go to another status then.
    """

    cleared: int = 0
    redirected: int = 0
    all: int = 0
    all_tomorrow: int = 0
    extend: int = 0

    @property
    def has_choice(self) -> bool:
        return bool(self.all or self.extend)

    @property
    def asks(self) -> bool:
        """Whether anybody who stands there is touched."""
        return self.has_choice or bool(self.cleared or self.redirected)


class Redater(Protocol):
    """Counting and writing by the same rule; the rules of ``before`` are stored, or were until now."""

    def foresee(self, session: Session, status: Status, before: Draft, after: Draft, on: date) -> Outlook: ...

    def redate(
        self, session: Session, status: Status, before: Draft, after: Draft, how: Redate, on: date
    ) -> int: ...


class _Nobody:
    """Stands in as long as no package above has registered who owns plans."""

    def foresee(self, session: Session, status: Status, before: Draft, after: Draft, on: date) -> Outlook:
        return Outlook()

    def redate(
        self, session: Session, status: Status, before: Draft, after: Draft, how: Redate, on: date
    ) -> int:
        return 0


_redater: list[Redater] = [_Nobody()]


def register_redater(redater: Redater) -> None:
    """Called once, when the floor above is imported."""
    _redater[0] = redater


def redater() -> Redater:
    return _redater[0]


def loses_days(before: Draft, after: Draft) -> bool:
    """Whether days or next status are taken away."""
    pairs = ((before.duration_days, after.duration_days), (before.next_status_id, after.next_status_id))
    return any(old is not None and new is None for old, new in pairs)
