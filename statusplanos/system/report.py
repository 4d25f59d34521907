"""The whole look at the installation: for the page *Sistema*, for a command, and as text for support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.system import program, storage, work
from statusplanos.system.checks import Finding, Level, Where, look


@dataclass(frozen=True)
class Part:
    title: str
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Report:
    parts: Sequence[Part]
    at: datetime

    @property
    def findings(self) -> list[Finding]:
        return [finding for part in self.parts for finding in part.findings]

    @property
    def wanting(self) -> list[Finding]:
        """The findings that somebody should act on, errors first."""
        wanted = [one for one in self.findings if one.level in (Level.WARNING, Level.FAILED)]
        return sorted(wanted, key=lambda one: one.level != Level.FAILED)

    def as_text(self) -> str:
        lines = [f"StatusPlanos, {clock.local(self.at):%d/%m/%Y %H:%M:%S} ({clock.zone().key})"]
        for part in self.parts:
            lines += ["", part.title, *(_line(finding) for finding in part.findings)]
        return "\n".join(lines)


def report(session: Session, config: Any, *, at: datetime) -> Report:
    """Look at everything once. Waits no longer than a moment for anything."""
    where = Where(session, config, at)
    parts = (
        (_("Work"), (work.worker, work.daily_run, work.outbox, work.bell)),
        (
            _("Data"),
            (
                storage.disk,
                storage.database_size,
                storage.migrations,
                storage.triggers,
                storage.keys,
                storage.key_files,
                storage.data_folder,
                storage.copies,
            ),
        ),
        (_("Program"), (program.version, program.database_version, program.clocks, program.way_in)),
    )
    return Report([Part(str(title), look(where, checks)) for title, checks in parts], at)


def _line(finding: Finding) -> str:
    mark = {Level.WARNING: "! ", Level.FAILED: "X "}.get(finding.level, "  ")
    return f"{mark}{finding.name}: {finding.value}"
