"""Two addresses for whoever watches over the process: whether it lives, and whether it can work."""

import os
from collections.abc import Callable

from flask import Flask, Response, current_app, jsonify
from sqlalchemy import text

from statusplanos.extensions import db
from statusplanos.home import installation
from statusplanos.web import permissions


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


def init_app(app: Flask) -> None:
    """They belong to no blueprint: nobody need be signed in, no setting is read."""
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule("/readyz", view_func=readyz)
