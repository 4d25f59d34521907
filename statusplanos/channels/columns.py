"""The columns of a row that names a sender: one a channel, of which only the row's own channel fills its."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey
from sqlalchemy.orm import InstrumentedAttribute, Mapped, declared_attr, mapped_column, relationship

from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.senders import Sender
from statusplanos.channels.sms.models import SmsSender
from statusplanos.history.tracking import Word

SENDER_COLUMN_WORDS = {
    "email_sender_id": Word(_l("E-mail sender"), refers="email_sender"),
    "sms_sender_id": Word(_l("SMS sender"), refers="sms_sender"),
}


class FromSender:
    """Mixin of a table with a ``channel`` whose rows come from a sender of that channel."""

    channel: Mapped[Channel]
    email_sender_id: Mapped[int | None] = mapped_column(ForeignKey("email_sender.id"))
    sms_sender_id: Mapped[int | None] = mapped_column(ForeignKey("sms_sender.id"))

    @declared_attr
    def email_sender(self) -> Mapped[EmailSender | None]:
        return relationship()

    @declared_attr
    def sms_sender(self) -> Mapped[SmsSender | None]:
        return relationship()

    @classmethod
    def sender_column(cls, channel: Channel) -> InstrumentedAttribute[int | None]:
        """The column that rows of ``channel`` fill."""
        column: InstrumentedAttribute[int | None] = getattr(cls, f"{channel}_sender_id")
        return column

    @property
    def sender(self) -> Sender | None:
        sender: Sender | None = getattr(self, f"{self.channel}_sender")
        return sender

    @sender.setter
    def sender(self, sender: Sender | None) -> None:
        setattr(self, f"{self.channel}_sender", sender)

    @property
    def sender_id(self) -> int | None:
        number: int | None = getattr(self, f"{self.channel}_sender_id")
        return number

    @sender_id.setter
    def sender_id(self, number: int | None) -> None:
        setattr(self, f"{self.channel}_sender_id", number)
