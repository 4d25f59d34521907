"""The application: ``create_app()`` puts it together, ``app`` is what gunicorn and flask serve.

What a command or a job does not need is not imported for it: its pages are most of the application.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module

import click
from flask import Flask

from statusplanos import config, database
from statusplanos.cli import menu
from statusplanos.errors import ConfigError
from statusplanos.extensions import babel, db, migrate


def create_app(environ: Mapping[str, str] | None = None, *, pages: bool = True) -> Flask:
    """The Flask application configured by ``environ``. Raises :class:`ConfigError`."""
    app = Flask(__name__)
    app.config.update(config.load(os.environ if environ is None else environ))
    db.init_app(app)
    migrate.init_app(app, db, directory=database.MIGRATIONS)
    babel.init_app(
        app, default_locale="pt_BR", default_translation_directories=str(config.ROOT / "translations")
    )
    database.init_app(app)
    menu.init_app(app)
    if pages:
        import_module("statusplanos.serving").init_app(app)
    return app


def __getattr__(name: str) -> Flask:
    """``app``, or ``without_pages`` for the worker: made when it is first asked for, so that importing this
    module touches nothing."""
    if name not in ("app", "without_pages"):
        raise AttributeError(name)
    pages = name == "app" and not _is_for_a_command()
    return globals().setdefault("app" if pages else "without_pages", _made(pages=pages))


def _made(*, pages: bool) -> Flask:
    try:
        return create_app(pages=pages)
    except ConfigError as error:
        print(f"statusplanos: {error}", file=sys.stderr)
        sys.exit(2)


def _is_for_a_command() -> bool:
    """Whether ``flask`` asks, to list its commands or to find one of ours. Its own, like ``run`` and
    ``routes``, ask from within themselves."""
    asking = click.get_current_context(silent=True)
    return asking is not None and asking.parent is None
