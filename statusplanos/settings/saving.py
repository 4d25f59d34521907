"""Saving a page of the settings. Two people may have it open: the second one compares and chooses.

All pages write one row: its version would not tell, but the history does, by the page's own fields.
"""

from collections.abc import Callable, Collection
from typing import Any

from flask import Response, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import Edited, answer, conflict
from statusplanos.settings.models import Company
from statusplanos.web.forms import VersionedForm
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.merging import wants_form

ENTITY, NUMBER = "company", 1


def edited(*names: str, **more: Any) -> Edited:
    """What a page edits whose fields are called as the company's are."""
    places = {name: (ENTITY, NUMBER, name) for name in names}
    return Edited(entity=ENTITY, number=NUMBER, places=places, fields=names, **more)


def opened(session: Session) -> tuple[Company, int]:
    """The company for a form, and the mark of its history, which is read first."""
    mark = changes_since.mark_of(session, ENTITY, NUMBER)
    return session.get_one(Company, NUMBER, populate_existing=True), mark


def open_for_change(session: Session, form: VersionedForm, fields: Collection[str]) -> Company:
    """The company, locked until the commit. Raises ``LostUpdate`` if ``fields`` changed meanwhile."""
    company = session.get_one(Company, NUMBER, populate_existing=True, with_for_update=True)
    happened = changes_since.since(session, ENTITY, NUMBER, form.seen_mark, fields=fields)
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
    if wants_form():
        return show(form)
    if not form.validate():
        return show(form, code=422)
    try:
        write()
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        if isinstance(error, LostUpdate):
            return compare()
        form.refuse(error)
        return show(form, code=422)
    then()
    toast(_("Settings saved"))
    return redirect(url)


def compared(
    page: Edited, mine: VersionedForm, *, stored: Callable[[], VersionedForm], name: str, url: str
) -> Response:
    found = conflict(db.session(), page, mine=mine, stored=stored)
    panel = (url_for("settings.index"), _("Settings Panel"))
    return answer(found, name=name, url=url, back=url, places=[panel])
