"""The list of daily runs: those that left somebody behind, those that moved somebody, and their order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from statusplanos.lifecycle.models import DailyRun, DailyRunFinding, Finding
from statusplanos.web.filters import number as written
from statusplanos.web.lists.listing import Listing, Page, fetch

_SORTS = {"dia": DailyRun.id, "movidos": DailyRun.moved}
_KINDS: Mapping[str, tuple[Any, ColumnElement[bool]]] = {
    "pendencias": (_l("With findings"), exists().where(DailyRunFinding.run_id == DailyRun.id)),
    "movimentos": (_l("With moved plans"), DailyRun.moved > 0),
}
LABELS = {name: label for name, (label, _condition) in _KINDS.items()}


def read() -> Listing:
    return Listing.read(sorts=tuple(_SORTS), default="-dia", filters=("com",), size=30)


def found(listing: Listing) -> Page:
    """Rows with ``DailyRun``."""
    wanted = select(DailyRun)
    if kind := _KINDS.get(listing.filters["com"]):
        wanted = wanted.where(kind[1])
    return fetch(wanted, listing, columns=_SORTS, key=DailyRun.id)


def counts(session: Session) -> dict[str, int]:
    each = [func.count().filter(condition) for _label, condition in _KINDS.values()]
    return dict(zip(_KINDS, session.execute(select(*each).select_from(DailyRun)).one(), strict=True))


def tallies(session: Session, runs: Sequence[int]) -> dict[int, Counter[str]]:
    """How many each run left and failed on, by the run's id."""
    kind, number = DailyRunFinding.kind, DailyRunFinding.run_id
    counted = select(number, kind, func.count()).where(number.in_(runs))
    by_run: dict[int, Counter[str]] = {one: Counter() for one in runs}
    for run_id, finding, count in session.execute(counted.group_by(number, kind)):
        by_run[run_id][finding.value] = count
    return by_run


def shortfalls(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """What the history says of the runs that did not move everybody."""
    return {number: _shortfall(tally) for number, tally in tallies(session, numbers).items() if tally}


def _shortfall(tally: Counter[str]) -> str:
    left, failed = tally[Finding.LEFT.value], tally[Finding.FAILED.value]
    words = (
        ngettext("%(shown)s not moved", "%(shown)s not moved", left, shown=written(left)),
        ngettext("%(shown)s with error", "%(shown)s with error", failed, shown=written(failed)),
    )
    return ", ".join(word for word, count in zip(words, (left, failed), strict=True) if count)
