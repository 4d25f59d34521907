"""What staff set in pages for the whole company."""

from datetime import time
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from statusplanos.extensions import db, names_of
from statusplanos.history.tracking import Record, Tracked, Word


class Divisor(StrEnum):
    """By what a price is divided to get a day's share. Stored: never rename."""

    THIRTY = "thirty"
    CYCLE = "cycle"

    @property
    def label(self) -> str:
        return str({"thirty": _l("30 days"), "cycle": _l("the real days of the cycle")}[self.value])


class Company(Tracked, db.Model):
    """The one row of company settings (id 1). ``daily_at`` is HH:MM on the company's clock.

    ``logo`` names the picture in :class:`CompanyLogo`, empty for none. ``hourly_limit`` holds for every
    sender without one of its own; None is no limit.
    """

    __tablename__ = "company"
    __table_args__ = (CheckConstraint("id = 1", name="single"), {"sqlite_autoincrement": True})
    history = Record(
        "company",
        _l("Company"),
        "name",
        {
            "name": Word(_l("Company name")),
            "timezone": Word(_l("Time zone")),
            "daily_at": Word(_l("Hour of the daily run")),
            "logo": Word(_l("Logo")),
            "divisor": Word(_l("Divisor"), values={d.value: _l(d.value) for d in Divisor}),
            "default_due_day": Word(_l("Due day of new customers")),
            "email_footer": Word(_l("Footer of e-mails")),
            "sms_footer": Word(_l("Footer of SMS")),
            "hourly_limit": Word(_l("Messages per sender and hour")),
            "routine_released": Word(_l("Daily run released")),
            "set_up": Word(_l("Company checked")),
        },
        endpoint="settings.company",
        phrase=_l("the company"),
        group="empresa",
        permission="settings",
        counted=False,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), default="")
    timezone: Mapped[str] = mapped_column(String(60))
    daily_at: Mapped[str] = mapped_column(String(5))
    divisor: Mapped[Divisor] = mapped_column(names_of(Divisor), default=Divisor.THIRTY)
    logo: Mapped[str] = mapped_column(String(60), default="")
    default_due_day: Mapped[int] = mapped_column(default=10)
    email_footer: Mapped[str] = mapped_column(Text, default="")
    sms_footer: Mapped[str] = mapped_column(String(160), default="")
    hourly_limit: Mapped[int | None]
    routine_released: Mapped[bool] = mapped_column(default=False)
    set_up: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def hour(self) -> time:
        return time.fromisoformat(self.daily_at)


class CompanyLogo(db.Model):
    """The picture itself, as PNG (id 1). The history knows it by ``Company.logo``."""

    __tablename__ = "company_logo"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DueDay(Tracked, db.Model):
    """Which day a cycle closes on for those who pay on ``due_day``; 29 to 31 mean the month's last day."""

    __tablename__ = "due_day"
    __table_args__ = (
        CheckConstraint("due_day BETWEEN 1 AND 31", name="due"),
        CheckConstraint("closing_day BETWEEN 1 AND 31", name="closing"),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "due_day",
        _l("Due day"),
        "due_day",
        {"due_day": Word(_l("Due day")), "closing_day": Word(_l("Closing day"))},
        endpoint="settings.company",
        phrase=_l("the due day"),
        group="empresa",
        permission="settings",
        counted=False,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    due_day: Mapped[int] = mapped_column(unique=True)
    closing_day: Mapped[int]
