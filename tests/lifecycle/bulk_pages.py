"""A bulk change as Ana makes it, page by page."""

import re

from flask import current_app

from statusplanos import clock, jobs
from statusplanos.extensions import db


def choose(client, *plans, query: str = "", **more) -> str:
    """Tick ``plans`` in the list of customers; the address of the page that follows."""
    client.get(f"/clientes{query}")
    data = {"id": [str(getattr(plan, "id", plan)) for plan in plans], **more}
    answer = client.post(f"/mudancas-em-massa{query}", data=data)
    assert answer.status_code == 303, answer.text
    return answer.location


def foresee(client, page: str, to, **more):
    """Fill in the form and check the change; the preview."""
    form = {"status": str(to.id), "effective_on": clock.today().isoformat(), **more}
    answer = client.post(f"{page}/previa", data=form)
    return client.get(answer.location) if answer.status_code == 303 else answer


def confirm(client, page: str):
    revision = re.search(r'name="revisao" value="(\d+)"', client.get(page).text).group(1)
    return client.post(f"{page}/confirmar", data={"revisao": revision})


def work() -> None:
    """What the worker does when it is rung for, in a session of its own."""
    db.session.rollback()
    with current_app.app_context():
        jobs.run_bulk()


def bells() -> list[str]:
    """What the ticker would ring for."""
    db.session.rollback()
    with current_app.app_context():
        return jobs.due_bells()


def make(client, plans, to, **more) -> str:
    """A whole bulk change; the address of its result."""
    page = choose(client, *plans)
    foresee(client, page, to, **more)
    assert confirm(client, page).status_code == 303
    work()
    return page
