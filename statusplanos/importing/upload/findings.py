"""What a check finds, kept in files beside the upload: refused rows, differences, what the file has not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.history.tracking import tracked_classes
from statusplanos.importing.loading.absence import Absent
from statusplanos.importing.loading.compare import Difference, last_writers
from statusplanos.importing.upload.check import Watch
from statusplanos.importing.upload.storage import Files, Lines, RefusedFile, lines_of


@contextmanager
def findings_kept(files: Files) -> Iterator[Watch]:
    """A watch that keeps what it is told; nothing is kept when the check does not come to its end."""
    with (
        RefusedFile(files.refused) as refused,
        Lines(files.differences) as differing,
        Lines(files.missing) as missing,
    ):

        def differ(session: Session, found: Sequence[Difference]) -> None:
            writers = last_writers(session, found)
            differing.add(_told(each, writers.get((each.entity, each.number, each.field))) for each in found)

        def miss(rows: Sequence[Absent]) -> None:
            missing.add(row._asdict() for row in rows)

        yield Watch(refused=refused, differing=differ, missing=miss)


def _told(found: Difference, writer: Any) -> dict[str, Any]:
    by = {"by": writer.actor, "at": writer.at.isoformat()} if writer else {"by": "", "at": ""}
    return {**asdict(found), **by}


def label(row: dict[str, Any]) -> str:
    """The words for the field of a difference."""
    return str(tracked_classes()[row["entity"]].history.fields[row["field"]].label)


def outcome(row: dict[str, Any]) -> str:
    return _("the file's counts") if row["taken"] else _("ours stays")


def difference_table(files: Files) -> tuple[list[str], Iterator[list[Any]]]:
    """Header and rows of the differences as a spreadsheet has them."""
    header = [
        _("Line"), _("Code"), _("Customer"), _("Field"), _("Here"), _("In the file"), _("Result"),
        _("Last changed by"), _("When"),
    ]  # fmt: skip
    rows = (
        [r["line"], r["code"], r["name"], label(r), r["here"], r["there"], outcome(r), r["by"], r["at"]]
        for r in lines_of(files.differences)
    )
    return header, rows


def missing_table(files: Files) -> tuple[list[str], Iterator[list[Any]]]:
    header = [_("Code"), _("Customer"), _("Plan"), _("Status"), _("Since")]
    rows = ([r["code"], r["name"], r["plan"], r["status"], r["since"]] for r in lines_of(files.missing))
    return header, rows
