"""What surrounds entering: letters with links, the second factor, and the log of attempts."""

from datetime import datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.accounts.models import LinkKind
from statusplanos.extensions import Instant, db, names_of
from statusplanos.outbox.rows import OutboxRow, State

LETTER_WORDS = {State.CANCELLED: _l("Withdrawn")}


class Letter(OutboxRow, db.Model):
    """An e-mail with a one-time link, which is made when it is sent: no letter at rest holds one."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_state_next", "state", "next_attempt_at"),)

    kind: Mapped[LinkKind] = mapped_column(names_of(LinkKind))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(255))
    asked_by: Mapped[str] = mapped_column(String(80), default="")

    @property
    def state_label(self) -> str:
        return str(LETTER_WORDS.get(self.state, self.state.label))


class SecondFactor(db.Model):
    """What a person's app shares with us. ``last_step`` is the time of the last code, taken only once."""

    __tablename__ = "second_factor"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    secret_encrypted: Mapped[str] = mapped_column(Text)
    confirmed_at: Mapped[datetime] = mapped_column(Instant)
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(db.Model):
    """Signs in once when the authenticator is lost. Only hashes are kept; a used one is deleted."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))


class Outcome(StrEnum):
    """What became of somebody's attempt to enter. Stored: never rename."""

    ENTERED = "entered"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 (a name)
    UNKNOWN = "unknown"
    DISABLED = "disabled"
    THROTTLED = "throttled"
    SECOND_FACTOR = "second_factor"
    LINK_ASKED = "link_asked"

    @property
    def label(self) -> str:
        return str(OUTCOME_WORDS[self.value])

    @property
    def tone(self) -> str:
        return {"entered": "green", "link_asked": "grey", "throttled": "red"}.get(self.value, "amber")


OUTCOME_WORDS = {
    "entered": _l("Came in"),
    "wrong_password": _l("Wrong password"),
    "unknown": _l("Unknown e-mail"),
    "disabled": _l("Disabled account"),
    "throttled": _l("Held back"),
    "second_factor": _l("Second factor failed"),
    "link_asked": _l("Asked for a link"),
}


class Attempt(db.Model):
    """One attempt to enter. What was typed as a password is never kept, an unknown e-mail only masked."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    outcome: Mapped[Outcome] = mapped_column(names_of(Outcome))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    email: Mapped[str] = mapped_column(String(255))
    address: Mapped[str | None] = mapped_column(String(64))
    agent: Mapped[str | None] = mapped_column(String(255))
    times: Mapped[int] = mapped_column(default=1)
