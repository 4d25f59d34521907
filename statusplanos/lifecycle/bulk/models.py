"""A change of status of many plans at once: what was asked for, and what became of each plan."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.customers.models import Subscription
from statusplanos.extensions import Instant, db, names_of
from statusplanos.statuses.models import Status


class BulkState(StrEnum):
    """How far a bulk change is. Stored: never rename."""

    CHOSEN = "chosen"
    FORESEEN = "foreseen"
    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return str(BULK_WORDS[self.value][0])

    @property
    def tone(self) -> str:
        return BULK_WORDS[self.value][1]

    @property
    def is_under_way(self) -> bool:
        return self in (self.WAITING, self.RUNNING)

    @property
    def is_draft(self) -> bool:
        return self in (self.CHOSEN, self.FORESEEN)


class ItemState(StrEnum):
    """What became, or is to become, of one plan. Stored: never rename."""

    READY = "ready"
    MOVED = "moved"
    REFUSED = "refused"
    LEFT = "left"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return str(ITEM_WORDS[self.value][0])

    @property
    def tone(self) -> str:
        return ITEM_WORDS[self.value][1]


BULK_WORDS = {
    "chosen": (_l("being chosen"), "grey"),
    "foreseen": (_l("not confirmed"), "grey"),
    "waiting": (_l("waiting"), "blue"),
    "running": (_l("running"), "blue"),
    "stopped": (_l("stopped"), "amber"),
    "done": (_l("complete"), "green"),
    "failed": (_l("failed"), "red"),
}
ITEM_WORDS = {
    "ready": (_l("to be moved"), "grey"),
    "moved": (_l("moved"), "green"),
    "refused": (_l("refused"), "amber"),
    "left": (_l("changed meanwhile"), "amber"),
    "failed": (_l("error"), "red"),
}
UNDOING_WORDS = {"ready": _l("to be put back"), "moved": _l("put back")}


class BulkChange(db.Model):
    """Many plans into ``to_status`` or, with ``undoes_id``, back to where another bulk change found them.

    ``revision`` counts the previews, so that what is confirmed is what was seen; ``figures`` are its numbers.
    ``due_on`` is the end of the stay as the preview said it. ``chosen_by`` are the list's arguments.
    """

    __tablename__ = "bulk_change"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[BulkState] = mapped_column(names_of(BulkState), default=BulkState.CHOSEN, index=True)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("bulk_change.id"), index=True)
    chosen_by: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    to_status_id: Mapped[int | None] = mapped_column(ForeignKey("status.id"))
    effective_on: Mapped[date | None]
    until: Mapped[date | None]
    due_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")
    notify: Mapped[bool] = mapped_column(default=True)
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0)
    foreseen_on: Mapped[date | None]
    actor: Mapped[str] = mapped_column(String(120))
    actor_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    stop_asked: Mapped[bool] = mapped_column(default=False)
    operation_id: Mapped[int | None]
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    fence: Mapped[int] = mapped_column(default=1)
    error: Mapped[str | None] = mapped_column(Text)

    to_status: Mapped[Status | None] = relationship()
    undoes: Mapped["BulkChange | None"] = relationship(remote_side=[id])

    def word(self, state: ItemState) -> str:
        """The state in words: an undoing *puts back* what another bulk change *moves*."""
        words = UNDOING_WORDS if self.undoes_id else {}
        return str(words.get(state.value, state.label))


class BulkItem(db.Model):
    """One plan of a bulk change. ``version`` is the plan's as it was when the preview was made."""

    __tablename__ = "bulk_item"
    __table_args__ = (
        Index("uq_bulk_item_plan", "bulk_id", "subscription_id", unique=True),
        Index("ix_bulk_item_state", "bulk_id", "state", "subscription_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    bulk_id: Mapped[int] = mapped_column(ForeignKey("bulk_change.id"))
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    version: Mapped[int]
    from_status_id: Mapped[int] = mapped_column(ForeignKey("status.id"))
    state: Mapped[ItemState] = mapped_column(names_of(ItemState), default=ItemState.READY)
    cause: Mapped[str | None] = mapped_column(Text)

    subscription: Mapped[Subscription] = relationship()
    from_status: Mapped[Status] = relationship()
