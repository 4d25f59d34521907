"""What a change of status would do, before it is done: access, bill, messages, what is next.

See docs/domain.md, "A change of status by hand".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from statusplanos.billing import forecast
from statusplanos.billing.preview import Preview, horizon, preview
from statusplanos.customers.models import Subscription
from statusplanos.lifecycle.transitions import own_end
from statusplanos.messaging.posting.preview import Told, on_entry
from statusplanos.statuses.automatic_steps import access_turns
from statusplanos.statuses.models import Status


@dataclass(frozen=True)
class Effects:
    """The change worked out: the end of the stay, the cycle's amount before and after, and what is told."""

    to: Status
    effective_on: date
    due_on: date | None
    before: Preview
    after: Preview
    told: Sequence[Told]
    access_in_the_past: bool
    had_trial: bool

    @property
    def warning(self) -> str | None:
        """What the network really did, where the change is backdated and turns access; else ``None``."""
        if not self.access_in_the_past:
            return None
        if self.to.access.gives_access:
            return _("The connection did not work until today, whatever date is given here.")
        return _("The connection worked until today, whatever date is given here.")


def effects(
    session: Session,
    subscription: Subscription,
    *,
    to: Status,
    effective_on: date,
    until: date | None,
    today: date,
    notify: bool,
    had_trial: bool = False,
) -> Effects:
    """What moving ``subscription`` into ``to`` from ``effective_on`` on would do; nothing is changed.

    ``until`` is its own last day there. Raises :class:`DomainError` when that is refused.
    """
    due_on = own_end(to, effective_on=effective_on, today=today, until=until)
    before = preview(session, subscription, cycle_of=today, today=today)
    entry = forecast.entering(to, on=effective_on, due_on=due_on, price_cents=subscription.price_cents)
    chapters = forecast.as_if(subscription, entry, until=horizon(before.cycle, today), today=today)
    after = preview(session, subscription, cycle_of=today, as_if=chapters, today=today, terms=before.terms)
    told = on_entry(session, subscription, to, entered_on=effective_on, due_on=due_on) if notify else []
    turns = access_turns(subscription.status, to)
    return Effects(to, effective_on, due_on, before, after, told, turns and effective_on < today, had_trial)
