"""The register as a list: which statuses, in which order, in which groups."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from statusplanos.folding import fold
from statusplanos.statuses.models import Category, Status
from statusplanos.statuses.uses import subscriptions_by_status
from statusplanos.web.lists.listing import Listing

CATEGORIES = {"ativo": Category.ACTIVE, "inativo": Category.INACTIVE, "cancelado": Category.CANCELLED}
UNGROUPED = "nao"


@dataclass(frozen=True)
class Group:
    """Statuses of one category, or all of them without a heading."""

    category: Category | None
    statuses: Sequence[Status]
    plans: int


@dataclass(frozen=True)
class Found:
    """What the list shows. ``counts`` are of the statuses in use, by the filter's word for a category."""

    groups: Sequence[Group]
    plans: dict[int, int]
    counts: dict[str, int]
    in_use: int
    archived: int

    @property
    def total(self) -> int:
        return sum(len(group.statuses) for group in self.groups)


def read() -> Listing:
    return Listing.read(
        sorts=("ordem", "descricao", "planos", "dias"),
        default="ordem",
        filters=("categoria", "arquivados", "agrupar"),
    )


def selected() -> int | None:
    """The row that was chosen when the list was asked for again."""
    text = request.args.get("id", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def find(session: Session, listing: Listing) -> Found:
    """The register is short: it is read whole, so that counts and list are of one moment."""
    loaded = select(Status).options(selectinload(Status.next_status), selectinload(Status.notices))
    every = list(session.scalars(loaded))
    plans = subscriptions_by_status(session)
    in_use = [status for status in every if status.archived_at is None]
    shown = sorted(_narrowed(every, listing), key=lambda status: status.description_folded)
    shown = _sorted(shown, listing, plans)
    return Found(
        groups=_grouped(shown, plans, apart=listing.filters["agrupar"] != UNGROUPED),
        plans=plans,
        counts={word: sum(one.category == kind for one in in_use) for word, kind in CATEGORIES.items()},
        in_use=len(in_use),
        archived=len(every) - len(in_use),
    )


def _narrowed(every: Iterable[Status], listing: Listing) -> list[Status]:
    category = CATEGORIES.get(listing.filters["categoria"])
    archived = bool(listing.filters["arquivados"])
    wanted = fold(listing.q)
    return [
        status
        for status in every
        if (status.archived_at is not None) == archived
        and category in (None, status.category)
        and wanted in status.description_folded
    ]


def _sorted(statuses: list[Status], listing: Listing, plans: dict[int, int]) -> list[Status]:
    """Ties by description; statuses without days come last, whichever way."""
    value: dict[str, Callable[[Status], Any]] = {
        "ordem": lambda status: status.position,
        "descricao": lambda status: status.description_folded,
        "planos": lambda status: plans.get(status.id, 0),
        "dias": lambda status: status.duration_days or 0,
    }
    ordered = sorted(statuses, key=value[listing.sort], reverse=listing.descending)
    if listing.sort == "dias":
        ordered.sort(key=lambda status: status.duration_days is None)
    return ordered


def _grouped(statuses: list[Status], plans: dict[int, int], *, apart: bool) -> list[Group]:
    kinds: Iterable[Category | None] = Category if apart else (None,)
    groups = []
    for kind in kinds:
        mine = [status for status in statuses if kind in (None, status.category)]
        if mine:
            groups.append(Group(kind, mine, sum(plans.get(status.id, 0) for status in mine)))
    return groups
