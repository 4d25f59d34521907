"""Saving a page of the settings. Two people may have it open: the second one compares and chooses.

All pages write one row: its version would not tell, but the history does, by the page's own fields.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Response, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.errors import LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since, saving
from statusplanos.settings.models import Company
from statusplanos.web.forms import VersionedForm

ENTITY, NUMBER = "company", 1
Edits = TypeVar("Edits", bound=VersionedForm)


def open_for_change(session: Session, form: VersionedForm) -> Company:
    """The company, locked until the commit. Raises ``LostUpdate`` if what the form is about changed."""
    company = session.get_one(Company, NUMBER, populate_existing=True, with_for_update=True)
    happened = changes_since.since(session, ENTITY, NUMBER, form.seen_mark, fields=form.own_columns)
    if happened.operations or not happened.known:
        raise LostUpdate(_("Somebody changed these settings after you opened them."))
    return company


def save(
    form: VersionedForm,
    *,
    show: Callable[..., Response],
    write: Callable[[], None],
    compare: Callable[[], Response],
    url: str,
    then: Callable[[], object] = lambda: None,
) -> Response:
    """Write and commit, or show the page again: to go on editing, with what is wrong, or both versions."""

    def done(_none: None) -> Response:
        then()
        return saving.go_on(_("Settings saved"), url)

    return saving.save(form, write=write, page=lambda code: show(form, code=code), done=done, compare=compare)


def both_versions(mine: Edits, filled: Callable[[Company], Edits], *, name: str, url: str) -> Response:
    """The page that holds ``mine`` against the company as ``filled`` shows it now."""
    company = db.session.get_one(Company, NUMBER)
    return saving.both_versions(company, mine, filled, name=name, url=url, places=_panel())


def _panel() -> list[tuple[str, str]]:
    return [(url_for("settings.index"), _("Settings Panel"))]
