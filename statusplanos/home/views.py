"""*Painel*: the start page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.home import overview
from statusplanos.web.permissions import needs

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@needs("look")
def index() -> ResponseReturnValue:
    session, today = db.session(), clock.today()
    return render_template(
        "home/index.html",
        today=today,
        counts=overview.by_status(session),
        ending=overview.ending_trials(session, on=today),
        last=overview.last_run(session),
    )
