"""*Desfazer*: a person's change of status is taken back as if it had not been; the history tells both.

See docs/domain.md, "Undoing a change".
"""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.history.models import Kind
from statusplanos.history.record.recording import operation_of, state_kind, state_reason
from statusplanos.lifecycle.models import DailyRun, Move, TrialFact
from statusplanos.messaging.posting.withdrawal import Withdrawal, withdraw

_UNSYNCED = {"synchronize_session": False}


def latest(session: Session, subscription: Subscription) -> Move | None:
    """The change that brought the plan where it stands, if it can still be undone."""
    mine = select(Move).where(Move.subscription_id == subscription.id).order_by(Move.id.desc()).limit(1)
    move = session.scalar(mine)
    return move if move is not None and _why_not(session, move, subscription) is None else None


def undo(session: Session, move: Move, *, at: datetime) -> Withdrawal:
    """Put one plan back to what it was before ``move``. Returns what became of the messages.

    Raises :class:`LostUpdate` when it was undone already or the plan has been touched since, and
    :class:`DomainError` when a daily run has taken place since.
    """
    session.refresh(move.subscription, with_for_update=True)
    session.refresh(move)
    obstacle = _why_not(session, move, move.subscription)
    if obstacle is not None:
        raise obstacle
    state_kind(session, Kind.UNDO)
    state_reason(session, _("Undid the change to %(status)s.", status=move.to_status.description))
    return put_back(session, [move.id], [move.subscription_id], at=at)


def _why_not(session: Session, move: Move, subscription: Subscription) -> DomainError | None:
    if move.undone_by is not None:
        return LostUpdate(_("This change has already been undone."))
    if subscription.version != move.version:
        return LostUpdate(_("The plan has changed since, so this can no longer be undone."))
    if session.scalar(select(exists().where(DailyRun.started_at > move.at))):
        return DomainError(
            _("The daily run has taken place since, so this can no longer be undone: change the status.")
        )
    return None


def put_back(session: Session, moves: Sequence[int], plans: Sequence[int], *, at: datetime) -> Withdrawal:
    """Put the ``plans`` of ``moves`` back: fields, periods, trial facts, messages. Set-based.

    The caller holds the plans and has seen that nothing touched them since.
    """
    withdrawn = withdraw(session, plans, at=at)
    _restore_fields(session, moves)
    _restore_periods(session, plans)
    _forget_trials(session, moves)
    undone = update(Move).where(Move.id.in_(moves)).values(undone_by=operation_of(session))
    session.execute(undone, execution_options=_UNSYNCED)
    return withdrawn


def _restore_fields(session: Session, moves: Sequence[int]) -> None:
    values = {
        "status_id": Move.from_status_id,
        "entered_on": Move.entered_on,
        "due_on": Move.due_on,
        "billed_from": Move.billed_from,
        "entry_no": Subscription.entry_no - 1,
        "version": Subscription.version + 1,
    }
    back = update(Subscription).where(Move.id.in_(moves), Move.subscription_id == Subscription.id)
    session.execute(back.values(values), execution_options=_UNSYNCED)


def _restore_periods(session: Session, plans: Sequence[int]) -> None:
    """The open period goes, the one that it had closed is open again."""
    mine = StatusPeriod.subscription_id.in_(plans)
    session.execute(
        delete(StatusPeriod).where(mine, StatusPeriod.ended_on.is_(None)), execution_options=_UNSYNCED
    )
    last = select(func.max(StatusPeriod.id)).where(mine).group_by(StatusPeriod.subscription_id)
    reopened = update(StatusPeriod).where(StatusPeriod.id.in_(last)).values(ended_on=None)
    session.execute(reopened, execution_options=_UNSYNCED)


def _forget_trials(session: Session, moves: Sequence[int]) -> None:
    """Delete the facts of the trials that these moves began: a trial that was undone counts for nothing."""
    begun = select(Move.subscription_id).where(Move.id.in_(moves), Move.began_trial)
    newest = select(func.max(TrialFact.id)).where(TrialFact.subscription_id.in_(begun))
    facts = newest.group_by(TrialFact.subscription_id)
    session.execute(delete(TrialFact).where(TrialFact.id.in_(facts)), execution_options=_UNSYNCED)
