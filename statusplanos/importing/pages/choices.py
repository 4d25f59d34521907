"""What the pages *Colunas* and *Situações e planos* offer, and what was chosen there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Plan
from statusplanos.errors import DomainError
from statusplanos.importing.checking.file_terms import CREATE, LEAVE_OUT, NAMED
from statusplanos.importing.columns import REQUIRED, TARGETS, Column
from statusplanos.importing.file.matching import Places
from statusplanos.importing.models import ImportRun
from statusplanos.importing.upload import remembered_choices
from statusplanos.statuses.models import Status

MANY = 150
"""Above so many plans of ours a name that is the same here is offered that one plan alone."""

Ours = Mapping[str, tuple[str, str]]
"""Of ours by folded name: id as text and shown name."""


@dataclass(frozen=True)
class Offer:
    """One name of the file beside ours. ``choice`` is what stands chosen, empty for nothing yet."""

    id: str
    name: str
    folded: str
    rows: int
    choice: str
    options: list[tuple[str, str]]
    like: str = ""
    remembered: bool = False
    error: str = ""


@dataclass(frozen=True)
class Offers:
    column: Column
    names: list[Offer]
    more: int
    empty: int

    @property
    def open(self) -> int:
        return sum(not offer.choice for offer in self.names)


@dataclass
class ChosenColumns:
    """Where columns were sent: by place in the file, the errors too."""

    by_place: dict[int, str] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def places(self) -> Places:
        return {Column(name): place for place, name in self.by_place.items()}


def read_columns(form: Mapping[str, str], titles: list[str], labels: Mapping[Column, Any]) -> ChosenColumns:
    """What was chosen, and what is wrong with it: (id of the field, sentence)."""
    chosen = ChosenColumns()
    for place in range(len(titles)):
        name = form.get(f"column-{place}", "")
        if name not in TARGETS:
            continue
        if name in chosen.by_place.values():
            sentence = _("%(name)s was chosen for two columns.", name=labels[Column(name)])
            chosen.errors.append((f"column-{place}", sentence))
        chosen.by_place[place] = name
    missing = [str(labels[column]) for column in REQUIRED if column.value not in chosen.by_place.values()]
    if missing:
        sentence = _("No column of the file goes to: %(names)s.", names=", ".join(missing))
        chosen.errors.append(("column-0", sentence))
    return chosen


def offers(session: Session, run: ImportRun, chosen: Mapping[str, str] | None = None) -> list[Offers]:
    """The file's names beside ours; ``chosen`` is what a refused form had, by field."""
    found = run.found or {}
    wanted = {column: [name[1] for name in found[column.value]["names"]] for column in NAMED}
    known = remembered_choices.names_for(session, wanted)
    ours = {Column.STATUS: _statuses(session), Column.PLAN: _plans(session)}
    return [
        Offers(
            column,
            [
                _offer(column, number, name, ours[column], known[column.value], run, chosen)
                for number, name in enumerate(found[column.value]["names"])
            ],
            found[column.value]["more"],
            found[column.value]["empty"],
        )
        for column in NAMED
    ]


def _offer(
    column: Column,
    number: int,
    name: list[Any],
    ours: Ours,
    known: Mapping[str, str],
    run: ImportRun,
    chosen: Mapping[str, str] | None,
) -> Offer:
    shown, folded, rows = name
    own = ours.get(folded)
    field_id = f"{column.value}-{number}"
    said = (run.names or {}).get(column.value, {}).get(folded) or known.get(folded, "")
    options = _options(column, own, said, ours)
    choice = said or (own[0] if own else CREATE if column is Column.PLAN else "")
    if chosen is not None:
        choice = chosen.get(field_id, "")
    choice = choice if choice in dict(options) else own[0] if own and chosen is None else ""
    error = _("Choose what this name is here.") if chosen is not None and not choice else ""
    like = "" if choice else _similar(folded, ours)
    remembered = folded in known and chosen is None
    return Offer(field_id, shown, folded, rows, choice, options, like, remembered, error)


def _options(column: Column, own: tuple[str, str] | None, said: str, ours: Ours) -> list[tuple[str, str]]:
    few = own is not None and len(ours) > MANY
    offered = [each for each in ours.values() if not few or each == own or each[0] == said]
    create = [(CREATE, _("Create this plan"))] if column is Column.PLAN and own is None else []
    return [*create, *offered, (LEAVE_OUT, _("Leave these rows out"))]


def _similar(folded: str, ours: Ours) -> str:
    near = get_close_matches(folded[:100], ours, n=1)
    return ours[near[0]][1] if near else ""


def read_names(offered: list[Offers]) -> dict[str, dict[str, str]]:
    """The choices by column and folded name. Raises ``DomainError`` when one is missing."""
    if any(each.open for each in offered):
        raise DomainError(_("Some names have no choice yet."))
    return {each.column.value: {offer.folded: offer.choice for offer in each.names} for each in offered}


def _statuses(session: Session) -> Ours:
    rows = session.execute(
        select(Status.description_folded, Status.id, Status.description)
        .where(Status.archived_at.is_(None))
        .order_by(Status.description_folded)
    )
    return {folded: (str(number), name) for folded, number, name in rows}


def _plans(session: Session) -> Ours:
    rows = session.execute(select(Plan.name_folded, Plan.id, Plan.name).order_by(Plan.name_folded))
    return {folded: (str(number), name) for folded, number, name in rows}
