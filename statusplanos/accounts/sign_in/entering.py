"""The last steps of coming in, whatever led there: password, link, or code."""

from flask import Response, request, url_for

from statusplanos import clock
from statusplanos.accounts import attempts, sessions
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.models import User
from statusplanos.accounts.sign_in import pending_sign_in
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.web.htmx import redirect


def proceed(user: User, onwards: str = "/") -> Response:
    """Whoever has a second factor is asked for a code first. Commits."""
    if user.second_factor:
        pending_sign_in.begin(user, onwards=onwards, at=clock.now())
        db.session.commit()
        return redirect(url_for("accounts.code"))
    return let_in(user, onwards)


def let_in(user: User, onwards: str = "/") -> Response:
    """Sign in at this browser. Commits."""
    at = clock.now()
    sessions.begin(user, at=at)
    attempts.note(Outcome.ENTERED, at=at, user=user)
    db.session.commit()
    return redirect(onwards)


def acts(user: User) -> None:
    """Somebody who is about to be signed in acts under their own name."""
    author = Author(user.name, Source.WEB, clock.now(), actor_id=user.id, address=request.remote_addr)
    act_as(db.session(), author)
