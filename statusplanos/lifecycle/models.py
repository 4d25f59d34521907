"""The daily runs, what each did and could not do, and the lasting fact of a trial."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.customers.models import Subscription
from statusplanos.extensions import Instant, db, names_of
from statusplanos.statuses.models import Status


class RunKind(StrEnum):
    """Who started a run. Stored: never rename."""

    SCHEDULED = "scheduled"
    MANUAL = "manual"
    COMMAND = "command"


class RunState(StrEnum):
    """How far a run is. Stored: never rename."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Finding(StrEnum):
    """Why a due subscription was not moved. Stored: never rename."""

    LEFT = "left"
    FAILED = "failed"


class DailyRun(db.Model):
    """One run of the day ``on``. A scheduled one holds that day's slot, under a lease with a fence.

    ``missed_from`` is the first of the earlier days that this run also covers after an outage. While the
    routine is observed (``observing``) the run lists and moves nobody.
    """

    __tablename__ = "daily_run"
    __table_args__ = (
        Index(
            "uq_daily_run_slot",
            "on",
            unique=True,
            sqlite_where=text("kind = 'scheduled'"),
            postgresql_where=text("kind = 'scheduled'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("on", Date)
    kind: Mapped[RunKind] = mapped_column(names_of(RunKind))
    state: Mapped[RunState] = mapped_column(names_of(RunState), default=RunState.RUNNING)
    observing: Mapped[bool] = mapped_column(default=False)
    missed_from: Mapped[date | None]
    actor: Mapped[str] = mapped_column(String(120))
    actor_id: Mapped[int | None]
    operation_id: Mapped[int | None]
    started_at: Mapped[datetime] = mapped_column(Instant, index=True)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    fence: Mapped[int] = mapped_column(default=1)
    due: Mapped[int] = mapped_column(default=0)
    moved: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)

    @property
    def waits(self) -> bool:
        """Whether staff asked for it and no process has taken it up yet."""
        return self.kind == RunKind.MANUAL and self.state == RunState.RUNNING and self.fence == 1

    def is_abandoned(self, at: datetime) -> bool:
        """Whether the process that worked on it has been silent past its lease."""
        return self.state == RunState.RUNNING and self.lease_until is not None and self.lease_until < at


class DailyRunStep(db.Model):
    """How many were moved from one status to another with effect on one day."""

    __tablename__ = "daily_run_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("daily_run.id"), index=True)
    from_status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    to_status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    effective_on: Mapped[date]
    count: Mapped[int]

    from_status: Mapped[Status] = relationship(foreign_keys=[from_status_id])
    to_status: Mapped[Status] = relationship(foreign_keys=[to_status_id])


class DailyRunFinding(db.Model):
    """A due subscription that the run did not move, and the cause in words."""

    __tablename__ = "daily_run_finding"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("daily_run.id"), index=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    kind: Mapped[Finding] = mapped_column(names_of(Finding))
    cause: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]

    subscription: Mapped[Subscription] = relationship()


class TrialFact(db.Model):
    """A customer began a trial on a day. Written on entry and never derived from today's status."""

    __tablename__ = "trial_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    document: Mapped[str] = mapped_column(String(14), index=True)
    started_on: Mapped[date]


class Move(db.Model):
    """A change of status that a person made, and what the plan was before it: what undoing puts back.

    ``version`` is the plan's after the change; as long as the plan still has it, nothing has touched it.
    """

    __tablename__ = "status_move"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), index=True)
    operation_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int]
    from_status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    entered_on: Mapped[date]
    due_on: Mapped[date | None]
    billed_from: Mapped[date | None]
    to_status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    began_trial: Mapped[bool]
    undone_by: Mapped[int | None]

    subscription: Mapped[Subscription] = relationship()
    from_status: Mapped[Status] = relationship(foreign_keys=[from_status_id])
    to_status: Mapped[Status] = relationship(foreign_keys=[to_status_id])
