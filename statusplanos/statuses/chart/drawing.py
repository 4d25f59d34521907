"""*Mapa dos status*: where plans go, by themselves or by choice, and how many stand where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.statuses import warnings
from statusplanos.statuses.blueprint import blueprint
from statusplanos.statuses.chart import layout
from statusplanos.statuses.chart.facts import facts
from statusplanos.statuses.chart.layout import Arrow, Box, Drawing
from statusplanos.statuses.models import IN_ORDER, Category, Status
from statusplanos.statuses.uses import leaving_by_status, subscriptions_by_status
from statusplanos.web.permissions import needs
from statusplanos.web.typesetting import lines_of

SOON = timedelta(days=7)
NAME_WIDTH = 156
"""Of a box, less its mark and the sign of a warning."""
LINE = 16
LOW, TALL = 74, 74 + LINE
"""Boxes are as high as names of one line need, or of two."""


@dataclass(frozen=True)
class Place:
    """A status on the map; ``lines`` is its name as it fits into the box, ``soon`` how many leave soon."""

    status: Status
    box: Box
    plans: int
    soon: int
    lines: Sequence[str]
    warnings: Sequence[str]
    facts: Sequence[str]

    @property
    def top(self) -> int:
        """Where the text begins, so that it stands in the middle of the box."""
        return self.box.y + (self.box.height - 42 - LINE * len(self.lines)) // 2

    @property
    def counted(self) -> str:
        if not self.plans:
            return str(_("no plans"))
        shown = format_decimal(self.plans)
        return str(ngettext("%(shown)s plan", "%(shown)s plans", self.plans, shown=shown))

    @property
    def billing(self) -> str:
        return str(_("bills") if self.status.generates_billing else _("does not bill"))

    @property
    def access(self) -> str:
        noun, degree = _("access"), self.status.access.label.lower()
        return f"{noun} {degree}"

    @property
    def title(self) -> str:
        """What a screen reader hears in the box's place."""
        noted = [*map(_warned, self.warnings), *self.facts]
        said = f"{self.status.description}, {self.counted} · {self.billing} · {self.access}"
        return ". ".join([said, *noted])


@dataclass(frozen=True)
class Map:
    drawing: Drawing
    places: Sequence[Place]
    totals: Sequence[tuple[Category, int]]

    def source(self, arrow: Arrow) -> Status:
        return next(place.status for place in self.places if place.status.id == arrow.source)


def _warned(text: str) -> str:
    return str(_("Warning: %(text)s", text=text)).rstrip(".")


@blueprint.get("/mapa")
@needs("settings")
def chart() -> ResponseReturnValue:
    return render_template("statuses/chart.html", map=draw(db.session(), on=clock.today()))


def draw(session: Session, *, on: date) -> Map:
    """The statuses in use, as staff have arranged them; ``on`` begins the days that count as soon."""
    in_use = select(Status).where(Status.archived_at.is_(None)).order_by(*IN_ORDER)
    statuses = list(session.scalars(in_use.options(selectinload(Status.next_status))))
    wrapped = any(len(_lines(status)) > 1 for status in statuses)
    drawing = layout.draw(
        {status.id: status.next_status_id for status in statuses},
        [status.id for status in statuses if status.duration_days is None],
        height=TALL if wrapped else LOW,
    )
    places = _places(session, statuses, drawing, on)
    return Map(drawing, places, [(kind, _sum(places, kind)) for kind in Category])


def _places(session: Session, statuses: list[Status], drawing: Drawing, on: date) -> list[Place]:
    plans, soon = subscriptions_by_status(session), leaving_by_status(session, until=on + SOON)
    noted, found = facts(statuses), warnings.warnings(statuses)
    return [
        Place(
            status=status,
            box=drawing.boxes[status.id],
            plans=plans.get(status.id, 0),
            soon=soon.get(status.id, 0),
            lines=_lines(status),
            warnings=[one.text for one in found if one.status.id == status.id],
            facts=noted[status.id],
        )
        for status in statuses
    ]


def _lines(status: Status) -> Sequence[str]:
    return lines_of(status.description, NAME_WIDTH)


def _sum(places: list[Place], category: Category) -> int:
    return sum(place.plans for place in places if place.status.category == category)
