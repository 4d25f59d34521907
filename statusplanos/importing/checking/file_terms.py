"""How one file is to be read: where its columns stand, what its names mean, what is let pass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from statusplanos.importing.columns import Column
from statusplanos.importing.file.matching import Places

LEAVE_OUT = "skip"
CREATE = "create"
NAMED = (Column.STATUS, Column.PLAN)
"""The columns whose values name something of ours."""

Names = Mapping[str, Mapping[str, str]]
"""For each of ``NAMED`` by a file's folded name: the id of ours as text, ``CREATE`` or ``LEAVE_OUT``."""


@dataclass(frozen=True)
class FileTerms:
    """Without ``places`` the columns are found by their names. ``accept_invalid`` lets documents pass whose
    check digits are wrong, with a warning."""

    places: Places | None = None
    names: Names = field(default_factory=dict)
    accept_invalid: bool = False

    def left_out(self) -> dict[Column, frozenset[str]]:
        """The folded names whose rows are left out, by column."""
        return {
            column: frozenset(n for n, choice in self._of(column) if choice == LEAVE_OUT) for column in NAMED
        }

    def aliases(self, column: Column) -> dict[str, int]:
        """Folded names of the file, and the id of what they mean here."""
        return {name: int(choice) for name, choice in self._of(column) if choice.isdecimal()}

    def _of(self, column: Column) -> Iterable[tuple[str, str]]:
        return self.names.get(column.value, {}).items()
