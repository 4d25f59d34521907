"""Arranging the statuses, one step at a time."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.statuses import register
from statusplanos.statuses.blueprint import blueprint
from statusplanos.statuses.list import ordering
from statusplanos.statuses.list.ordering import Step
from statusplanos.statuses.models import Status
from statusplanos.web.htmx import is_htmx, redirect, render
from statusplanos.web.permissions import needs


@blueprint.get("/ordem")
@needs("settings")
def order() -> ResponseReturnValue:
    return _page("")


@blueprint.post("/<int:id>/mover")
@needs("settings")
def move(id: int) -> ResponseReturnValue:
    status = db.get_or_404(Status, id)
    wanted = request.form.get("para", "")
    if wanted not in set(Step):
        abort(400)
    try:
        place = ordering.move(db.session(), status, Step(wanted))
    except DomainError:
        db.session.rollback()
        raise
    db.session.commit()
    if not is_htmx():
        return redirect(url_for("statuses.order", _anchor=f"s{id}"))
    return _page(_("%(name)s: place %(place)s", name=status.description, place=place))


def _page(said: str) -> ResponseReturnValue:
    statuses = register.in_use(db.session())
    return render("statuses/order.html", "statuses/_order.html", statuses=statuses, said=said, Step=Step)
