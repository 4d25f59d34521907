"""Writing and finding *Anotações*."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.customers.models import Customer, Subscription
from statusplanos.customers.notes.models import Note, Way
from statusplanos.errors import DomainError
from statusplanos.folding import fold
from statusplanos.history.record.bulk_statements import reserve_ids
from statusplanos.history.record.recording import author_of
from statusplanos.history.tracking import table_of

_OURS = re.compile(r"[0-9]{8}-[0-9]{6,}")


def write(
    session: Session,
    customer: Customer,
    *,
    text: str,
    way: Way,
    at: datetime,
    subscription: Subscription | None = None,
    protocol: str = "",
) -> Note:
    """Add a note in the name of the session's author. On SQLite the caller holds the write lock.

    ``protocol`` is another system's, or one of ours that this note goes on with; without it the note gets
    one of its own. Raises :class:`DomainError` beside the field that is wrong.
    """
    if subscription is not None and subscription.customer_id != customer.id:
        raise DomainError(_("This plan belongs to another customer."), field="subscription")
    given = protocol.strip()
    if _OURS.fullmatch(given) and not _is_known(session, customer, given):
        message = _("This customer has no note under this protocol: leave it empty and a new one is given.")
        raise DomainError(message, field="protocol")
    number = reserve_ids(session, table_of(Note), 1)[0]
    own = given or f"{clock.local(at):%Y%m%d}-{number:06d}"
    note = Note(
        id=number,
        customer_id=customer.id,
        subscription_id=subscription.id if subscription else None,
        protocol=own,
        way=way,
        text=text.strip(),
        author=author_of(session).actor,
        search=fold(f"{own} {text}"),
        created_at=at,
    )
    session.add(note)
    session.flush()  # the next note's number is read from the table
    return note


def _is_known(session: Session, customer: Customer, protocol: str) -> bool:
    mine = select(Note.id).where(Note.customer_id == customer.id, Note.protocol == protocol)
    return session.scalar(mine.limit(1)) is not None


def matching(q: str) -> ColumnElement[bool]:
    """Notes by their protocol or by words of their text."""
    words = [Note.search.contains(word, autoescape=True) for word in fold(q).split()]
    return or_(Note.protocol == q.strip(), and_(*words)) if words else false()


def found(session: Session, q: str, *, most: int) -> Sequence[Any]:
    """The newest notes that begin with the protocol ``q``: id, protocol, text, customer's name."""
    columns = (Note.id, Note.protocol, Note.text, Note.customer_id, Customer.name)
    chosen = select(*columns).join(Customer, Customer.id == Note.customer_id)
    begins = Note.protocol.startswith(q.strip(), autoescape=True)
    return session.execute(chosen.where(begins).order_by(Note.id.desc()).limit(most)).all()
