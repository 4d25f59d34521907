"""Customers: entering them and correcting what is known of them."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos.customers import addresses, documents, emails, phones
from statusplanos.customers.models import Customer
from statusplanos.customers.phones import PhoneKind
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.web.filters import document as masked


class DocumentTaken(DomainError):
    """Another customer has this document: there is one customer for each."""

    def __init__(self, other: Customer) -> None:
        self.other_id = other.id
        sentence = _(
            "%(document)s belongs to %(name)s. Add the plan there: a document is one customer.",
            document=masked(other.document),
            name=other.name,
        )
        super().__init__(sentence, field="document")


def create(
    session: Session,
    *,
    name: str,
    document: str,
    email: str,
    mobile: str,
    landline: str,
    due_day: int,
    at: datetime,
    address: Mapping[str, str] | None = None,
) -> Customer:
    """A new customer, with texts as typed. Raises :class:`DomainError`; for a twin :class:`DocumentTaken`.

    ``address`` holds parts of :mod:`statusplanos.customers.addresses`.

    Flushes: only the database knows of a twin that was saved a moment ago.
    """
    customer = Customer(created_at=at)
    _fill(session, customer, name, document, email, mobile, landline, due_day)
    _move(customer, address or {})
    session.add(customer)
    _flush(session, customer.document)
    return customer


def revise(
    session: Session,
    customer: Customer,
    *,
    name: str,
    document: str,
    email: str,
    mobile: str,
    landline: str,
    due_day: int,
    seen_version: int,
    address: Mapping[str, str] | None = None,
) -> None:
    """Correct ``customer``; without ``address`` the one here stays.

    Raises :class:`LostUpdate` when it is no longer at ``seen_version``. Flushes.
    """
    if customer.version != seen_version:
        raise LostUpdate(_("Somebody changed this customer since you opened the page."))
    _fill(session, customer, name, document, email, mobile, landline, due_day)
    if address is not None:
        _move(customer, address)
    _flush(session, customer.document)


def _move(customer: Customer, address: Mapping[str, str]) -> None:
    for part, text in addresses.normalized(address).items():
        setattr(customer, part, text)


def _fill(
    session: Session,
    customer: Customer,
    name: str,
    document: str,
    email: str,
    mobile: str,
    landline: str,
    due_day: int,
) -> None:
    """Set what was typed on ``customer``. All of it is checked before anything is set."""
    if not name.strip():
        raise DomainError(_("Type the customer's name."), field="name")
    bare = _document(customer, document)
    _refuse_twin(session, bare, customer.id)
    address = emails.normalize(email) if email.strip() else None
    called = _phone(mobile, PhoneKind.MOBILE, "mobile")
    fixed = _phone(landline, PhoneKind.LANDLINE, "landline")
    if not 1 <= due_day <= 31:
        raise DomainError(_("The due day lies between 1 and 31."), field="due_day")
    customer.name, customer.document, customer.email = " ".join(name.split()), bare, address
    customer.mobile, customer.landline, customer.due_day = called, fixed, due_day


def _document(customer: Customer, text: str) -> str:
    """One that was taken over with wrong check digits may stay as it is, but nobody types another."""
    if documents.bare(text) == customer.document:
        return customer.document
    return documents.normalize(text)


def _phone(text: str, kind: PhoneKind, field: str) -> str | None:
    if not text.strip():
        return None
    try:
        found = phones.parse(text)
    except DomainError as error:
        raise DomainError(error.message, field=field) from None
    if found.kind == kind:
        return found.e164
    if kind == PhoneKind.MOBILE:
        raise DomainError(_("This is a landline: it cannot receive SMS. Put it into Landline."), field=field)
    raise DomainError(_("This is a mobile number. Put it into Mobile."), field=field)


def _refuse_twin(session: Session, document: str, own_id: int | None) -> None:
    with session.no_autoflush:
        other = session.scalar(select(Customer).where(Customer.document == document))
    if other is not None and other.id != own_id:
        raise DocumentTaken(other)


def _flush(session: Session, document: str) -> None:
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        other = session.scalar(select(Customer).where(Customer.document == document))
        if other is None:
            raise
        raise DocumentTaken(other) from None
