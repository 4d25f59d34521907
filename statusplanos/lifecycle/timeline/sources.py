"""Where the moments of a timeline come from. Each source gives its newest ones before a place."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.customers.models import Plan, StatusPeriod, Subscription
from statusplanos.customers.notes.models import Note
from statusplanos.history.models import Change, Kind, Operation, Source
from statusplanos.history.query import operation_pages, timeline
from statusplanos.history.query.operation_pages import Entry, Page
from statusplanos.history.query.scope import parts_by_entity
from statusplanos.history.query.timeline import Told
from statusplanos.history.words import fields
from statusplanos.lifecycle.timeline.entries import Moment, MomentKind, Place
from statusplanos.messaging.models import Message
from statusplanos.statuses.models import Status

STAY = ("status_id", "entered_on", "due_on", "billed_from")
"""The fields that a stay in a status is made of."""
PERIOD, OPERATION, MESSAGE, NOTE = range(4)
"""The sources, in the order in which what happens at one instant is told."""


@dataclass(frozen=True)
class Subject:
    """Whose timeline it is: a customer's with all plans, or one plan's."""

    entity: str
    id: int

    @property
    def plans(self) -> Select[Any]:
        """The ids of the plans."""
        mine = Subscription.id if self.entity == "subscription" else Subscription.customer_id
        return select(Subscription.id).where(mine == self.id)


@dataclass(frozen=True)
class Step:
    """An operation told on a timeline; ``left`` is the status that the clock took the plan out of."""

    told: Told
    automatic: bool
    left: str | None


def operations(
    session: Session, subject: Subject, sort: MomentKind | None, place: Place | None, size: int
) -> list[Moment]:
    """What the history says about the plans, but for the notes, which are told as such."""
    parts = [part for part in parts_by_entity(subject.entity, subject.id) if part[0] != "note"]
    wanted = [_of_sort(name, condition, sort) for name, condition in parts]
    touched = [select(Change.operation_id).where(one) for one in wanted if one is not None]
    numbers: list[ColumnElement[bool]] = (
        [Operation.id.in_(select(union(*touched).subquery().c[0]))] if touched else []
    )
    if sort in (None, MomentKind.MESSAGES):
        mine = select(Message.id).where(Message.subscription_id.in_(subject.plans))
        numbers.append(and_(Operation.about == "message", Operation.about_id.in_(mine)))
    if not numbers:
        return []
    chosen = select(Operation).where(or_(*numbers), *_older(place, OPERATION, Operation.at, Operation.id))
    chosen = chosen.order_by(Operation.at.desc(), Operation.id.desc()).limit(size)
    most = size * operation_pages.SHOWN
    page = operation_pages.of_parts(session, [condition for _name, condition in parts], chosen, most=most)
    return [_step(entry, page) for entry in page.entries]


def _of_sort(
    name: str, condition: ColumnElement[bool], sort: MomentKind | None
) -> ColumnElement[bool] | None:
    """The changes of one part that the sort asks for; ``None`` when it is another sort's."""
    match sort:
        case None:
            return condition
        case MomentKind.LOGIN:
            return condition if name == "radius_login" else None
        case MomentKind.STATUS:
            return condition & Change.field.in_(STAY) if name == "subscription" else None
        case MomentKind.DATA if name == "subscription":
            return condition & Change.field.not_in((*STAY, "id"))
        case MomentKind.DATA:
            return condition if name == "customer" else None
    return None


def _step(entry: Entry, page: Page) -> Moment:
    operation = entry.operation
    automatic = operation.source == Source.WORKER or operation.kind == Kind.DAILY_RUN
    left = [row.old for row in entry.changes if row.field == "status_id" and row.old and row.new]
    status = fields.reference("status", left[0], page.names) if automatic and left else None
    place = Place(operation.at, OPERATION, operation.id)
    return Moment(
        place, "lifecycle/_moment_operation.html", Step(timeline.told(entry, page), automatic, status)
    )


