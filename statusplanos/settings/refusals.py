"""How a page of the settings shows again what was typed when a save is refused."""

from collections.abc import Callable, Iterable
from typing import Any

from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.settings import company
from statusplanos.settings.models import Company

Row = tuple[object, str, str]


def refusal(
    form: Any,
    error: DomainError,
    *,
    stamped: Callable[[Company], str],
    rows: Callable[[Company], Iterable[Row]],
) -> dict[str, Any]:
    """The code, and after a lost update the fields that differ: ``rows`` names each with what is saved
    now and what was typed. The form takes the present stamp, so that saving again is a decision."""
    db.session.rollback()
    form.refuse(error)
    if not isinstance(error, LostUpdate):
        return {"code": 422}
    saved = company.current()
    form.seen.data = stamped(saved)
    told = [(str(label), theirs, mine) for label, theirs, mine in rows(saved)]
    return {"code": 409, "versus": [row for row in told if row[1] != row[2]]}
