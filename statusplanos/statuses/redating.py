"""What a change of days or next status does to the plans that stand in the status already.

The floor above owns those plans: it provides who counts them and who writes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from sqlalchemy.orm import Session

from statusplanos.hooks import One
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


@dataclass(frozen=True)
class Revision:
    """A change of a status on the day ``on``; what is ``before`` is stored, or was until now."""

    status: Status
    before: Draft
    after: Draft
    on: date

    @property
    def takes_days_away(self) -> bool:
        """Whether days or next status are taken away."""
        before, after = self.before, self.after
        pairs = ((before.duration_days, after.duration_days), (before.next_status_id, after.next_status_id))
        return any(old is not None and new is None for old, new in pairs)

    @property
    def changes_days(self) -> bool:
        return self.after.duration_days not in (None, self.before.duration_days)

    @property
    def redirects(self) -> bool:
        return self.before.next_status_id != self.after.next_status_id


class Undecided(Exception):
    """Plans that stand in the status would be touched, and nobody has said how: nothing is changed."""

    def __init__(self, outlook: Outlook) -> None:
        super().__init__(outlook)
        self.outlook = outlook


class Plans(Protocol):
    """Those who stand in a status. Counting and writing go by the same rule."""

    def foresee(self, session: Session, change: Revision) -> Outlook:
        """How many each choice would move."""

    def redate(self, session: Session, change: Revision, how: Redate) -> int:
        """Write the new days. Returns how many have another day now, or none any more."""


plans: One[Plans] = One()
"""Provided by the floor that owns them."""
