"""What a chunk of accepted rows means for the database. The dry run and the import ask this same code.

The document identifies the customer, the code the subscription. A subscription is never moved back to an
earlier entry: docs/domain.md, "What an import takes over".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.importing.checking.result import Result
from statusplanos.importing.checking.row import Row
from statusplanos.importing.checking.values import folded
from statusplanos.importing.columns import Column
from statusplanos.importing.loading import stored_rows
from statusplanos.importing.loading.compare import Comparing, Difference
from statusplanos.importing.loading.customer_values import missing, newcomer, told
from statusplanos.importing.loading.logins import LoginPlanner, PlannedLogin
from statusplanos.lifecycle.imported_plans import Standing, Values
from statusplanos.statuses.automatic_steps import end_of_stay
from statusplanos.statuses.models import Category, Status


@dataclass
class Work:
    """What is to be written for one chunk. Values that are not written yet stand under the keys
    ``customer`` and ``plan`` of those that need their ids."""

    plans: list[Values] = field(default_factory=list)
    customers: dict[str, Values] = field(default_factory=dict)
    revised: dict[str, Values] = field(default_factory=dict)
    enrolled: list[Values] = field(default_factory=list)
    altered: list[Values] = field(default_factory=list)
    logins: list[PlannedLogin] = field(default_factory=list)
    passwords: dict[int, str] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


class Planner:
    """Plans one file, chunk after chunk, as of the day ``on``; counts into ``result``.

    Keeps in memory the plans and the customers of more than one row, whose first row speaks for them.
    """

    def __init__(self, session: Session, *, on: date, repeated: set[str], result: Result, lock: bool) -> None:
        self.on = on
        self.statuses = stored_rows.statuses(session)
        self.result = result
        self._lock = lock
        self._plans = stored_rows.plans(session)
        self._plan_names = {plan["id"]: plan["name"] for plan in self._plans.values()}
        self._compare = Comparing(self.statuses)
        self._repeated = repeated
        self._met: dict[str, Values] = {}

    def plan(self, session: Session, rows: Sequence[Row]) -> Work:
        """Raises ``DomainError`` when the database has changed since the rows were judged."""
        new_here = {row.document for row in rows} - self._met.keys()
        people = stored_rows.customers(session, new_here, lock=self._lock)
        here = stored_rows.subscriptions(session, [row.code for row in rows], lock=self._lock)
        work = Work()
        self._compare = Comparing(self.statuses, work.differences)
        logins = LoginPlanner(session, rows, here, result=self.result, compare=self._compare)
        for row in rows:
            self._check_still_true(row, here.get(row.code))
            customer, revised = self._customer(row, people, work)
            plan = self._plan(row, work)
            if row.code in here:
                self._meet(row, here[row.code], plan, revised, work, logins)
            else:
                self._enrol(row, customer, plan, work, logins)
        work.logins, work.passwords = logins.wanted, logins.passwords
        self.result.differences += len(work.differences)
        return work

    def _check_still_true(self, row: Row, here: Standing | None) -> None:
        status = self.statuses.get(row.status_id)
        if status is None or status.archived_at or (here and here.document != row.document):
            raise changed_meanwhile()

    def _plan(self, row: Row, work: Work) -> Values:
        name = folded(row.plan)
        if name not in self._plans:
            new = {"name": row.plan, "name_folded": name, "price_cents": row.price_cents}
            self._plans[name] = new | {"supports_radius": True}
            work.plans.append(self._plans[name])
            self.result.created.plans += 1
        return self._plans[name]

    def _customer(self, row: Row, people: dict[str, Values], work: Work) -> tuple[Values, bool]:
        """The row's customer, and whether the row changes one who was here before."""
        document = row.document
        if document in self._met:
            customer, wanted = self._met[document], missing(self._met[document], row)
        else:
            customer, wanted = people.get(document, {}), told(row)
        if document in self._repeated:
            self._met[document] = customer
        is_new = not customer
        changes = {key: value for key, value in wanted.items() if customer.get(key) != value}
        if not is_new and "id" in customer:
            self._compare.customer(row, customer, changes)
        customer.update(changes)
        if is_new:
            customer.update({"document": document, **newcomer(customer)})
            work.customers[document] = customer
            self.result.created.customers += 1
        elif changes and document not in work.customers:
            work.revised[document] = customer
        return customer, bool(changes) and not is_new

    def _enrol(self, row: Row, customer: Values, plan: Values, work: Work, logins: LoginPlanner) -> None:
        status = self.statuses[row.status_id]
        values: Values = {
            "code": row.code,
            "customer": customer,
            "plan": plan,
            "price_cents": row.price_cents,
            **self._entry(row, status),
        }
        work.enrolled.append(values)
        logins.enrol(row, values, plan, status)
        self.result.created.subscriptions += 1

    def _entry(self, row: Row, status: Status) -> Values:
        due_on = end_of_stay(status, row.entered_on)
        self.result.by_status[status.id] += 1
        self.result.due += due_on is not None and due_on <= self.on
        return {"status_id": status.id, "entered_on": row.entered_on, "due_on": due_on}

    def _meet(
        self,
        row: Row,
        here: Standing,
        plan: Values,
        revised: bool,
        work: Work,
        logins: LoginPlanner,
    ) -> None:
        """A subscription that is here: its status if newer, its plan and price if the status allows."""
        values: Values = {}
        if row.entered_on > here.entered_on and self._may_move(row, here):
            values |= self._entry(row, self.statuses[row.status_id])
        self._compare.stay(row, here.id, here.status_id, here.entered_on, taken=bool(values))
        status = self.statuses[values.get("status_id", here.status_id)]
        alters = self._may_alter(row, here, plan, status)
        self._compare_agreement(row, here, plan, taken=alters)
        if alters:
            values |= {"plan": plan, "price_cents": row.price_cents}
        if values:
            work.altered.append({"here": here, **values})
        new_login = logins.meet(row, here, plan, status)
        if values or revised or new_login:
            self.result.updated += 1
        else:
            self.result.unchanged += 1

    def _compare_agreement(self, row: Row, here: Standing, plan: Values, *, taken: bool) -> None:
        if plan.get("id") != here.plan_id:
            pair = self._plan_names.get(here.plan_id, ""), plan["name"]
            self._compare.subscription(row, here.id, "plan_id", pair, taken=taken)
        if row.price_cents != here.price_cents:
            pair = here.price_cents, row.price_cents
            self._compare.subscription(row, here.id, "price_cents", pair, taken=taken)

    def _may_move(self, row: Row, here: Standing) -> bool:
        """A final status is left only by a person with a reason; nothing moves to before its open period."""
        is_final = (
            self.statuses[here.status_id].category == Category.CANCELLED and row.status_id != here.status_id
        )
        return self._keep(row, Column.STATUS, is_final or row.entered_on < here.period_from)

    def _may_alter(self, row: Row, here: Standing, plan: Values, status: Status) -> bool:
        other_plan, other_price = plan.get("id") != here.plan_id, row.price_cents != here.price_cents
        if not (other_plan or other_price):
            return False
        return self._keep(row, Column.PLAN if other_plan else Column.PRICE, not status.allows_changes)

    def _keep(self, row: Row, column: Column, keep: bool) -> bool:
        if keep:
            self.result.kept.setdefault(row.line, column)
        return not keep


def changed_meanwhile() -> DomainError:
    return DomainError(
        _(
            "Customers, plans or statuses were changed while the file was read. "
            "Nothing was saved: import it again."
        )
    )
