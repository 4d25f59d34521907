"""The page *Registro de entradas*."""

from flask import Response
from sqlalchemy import select

from statusplanos.accounts import attempts
from statusplanos.accounts.entry_models import Attempt, Outcome
from statusplanos.accounts.models import User
from statusplanos.accounts.pages import blueprint
from statusplanos.accounts.sign_in import devices
from statusplanos.extensions import db
from statusplanos.web.htmx import render
from statusplanos.web.lists.listing import Listing, fetch
from statusplanos.web.permissions import needs


@blueprint.get("/usuarios/entradas")
@needs("users")
def sign_in_log() -> Response:
    listing = Listing.read(sorts=("quando",), default="-quando", filters=("resultado", "pessoa"))
    person = _person(listing.filters["pessoa"])
    wanted = attempts.lines()
    if listing.filters["resultado"] in set(Outcome):
        wanted = wanted.where(Attempt.outcome == Outcome(listing.filters["resultado"]))
    if person is not None:
        wanted = wanted.where(Attempt.user_id == person.id)
    if listing.q:
        wanted = wanted.where(attempts.like(listing.q))
    return render(
        "accounts/log.html",
        "accounts/_log.html",
        listing=listing,
        found=fetch(wanted, listing, columns={"quando": Attempt.at}, key=Attempt.id),
        outcomes=list(Outcome),
        person=person,
        device=devices.in_words,
        kept=attempts.KEPT.days,
    )


def _person(text: str) -> User | None:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        return None
    return db.session.scalars(select(User).where(User.id == int(text))).first()
