"""*Primeiros passos*: what a new installation needs before it works by itself."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.sms.models import SmsSender
from statusplanos.customers.models import Customer
from statusplanos.settings import company
from statusplanos.web.permissions import may


@dataclass(frozen=True)
class Step:
    text: str
    detail: str
    url: str
    done: bool


def steps(session: Session) -> list[Step]:
    """The steps in their order; none for who may not take them, or when all are done."""
    if not may("settings"):
        return []
    all_steps = _all(session)
    return all_steps if any(not step.done for step in all_steps) else []


def _all(session: Session) -> list[Step]:
    has_sender, has_customer = _present(session)
    own = company.current()
    list_url = url_for("lifecycle.simulation")
    return [
        Step(
            _("Company and time zone"),
            _("the day begins on the company's clock"),
            url_for("settings.company"),
            own.set_up,
        ),
        Step(
            _("Who sends?"),
            _("the senders of e-mail and SMS"),
            url_for("senders.index"),
            has_sender,
        ),
        Step(
            _("Import customers"),
            _("or enter them one by one"),
            url_for("importing.index"),
            has_customer,
        ),
        Step(
            _("See today's list"),
            _("whom the routine would move"),
            list_url,
            own.routine_released,
        ),
        Step(
            _("Release the routine"),
            _("until then it moves nobody"),
            list_url,
            own.routine_released,
        ),
    ]


def _present(session: Session) -> tuple[bool, bool]:
    """Whether there is any sender, and any customer."""
    in_use = [exists().where(model.archived_at.is_(None)) for model in (EmailSender, SmsSender)]
    row = session.execute(select(or_(*in_use), exists(select(Customer.id)))).one()
    return bool(row[0]), bool(row[1])
