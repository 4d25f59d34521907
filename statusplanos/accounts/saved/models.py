"""A list's filters, search and order under a name."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from statusplanos.accounts.models import User
from statusplanos.extensions import Instant, db
from statusplanos.folding import fold
from statusplanos.history.tracking import Record, Tracked, Word

LISTS = {
    "customers.index": _l("Customers"),
    "messaging.index": _l("Messages"),
    "history.index": _l("History"),
    "customers.plans": _l("Plans"),
    "statuses.index": _l("Plan Status"),
}
"""The lists that can be saved, by their views. Stored: never rename one."""


class SavedView(Tracked, db.Model):
    """``arguments`` is the list's query, in the order of its names; ``shared`` ones everybody sees."""

    __tablename__ = "saved_view"
    __table_args__ = (
        UniqueConstraint("user_id", "page", "name_folded"),
        Index("ix_saved_view_page", "page"),
        {"sqlite_autoincrement": True},
    )
    history = Record(
        "saved_view",
        _l("Saved view"),
        "name",
        {
            "name": Word(_l("Name")),
            "page": Word(_l("List"), values=LISTS),
            "arguments": Word(_l("Filters")),
            "shared": Word(_l("Shared with everybody")),
            "user_id": Word(_l("Author"), refers="user"),
        },
        permission="users",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    name_folded: Mapped[str] = mapped_column(String(120))
    page: Mapped[str] = mapped_column(String(40))
    arguments: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(default=False)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)

    user: Mapped[User] = relationship()


@event.listens_for(SavedView, "before_insert")
@event.listens_for(SavedView, "before_update")
def _fold_name(mapper: Any, connection: Any, view: SavedView) -> None:
    view.name_folded = fold(view.name)
