"""What one check of the installation says, and how a check that fails itself is said."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

log = logging.getLogger(__name__)


class Level(StrEnum):
    """``fact`` is neither good nor bad, only worth knowing."""

    FACT = "fact"
    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return str(_LEVELS[self.value])

    @property
    def tone(self) -> str:
        return {"fact": "grey", "ok": "green", "warning": "amber", "failed": "red"}[self.value]


_LEVELS = {"fact": "", "ok": _l("ok"), "warning": _l("notice"), "failed": _l("error")}


@dataclass(frozen=True)
class Finding:
    """``value`` says how it stands, ``advice`` what to do about it, ``page`` the endpoint where that is done.

    None of them ever holds a secret.
    """

    name: str
    value: str
    level: Level = Level.OK
    advice: str = ""
    page: str = ""


@dataclass(frozen=True)
class Where:
    """What every check may look at: the database, the configuration, and the moment."""

    session: Session
    config: Any
    at: datetime


Check: TypeAlias = Callable[[Where], Finding | Iterable[Finding]]


def look(where: Where, checks: Iterable[Check]) -> list[Finding]:
    """What ``checks`` find. One that cannot be made is a finding too, and holds up no other."""
    found: list[Finding] = []
    for check in checks:
        try:
            told = check(where)
            found += [told] if isinstance(told, Finding) else list(told)
        except Exception as error:
            where.session.rollback()
            log.exception("the check %s could not be made", check.__name__)
            cause = _("could not be looked at (%(cause)s)", cause=type(error).__name__)
            found.append(Finding(check.__name__.replace("_", " "), cause, Level.WARNING))
    return found
