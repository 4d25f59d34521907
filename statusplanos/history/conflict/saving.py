"""Saving a form, once for all pages: what was typed is checked, written and committed; what is refused stands
beside its field, and whoever comes second compares both versions."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Response
from flask_babel import gettext as _
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from statusplanos import database
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.history.conflict import changes_since
from statusplanos.history.conflict.lost_update import Edited, answer, conflict, nothing_lost
from statusplanos.history.tracking import Tracked
from statusplanos.web.forms import Form, VersionedForm
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.merging import wants_form

Row = TypeVar("Row", bound=Tracked)
Edits = TypeVar("Edits", bound=VersionedForm)
Made = TypeVar("Made")


def open_form(cls: type[Row], number: int, filled: Callable[[Row], Edits]) -> tuple[Row, Edits]:
    """A row, or 404, and the form that shows it as ``filled`` does; it knows what it was made from.

    The history is read first: what is saved between the two counts as not seen.
    """
    mark = changes_since.mark_of(db.session(), cls.history.entity, number)
    row: Any = db.get_or_404(cls, number, populate_existing=True)
    form = filled(row)
    form.stamp(row.version, mark)
    return row, form


def save(
    form: Form,
    *,
    write: Callable[[], Made],
    page: Callable[[int], Response],
    done: Callable[[Made], Response],
    compare: Callable[[], Response] | None = None,
) -> Response:
    """Check ``form``, call ``write`` and commit; ``done`` gets what it returned and leads on.

    ``page`` shows the form again, with the status code that it is given. ``compare`` answers where somebody
    else saved another version meanwhile (see :func:`both_versions`); without it something is created.
    """
    if wants_form():
        return _again(form, page, 200)
    if not form.validate():
        return _again(form, page, 422)
    return carry_out(form, write=write, page=page, done=done, compare=compare)


def carry_out(
    form: Form,
    *,
    write: Callable[[], Made],
    page: Callable[[int], Response],
    done: Callable[[Made], Response],
    compare: Callable[[], Response] | None = None,
) -> Response:
    """As :func:`save`, of an act whose button says it all: ``form`` is only shown where it is refused."""
    try:
        with nothing_lost():
            made = write()
            db.session.commit()
    except DomainError as error:
        db.session.rollback()
        if compare is not None and isinstance(error, LostUpdate):
            return compare()
        form.refuse(error)
        return _again(form, page, 422)
    except IntegrityError as refused:
        db.session.rollback()
        if not database.is_there_already(refused):
            raise
        form.refuse(DomainError(_("Somebody has just saved the same. Look at it, then save again.")))
        return _again(form, page, 422)
    return done(made)


def go_on(said: str, url: str) -> Response:
    """Say what was done, and lead to ``url``."""
    toast(said)
    return redirect(url)


def both_versions(
    row: Row,
    mine: Edits,
    filled: Callable[[Row], Edits],
    *,
    name: str,
    url: str,
    places: Sequence[tuple[str, str]],
) -> Response:
    """The page on which ``mine``, as typed and valid, is held against ``row`` as it is stored now: 409.

    ``filled`` makes the form of the row, ``name`` is what the row is called. ``url`` is where the form is
    opened and where it is sent to; ``places`` lead there.
    """

    def stored() -> VersionedForm:
        db.session.expire_all()  # read anew, after the history
        form = filled(row)
        form.version.data = str(_version(row))
        return form

    mine.keep_secret()
    found = conflict(db.session(), _edited(row, mine), mine=mine, stored=stored)
    return answer(found, name=name, url=url, back=url, places=places)


def _again(form: Form, page: Callable[[int], Response], code: int) -> Response:
    if isinstance(form, VersionedForm):
        form.keep_secret()
    return page(code)


def _edited(row: Row, form: VersionedForm) -> Edited:
    entity, (number,) = row.history.entity, inspect(row).identity
    return Edited(
        entity=entity,
        number=number,
        places=form.places(entity, number),
        secret=(entity, number, form.secret_column) if form.secret_column else None,
        fields=form.own_columns,
        shape=form.as_shown,
        alike=form.alike,
    )


def _version(row: Any) -> int:
    return int(row.version)
