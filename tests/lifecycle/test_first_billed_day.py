"""The first billed day is one rule, said for one row and for many at once."""

from datetime import date
from itertools import product

from statusplanos.lifecycle import transitions
from statusplanos.lifecycle.transitions import first_billed_day

START = date(2026, 5, 1)
ENTERED = date(2026, 5, 11)


def test_many_rows_at_once_get_what_one_row_gets(session, a_subscription, status_named):
    names, befores = ("Serviço Habilitado", "Suspenso a Pedido"), (None, START, ENTERED)
    for name, before in product(names, befores):
        plan, to = a_subscription("Experimenta", START), status_named(name)
        plan.billed_from = before
        session.flush()
        transitions.enter(session, [plan.id], to=to, effective_on=ENTERED, due_on=None)
        session.refresh(plan)
        expected = first_billed_day(to.generates_billing, ENTERED, before)
        assert plan.billed_from == expected, (name, before)
    session.rollback()
