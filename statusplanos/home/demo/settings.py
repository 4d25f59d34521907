"""What the demonstration's administrator sets: company, senders, notices, and a rule that wants a look."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.billing import terms
from statusplanos.channels import health
from statusplanos.channels import register as senders
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import MailSecurity, MailWay
from statusplanos.channels.sms.models import SmsSender
from statusplanos.home.demo import cast
from statusplanos.outbox.breaker import PATIENCE
from statusplanos.settings import company
from statusplanos.statuses import register
from statusplanos.statuses.draft import Draft, draft_of
from statusplanos.statuses.models import Access, Category, Status, Tone

COURTESY = "Cortesia"
GATEWAY = "https://sms.exemplo.invalid/enviar"
"""A name that can never exist: no SMS of the demonstration reaches anybody."""


def named(session: Session, description: str) -> Status:
    """Raises ``LookupError`` when the installation has no such status in use."""
    status = register.by_name(session, description)
    if status is None:
        raise LookupError(description)
    return status


class Settings:
    """The administrator's acts, each told on its day."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def describe_company(self, day: date, at: datetime) -> None:
        own = company.current()
        due = {5: 31, 10: 31, 15: 31}
        company.revise(own, name=cast.COMPANY, timezone=own.timezone, daily_at=own.hour)
        terms.agree_on(self._session, own, due=due, default=own.default_due_day, divisor=own.divisor)

    def add_courtesy(self, day: date, at: datetime) -> None:
        """Days and a next status, yet closed to the routine: the register warns of it."""
        draft = Draft(
            description=COURTESY,
            category=Category.ACTIVE,
            access=Access.FULL,
            tone=Tone.PINK,
            duration_days=30,
            next_status_id=named(self._session, "Serviço Habilitado").id,
            allows_scheduled_tasks=False,
        )
        register.create(self._session, draft=draft)

    def release(self, day: date, at: datetime) -> None:
        company.current().routine_released = True

    def shorten_suspension(self, day: date, at: datetime) -> None:
        status = named(self._session, "Suspenso a Pedido")
        draft = replace(draft_of(status), duration_days=90)
        register.revise(self._session, status, seen_version=status.version, draft=draft, on=day)

    def switch_on_notices(self, day: date, at: datetime) -> None:
        """Every notice that has a text, by the folder of .eml files and by the gateway."""
        made = {
            channel: senders.create(self._session, channel=channel, values=values)
            for channel, values in _SENDERS.items()
        }
        self._session.flush()  # the notices need their ids
        for status in register.in_use(self._session):
            draft = draft_of(status)
            notices = {
                channel: replace(notice, enabled=True, sender_id=made[channel].id)
                for channel, notice in draft.notices.items()
                if notice.body and channel in made
            }
            if notices:
                draft = replace(draft, notices=notices)
                register.revise(self._session, status, seen_version=status.version, draft=draft, on=day)


_MAIL = {
    "name": cast.COMPANY,
    "address": f"atendimento@{cast.DOMAIN}",
    "way": MailWay.FOLDER,
    "host": "",
    "port": 587,
    "security": MailSecurity.STARTTLS,
    "username": "",
}
_SMS = {
    "name": "Serra SMS",
    "url": GATEWAY,
    "method": "POST",
    "headers": "Content-Type: application/json",
    "body": '{"to": "{{telefone}}", "text": "{{texto}}"}',
    "success_path": "",
    "success_value": "",
    "id_path": "id",
}
_SENDERS: dict[Channel, dict[str, Any]] = {Channel.EMAIL: _MAIL, Channel.SMS: _SMS}


def pause_sms(session: Session, *, at: datetime) -> None:
    """The gateway has not answered for a while, so that its messages wait."""
    sender = session.scalars(select(SmsSender).order_by(SmsSender.id)).one()
    for _try in range(PATIENCE):
        cause = "O servidor sms.exemplo.invalid não foi encontrado."
        health.note_failure(session, Channel.SMS, sender.id, cause=cause, at=at)
