"""A lost update: what was typed is held against what is stored, and whoever typed it chooses."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from statusplanos.errors import LostUpdate
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.changes_since import Happened
from statusplanos.history.tracking import tracked_classes
from statusplanos.history.words import fields as wording
from statusplanos.history.words.names import Names
from statusplanos.web import merging
from statusplanos.web.forms import Form, Place, VersionedForm
from statusplanos.web.htmx import render
from statusplanos.web.merging import UNKNOWN, Line, Side

_ORDER = (Side.BOTH, Side.MINE, Side.THEIRS, Side.ALIKE)
_KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class Edited:
    """What two people edited. ``places`` says where each compared field of the form is stored.

    ``shape`` turns a stored value into what the form shows; ``alike`` what was typed into what is compared.
    ``secret`` is where a secret would be stored that the form holds unreadable, in its field ``kept``.
    ``fields`` are the stored ones, where the form is one of several of that row.
    """

    entity: str
    number: int
    places: Mapping[str, Place]
    secret: Place | None = None
    fields: Collection[str] = ()
    shape: Callable[[str, Any], Any] = lambda name, value: value
    alike: Callable[[str, Any], Any] = lambda name, value: value


@dataclass(frozen=True)
class Conflict:
    """``carried`` is sent along unchanged, by the form's names."""

    who: str
    at: datetime | None
    times: int
    lines: Sequence[Line]
    carried: Mapping[str, str]

    @property
    def groups(self) -> list[tuple[Side, list[Line]]]:
        """The lines by who changed the field; first where both did, which somebody has to choose from."""
        by_side = [(side, [line for line in self.lines if line.side is side]) for side in _ORDER]
        return [(side, lines) for side, lines in by_side if lines]

    @property
    def open(self) -> int:
        return sum(line.side is Side.BOTH for line in self.lines)


@contextmanager
def nothing_lost() -> Iterator[None]:
    """Inside, the database's refusal of the second of two simultaneous saves is raised as ``LostUpdate``."""
    try:
        yield
    except StaleDataError as error:
        raise LostUpdate(_("Somebody saved another version before you.")) from error


def conflict(
    session: Session, edited: Edited, *, mine: VersionedForm, stored: Callable[[], VersionedForm]
) -> Conflict:
    """``mine`` as typed and valid; ``stored`` makes the form of what is stored now, with its version.

    The row is read after its history: what is saved between the two is then a change of the next time.
    """
    happened = changes_since.since(
        session, edited.entity, edited.number, mine.seen_mark, fields=edited.fields
    )
    theirs = stored()
    theirs.since.data = str(happened.mark)
    lines = [_line(edited, name, mine, theirs, happened) for name in edited.places]
    known = set(edited.places.values())
    if secret := _secret(edited, mine, happened):
        lines.append(secret)
        known |= {edited.secret} if edited.secret else set()
    lines += _told(session, edited, happened, known)
    names = list(dict.fromkeys(wording.actor(one.actor) for one in happened.operations))
    newest = happened.operations[0] if happened.operations else None
    sent = {line.name for line in lines}
    carried = merging.carried(mine, sent) | {name: theirs[name].data for name in ("version", "since")}
    told = [line for line in lines if line.side is not Side.NOBODY]
    kept = {line.name: line.mine_sent for line in lines if line.side is Side.NOBODY}
    who = ", ".join(names) or str(_("Somebody"))
    return Conflict(who, newest.at if newest else None, len(happened.operations), told, {**carried, **kept})


def answer(found: Conflict, **context: Any) -> Response:
    """The page that compares and lets choose: 409."""
    return render("history/merge.html", "history/_merge.html", code=409, conflict=found, **context)


def _line(edited: Edited, name: str, mine: Form, theirs: Form, happened: Happened) -> Line:
    place = edited.places[name]
    typed, stored = mine[name], theirs[name]
    before = _before(edited, name, stored.data, happened)
    values = [
        value if value is UNKNOWN else edited.alike(name, merging.plain(typed, value))
        for value in (before, stored.data, typed.data)
    ]
    last = happened.last.get(place)
    return Line(
        name=name,
        label=str(typed.label.text),
        side=merging.side(*values),
        before=None if before is UNKNOWN else merging.words(typed, before),
        theirs=merging.words(typed, stored.data),
        mine=merging.words(typed, typed.data),
        theirs_sent=merging.sent(stored),
        mine_sent=merging.sent(typed),
        who=last.Operation.actor if last else None,
        at=last.Operation.at if last else None,
    )


def _before(edited: Edited, name: str, stored: Any, happened: Happened) -> Any:
    if not happened.known:
        return UNKNOWN
    place = edited.places[name]
    return edited.shape(name, happened.first[place]) if place in happened.first else stored


def _secret(edited: Edited, mine: Form, happened: Happened) -> Line | None:
    """A secret that was typed stays, unless somebody else has stored another one: then it is chosen."""
    place = edited.secret
    if place is None or not mine[_KEPT].data:
        return None
    last = happened.last.get(place)
    stored = _("changed") if last else _("as stored")
    return Line(
        name=_KEPT,
        label=wording.label(place[0], place[2]),
        side=Side.BOTH if last or not happened.known else Side.MINE,
        before=stored,
        theirs=stored,
        mine=_("changed"),
        mine_sent=str(mine[_KEPT].data),
        who=last.Operation.actor if last else None,
        at=last.Operation.at if last else None,
    )


def _told(session: Session, edited: Edited, happened: Happened, known: set[Place]) -> list[Line]:
    """What happened to the row itself in fields that the form does not have."""
    own = {
        place: row
        for place, row in happened.last.items()
        if place not in known
        and place[:2] == (edited.entity, edited.number)
        and place[2] in tracked_classes()[edited.entity].history.fields
    }
    names = Names(session, {subject for row in own.values() for subject in _subjects(row)})
    return [
        Line(
            label=wording.label(row.entity, row.field),
            side=Side.THEIRS,
            theirs=wording.value(row.entity, row.field, row.new, names),
            who=row.Operation.actor,
            at=row.Operation.at,
        )
        for row in own.values()
    ]


def _subjects(row: Any) -> set[tuple[str, int]]:
    word = tracked_classes()[row.entity].history.fields[row.field]
    return {(word.refers, int(value)) for value in (row.old, row.new) if word.refers and value}
