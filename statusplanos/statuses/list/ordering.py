"""The order in which staff see the statuses: in the register, wherever one is chosen, on the map."""

from enum import StrEnum

from sqlalchemy import case, update
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.statuses import register
from statusplanos.statuses.models import Status


class Step(StrEnum):
    FIRST = "primeiro"
    UP = "acima"
    DOWN = "abaixo"
    LAST = "ultimo"


def move(session: Session, status: Status, step: Step) -> int:
    """Move ``status`` among those in use; at the end it stays. Returns its place, the first is 1.

    Raises :class:`DomainError` for a status that is archived: it has no place.
    """
    order = [one.id for one in register.in_use(session)]
    if status.id not in order:
        raise DomainError(register.archived_already(status))
    at = order.index(status.id)
    order.remove(status.id)
    place = {Step.FIRST: 0, Step.UP: max(at - 1, 0), Step.DOWN: at + 1, Step.LAST: len(order)}[step]
    order.insert(place, status.id)
    _store(session, order)
    return order.index(status.id) + 1


def _store(session: Session, order: list[int]) -> None:
    """Number all anew. Not a new version: who edits a status loses nothing by its place."""
    places = {number: place for place, number in enumerate(order, 1)}
    position = case(places, value=Status.id)
    change = update(Status).where(Status.id.in_(order), Status.position != position).values(position=position)
    session.execute(change, execution_options={"synchronize_session": False})
    session.expire_all()
