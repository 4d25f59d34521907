"""What a changed rule of the register does to those who stand in the status."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from statusplanos.customers.models import Subscription
from statusplanos.statuses.models import Status
from statusplanos.statuses.register import on_rule_change


@on_rule_change
def clear_ends(session: Session, status: Status) -> int:
    """Days or next status were taken away: nobody there has an end any more. Returns how many had one."""
    dated = Subscription.status_id == status.id, Subscription.due_on.is_not(None)
    count = session.scalar(select(func.count()).where(*dated)) or 0
    if count:
        cleared = update(Subscription).where(*dated).values(due_on=None, version=Subscription.version + 1)
        session.execute(cleared, execution_options={"synchronize_session": False})
    return count
