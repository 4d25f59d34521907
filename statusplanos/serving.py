"""What the application needs to be visited: its pages, and all that a request passes on the way to them."""

import uuid

from flask import Flask, g, request
from flask_login import current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from statusplanos import clock, composition
from statusplanos.accounts import security
from statusplanos.accounts.views import blueprint as accounts
from statusplanos.billing.views import blueprint as billing
from statusplanos.channels.views import blueprint as channels
from statusplanos.customers.views import blueprint as customers
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.history.views import blueprint as history
from statusplanos.home.views import blueprint as home
from statusplanos.importing.views import blueprint as importing
from statusplanos.lifecycle.views import blueprint as lifecycle
from statusplanos.messaging.views import blueprint as messaging
from statusplanos.radius.views import blueprint as radius
from statusplanos.settings.views import blueprint as settings
from statusplanos.statuses.views import blueprint as statuses
from statusplanos.system import health
from statusplanos.system.views import blueprint as system
from statusplanos.web import errors, filters, headers, limits, navigation, numbers, once, permissions
from statusplanos.web.lists import saved
from statusplanos.web.views import blueprint as web

PAGES = (
    *(web, accounts, settings, channels, statuses, customers, messaging, radius),
    *(billing, lifecycle, importing, history, home, system),
)


def init_app(app: Flask) -> None:
    _trust_proxies(app, app.config["TRUSTED_PROXIES"])
    limits.init_app(app)
    CSRFProtect(app)
    for door in (numbers, filters, headers, errors, permissions, navigation, once, saved):
        door.init_app(app)
    composition.prepare(app)
    security.init_app(app)
    app.before_request(_name_the_author)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
    health.init_app(app)


def _trust_proxies(app: Flask, number: int) -> None:
    """So many proxies in front say who the visitor is; what a visitor says of himself before them is not
    believed."""
    if number:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number)  # type: ignore[method-assign]


def _name_the_author() -> None:
    g.request_id = uuid.uuid4().hex
    if request.method in ("GET", "HEAD") or not current_user.is_authenticated:
        return
    author = Author(
        current_user.name,
        Source.WEB,
        clock.now(),
        actor_id=current_user.id,
        request_id=g.request_id,
        address=request.remote_addr,
    )
    act_as(db.session(), author)
