"""What staff said once about files like this one: where its columns stand, what its names mean."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Plan
from statusplanos.history.record.recording import Author
from statusplanos.importing.checking.file_terms import CREATE, LEAVE_OUT, NAMED, FileTerms, Names
from statusplanos.importing.columns import REQUIRED, Column
from statusplanos.importing.file.matching import Places, fingerprint, match, recognise
from statusplanos.importing.models import KnownHeader, KnownName
from statusplanos.statuses.models import Status

MOST = 500
"""Names asked for at once: databases limit the values of one question."""


def places_of(session: Session, header: Sequence[str]) -> tuple[Places, bool]:
    """Where the columns stand as far as is known, and whether somebody has said so before."""
    known = _known_header(session, header)
    if known is None:
        return recognise(header), False
    return {Column(name): place for name, place in known.places.items() if place < len(header)}, True


def terms_for(session: Session, header: Sequence[str], *, accept_invalid: bool = False) -> FileTerms:
    """How a file that nobody asks about is read. Raises ``DomainError`` when columns are missing."""
    places, remembered = places_of(session, header)
    if not remembered or not set(REQUIRED) <= places.keys():
        places = match(header)
    return FileTerms(places, names_for(session), accept_invalid)


def names_for(session: Session, folded: Mapping[Column, Iterable[str]] | None = None) -> Names:
    """What was said about names, or about those of ``folded`` alone; without what is no longer there."""
    return {column.value: _still_true(session, column, _said(session, column, folded)) for column in NAMED}


def remember_places(session: Session, header: Sequence[str], places: Places, *, by: Author) -> None:
    known = _known_header(session, header) or KnownHeader(fingerprint=fingerprint(header))
    known.places = {column.value: place for column, place in places.items()}
    known.actor, known.at = by.actor, by.at
    session.add(known)


def remember_names(session: Session, column: Column, choices: Mapping[str, str], *, by: Author) -> None:
    """``choices`` by folded name."""
    wanted = list(choices)
    for start in range(0, len(wanted), MOST):
        some = wanted[start : start + MOST]
        rows = select(KnownName).where(KnownName.kind == column.value, KnownName.folded.in_(some))
        found = {row.folded: row for row in session.scalars(rows)}
        for name in some:
            row = found.get(name) or KnownName(kind=column.value, folded=name, choice="")
            if row.choice != choices[name]:
                row.choice, row.actor, row.at = choices[name], by.actor, by.at
                session.add(row)


def _known_header(session: Session, header: Sequence[str]) -> KnownHeader | None:
    return session.scalar(select(KnownHeader).where(KnownHeader.fingerprint == fingerprint(header)))


def _said(session: Session, column: Column, folded: Mapping[Column, Iterable[str]] | None) -> dict[str, str]:
    rows = select(KnownName.folded, KnownName.choice).where(KnownName.kind == column.value)
    if folded is None:
        return {name: choice for name, choice in session.execute(rows)}
    wanted, said = list(folded.get(column, ())), dict[str, str]()
    for start in range(0, len(wanted), MOST):
        some = rows.where(KnownName.folded.in_(wanted[start : start + MOST]))
        said |= {name: choice for name, choice in session.execute(some)}
    return said


def _still_true(session: Session, column: Column, said: dict[str, str]) -> dict[str, str]:
    """The choices that still hold: those of archived statuses or of plans that are gone are left out."""
    if not said:
        return {}
    statement: Any = select(Plan.id)
    if column is Column.STATUS:
        statement = select(Status.id).where(Status.archived_at.is_(None))
    there = {str(number) for number in session.scalars(statement)} | {LEAVE_OUT, CREATE}
    return {name: choice for name, choice in said.items() if choice in there}
