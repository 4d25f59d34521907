"""The page *Sistema*."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.system.report import report
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs

blueprint = Blueprint("system", __name__)


@blueprint.get("/configuracoes/sistema")
@needs("settings")
def index() -> ResponseReturnValue:
    found = report(db.session(), current_app.config, at=clock.now())
    return render("system/index.html", "system/_report.html", report=found)
