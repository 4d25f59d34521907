"""Who may enter, with which rights, and who is signed in."""

import uuid
from datetime import datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from flask_login import UserMixin
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.extensions import Instant, db, names_of
from statusplanos.history.tracking import Record, Tracked, Word


class Role(Tracked, db.Model):
    """A named set of permissions; ``permission_names`` is a sorted, comma-separated list."""

    __tablename__ = "role"
    __table_args__ = {"sqlite_autoincrement": True}
    history = Record(
        "role",
        _l("Role"),
        "name",
        {
            "name": Word(_l("Name")),
            "description": Word(_l("Description")),
            "permission_names": Word(_l("Permissions")),
            "requires_second_factor": Word(_l("Requires a second factor")),
        },
        endpoint="accounts.role",
        phrase=_l("the role"),
        group="usuarios",
        permission="users",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str] = mapped_column(String(255), default="")
    permission_names: Mapped[str] = mapped_column(Text, default="")
    requires_second_factor: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    def get_permissions(self) -> set[str]:
        return set(filter(None, self.permission_names.split(",")))


class User(Tracked, db.Model, UserMixin):
    """A member of staff. Disabled accounts stay, so that the history keeps its names."""

    __tablename__ = "user"
    __table_args__ = {"sqlite_autoincrement": True}
    history = Record(
        "user",
        _l("User"),
        "name",
        {
            "name": Word(_l("Name")),
            "email": Word(_l("E-mail")),
            "active": Word(_l("May sign in")),
            "role_id": Word(_l("Role"), refers="role"),
            "password": Word(_l("Password"), secret=True),
            "second_factor": Word(_l("Second factor")),
        },
        endpoint="accounts.user",
        phrase=_l("the user"),
        group="usuarios",
        permission="users",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(255), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: uuid.uuid4().hex)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    second_factor: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    role: Mapped[Role] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_active(self) -> bool:
        """Flask-Login's name for it; whoever is not counts as nobody."""
        return self.active

    def get_id(self) -> str:
        """What the session cookie calls the person."""
        return self.fs_uniquifier

    def has_permission(self, name: str) -> bool:
        return name in self.role.get_permissions()

    @property
    def is_guest(self) -> bool:
        """Invited, and has never set a password."""
        return self.password is None


class SignIn(db.Model):
    """One signed-in browser. Its token lives in the session cookie; the row ends with the sign-out."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    address: Mapped[str | None] = mapped_column(String(64))
    agent: Mapped[str | None] = mapped_column(String(255))


class LinkKind(StrEnum):
    """What a one-time link is for. Stored: never rename."""

    FIRST_ACCESS = "first_access"
    INVITATION = "invitation"
    RESET = "reset"

    @property
    def label(self) -> str:
        return str(LINK_WORDS[self.value])


LINK_WORDS = {
    "first_access": _l("First access"),
    "invitation": _l("Invitation"),
    "reset": _l("New password"),
}


class AccessLink(db.Model):
    """A one-time link: to create the first account (no user) or to set a password. Only its hash is kept."""

    __tablename__ = "access_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[LinkKind] = mapped_column(names_of(LinkKind), default=LinkKind.INVITATION)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)
