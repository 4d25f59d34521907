"""The demonstration's colleagues: their accounts, and when they were last here."""

import secrets
from datetime import datetime

from flask import current_app
from sqlalchemy.orm import Session

from statusplanos.accounts import attempts, roles, sessions
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.models import User
from statusplanos.accounts.people import users
from statusplanos.extensions import db
from statusplanos.home.demo import cast

ACCOUNT = "Conta de demonstração"
VISITS = (("Carla Prado", 3), ("Débora Antunes", 1), ("Beto Lima", 0), ("Ana Nogueira", 0))
"""Who signed in so many days ago."""
_BROWSER = {
    "REMOTE_ADDR": "192.0.2.17",
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}


def hire(session: Session, *, email: str, password: str, at: datetime) -> dict[str, User]:
    """The colleagues by name, under passwords that nobody knows, and the account of whoever looks on."""
    staff = {}
    for name, role in cast.STAFF:
        address = f"{name.split()[0].lower().replace('é', 'e')}@{cast.DOMAIN}"
        staff[name] = users.by_email(session, address) or users.create(
            session,
            name=name,
            email=address,
            role=roles.named(session, role),
            password=secrets.token_urlsafe(32),
        )
    account = users.by_email(session, email)
    if account is not None:
        users.restore_administrator(account, at=at, password=password)
    else:
        users.create_administrator(session, email=email, name=ACCOUNT, password=password)
    session.commit()
    return staff


def sign_in(number: int, at: datetime) -> None:
    """As the sign-in page does it, in a browser that is closed at once."""
    with current_app.test_request_context(environ_base=_BROWSER):
        user = db.session.get_one(User, number)
        sessions.begin(user, at=at)
        attempts.note(Outcome.ENTERED, at=at, user=user)
        db.session.commit()
