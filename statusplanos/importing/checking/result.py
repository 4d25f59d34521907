"""What an import found and did, or would do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from statusplanos.importing.checking.row import LeftOut, Refusal, Row
from statusplanos.importing.columns import Column

SAMPLED = 5


@dataclass
class Created:
    customers: int = 0
    plans: int = 0
    subscriptions: int = 0


@dataclass
class Result:
    """Rows by what became of them; lines are physical lines of the file.

    Every accepted row is created, updated or unchanged. ``skipped`` are rows that staff leave out by the name
    of their status or plan. ``kept`` are accepted rows of which the product keeps its own status, plan, price
    or login, with the column that was not taken over. ``doubts`` counts every warning, where ``warned`` has
    the first of each row. ``due`` counts those whose days in the status are already over, which the next
    daily run moves. ``differences`` and ``missing`` are counted when only looking.
    """

    dry_run: bool
    accepted: int = 0
    refused: dict[int, Column] = field(default_factory=dict)
    warned: dict[int, Column] = field(default_factory=dict)
    kept: dict[int, Column] = field(default_factory=dict)
    skipped: dict[int, Column] = field(default_factory=dict)
    doubts: Counter[Column] = field(default_factory=Counter)
    due_days: Counter[int] = field(default_factory=Counter)
    differences: int = 0
    missing: int = 0
    size: int = 0
    encoding: str = "utf-8"
    separator: str = ";"
    created: Created = field(default_factory=Created)
    updated: int = 0
    unchanged: int = 0
    due: int = 0
    by_status: Counter[int] = field(default_factory=Counter)
    sample: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.accepted + len(self.refused) + len(self.skipped)

    def accept(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.accepted += 1
            for column in row.warnings:
                self.warn(row.line, column)
            if row.due_day:
                self.due_days[row.due_day] += 1
            if len(self.sample) < SAMPLED:
                self.sample.append(row)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self.refused[refusal.line] = refusal.column

    def warn(self, line: int, column: Column) -> None:
        self.warned.setdefault(line, column)
        self.doubts[column] += 1

    def leave_out(self, rows: Iterable[LeftOut]) -> None:
        for row in rows:
            self.skipped[row.line] = row.column

    def document(self) -> dict[str, Any]:
        """The document of ``import-customers --json`` (names pinned: other programs read it)."""
        return {
            "dry_run": self.dry_run,
            "accepted": self.accepted,
            "refused": _by_line(self.refused),
            "warned": _by_line(self.warned),
            "created": asdict(self.created),
            "updated": self.updated,
            "unchanged": self.unchanged,
            "kept": _by_line(self.kept),
            "skipped": _by_line(self.skipped),
        }

    def counts(self) -> dict[str, Any]:
        """What pages show: numbers alone, however many rows there were."""
        causes = {name: Counter(getattr(self, name).values()) for name in ("refused", "kept", "skipped")}
        names = ("accepted", "updated", "unchanged", "due", "differences", "missing")
        return {
            **{name: getattr(self, name) for name in names},
            **causes,
            "warned": self.doubts,
            "created": asdict(self.created),
            "by_status": {str(number): count for number, count in self.by_status.items()},
            "due_days": {str(day): count for day, count in self.due_days.items()},
        }

    def sampled(self) -> list[dict[str, Any]]:
        """The first accepted rows, as pages show them before anything is written."""
        return [
            {
                "line": row.line,
                "code": row.code,
                "name": row.name,
                "document": row.document,
                "plan": row.plan,
                "price_cents": row.price_cents,
                "status_id": row.status_id,
                "entered_on": row.entered_on.isoformat(),
            }
            for row in self.sample
        ]


def _by_line(causes: dict[int, Column]) -> dict[str, str]:
    return {str(line): column.value for line, column in causes.items()}
