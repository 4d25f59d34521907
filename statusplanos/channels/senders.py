"""What every sender has, whatever its channel: an address or a gateway that messages come from."""

from datetime import datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from statusplanos.channels.channel import Channel
from statusplanos.extensions import Instant
from statusplanos.history.tracking import Tracked, Word

SENDER_WORDS = {
    "hourly_limit": Word(_l("Messages per hour")),
    "is_default": Word(_l("Default sender")),
    "archived_at": Word(_l("Archived at")),
}


class Sender(Tracked):
    """Mixin of the senders' models. ``secret_column`` names the column that is encrypted and never shown."""

    channel: ClassVar[Channel]
    secret_column: ClassVar[str]

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    hourly_limit: Mapped[int | None]
    is_default: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @property
    def stored_secret(self) -> str | None:
        """The secret as it is stored: encrypted."""
        secret: str | None = getattr(self, self.secret_column)
        return secret

    @stored_secret.setter
    def stored_secret(self, encrypted: str | None) -> None:
        setattr(self, self.secret_column, encrypted)
