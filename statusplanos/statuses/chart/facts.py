"""What the map says of a status as a mere fact: docs/domain.md, "Checks on a status"."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from statusplanos.statuses.models import Status


def facts(statuses: Iterable[Status]) -> dict[int, list[str]]:
    """The sentences about each status, by its id. A next status counts with days and without."""
    known = list(statuses)
    reached = {status.next_status_id for status in known}
    return {status.id: [str(text) for text in _about(status, reached)] for status in known}


def _about(status: Status, reached: set[int | None]) -> Iterator[str]:
    if status.id not in reached:
        yield _("Nothing leads here.")
    if status.next_status_id is None:
        yield _("Nothing leads out.")
    if status.access.gives_access and not status.allows_radius_login:
        yield _("Gives access, but nobody may create a login.")