def messages(session: Session, subject: Subject, place: Place | None, size: int) -> list[Moment]:
    chosen = select(
        *(Message.id, Message.channel, Message.state, Message.recipient, Message.error, Message.created_at),
        *(Message.sent_at, Message.next_attempt_at, Message.sent_subject, Message.sent_body),
        *(Message.status_name, Message.plan_name, Message.subscription_id, Subscription.code),
    ).join(Subscription, Subscription.id == Message.subscription_id)
    mine = Message.subscription_id.in_(subject.plans)
    older = _older(place, MESSAGE, Message.created_at, Message.id)
    ordered = chosen.where(mine, *older).order_by(Message.created_at.desc(), Message.id.desc())
    found = session.execute(ordered.limit(size))
    return [
        Moment(Place(row.created_at, MESSAGE, row.id), "lifecycle/_moment_message.html", row) for row in found
    ]


def periods(session: Session, subject: Subject, place: Place | None, size: int) -> list[Moment]:
    """The stays with price and whether they are billed, each on the day it begins; none without days."""
    chosen = (
        select(
            *(StatusPeriod.id, StatusPeriod.started_on, StatusPeriod.ended_on, StatusPeriod.price_cents),
            *(StatusPeriod.generates_billing, StatusPeriod.subscription_id, Subscription.code),
            *(Status.description, Status.category, Status.tone, Plan.name.label("plan")),
        )
        .join(Subscription, Subscription.id == StatusPeriod.subscription_id)
        .join(Plan, Plan.id == Subscription.plan_id)
        .join(Status, Status.id == StatusPeriod.status_id)
        .where(StatusPeriod.subscription_id.in_(subject.plans))
        .where(or_(StatusPeriod.ended_on.is_(None), StatusPeriod.ended_on > StatusPeriod.started_on))
    )
    ordered = chosen.where(*_begun(place)).order_by(StatusPeriod.started_on.desc(), StatusPeriod.id.desc())
    return [_period(row) for row in session.execute(ordered.limit(size))]


def _period(row: Any) -> Moment:
    last = row.ended_on - timedelta(days=1) if row.ended_on else None
    place = Place(clock.midnight(row.started_on), PERIOD, row.id)
    return Moment(place, "lifecycle/_moment_period.html", {**row._mapping, "last": last})


def _begun(place: Place | None) -> list[ColumnElement[bool]]:
    """The condition that a period's day, taken as its first instant, lies before ``place``."""
    if place is None:
        return []
    day = clock.local(place.at).date()
    if place.at > clock.midnight(day) or place.rank > PERIOD:
        return [StatusPeriod.started_on <= day]
    same = (StatusPeriod.started_on == day) & (StatusPeriod.id < place.id)
    return [or_(StatusPeriod.started_on < day, same)]


def notes(session: Session, subject: Subject, place: Place | None, size: int) -> list[Moment]:
    mine = Note.subscription_id if subject.entity == "subscription" else Note.customer_id
    chosen = (
        select(
            *(Note.id, Note.protocol, Note.way, Note.text, Note.author, Note.created_at),
            *(Note.subscription_id, Subscription.code, Plan.name.label("plan")),
        )
        .select_from(Note)
        .outerjoin(Subscription, Subscription.id == Note.subscription_id)
        .outerjoin(Plan, Plan.id == Subscription.plan_id)
        .where(mine == subject.id, *_older(place, NOTE, Note.created_at, Note.id))
        .order_by(Note.created_at.desc(), Note.id.desc())
    )
    found = session.execute(chosen.limit(size))
    return [Moment(Place(row.created_at, NOTE, row.id), "lifecycle/_moment_note.html", row) for row in found]


def _older(place: Place | None, rank: int, at: Any, number: Any) -> list[ColumnElement[bool]]:
    return [place.before(rank, at, number)] if place else []
