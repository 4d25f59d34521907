"""*Desfazer esta mudança em massa*: another bulk change, over the plans that nothing has touched since.

See docs/domain.md, "Bulk changes".
"""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Text, case, cast, insert, literal, null, select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Subscription
from statusplanos.errors import DomainError
from statusplanos.history.record.recording import Author
from statusplanos.lifecycle.bulk import figures
from statusplanos.lifecycle.bulk.batch import count, undoing_of
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState
from statusplanos.lifecycle.models import Move

UNDONE_WITHIN = timedelta(days=7)
"""How long after its end a bulk change can be undone."""


def can_be_undone(session: Session, bulk: BulkChange, *, at: datetime) -> bool:
    """Whether it moved somebody, is over, is young enough, and nobody is undoing it already."""
    if bulk.undoes_id or bulk.finished_at is None or bulk.finished_at < at - UNDONE_WITHIN:
        return False
    return undoing_of(session, bulk.id) is None and count(session, bulk, ItemState.MOVED) > 0


def touched_since() -> ColumnElement[str | None]:
    """Why the plan of a move is not put back; nothing when it is."""
    elsewhere = Subscription.status_id != Move.to_status_id
    return case(
        (Move.undone_by.is_not(None), _("Its change has already been undone.")),
        (elsewhere, _("It has entered another status since.")),
        (Move.version != Subscription.version, _("The plan has been altered since.")),
        else_=cast(null(), Text),
    )


def propose_undoing(
    session: Session, bulk: BulkChange, *, by: Author, at: datetime, today: date
) -> BulkChange:
    """A bulk change that takes ``bulk`` back, ready to be confirmed: what nothing has touched since.

    Raises :class:`DomainError` when it is too late. Flushes, since the plans are written set-based.
    """
    session.refresh(bulk, with_for_update={"of": BulkChange})
    if not can_be_undone(session, bulk, at=at):
        raise DomainError(_("This bulk change can no longer be undone."))
    undoing = BulkChange(
        undoes_id=bulk.id,
        state=BulkState.FORESEEN,
        actor=by.actor,
        actor_id=by.actor_id,
        created_at=at,
        foreseen_on=today,
        revision=1,
        chosen_by={},
    )
    session.add(undoing)
    session.flush()
    cause = touched_since()
    columns = ["bulk_id", "subscription_id", "version", "from_status_id", "state", "cause"]
    rows = (
        select(
            literal(undoing.id),
            Subscription.id,
            Subscription.version,
            Subscription.status_id,
            case((cause.is_(None), ItemState.READY.value), else_=ItemState.LEFT.value),
            cause,
        )
        .join(Move, Move.subscription_id == Subscription.id)
        .where(Move.operation_id == bulk.operation_id)
    )
    session.execute(insert(BulkItem).from_select(columns, rows.order_by(Subscription.id)))
    undoing.figures = figures.of_undoing(session, undoing, today=today)
    return undoing
