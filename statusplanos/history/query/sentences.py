"""One sentence an operation: who did what to which row."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from sqlalchemy import Row

from statusplanos.history.models import WITHOUT_CHANGES, Kind, Operation, Source
from statusplanos.history.query.operation_pages import COUNTED, Entry, Summary
from statusplanos.history.subject_links import Link
from statusplanos.history.tracking import record_of, tracked_classes
from statusplanos.history.words.fields import actor
from statusplanos.history.words.names import Names, Subject
from statusplanos.web import permissions
from statusplanos.web.filters import number as written

_Fields: TypeAlias = dict[str, Row[Any]]


def sentence(entry: Entry, names: Names, matter: Link | None = None) -> Markup:
    """What ``entry`` did, as HTML with links to what still exists; ``matter`` is what it was about."""
    if entry.operation.kind in WITHOUT_CHANGES and not entry.changes:
        return _about_message(entry.operation, matter)
    said = _about_rows(entry, names)
    if entry.whole and entry.operation.kind == Kind.DAILY_RUN and matter and matter.title:
        return Markup("{}; {}").format(said, matter.title)
    return said


def _about_rows(entry: Entry, names: Names) -> Markup:
    groups = _groups(entry.changes, names)
    if entry.summary is None and len(groups) == 1:
        subject, fields = next(iter(groups.items()))
        return _about_one(entry.operation, subject, fields, names)
    summary = entry.summary or _counted(entry.changes)
    return _about_many(entry.operation, summary, len(groups))


def name(subject: Subject, names: Names) -> Markup:
    """The row's name: a link when it still exists and may be opened, and whose it is."""
    title = _title(subject, names)
    url = _url(subject, names) if names.is_alive(subject) else None
    marks = names.marks(subject)
    shown = Markup("<b>{}</b>").format(title)
    if url and marks:
        shown = Markup('<a class="status {} tone-{}" href="{}">{}</a>').format(
            marks.get("category"), marks.get("tone"), url, title
        )
    elif url:
        shown = Markup('<a href="{}">{}</a>').format(url, title)
    owner = names.owner(subject)
    if subject[0] not in ("subscription", "note") or owner is None:
        return shown
    return _said(_("%(name)s of %(owner)s"), name=shown, owner=name(owner, names))


def _title(subject: Subject, names: Names) -> str:
    title = names.title(subject)
    if subject[0] == "company" and not title:
        return _("company")
    return title or _("no. %(number)s", number=subject[1])


def _url(subject: Subject, names: Names) -> str | None:
    cls = tracked_classes().get(subject[0])
    shown = names.owner(subject) if cls and cls.history.shown_by_owner else subject
    endpoint = cls.history.endpoint if cls else None
    if endpoint is None or shown is None or not permissions.opens(endpoint):
        return None
    takes_id = any("id" in rule.arguments for rule in current_app.url_map.iter_rules(endpoint))
    return url_for(endpoint, id=shown[1]) if takes_id else url_for(endpoint)


def _said(text: str, **parts: Any) -> Markup:
    return Markup(text) % {key: Markup.escape(part) for key, part in parts.items()}  # noqa: S704 (our own words)


def _about_message(operation: Operation, matter: Link | None) -> Markup:
    title = (matter and matter.title) or _("no. %(number)s", number=operation.about_id)
    shown = Markup("<b>{}</b>").format(title)
    if matter:
        shown = Markup('<a href="{}">{}</a>').format(matter.url, title)
    text = _("%(actor)s had the message sent again: %(message)s")
    if operation.kind == Kind.MESSAGE_CANCEL:
        text = _("%(actor)s cancelled the message: %(message)s")
    return _said(text, actor=Markup("<b>{}</b>").format(actor(operation.actor)), message=shown)


def _groups(changes: Iterable[Row[Any]], names: Names) -> dict[Subject, _Fields]:
    """The changes by the row that the sentence is about: a notice's are its status's."""
    groups: dict[Subject, _Fields] = {}
    for row in changes:
        subject: Subject = (row.entity, row.entity_id)
        owner = names.owner(subject) if row.entity == "notice" else None
        if row.entity == "due_day":
            owner = ("company", 1)
        key = row.field if owner is None else f"{row.entity}.{row.field}"
        groups.setdefault(owner or subject, {})[key] = row
    return groups


def _about_one(operation: Operation, subject: Subject, fields: _Fields, names: Names) -> Markup:
    who = Markup("<b>{}</b>").format(actor(operation.actor))
    parts = {"actor": who, "what": _phrase(subject[0]), "name": name(subject, names)}
    own = fields.get("id")
    if own is not None and own.new is None:
        return _said(_("%(actor)s deleted %(what)s %(name)s"), **parts)
    if own is not None:
        return _created(operation, subject, fields, names, parts)
    special = _CHANGED.get(subject[0], _changed)
    return special(fields, names, parts)


