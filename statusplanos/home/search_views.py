"""*Buscar*: the page, and the same in the dialog that Ctrl K opens."""

from flask import request
from flask.typing import ResponseReturnValue

from statusplanos.extensions import db
from statusplanos.home import search
from statusplanos.home.blueprint import blueprint
from statusplanos.web.htmx import render
from statusplanos.web.lists.listing import plain
from statusplanos.web.permissions import needs


@blueprint.get("/buscar")
@needs("look")
def find() -> ResponseReturnValue:
    q = plain(request.args.get("q", ""))
    groups = search.find(db.session(), q) if q else []
    return render("home/search.html", "home/_found.html", q=q, groups=groups)
