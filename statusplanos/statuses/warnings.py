"""What is allowed and yet likely a mistake: shown above the register until it is solved.

See docs/domain.md, "Checks on a status".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.statuses.automatic_steps import forbidding_tasks, is_timed
from statusplanos.statuses.models import Access, Category, Status, Tone


class Rules(Protocol):
    """What is asked of a status here: a row of :func:`rules_in_use`, or a status itself."""

    @property
    def id(self) -> int: ...
    @property
    def description(self) -> str: ...
    @property
    def category(self) -> Category: ...
    @property
    def tone(self) -> Tone: ...
    @property
    def generates_billing(self) -> bool: ...
    @property
    def next_status_id(self) -> int | None: ...
    @property
    def duration_days(self) -> int | None: ...
    @property
    def access(self) -> Access: ...
    @property
    def allows_scheduled_tasks(self) -> bool: ...
    @property
    def is_trial(self) -> bool: ...


class Kind(StrEnum):
    CYCLE = "cycle"
    STUCK = "stuck"
    BILLS_WITHOUT_ACCESS = "bills_without_access"
    TRIAL_BILLS = "trial_bills"


FIELDS = {
    Kind.CYCLE: "next_status",
    Kind.STUCK: "allows_scheduled_tasks",
    Kind.BILLS_WITHOUT_ACCESS: "generates_billing",
    Kind.TRIAL_BILLS: "generates_billing",
}


@dataclass(frozen=True)
class Finding:
    """One thing to look at in ``status``; ``repair`` is the status whose form solves it."""

    kind: Kind
    status: Rules
    repair: Rules
    others: Sequence[Rules] = ()

    @property
    def field(self) -> str:
        """The form's field that solves it."""
        return FIELDS[self.kind]

    @property
    def text(self) -> str:
        """What is said after the status's name."""
        match self.kind:
            case Kind.CYCLE:
                path = ", ".join(step.description for step in [*self.others, self.status])
                return str(_("goes by itself through %(path)s and comes back, for ever.", path=path))
            case Kind.STUCK:
                return _stuck(self.status, self.repair)
            case Kind.BILLS_WITHOUT_ACCESS:
                return str(_("bills, but gives no access."))
            case Kind.TRIAL_BILLS:
                return str(_("counts as a trial, but bills."))


def _stuck(status: Rules, forbidding: Rules) -> str:
    if forbidding is status:
        return str(_("has days, but scheduled tasks may not touch it: nobody will be moved."))
    said = _(
        "has days, but scheduled tasks may not touch %(name)s, which follows: nobody will be moved.",
        name=forbidding.description,
    )
    return str(said)


def standing(session: Session) -> list[Finding]:
    """The warnings about the statuses in use."""
    return warnings(rules_in_use(session))


def rules_in_use(session: Session) -> list[Rules]:
    names = [name for name in Rules.__dict__ if isinstance(Rules.__dict__[name], property)]
    columns = [getattr(Status, name) for name in names]
    found = select(*columns).where(Status.archived_at.is_(None)).order_by(Status.description_folded)
    return list(session.execute(found).all())


def warnings(statuses: Iterable[Rules]) -> list[Finding]:
    """The warnings about ``statuses``, in their order; rings of automatic steps last."""
    by_id = {status.id: status for status in statuses}
    own = [warning for status in by_id.values() for warning in _about(status, by_id)]
    return own + [Finding(Kind.CYCLE, ring[0], ring[0], ring[1:]) for ring in cycles(by_id)]


def _about(status: Rules, by_id: Mapping[int, Rules]) -> Iterator[Finding]:
    following = _following(status, by_id)
    if following is not None:
        forbidding = forbidding_tasks(status, following)
        if forbidding is not None:
            yield Finding(Kind.STUCK, status, forbidding)
    if status.generates_billing and not status.access.gives_access:
        yield Finding(Kind.BILLS_WITHOUT_ACCESS, status, status)
    if status.generates_billing and status.is_trial:
        yield Finding(Kind.TRIAL_BILLS, status, status)


def _following(status: Rules, by_id: Mapping[int, Rules]) -> Rules | None:
    """Where the clock leads from ``status``."""
    return by_id.get(status.next_status_id or 0) if is_timed(status) else None


def cycles(by_id: Mapping[int, Rules]) -> list[list[Rules]]:
    """The rings of automatic steps, each once. A status has at most one step, so a walk finds them all."""
    rings: list[list[Rules]] = []
    done: set[int] = set()
    for start in by_id.values():
        walk: dict[int, Rules] = {}
        here: Rules | None = start
        while here is not None and here.id not in done and here.id not in walk:
            walk[here.id] = here
            here = _following(here, by_id)
        if here is not None and here.id in walk:
            path = list(walk)
            rings.append([walk[number] for number in path[path.index(here.id) :]])
        done |= walk.keys()
    return rings
