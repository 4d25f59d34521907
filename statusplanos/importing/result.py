"""What an import found and did, or would do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from statusplanos.importing.columns import Column
from statusplanos.importing.rows import Refusal, Row

SAMPLED = 5


@dataclass
class Created:
    customers: int = 0
    plans: int = 0
    subscriptions: int = 0


@dataclass
class Result:
    """Rows by what became of them; lines are physical lines of the file.

    Every accepted row is created, updated or unchanged. ``kept`` are accepted rows of which the product
    keeps its own status, plan or price, with the column that was not taken over. ``due`` counts those
    whose days in the status are already over, which the next daily run moves.
    """

    dry_run: bool
    accepted: int = 0
    refused: dict[int, Column] = field(default_factory=dict)
    warned: dict[int, Column] = field(default_factory=dict)
    kept: dict[int, Column] = field(default_factory=dict)
    created: Created = field(default_factory=Created)
    updated: int = 0
    unchanged: int = 0
    due: int = 0
    by_status: Counter[int] = field(default_factory=Counter)
    sample: list[Row] = field(default_factory=list)

    def accept(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.accepted += 1
            if row.warning:
                self.warned[row.line] = row.warning
            if len(self.sample) < SAMPLED:
                self.sample.append(row)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self.refused[refusal.line] = refusal.column

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
        }

    def counts(self) -> dict[str, Any]:
        """What pages show: numbers alone, however many rows there were."""
        causes = {name: Counter(getattr(self, name).values()) for name in ("refused", "warned", "kept")}
        numbers = {"accepted": self.accepted, "updated": self.updated, "unchanged": self.unchanged}
        by_status = {str(number): count for number, count in self.by_status.items()}
        return {**numbers, "created": asdict(self.created), "due": self.due, "by_status": by_status, **causes}

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