def _created(
    operation: Operation, subject: Subject, fields: _Fields, names: Names, parts: dict[str, Any]
) -> Markup:
    if operation.source == Source.IMPORT:
        return _said(_("%(actor)s imported %(what)s %(name)s"), **parts)
    status = fields.get("status_id")
    if subject[0] == "subscription" and status is not None and status.new:
        entered = name(("status", int(status.new)), names)
        return _said(_("%(actor)s added the plan %(name)s in %(status)s"), status=entered, **parts)
    return _said(_("%(actor)s created %(what)s %(name)s"), **parts)


def _changed(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    archived = fields.get("archived_at")
    if archived is not None:
        text = _("%(actor)s archived %(what)s %(name)s")
        return _said(text if archived.new else _("%(actor)s brought back %(what)s %(name)s"), **parts)
    return _said(_("%(actor)s changed %(what)s %(name)s"), **parts)


def _changed_status(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    if "archived_at" in fields:
        return _changed(fields, names, parts)
    if all(key.startswith("notice.") for key in fields):
        return _said(_("%(actor)s changed the notices of %(name)s"), **parts)
    return _said(_("%(actor)s changed the rules of %(name)s"), **parts)


def _changed_subscription(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    status = fields.get("status_id")
    if status is None or not status.new:
        return _changed(fields, names, parts)
    entered = name(("status", int(status.new)), names)
    return _said(_("%(actor)s moved %(name)s to %(status)s"), status=entered, **parts)


def _changed_user(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    active = fields.get("active")
    if active is not None:
        text = _("%(actor)s gave access back to %(name)s")
        return _said(text if active.new == "true" else _("%(actor)s disabled %(name)s"), **parts)
    if fields.keys() == {"password"}:
        return _said(_("%(actor)s changed the password of %(name)s"), **parts)
    return _changed(fields, names, parts)


def _changed_company(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    released = fields.get("routine_released")
    if released is not None and released.new == "true":
        return _said(_("%(actor)s released the daily run"), **parts)
    return _said(_("%(actor)s changed the company's settings"), **parts)


def _changed_login(fields: _Fields, names: Names, parts: dict[str, Any]) -> Markup:
    if fields.keys() == {"shown"}:
        return _said(_("%(actor)s saw the RADIUS password of %(name)s"), **parts)
    return _changed(fields, names, parts)


_CHANGED: dict[str, Callable[[_Fields, Names, dict[str, Any]], Markup]] = {
    "status": _changed_status,
    "subscription": _changed_subscription,
    "user": _changed_user,
    "company": _changed_company,
    "due_day": _changed_company,
    "radius_login": _changed_login,
}


def _phrase(entity: str) -> str:
    record = record_of(entity)
    return str(record.phrase) if record and record.phrase else entity


def _is_counted(entity: str) -> bool:
    record = record_of(entity)
    return record is None or record.counted


def _counted(changes: Iterable[Row[Any]]) -> Summary:
    summary = Summary()
    for row in changes:
        summary.fields += 1
        if row.field == "id":
            (summary.created if row.old is None else summary.deleted)[row.entity] += 1
        elif (row.entity, row.field) == ("subscription", "status_id") and row.old and row.new:
            summary.moves[row.old, row.new] += 1
    return summary


def _about_many(operation: Operation, summary: Summary, rows: int) -> Markup:
    who = Markup("<b>{}</b>").format(actor(operation.actor))
    if operation.source == Source.IMPORT:
        return _said(_("%(actor)s imported %(things)s"), actor=who, things=_things(summary))
    if summary.moved:
        return _plural(
            "%(actor)s moved %(shown)s plan", "%(actor)s moved %(shown)s plans", summary.moved, who
        )
    if any(_is_counted(entity) for entity in summary.created):
        return _said(_("%(actor)s created %(things)s"), actor=who, things=_things(summary))
    if rows:
        return _plural("%(actor)s changed %(shown)s row", "%(actor)s changed %(shown)s rows", rows, who)
    if summary.fields > COUNTED:
        return _said(_("%(actor)s changed more than %(shown)s fields"), actor=who, shown=written(COUNTED))
    return _plural(
        "%(actor)s changed %(shown)s field", "%(actor)s changed %(shown)s fields", summary.fields, who
    )


def _plural(one: str, many: str, count: int, who: Markup) -> Markup:
    return _said(
        ngettext(one, many, count, actor="%(actor)s", shown="%(shown)s"), actor=who, shown=written(count)
    )


def _things(summary: Summary) -> str:
    created = summary.created
    words = [
        ngettext("%(num)s customer", "%(num)s customers", created["customer"]),
        ngettext("%(num)s plan of customers", "%(num)s plans of customers", created["subscription"]),
        ngettext("%(num)s plan on sale", "%(num)s plans on sale", created["plan"]),
        ngettext("%(num)s status", "%(num)s statuses", created["status"]),
        ngettext("%(num)s role", "%(num)s roles", created["role"]),
        ngettext("%(num)s user", "%(num)s users", created["user"]),
    ]
    counts = [created[name] for name in ("customer", "subscription", "plan", "status", "role", "user")]
    told = [word for word, count in zip(words, counts, strict=True) if count]
    return ", ".join(told) or _("changes to customers and plans")
