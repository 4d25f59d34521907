"""Archiving a status, bringing it back, deleting it: each asks first and says what stands in the way."""

from collections.abc import Callable
from typing import Any

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.statuses import register
from statusplanos.statuses.blueprint import blueprint
from statusplanos.statuses.models import Status
from statusplanos.statuses.uses import uses
from statusplanos.web.htmx import dialog, redirect, toast
from statusplanos.web.permissions import needs


@blueprint.get("/<int:id>/arquivar")
@needs("settings")
def archive(id: int) -> ResponseReturnValue:
    return _question(db.get_or_404(Status, id), "archive")


@blueprint.post("/<int:id>/arquivar")
@needs("settings")
def do_archive(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    return _done(status, "archive", lambda: register.archive(db.session(), status, at=clock.now()))


@blueprint.get("/<int:id>/restaurar")
@needs("settings")
def restore(id: int) -> ResponseReturnValue:
    return _question(db.get_or_404(Status, id), "restore")


@blueprint.post("/<int:id>/restaurar")
@needs("settings")
def do_restore(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    return _done(status, "restore", lambda: register.restore(db.session(), status))


@blueprint.get("/<int:id>/apagar")
@needs("settings")
def delete(id: int) -> ResponseReturnValue:
    return _question(db.get_or_404(Status, id), "delete")


@blueprint.post("/<int:id>/apagar")
@needs("settings")
def do_delete(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    return _done(status, "delete", lambda: register.delete(db.session(), status))


def _done(status: Status, act: str, verb: Callable[[], None]) -> Response:
    name = status.description
    try:
        verb()
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        return _question(status, act, refusal=error.message, code=422)
    _say(act, name, status)
    return redirect(url_for("statuses.index"))


def _say(act: str, name: str, status: Status) -> None:
    if act == "archive":
        toast(_("%(name)s was archived.", name=name), undo=url_for("statuses.do_restore", id=status.id))
    elif act == "restore":
        toast(_("%(name)s is in use again.", name=name))
    else:
        toast(_("%(name)s was deleted. Its history stays.", name=name))


def _question(status: Status, act: str, *, code: int = 200, **more: Any) -> Response:
    found = uses(db.session(), status)
    hindered = {"archive": found.keep, "delete": found.any, "restore": False}[act]
    context: dict[str, Any] = {"status": status, "act": act, "uses": found, "hindered": hindered}
    return dialog("statuses/confirm.html", "statuses/_confirm.html", code=code, **context, **more)
