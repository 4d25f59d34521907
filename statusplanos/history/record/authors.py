"""Who acts in a session, and the operation that all of a unit of work's changes belong to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session

from statusplanos.history.models import Kind, Operation, Source
from statusplanos.history.record.guard import UnrecordedWrite, recorded

_KEY = "author"


@dataclass
class Author:
    """Under whose name a session writes. ``operation_id`` is filled at the first change."""

    actor: str
    source: Source
    at: datetime
    actor_id: int | None = None
    reason: str | None = None
    request_id: str | None = None
    address: str | None = None
    kind: Kind | None = None
    about: str | None = None
    about_id: int | None = None
    operation_id: int | None = None
    lasting: bool = False
    doubted: bool = False


def act_as(session: Session, author: Author) -> None:
    """Everything ``session`` writes from here on is ``author``'s. Called at the door, never deeper."""
    session.info[_KEY] = author


def author_of(session: Session) -> Author:
    """Raises :class:`UnrecordedWrite` when no door has said who is acting."""
    author: Author | None = session.info.get(_KEY)
    if author is None:
        raise UnrecordedWrite("nobody is named as the author of this change: call act_as() at the door")
    return author


def state_reason(session: Session, reason: str | None) -> None:
    """Why the operation under way is done; to be said before its first change."""
    author_of(session).reason = reason or None


def state_kind(session: Session, kind: Kind, about: tuple[str, int] | None = None) -> None:
    """What the operation under way is, and for or to what it is done; before its first change."""
    author = author_of(session)
    author.kind = kind
    author.about, author.about_id = about or (None, None)


def open_lasting_operation(session: Session) -> int:
    """Start the one operation of a daily run or an import, over several transactions, and commit it."""
    author = author_of(session)
    author.operation_id, author.lasting = None, True
    number = operation_of(session)
    session.commit()
    return number


def resume_operation(session: Session, operation_id: int) -> None:
    """Go on under an operation that an interrupted process began."""
    author = author_of(session)
    author.operation_id, author.lasting, author.doubted = operation_id, True, False


def operation_of(session: Session) -> int:
    """The id of the operation under way, which is written at its first change."""
    author = author_of(session)
    if author.operation_id is not None and author.doubted and not _still_there(session, author):
        author.operation_id = None
    author.doubted = False
    if author.operation_id is None:
        author.operation_id = _written(session, author)
    return author.operation_id


def _described(author: Author) -> dict[str, Any]:
    names = ["at", "actor", "actor_id", "source", "reason", "request_id", "address"]
    names += ["kind", "about", "about_id"]
    return {name: getattr(author, name) for name in names}


def _written(session: Session, author: Author) -> int:
    row = insert(Operation.__table__).values(_described(author))
    done = session.connection().execute(row, execution_options=recorded("operation"))
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def _still_there(session: Session, author: Author) -> bool:
    columns = Operation.__table__.c
    same = [columns.id == author.operation_id, columns.at == author.at, columns.actor == author.actor]
    return session.connection().execute(select(columns.id).where(*same)).first() is not None


@event.listens_for(Session, "after_commit")
def _finish_operation(session: Session) -> None:
    author: Author | None = session.info.get(_KEY)
    if author is not None and not author.lasting:
        author.operation_id = author.kind = author.about = author.about_id = None


@event.listens_for(Session, "after_soft_rollback")
def _doubt_operation(session: Session, previous: object) -> None:
    """A rollback, perhaps only to a savepoint, may have taken the operation's row away."""
    author: Author | None = session.info.get(_KEY)
    if author is not None and not author.lasting:
        author.doubted = True
