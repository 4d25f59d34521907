"""Writing the plans of an import, each of which enters a status on a day of its own: set-based, in chunks.

The caller holds the rows (write lock or ``FOR UPDATE``); nobody is notified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from statusplanos.billing.first_billed_day import first_billed_day_after_entering
from statusplanos.customers.models import StatusPeriod, Subscription
from statusplanos.history.record.bulk_statements import reserve_ids
from statusplanos.history.tracking import table_of
from statusplanos.lifecycle.models import TrialFact
from statusplanos.statuses.models import Status

Values = dict[str, Any]
"""A row of a table on its way into it; without ``id`` until it is written."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A subscription as it stands, with its customer's document and its open period."""

    id: int
    code: str
    customer_id: int
    document: str
    plan_id: int
    price_cents: int
    status_id: int
    entered_on: date
    due_on: date | None
    billed_from: date | None
    entry_no: int
    version: int
    period_id: int
    period_from: date
    period_bills: bool


_ALTERABLE = (
    "id",
    "version",
    "plan_id",
    "price_cents",
    "status_id",
    "entered_on",
    "due_on",
    "billed_from",
    "entry_no",
)


def add_rows(session: Session, model: Any, rows: list[Values]) -> None:
    """One recorded statement; each row has its ``id`` afterwards."""
    if rows:
        for row, number in zip(rows, reserve_ids(session, table_of(model), len(rows)), strict=True):
            row["id"] = number
        add_unnumbered(session, model, rows)


def add_unnumbered(session: Session, model: Any, rows: list[Values]) -> None:
    """One statement for all ``rows``, whichever of their values are null."""
    if rows:
        session.execute(insert(model), rows, execution_options={"render_nulls": True})


@dataclass(frozen=True)
class ImportedPlans:
    """Writes the plans of an import made on the day ``on``; ``statuses`` are all there are, by id."""

    session: Session
    statuses: Mapping[int, Status]
    on: date

    def enrol(self, rows: list[Values], documents: Sequence[str]) -> None:
        """New subscriptions, ``rows`` without the columns that follow from their entry into the status."""
        for row in rows:
            row["entry_no"] = 1
            row["billed_from"] = self._billed_from(row, None)
        add_rows(self.session, Subscription, rows)
        add_unnumbered(self.session, StatusPeriod, [self._stay(row["id"], row) for row in rows])
        self._note_trials(rows, documents)

    def alter(self, changes: Sequence[tuple[Standing, Values]]) -> None:
        """Move those whose values name a status; give the others another plan or price where they stand."""
        if not changes:
            return
        pairs = [(here, self._altered(here, values)) for here, values in changes]
        self.session.execute(update(Subscription), [row for _here, row in pairs])
        self._split_periods(pairs)
        moved = [(here, row) for here, row in pairs if row["entry_no"] != here.entry_no]
        entered = [{**row, "customer_id": here.customer_id} for here, row in moved]
        self._note_trials(entered, [here.document for here, _row in moved])

    def _bills(self, row: Values) -> bool:
        return self.statuses[row["status_id"]].generates_billing

    def _billed_from(self, row: Values, before: date | None) -> date | None:
        return first_billed_day_after_entering(before, bills=self._bills(row), entered_on=row["entered_on"])

    def _altered(self, here: Standing, values: Values) -> Values:
        """The row as it becomes, with every key, so that one statement serves all."""
        row: Values = {name: getattr(here, name) for name in _ALTERABLE} | values
        if "status_id" in values:
            row["entry_no"] += 1
            row["billed_from"] = self._billed_from(row, here.billed_from)
        return row

    def _split_periods(self, pairs: Sequence[tuple[Standing, Values]]) -> None:
        """A new stay opens where status or price changed; a new plan at the same price splits nothing."""
        closed: list[Values] = []
        opened: list[Values] = []
        for here, row in pairs:
            moved = row["entry_no"] != here.entry_no
            if moved or row["price_cents"] != here.price_cents:
                started_on = row["entered_on"] if moved else max(self.on, here.period_from)
                bills = None if moved else here.period_bills
                closed.append({"id": here.period_id, "ended_on": started_on})
                opened.append(self._stay(here.id, row, started_on=started_on, bills=bills))
        if closed:
            self.session.execute(update(StatusPeriod), closed)
        add_unnumbered(self.session, StatusPeriod, opened)

    def _stay(
        self, number: int, row: Values, *, started_on: date | None = None, bills: bool | None = None
    ) -> Values:
        return {
            "subscription_id": number,
            "status_id": row["status_id"],
            "started_on": started_on or row["entered_on"],
            "generates_billing": self._bills(row) if bills is None else bills,
            "price_cents": row["price_cents"],
        }

    def _note_trials(self, rows: Sequence[Values], documents: Sequence[str]) -> None:
        facts = [
            {
                "customer_id": row["customer_id"],
                "subscription_id": row["id"],
                "document": document,
                "started_on": row["entered_on"],
            }
            for row, document in zip(rows, documents, strict=True)
            if self.statuses[row["status_id"]].is_trial
        ]
        add_unnumbered(self.session, TrialFact, facts)
