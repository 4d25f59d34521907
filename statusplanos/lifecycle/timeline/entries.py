"""What a timeline of plans is made of: a moment of one sort, and the place that it has among all."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, or_

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class MomentKind(StrEnum):
    """The sorts of moments, as the address names them."""

    STATUS = "status"
    MESSAGES = "mensagens"
    BILLING = "cobranca"
    LOGIN = "login"
    DATA = "dados"
    NOTES = "anotacoes"

    @property
    def label(self) -> str:
        return str(SORT_WORDS[self.value])


SORT_WORDS = {
    "status": _l("Status"),
    "mensagens": _l("Messages"),
    "cobranca": _l("Billing"),
    "login": _l("RADIUS login"),
    "dados": _l("Data"),
    "anotacoes": _l("Notes of staff"),
}


@dataclass(frozen=True, order=True)
class Place:
    """Where a moment stands: by instant, then by source, then by the row's id. The newest is the highest."""

    at: datetime
    rank: int
    id: int

    def written(self) -> str:
        """The place as a word for the address."""
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}.{self.rank}.{self.id}"

    @classmethod
    def read(cls, text: str | None) -> "Place | None":
        parts = (text or "").split(".")
        if len(parts) != 3 or not all(_is_number(part) for part in parts):
            return None
        micros, rank, number = (int(part) for part in parts)
        return cls(_EPOCH + timedelta(microseconds=micros), rank, number)

    def before(self, rank: int, at: Any, number: Any) -> ColumnElement[bool]:
        """The condition that rows of the source ``rank`` with the columns ``at`` and ``number`` are older."""
        older: ColumnElement[bool] = at < self.at
        if rank > self.rank:
            return older
        same: ColumnElement[bool] = at == self.at
        return or_(older, same if rank < self.rank else and_(same, number < self.id))


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline; the template named ``template`` shows ``what``."""

    place: Place
    template: str
    what: Any


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 16
