"""Long work in chunks, a transaction each; what the database refuses is halved down to the bad row.

See docs/domain.md, "One bad row stops nobody".
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

SIZE = 1000
PAUSE = 0.005
"""Seconds between two chunks, so that other writers get their turn."""

T = TypeVar("T")


def of(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + SIZE] for start in range(0, len(ids), SIZE))


def halving(
    session: Session, ids: list[int], *, move: Callable[[list[int]], T], blame: Callable[[int, str], T]
) -> list[T]:
    """What ``move`` gave for ``ids``, committed; a row that the database refuses goes to ``blame`` instead.

    Raises ``OperationalError`` when the database is away, locked or full: no row is to blame for that.
    """
    try:
        done = move(ids)
        session.commit()
        return [done]
    except OperationalError:
        session.rollback()
        raise
    except SQLAlchemyError as error:
        session.rollback()
        if len(ids) == 1:
            return [blame(ids[0], _cause(error))]
    middle = len(ids) // 2
    halves = (ids[:middle], ids[middle:])
    return [part for half in halves for part in halving(session, half, move=move, blame=blame)]


def _cause(error: SQLAlchemyError) -> str:
    said = str(getattr(error, "orig", error)).split("\n")[0]
    return _("The database refused the change: %(cause)s", cause=said)
