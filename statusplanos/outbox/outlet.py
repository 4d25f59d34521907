"""What a table declares of itself, so that its rows can be sent by the one machine of this folder."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from statusplanos.outbox.rows import OutboxRow
from statusplanos.outbox.transport import Receipt, Transport


@dataclass(frozen=True)
class Route:
    """A way that rows take: a sender, another program, a router. It has one thread at a time.

    ``at_most_once``: what was handed over without an answer is never sent again by itself. ``probing``: it
    has failed too often and is tried with a single row.
    """

    key: Hashable
    at_most_once: bool = False
    probing: bool = False


@dataclass(frozen=True)
class Parcel:
    """One claimed row made ready, free of the database. ``problem`` says why it cannot go out."""

    id: int
    attempts: int
    give_up_at: datetime | None
    contents: Any
    problem: str | None = None


class Outlet(ABC):
    """One table whose rows must leave the house: which are due by which route, and what is special to them.

    Every method but ``open`` gets a session and stays within its transaction; the machine commits.
    """

    row: ClassVar[type[OutboxRow]]
    looks_again: ClassVar[bool] = False
    """Whether each row is looked at once more before it goes: one withdrawn meanwhile must not go."""
    threads: ClassVar[int]
    """How many routes may work at the same time. Outlets never wait for each other."""

    @abstractmethod
    def routes(self, session: Session, *, at: datetime) -> list[Route]:
        """The routes that have rows due (:func:`statusplanos.outbox.queue.due`) and do not rest."""

    @abstractmethod
    def prepare(self, session: Session, route: Route, rows: Sequence[Any], *, at: datetime) -> list[Parcel]:
        """What goes out for each of ``rows``. If it raises it is asked again for each row alone, and the row
        that raises then has failed."""

    @abstractmethod
    def open(self, session: Session, route: Route) -> Transport:
        """What hands the parcels over. It opens nothing yet. Raises ``TransportError``."""

    @abstractmethod
    def note_success(self, session: Session, route: Route) -> None:
        """The route's server works."""

    @abstractmethod
    def note_failure(self, session: Session, route: Route, *, cause: str, at: datetime) -> bool:
        """The route's server is to blame. Whether the route rests now."""

    def belongs(self, route: Route) -> Sequence[ColumnElement[bool]]:
        """What tells the rows of ``route`` from others."""
        return ()

    def withdrawn(self) -> ColumnElement[bool] | None:
        """What tells rows that must not go out any more: those that wait become *cancelled*."""
        return None

    def take_room(self, session: Session, route: Route, *, wanted: int, at: datetime) -> int:
        """How many of ``wanted`` rows may be sent now; they count as sent."""
        return wanted

    def give_room_back(self, session: Session, route: Route, *, unused: int, at: datetime) -> None:
        """So many were taken and not sent after all."""
        return

    def keep_waiting(self, session: Session, *, at: datetime) -> None:
        """Put off the hour of giving up for what a limit holds back."""
        return

    def sent_columns(self, parcel: Parcel, receipt: Receipt | None) -> dict[str, Any]:
        """What else is written into a row that went out, or may have."""
        return {}
