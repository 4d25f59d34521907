"""Fields and values in the words that staff use."""

from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Boolean, Date

from statusplanos.extensions import Instant
from statusplanos.history.models import Kind, Source
from statusplanos.history.tracking import SECRET_CHANGED, Word, record_of, table_of, tracked_classes
from statusplanos.history.words.names import Names
from statusplanos.web.filters import document, full_date, instant, money, phone
from statusplanos.web.permissions import Permission

SOURCE_WORDS = {
    Source.WEB: _l("on the page"),
    Source.CLI: _l("by command line"),
    Source.IMPORT: _l("by import"),
    Source.WORKER: _l("by the routine"),
    Source.API: _l("by API"),
}
KIND_WORDS = {
    Kind.DAILY_RUN: _l("Daily run"),
    Kind.IMPORT: _l("Import of a file"),
    Kind.BULK: _l("Bulk change"),
    Kind.UNDO: _l("Undoing"),
    Kind.MESSAGE_RETRY: _l("Message sent again"),
    Kind.MESSAGE_CANCEL: _l("Message cancelled"),
}
_SPELLING = {"document": document, "mobile": phone, "landline": phone}


def sort(entity: str) -> str:
    """What rows of ``entity`` are called on pages: ``customer`` is *Cliente*."""
    record = record_of(entity)
    return str(record.name) if record else entity


def label(entity: str, field: str, channel: str | None = None) -> str:
    """A field's label; a notice's depend on its channel. An unknown field stands for itself."""
    record = record_of(entity)
    word = record.fields.get(field) if record else None
    return str(word.by_channel.get(channel or "", word.label) if word else field)


def value(entity: str, field: str, text: str | None, names: Names) -> str | None:
    """Canonical ``text`` as people write it; ``None`` is nothing."""
    cls = tracked_classes().get(entity)
    word = cls.history.fields.get(field) if cls else None
    if text is None or text == "" or cls is None or word is None:
        return text or None
    if word.secret:
        return _("changed") if text == SECRET_CHANGED else text
    if word.refers or word.values:
        return ", ".join(_named(word, part, names) for part in (text.split(",") if word.many else [text]))
    return _plain(field, text, table_of(cls).c[field].type)


def _named(word: Word, text: str, names: Names) -> str:
    return reference(word.refers, text, names) if word.refers else str(word.values.get(text, text))


def reference(entity: str, number: str, names: Names) -> str:
    """The name of the row, even if it is gone."""
    return names.title((entity, int(number))) or _("no. %(number)s", number=number)


def _plain(field: str, text: str, kind: Any) -> str:
    if isinstance(kind, Boolean):
        return _("Yes") if text == "true" else _("No")
    if isinstance(kind, Instant):
        return instant(datetime.fromisoformat(text))
    if isinstance(kind, Date):
        return full_date(date.fromisoformat(text))
    if field.endswith("_cents"):
        return money(int(text))
    if field == "permission_names":
        return ", ".join(_permission(name) for name in text.split(","))
    return _SPELLING.get(field, str)(text)


def _permission(name: str) -> str:
    return Permission(name).label if name in set(Permission) else name


def actor(name: str) -> str:
    """``rotina diária`` at the beginning of a sentence."""
    return name[:1].upper() + name[1:]
