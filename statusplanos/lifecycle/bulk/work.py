"""The worker's part of a bulk change: a chunk a transaction, each plan once, taken up again after a crash."""

import logging
import time
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import Select, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from statusplanos import clock, stopping
from statusplanos.history.models import Kind, Source
from statusplanos.history.record.recording import (
    Author,
    act_as,
    open_lasting_operation,
    resume_operation,
    state_kind,
)
from statusplanos.lifecycle import isolating_bad_rows, slots
from statusplanos.lifecycle.bulk import chunk
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState

log = logging.getLogger(__name__)


def is_waiting(session: Session, *, at: datetime) -> bool:
    """Whether a bulk change waits for the worker, or its process has died."""
    return session.scalar(_waiting(at).limit(1)) is not None


def _waiting(at: datetime) -> Select[BulkChange]:
    states = (BulkState.WAITING, BulkState.RUNNING)
    return select(BulkChange).where(BulkChange.state.in_(states), BulkChange.lease_until <= at)


def run_waiting(session: Session, *, at: datetime) -> None:
    """Carry out one after another what was confirmed and what a dead process left. Owns its transactions.

    Raises :class:`slots.RunInterrupted` when the process is to end: what is left is taken up by the next.
    """
    for found in session.scalars(_waiting(at).order_by(BulkChange.id)).all():
        if slots.take_up(session, found, at):
            _attend(_Job(session, found, at, slots.Hold(found.id, found.fence, clock.now, BulkChange)))


def _attend(job: "_Job") -> None:
    found = job.found
    author = Author(found.actor, Source.WEB, job.at, actor_id=found.actor_id, reason=_reason(found))
    act_as(job.session, author)
    try:
        job.carry_out()
    except (slots.RunInterrupted, OperationalError):
        job.session.rollback()
        raise  # the lease runs out and it is taken up again
    except Exception as error:
        log.exception("bulk change %s failed", job.hold.run_id)
        job.session.rollback()
        job.finish(BulkState.FAILED, error=str(error))


def _reason(found: BulkChange) -> str | None:
    if found.undoes is not None and found.undoes.to_status is not None:
        words = {"number": found.undoes_id, "status": found.undoes.to_status.description}
        return _("Undid the bulk change no. %(number)s to %(status)s.", **words)
    return found.reason or None


@dataclass(frozen=True)
class _Job:
    """One bulk change in the hands of this process, as long as the hold is its own."""

    session: Session
    found: BulkChange
    at: datetime
    hold: slots.Hold

    def carry_out(self) -> None:
        self._under_one_operation()
        while ids := self._next():
            if stopping.requested():
                self._set_down()
            if self._is_asked_to_stop():
                self.finish(BulkState.STOPPED)
                return
            isolating_bad_rows.halving(self.session, ids, move=self._do, blame=self._blame)
            time.sleep(isolating_bad_rows.PAUSE)
        self.finish(BulkState.DONE)

    def finish(self, state: BulkState, error: str | None = None) -> None:
        self.hold.renew(self.session)
        found = self.found
        found.state, found.finished_at, found.error, found.lease_until = state, clock.now(), error, None
        self.session.commit()

    def _under_one_operation(self) -> None:
        if self.found.operation_id is not None:
            resume_operation(self.session, self.found.operation_id)
        else:
            state_kind(self.session, Kind.UNDO if self.found.undoes_id else Kind.BULK)
            self.found.operation_id = open_lasting_operation(self.session)
        self.found.state = BulkState.RUNNING
        self.session.commit()

    def _next(self) -> list[int]:
        """The next chunk of plans about which nothing is decided; lets go of the database."""
        mine = BulkItem.bulk_id == self.found.id, BulkItem.state == ItemState.READY
        following = select(BulkItem.subscription_id).where(*mine).order_by(BulkItem.subscription_id)
        ids = list(self.session.scalars(following.limit(isolating_bad_rows.SIZE)))
        self.session.rollback()
        return ids

    def _is_asked_to_stop(self) -> bool:
        asked = self.found.stop_asked
        self.session.rollback()
        return asked

    def _set_down(self) -> None:
        """The process is to end: whoever looks next may take it up at once."""
        self.hold.renew(self.session)
        self.found.lease_until = clock.now()
        self.session.commit()
        raise slots.RunInterrupted

    def _do(self, ids: list[int]) -> None:
        """One chunk, in one transaction with what is noted about each of its plans."""
        self.hold.renew(self.session)
        decide = chunk.take_back if self.found.undoes_id else chunk.move
        self._note(decide(self.session, self.found, ids, self.at))

    def _blame(self, number: int, cause: str) -> None:
        self.hold.renew(self.session)
        self._note({(ItemState.FAILED, cause): [number]})
        self.session.commit()

    def _note(self, verdicts: chunk.Verdicts) -> None:
        for (state, cause), ids in verdicts.items():
            mine = BulkItem.bulk_id == self.found.id, BulkItem.subscription_id.in_(ids)
            noted = update(BulkItem).where(*mine).values(state=state, cause=cause)
            self.session.execute(noted, execution_options={"synchronize_session": False})
