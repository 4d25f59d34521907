"""RADIUS logins: one name in the whole network, the password encrypted at rest."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.tracking import Record, Tracked, Word


class RadiusLogin(Tracked, db.Model):
    """The login of one subscription. ``username`` is compared without case."""

    __tablename__ = "radius_login"
    __table_args__ = {"sqlite_autoincrement": True}
    history = Record(
        "radius_login",
        _l("RADIUS login"),
        "username",
        {
            "username": Word(_l("RADIUS login")),
            "password_encrypted": Word(_l("RADIUS password"), secret=True),
            "shown": Word(_l("RADIUS password shown")),
            "subscription_id": Word(_l("Customer's plan"), refers="subscription"),
        },
        endpoint="radius.login",
        owner="subscription_id",
        shown_by_owner=True,
        phrase=_l("the RADIUS login"),
        group="planos-de-clientes",
        counted=False,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), unique=True)
    username: Mapped[str] = mapped_column(String(64))
    username_folded: Mapped[str] = mapped_column(String(64), unique=True)
    password_encrypted: Mapped[str] = mapped_column(Text)
    shown: Mapped[int] = mapped_column(default=0)

    subscription: Mapped[Subscription] = relationship()
