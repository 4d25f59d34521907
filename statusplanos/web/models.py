"""Forms that were sent: so that one that comes twice is saved once."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import Instant, db


class SentForm(db.Model):
    """Written in the transaction of what the form saves. ``url`` is where it led to."""

    __tablename__ = "sent_form"

    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    sent_at: Mapped[datetime] = mapped_column(Instant, index=True)
    url: Mapped[str | None] = mapped_column(Text)
