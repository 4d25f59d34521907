"""Second half of an import: a chunk's work, written set-based in the caller's transaction."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer, Plan, StatusPeriod, Subscription, searchable
from statusplanos.history.bulk import reserve_ids
from statusplanos.history.tracking import table_of
from statusplanos.importing.base import Here, Values
from statusplanos.importing.planning import Work
from statusplanos.lifecycle.models import TrialFact
from statusplanos.statuses.models import Status

_PERSON = ("name", "email", "mobile", "landline")


class Writer:
    """Writes what was planned on the day ``on`` at the instant ``at``, under ``statuses``."""

    def __init__(self, session: Session, statuses: dict[int, Status], *, on: date, at: datetime) -> None:
        self._session = session
        self._statuses = statuses
        self._on = on
        self._at = at

    def write(self, work: Work) -> None:
        """Everything of one chunk; each value that was new has its ``id`` afterwards."""
        self._insert(Plan, work.plans)
        self._insert_customers(list(work.customers.values()))
        self._revise_customers(list(work.revised.values()))
        self._enrol(work.enrolled)
        self._alter(work.altered)

    def _insert(self, model: Any, rows: list[Values]) -> None:
        if not rows:
            return
        for row, number in zip(rows, reserve_ids(self._session, table_of(model), len(rows)), strict=True):
            row["id"] = number
        self._bulk(model, rows)

    def _bulk(self, model: Any, rows: list[Values]) -> None:
        """One statement: without ``render_nulls`` there is one for each set of values that are not null."""
        if rows:
            self._session.execute(insert(model), rows, execution_options={"render_nulls": True})

    def _insert_customers(self, rows: list[Values]) -> None:
        for row in rows:
            row.update(search=_searched(row), created_at=self._at, version=1)
        self._insert(Customer, rows)

    def _revise_customers(self, rows: list[Values]) -> None:
        if not rows:
            return
        revised = [
            {"id": row["id"], "version": row["version"], "search": _searched(row)}
            | {key: row[key] for key in _PERSON}
            for row in rows
        ]
        self._session.execute(update(Customer), revised)
        for row in rows:
            row["version"] += 1

    def _enrol(self, planned: list[Values]) -> None:
        rows = [_with_ids(values) for values in planned]
        self._insert(Subscription, rows)
        self._bulk(StatusPeriod, [self._stay(row["id"], row) for row in rows])
        self._note_trials(rows, [values["customer"]["document"] for values in planned])

    def _alter(self, planned: list[Values]) -> None:
        if not planned:
            return
        here: list[Here] = [values["here"] for values in planned]
        rows = [self._altered(old, _with_ids(values)) for old, values in zip(here, planned, strict=True)]
        self._session.execute(update(Subscription), rows)
        self._split_periods(list(zip(here, rows, strict=True)))
        moved = [(old, row) for old, row in zip(here, rows, strict=True) if row["entry_no"] != old.entry_no]
        entered = [{**row, "customer_id": old.customer_id} for old, row in moved]
        self._note_trials(entered, [old.document for old, _row in moved])

    def _altered(self, here: Here, values: Values) -> Values:
        """The row as it becomes, with every key, so that one statement serves all."""
        row: Values = {name: getattr(here, name) for name in _ALTERABLE} | values
        if "status_id" in values:
            row["entry_no"] += 1
            row["billed_from"] = self._billed_from(here, row)
        return row

    def _billed_from(self, here: Here, row: Values) -> date | None:
        """The first day really billed; a day that turns out not to be billed is no longer it."""
        if self._statuses[row["status_id"]].generates_billing:
            return here.billed_from or row["entered_on"]
        return None if here.billed_from == row["entered_on"] else here.billed_from

    def _split_periods(self, pairs: list[tuple[Here, Values]]) -> None:
        """A new stay opens where status or price changed; a new plan at the same price splits nothing."""
        closed: list[Values] = []
        opened: list[Values] = []
        for here, row in pairs:
            moved = row["entry_no"] != here.entry_no
            if moved or row["price_cents"] != here.price_cents:
                started_on = row["entered_on"] if moved else max(self._on, here.period_from)
                bills = None if moved else here.period_bills
                closed.append({"id": here.period_id, "ended_on": started_on})
                opened.append(self._stay(here.id, row, started_on=started_on, bills=bills))
        if closed:
            self._session.execute(update(StatusPeriod), closed)
        self._bulk(StatusPeriod, opened)

    def _stay(
        self, number: int, row: Values, *, started_on: date | None = None, bills: bool | None = None
    ) -> Values:
        status = self._statuses[row["status_id"]]
        return {
            "subscription_id": number,
            "status_id": status.id,
            "started_on": started_on or row["entered_on"],
            "generates_billing": status.generates_billing if bills is None else bills,
            "price_cents": row["price_cents"],
        }

    def _note_trials(self, rows: list[Values], documents: list[str]) -> None:
        facts = [
            {
                "customer_id": row["customer_id"],
                "subscription_id": row["id"],
                "document": document,
                "started_on": row["entered_on"],
            }
            for row, document in zip(rows, documents, strict=True)
            if self._statuses[row["status_id"]].is_trial
        ]
        self._bulk(TrialFact, facts)


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


def _searched(customer: Values) -> str:
    return searchable(
        customer["name"], customer["document"], customer["email"], customer["mobile"], customer["landline"]
    )


def _with_ids(values: Values) -> Values:
    """``values`` as a subscription's columns, now that its customer and plan have their ids."""
    row = {key: value for key, value in values.items() if key not in ("customer", "plan", "here")}
    return row | {f"{key}_id": values[key]["id"] for key in ("customer", "plan") if key in values}
