"""Letters to staff as an outlet of the outbox: the default e-mail sender is their only route.

The one-time link is made when a letter is claimed. One that is sent twice after a crash carries two links, of
which the newer one works.
"""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.letters import postbox, written
from statusplanos.accounts.models import User
from statusplanos.accounts.people import invitations
from statusplanos.channels import health, register
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.kind import Outgoing
from statusplanos.extensions import db
from statusplanos.outbox.outlet import Outlet, Parcel, Route
from statusplanos.outbox.queue import due
from statusplanos.outbox.transport import Transport, TransportError
from statusplanos.settings.models import Company


class StaffLetters(Outlet):
    """The key of the route is the sender's id, 0 while there is none: then every letter fails and says so."""

    row = Letter
    looks_again = True
    threads = 2

    def routes(self, session: Session, *, at: datetime) -> list[Route]:
        if session.scalars(select(Letter.id).where(*due(Letter, at=at)).limit(1)).first() is None:
            return []
        sender = _sender(session)
        if sender is None:
            return [Route(0)]
        fares = health.known(session, Channel.EMAIL, sender.id)
        if fares is not None and fares.rests(at):
            return []
        return [Route(sender.id, probing=fares is not None and fares.probing)]

    def prepare(
        self, session: Session, route: Route, rows: Sequence[Letter], *, at: datetime
    ) -> list[Parcel]:
        sender = session.get(EmailSender, route.key)
        return [_parcel(session, letter, sender, at) for letter in rows]

    def open(self, session: Session, route: Route) -> Transport:
        sender = session.get(EmailSender, route.key)
        if sender is None:
            raise TransportError(_no_sender(), True)
        return Channel.EMAIL.kind.open(sender)

    def note_success(self, session: Session, route: Route) -> None:
        health.note_success(session, Channel.EMAIL, _number(route))

    def note_failure(self, session: Session, route: Route, *, cause: str, at: datetime) -> bool:
        return health.note_failure(session, Channel.EMAIL, _number(route), cause=cause, at=at)


STAFF_LETTERS = StaffLetters()


@postbox.provide
def default_address() -> str | None:
    sender = _sender(db.session())
    return sender.address if sender else None


def _sender(session: Session) -> EmailSender | None:
    sender: EmailSender | None = register.default(session, Channel.EMAIL)
    return sender


def _number(route: Route) -> int:
    number: int = route.key  # type: ignore[assignment]
    return number


def _no_sender() -> str:
    return str(_("There is no default e-mail sender."))


def _parcel(session: Session, letter: Letter, sender: EmailSender | None, at: datetime) -> Parcel:
    user = session.get_one(User, letter.user_id)
    problem = None if sender else _no_sender()
    if not user.active:
        problem = str(_("The account is disabled."))
    contents = _written(session, letter, user, sender, at) if sender and not problem else None
    return Parcel(letter.id, letter.attempts, letter.give_up_at, contents, problem)


def _written(session: Session, letter: Letter, user: User, sender: EmailSender, at: datetime) -> Outgoing:
    token = invitations.password_token(session, user, at=at, kind=letter.kind)
    link, hours = invitations.address("senha", token), invitations.hours(letter.kind)
    company = session.get_one(Company, 1).name
    subject, body = written(letter.kind, user, link=link, hours=hours, company=company)
    reference = Channel.EMAIL.kind.reference(f"letter.{letter.id}", sender)
    return Outgoing(letter.recipient, body, reference or "", subject)
