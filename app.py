"""The application: ``create_app()`` puts the floors together, ``app`` is what gunicorn and flask serve."""

import os
import sys
import uuid
from collections.abc import Callable, Mapping
from importlib import import_module

from flask import Flask, Response, current_app, g, jsonify, request
from flask_login import current_user
from sqlalchemy import text
from werkzeug.middleware.proxy_fix import ProxyFix

from statusplanos import cli, clock, config, database
from statusplanos.accounts import security
from statusplanos.errors import ConfigError
from statusplanos.extensions import babel, csrf, db, migrate
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.web import errors, filters, headers, limits, navigation, numbers, once, permissions
from statusplanos.web.lists import saved

PACKAGES = (
    *("web", "accounts", "settings", "channels", "statuses", "customers", "messaging", "radius"),
    *("billing", "lifecycle", "importing", "history", "home", "system"),
)


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """The Flask application configured by ``environ``. Raises :class:`ConfigError`."""
    app = Flask(__name__)
    limits.init_app(app)
    app.config.update(config.load(os.environ if environ is None else environ))
    _trust_proxies(app, app.config["TRUSTED_PROXIES"])
    for part in (db, csrf):
        part.init_app(app)
    migrate.init_app(app, db, directory=installation.MIGRATIONS)
    babel.init_app(
        app, default_locale="pt_BR", default_translation_directories=str(config.ROOT / "translations")
    )
    database.init_app(app)
    for door in (numbers, filters, headers, errors, permissions, navigation, once, saved):
        door.init_app(app)
    security.init_app(app)
    app.before_request(_name_the_author)
    _register_pages(app)
    _register_health(app)
    cli.init_app(app)
    return app


def _trust_proxies(app: Flask, number: int) -> None:
    """So many proxies in front say who the visitor is; what a visitor says of himself before them is not
    believed."""
    if number:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number)  # type: ignore[method-assign]


def _register_pages(app: Flask) -> None:
    for package in PACKAGES:
        app.register_blueprint(import_module(f"statusplanos.{package}.views").blueprint)


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


@permissions.public
def healthz() -> Response:
    return jsonify(status="ok")


@permissions.public
def readyz() -> tuple[Response, int]:
    """Database, migrations and data folder; 503 with what is missing."""
    problems = [name for name, works in _CHECKS.items() if not _passes(works)]
    return jsonify(status="ok" if not problems else "not ready", problems=problems), 503 if problems else 200


def _passes(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        return False


def _data_folder_is_writable() -> bool:
    return os.access(current_app.config["DATA_DIR"], os.W_OK)


_CHECKS: dict[str, Callable[[], bool]] = {
    "database": lambda: db.session.execute(text("SELECT 1")).scalar() == 1,
    "migrations": lambda: installation.current_revision() == installation.head_revision(),
    "data folder": _data_folder_is_writable,
}


def _register_health(app: Flask) -> None:
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule("/readyz", view_func=readyz)


def __getattr__(name: str) -> Flask:
    """``app``, made when it is first asked for, so that importing this module touches nothing."""
    if name != "app":
        raise AttributeError(name)
    try:
        globals()["app"] = create_app()
    except ConfigError as error:
        print(f"statusplanos: {error}", file=sys.stderr)
        sys.exit(2)
    return globals()["app"]
