"""The register of plan statuses and the notices that go out on entering one."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.channels.channel import Channel
from statusplanos.channels.columns import SENDER_COLUMN_WORDS, FromSender
from statusplanos.extensions import Instant, db, names_of
from statusplanos.folding import fold
from statusplanos.history.tracking import Record, Tracked, Word

CATEGORY_WORDS = {"active": _l("Active"), "inactive": _l("Inactive"), "cancelled": _l("Cancelled")}
ACCESS_WORDS = {
    "full": _l("Full access"),
    "reduced": _l("Reduced access"),
    "notice": _l("Blocked with notice"),
    "refused": _l("Refused access"),
}


class Category(StrEnum):
    """The group a plan is counted in on the customer's page. Stored: never rename."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return str(CATEGORY_WORDS[self.value])


class Access(StrEnum):
    """What the network does. Stored: never rename."""

    FULL = "full"
    REDUCED = "reduced"
    NOTICE = "notice"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return str(ACCESS_WORDS[self.value])

    @property
    def gives_access(self) -> bool:
        return self in (Access.FULL, Access.REDUCED)


class Tone(StrEnum):
    """The colours a status may have. Stored: never rename."""

    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"
    RED = "red"
    ORANGE = "orange"
    AMBER = "amber"
    BROWN = "brown"
    GREY = "grey"

    @property
    def label(self) -> str:
        return str(TONE_WORDS[self.value])


TONE_WORDS = {
    "green": _l("Green"),
    "teal": _l("Teal"),
    "blue": _l("Blue"),
    "violet": _l("Violet"),
    "pink": _l("Pink"),
    "red": _l("Red"),
    "orange": _l("Orange"),
    "amber": _l("Amber"),
    "brown": _l("Brown"),
    "grey": _l("Grey"),
}


class Status(Tracked, db.Model):
    """One entry of the register. ``duration_days`` is 1 to 3650 and needs a next status.

    ``position`` is its place among the others wherever they are listed; staff arrange it.
    """

    __tablename__ = "status"
    __table_args__ = (
        CheckConstraint("duration_days IS NULL OR duration_days BETWEEN 1 AND 3650", name="days"),
        CheckConstraint("duration_days IS NULL OR next_status_id IS NOT NULL", name="days_need_next"),
        CheckConstraint("next_status_id IS NULL OR next_status_id <> id", name="next_is_other"),
        Index(
            "uq_status_description_in_use",
            "description_folded",
            unique=True,
            sqlite_where=text("archived_at IS NULL"),
            postgresql_where=text("archived_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "status",
        _l("Plan status"),
        "description",
        {
            "description": Word(_l("Description")),
            "category": Word(_l("Category"), values=CATEGORY_WORDS),
            "tone": Word(_l("Colour"), values=TONE_WORDS),
            "generates_billing": Word(_l("Generates billing")),
            "next_status_id": Word(_l("Next status"), refers="status"),
            "duration_days": Word(_l("Days in status")),
            "allows_changes": Word(_l("Allows changes")),
            "access": Word(_l("Access"), values=ACCESS_WORDS),
            "allows_radius_login": Word(_l("Allows RADIUS login")),
            "allows_scheduled_tasks": Word(_l("Allows scheduled tasks")),
            "is_trial": Word(_l("Counts as trial")),
            "applier_ids": Word(_l("Who may apply"), refers="role", many=True),
            "position": Word(_l("Place in the order")),
            "archived_at": Word(_l("Archived at")),
        },
        endpoint="statuses.edit",
        phrase=_l("the status"),
        group="status",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(String(80))
    description_folded: Mapped[str] = mapped_column(String(160))
    category: Mapped[Category] = mapped_column(names_of(Category))
    tone: Mapped[Tone] = mapped_column(names_of(Tone), default=Tone.GREY)
    generates_billing: Mapped[bool] = mapped_column(default=False)
    next_status_id: Mapped[int | None] = mapped_column(ForeignKey("status.id"), index=True)
    duration_days: Mapped[int | None]
    allows_changes: Mapped[bool] = mapped_column(default=True)
    access: Mapped[Access] = mapped_column(names_of(Access))
    allows_radius_login: Mapped[bool] = mapped_column(default=False)
    allows_scheduled_tasks: Mapped[bool] = mapped_column(default=True)
    is_trial: Mapped[bool] = mapped_column(default=False)
    applier_ids: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    next_status: Mapped["Status | None"] = relationship(remote_side=[id], post_update=False)
    notices: Mapped[list["Notice"]] = relationship(back_populates="status", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}

    def notice(self, channel: Channel) -> "Notice | None":
        return next((notice for notice in self.notices if notice.channel == channel), None)


IN_ORDER = (Status.position, Status.description_folded)
"""How staff have arranged the statuses."""


@event.listens_for(Status, "before_insert")
@event.listens_for(Status, "before_update")
def _fold_description(mapper: Any, connection: Any, status: Status) -> None:
    status.description_folded = fold(status.description)


def _captions(name: str) -> dict[str, Any]:
    """The caption ``name`` of each channel."""
    return {channel.value: getattr(channel.kind.captions, name) for channel in Channel}


class Notice(FromSender, Tracked, db.Model):
    """What a customer is told on entering a status, by one channel. Off until a sender is chosen."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("status_id", "channel"), {"sqlite_autoincrement": True})
    history = Record(
        "notice",
        _l("Notice"),
        "channel",
        {
            "status_id": Word(_l("Plan status"), refers="status"),
            "channel": Word(_l("Channel"), values=_captions("name")),
            "enabled": Word(_l("Send"), by_channel=_captions("send")),
            **SENDER_COLUMN_WORDS,
            "subject": Word(_l("Subject")),
            "body": Word(_l("Text"), by_channel=_captions("text")),
        },
        owner="status_id",
        phrase=_l("the notice"),
        group="status",
        counted=False,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    status_id: Mapped[int] = mapped_column(ForeignKey("status.id"), index=True)
    channel: Mapped[Channel] = mapped_column(names_of(Channel))
    enabled: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str] = mapped_column(String(255), default="")
    body: Mapped[str] = mapped_column(Text, default="")

    status: Mapped[Status] = relationship(back_populates="notices")
