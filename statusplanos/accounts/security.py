"""Flask-Security as this application uses it: passwords and who is who. Its pages and routes stay off."""

from flask import Flask
from flask_security import SQLAlchemyUserDatastore

from statusplanos.accounts import administrators, sessions
from statusplanos.accounts.models import Role, User
from statusplanos.accounts.throttle import limiter
from statusplanos.extensions import db, security
from statusplanos.web.permissions import register_administrator

_SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],  # a lost SECRET_KEY must not lose everybody's password
    "SECURITY_CLI_USERS_NAME": "",
    "SECURITY_CLI_ROLES_NAME": "",
    "LOGIN_ENDPOINT": "accounts.sign_in",
    "LOGOUT_ENDPOINT": "accounts.sign_out",
}


def init_app(app: Flask) -> None:
    for name, value in _SETTINGS.items():
        app.config.setdefault(name, value)
    security.init_app(app, SQLAlchemyUserDatastore(db, User, Role), register_blueprint=False)
    # Permissions are asked of the user; an identity for each request would cost even static files a query.
    security.principal.identity_loaders.clear()
    sessions.init_app(app)
    limiter.init_app(app)
    register_administrator(administrators.name)
