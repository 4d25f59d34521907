"""The steps from a file to its result: which there are, which is next, and where one may go."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from statusplanos.importing.models import ImportRun, ImportState

STEPS = {
    "file": _l("File"),
    "columns": _l("Columns"),
    "names": _l("Statuses and plans"),
    "check": _l("Check"),
    "result": _l("Result"),
}
"""By the end of each step's endpoint."""

_CHECKED = (ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED)


@dataclass(frozen=True)
class Step:
    name: str
    label: str
    url: str | None
    is_current: bool
    is_done: bool


def current(run: ImportRun) -> str:
    """The step that is next."""
    if not run.state.is_open:
        return "result"
    if run.state in _CHECKED:
        return "check"
    return "names" if run.found is not None else "columns"


def may_open(run: ImportRun, step: str) -> bool:
    """Whether staff may go to ``step``: any that was done; once the file is written, only the result."""
    names = list(STEPS)
    if not run.state.is_open:
        return step == "result"
    return names.index(step) <= names.index(current(run))


def shown(run: ImportRun | None, here: str) -> list[Step]:
    """The steps as a page shows them, with links to those that may be opened."""
    names = list(STEPS)
    furthest = names.index(current(run)) if run else 0
    return [
        Step(
            name,
            str(label),
            url_for(f"importing.{name}", id=run.id) if run and name != here and may_open(run, name) else None,
            name == here,
            place < furthest or (name == "result" and run is not None and run.state == ImportState.DONE),
        )
        for place, (name, label) in enumerate(STEPS.items())
    ]
