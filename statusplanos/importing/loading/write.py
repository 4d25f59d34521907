"""Second half of an import: a chunk's work, written set-based in the caller's transaction."""

from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from statusplanos.customers.addresses import PARTS
from statusplanos.customers.models import Customer, Plan, searchable
from statusplanos.importing.loading.decide import Work
from statusplanos.lifecycle.imported_plans import ImportedPlans, Values, add_rows
from statusplanos.radius import imported_logins
from statusplanos.statuses.models import Status

_PERSON = ("name", "email", "mobile", "landline", "due_day", *PARTS)
_AGREEMENT = {"customer", "plan", "here"}


class Writer:
    """Writes what was planned on the day ``on`` at the instant ``at``, under ``statuses``."""

    def __init__(self, session: Session, statuses: dict[int, Status], *, on: date, at: datetime) -> None:
        self._session = session
        self._plans = ImportedPlans(session, statuses, on)
        self._at = at

    def write(self, work: Work) -> None:
        """Everything of one chunk; each value that was new has its ``id`` afterwards."""
        add_rows(self._session, Plan, work.plans)
        self._insert_customers(list(work.customers.values()))
        self._revise_customers(list(work.revised.values()))
        self._enrol(work.enrolled)
        self._plans.alter([(values["here"], _with_ids(values)) for values in work.altered])
        imported_logins.create(self._session, [login.settled() for login in work.logins])
        imported_logins.change_passwords(self._session, work.passwords)

    def _insert_customers(self, rows: list[Values]) -> None:
        for row in rows:
            row.update(search=_searched(row), created_at=self._at, version=1)
        add_rows(self._session, Customer, rows)

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
        self._plans.enrol(rows, [values["customer"]["document"] for values in planned])
        for values, row in zip(planned, rows, strict=True):
            values["id"] = row["id"]


def _searched(customer: Values) -> str:
    return searchable(
        customer["name"], customer["document"], customer["email"], customer["mobile"], customer["landline"]
    )


def _with_ids(values: Values) -> Values:
    """``values`` as a subscription's columns, now that its customer and plan have their ids."""
    row = {key: value for key, value in values.items() if key not in _AGREEMENT}
    return row | {f"{key}_id": values[key]["id"] for key in ("customer", "plan") if key in values}
