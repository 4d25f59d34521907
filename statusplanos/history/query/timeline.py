"""A page of operations made ready for the template."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import Row

from statusplanos import clock
from statusplanos.history.models import WITHOUT_CHANGES, Operation, Source
from statusplanos.history.query import sentences
from statusplanos.history.query.operation_pages import COUNTED, Entry, Page
from statusplanos.history.subject_links import Link
from statusplanos.history.tracking import tracked_classes
from statusplanos.history.words import fields as wording
from statusplanos.history.words.names import Names, Subject
from statusplanos.web.filters import number

ICONS = {
    Source.WEB: "user",
    Source.CLI: "settings",
    Source.IMPORT: "table-import",
    Source.WORKER: "calendar-time",
    Source.API: "plug-connected",
}


@dataclass(frozen=True)
class Line:
    """One field before and after, in words; ``None`` is empty."""

    label: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Group:
    """The lines of one row; ``title`` is there when the operation touched several."""

    title: Markup | None
    lines: list[Line]


@dataclass(frozen=True)
class Told:
    operation: Operation
    sentence: Markup
    detail: str
    groups: list[Group]
    moves: list[tuple[str, str, str]]
    whence: str
    icon: str
    large: bool
    """Whether only its sum is here."""
    matter: Link | None
    """What it was for, where the sentence does not say it."""


@dataclass(frozen=True)
class Day:
    title: str
    more: str | None
    entries: list[Told]
    goes_on: bool = False
    """Whether the page before ended within this day."""


def days(page: Page, *, on: date) -> list[Day]:
    """The page's operations by the company's day, newest first."""
    last = clock.local(page.previous).date() if page.previous else None
    dated = groupby(page.entries, lambda entry: clock.local(entry.operation.at).date())
    return [
        Day(*heading(day, on), [told(entry, page) for entry in entries], day == last)
        for day, entries in dated
    ]


def heading(day: date, on: date) -> tuple[str, str | None]:
    """A day's title, and the date beside it where the title is a word."""
    full = str(format_date(day, "full"))
    near = {0: _("Today"), 1: _("Yesterday")}.get((on - day).days)
    return (str(near), full) if near else (full, None)


def told(entry: Entry, page: Page) -> Told:
    """One operation in words."""
    operation, names = entry.operation, page.names
    groups = list(grouped(entry.changes, names))
    matter = page.subject_links.get((operation.about or "", operation.about_id or 0))
    said = operation.kind in WITHOUT_CHANGES
    return Told(
        operation=operation,
        sentence=sentences.sentence(entry, names, matter),
        detail=_detail(entry, groups),
        groups=groups,
        moves=_moves(entry, names),
        whence=str(wording.SOURCE_WORDS[operation.source]),
        icon=ICONS[operation.source],
        large=entry.summary is not None,
        matter=None if said else matter,
    )


def _detail(entry: Entry, groups: list[Group]) -> str:
    fields = entry.summary.fields if entry.summary else sum(len(group.lines) for group in groups)
    if fields > COUNTED:
        return _("more than %(shown)s fields", shown=number(COUNTED))
    return str(ngettext("%(shown)s field", "%(shown)s fields", fields, shown=number(fields)))


def _moves(entry: Entry, names: Names) -> list[tuple[str, str, str]]:
    moves = entry.summary.moves if entry.summary else {}
    return [
        (
            number(count),
            wording.reference("status", old, names),
            wording.reference("status", new, names),
        )
        for (old, new), count in sorted(moves.items(), key=lambda item: -item[1])
    ]


def grouped(changes: Sequence[Row[Any]], names: Names, *, captions: bool = False) -> Iterable[Group]:
    """The changes row by row, each field in the order of its form; ``captions`` also for a single row."""
    rows: dict[Subject, list[Line]] = {}
    order = {subject: index for index, subject in enumerate(_subjects(changes))}
    for row in sorted(changes, key=lambda row: (order[row.entity, row.entity_id], _place(row))):
        subject: Subject = (row.entity, row.entity_id)
        lines = rows.setdefault(subject, [])
        if row.field == "id" or (row.entity == "notice" and row.field in ("status_id", "channel")):
            continue
        channel = names.title(subject) if row.entity == "notice" else None
        old, new = (wording.value(row.entity, row.field, side, names) for side in (row.old, row.new))
        if old or new:
            lines.append(Line(wording.label(row.entity, row.field, channel), old, new))
    several = (
        captions or len({subject for subject, lines in rows.items() if lines and subject[0] != "notice"}) > 1
    )
    for subject, lines in rows.items():
        if lines:
            yield Group(_caption(subject, names) if several else None, lines)


def _subjects(changes: Iterable[Row[Any]]) -> list[Subject]:
    return list(dict.fromkeys((row.entity, row.entity_id) for row in changes))


def _place(row: Row[Any]) -> int:
    """Fields in the order of the form."""
    cls = tracked_classes().get(row.entity)
    fields = list(cls.history.fields) if cls else []
    return fields.index(row.field) if row.field in fields else -1


def _caption(subject: Subject, names: Names) -> Markup:
    """What the lines are about: the sort of row, and its name."""
    cls = tracked_classes().get(subject[0])
    sort = str(cls.history.name) if cls else subject[0]
    shown = names.owner(subject) if subject[0] == "notice" else None
    return Markup("{}: {}").format(sort, sentences.name(shown or subject, names))
