"""Plans that are here and not in a file: they are listed, never cancelled."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.statuses.models import Category, Status

CHUNK = 2000


class Absent(NamedTuple):
    id: int
    code: str
    name: str
    plan: str
    status: str
    since: str


def absent(session: Session, is_there: Callable[[str], bool]) -> Iterator[Sequence[Absent]]:
    """Chunk by chunk, the plans whose codes ``is_there`` does not know. Cancelled ones nobody misses."""
    columns = (
        Subscription.id,
        Subscription.code,
        Customer.name,
        Plan.name.label("plan"),
        Status.description,
        Subscription.entered_on,
    )
    here = (
        select(*columns)
        .join(Subscription.customer)
        .join(Subscription.plan)
        .join(Subscription.status)
        .where(Status.category != Category.CANCELLED)
        .order_by(Subscription.id)
    )
    last = 0
    while rows := session.execute(here.where(Subscription.id > last).limit(CHUNK)).all():
        last = rows[-1].id
        yield [
            Absent(number, code, name, plan, status, f"{since:%d/%m/%Y}")
            for number, code, name, plan, status, since in rows
            if not is_there(code)
        ]
