"""An invented provider, dated around today, made by the same verbs that staff use."""

import random
import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from statusplanos.accounts import people, roles
from statusplanos.accounts.models import User
from statusplanos.customers import catalogue
from statusplanos.customers import register as customers
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.folding import fold
from statusplanos.history.models import Source
from statusplanos.history.recording import Author, act_as, end_operation
from statusplanos.lifecycle import enrolment, routine, transitions
from statusplanos.lifecycle.models import RunKind
from statusplanos.messaging.models import Message, State
from statusplanos.senders import register as senders
from statusplanos.senders.models import Channel, EmailSender, MailSecurity, MailWay
from statusplanos.settings import company
from statusplanos.statuses.models import Status

EMAIL = "demo@exemplo.com.br"
PLANS = (("Plano Super Mais", 9000), ("Casa 300", 12990), ("Empresa 500", 24900), ("Rural 50", 7990))
FIRST = (
    "Adriana",
    "Bruno",
    "Cláudio",
    "Débora",
    "Eduardo",
    "Fernanda",
    "Gilberto",
    "Helena",
    "Joana",
    "Luís",
)
LAST = (
    "Almeida",
    "Barros",
    "Campos",
    "Duarte",
    "Esteves",
    "Farias",
    "Gomes",
    "Linhares",
    "Nunes",
    "Prado",
    "Rocha",
)
STAYS = (
    ("Serviço Habilitado", 30, 400, 24),
    ("Habilitado Provisoriamente", 0, 4, 4),
    ("Suspenso por Débito", 5, 40, 5),
    ("Suspenso a Pedido", 10, 90, 3),
    ("Aguardando Instalação", 0, 6, 3),
    ("Cancelado", 20, 200, 4),
)
"""Status, how many days ago at the latest and at the earliest it was entered, and how many plans."""


def account(folder: Path) -> str:
    """The password of the demonstration's account: made once, kept in its data folder."""
    kept = folder / "demo-account"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def is_empty(session: Session) -> bool:
    return session.scalar(select(Customer.id).limit(1)) is None


def load(session: Session, *, password: str, today: date, at: datetime) -> None:
    """Fill an empty installation; commits as it goes, one operation a person and day."""
    act_as(session, Author("instalação", Source.CLI, at - timedelta(days=12)))
    staff = _staff(session, password)
    _settings(session)
    _notices(session)
    plans = _plans(session)
    session.commit()
    chance = random.Random(2026)  # noqa: S311 (invented dates, no secret)  # noqa: S311 — invented dates, no secret
    for number, (status, day, notify) in enumerate(_stays(today, chance)):
        act_as(session, _author(staff[number % 2], at, days=(today - day).days))
        _customer_with_plan(session, number, plans[number % len(plans)], status, day, notify=notify, at=at)
        session.commit()
    _changes(session, staff, today, at)
    _yesterdays_run(session, today, at)
    _a_failed_message(session, at)


def _author(user: User, at: datetime, *, days: int) -> Author:
    return Author(user.name, Source.WEB, at - timedelta(days=min(days, 11)), actor_id=user.id)


def _staff(session: Session, password: str) -> list[User]:
    made = people.create_administrator(session, email=EMAIL, name="Ana Nogueira", password=password)
    role = roles.named(session, "Atendimento")
    other = people.create(session, name="Beto Lima", email="beto.lima@exemplo.com.br", role=role)
    session.flush()  # the operations of both name their accounts
    return [made, other]


def _settings(session: Session) -> None:
    own = company.current()
    own.name, own.set_up, own.routine_released = "Serra Fibra Telecom", True, True


def _notices(session: Session) -> None:
    values = {
        "name": "Atendimento Serra Fibra",
        "address": "atendimento@exemplo.com.br",
        "way": MailWay.FOLDER,
        "host": "",
        "port": 25,
        "security": MailSecurity.NONE,
        "username": "",
    }
    sender = senders.create(session, channel=Channel.EMAIL, values=values)
    if isinstance(sender, EmailSender):
        for status in session.scalars(select(Status)):
            notice = status.notice(Channel.EMAIL)
            if notice is not None:
                notice.enabled, notice.email_sender = True, sender


def _plans(session: Session) -> list[Plan]:
    return [
        catalogue.create(session, name=name, price_cents=cents, supports_radius=True) for name, cents in PLANS
    ]


def _stays(today: date, chance: random.Random) -> Iterator[tuple[str, date, bool]]:
    for age in (*range(11), 3, 6, 9, 9, 10):
        yield "Experimenta", today - timedelta(days=age), age < 3
    for status, latest, earliest, count in STAYS:
        for _ in range(count):
            yield status, today - timedelta(days=chance.randint(latest, earliest)), False


def _customer_with_plan(
    session: Session, number: int, plan: Plan, status: str, day: date, *, notify: bool, at: datetime
) -> None:
    name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {LAST[(number * 5 + 3) % len(LAST)]}"
    customer = customers.create(
        session,
        name=name,
        document=_document(number),
        email=f"{fold(name).replace(' ', '.')}@exemplo.com.br",
        mobile=f"(31) 9{8000_0000 + number * 7919:08d}",
        landline="",
        due_day=10,
        at=at,
    )
    found = session.scalars(select(Status).where(Status.description == status)).one()
    enrolment.enrol(
        session,
        customer=customer,
        plan=plan,
        status=found,
        on=day,
        today=day,
        at=at,
        reason="",
        notify=notify,
    )


def _document(number: int) -> str:
    """A CPF with right check digits that belongs to nobody in particular."""
    digits = [int(letter) for letter in f"{310_000_000 + number * 9973:09d}"]
    for weights in (range(10, 1, -1), range(11, 1, -1)):
        digits.append(sum(d * w for d, w in zip(digits, weights, strict=True)) * 10 % 11 % 10)
    return "".join(map(str, digits))


def _changes(session: Session, staff: list[User], today: date, at: datetime) -> None:
    """Two people change something: a plan in trust, a plan suspended as asked."""
    wishes = (
        ("Suspenso por Débito", "Habilitado Provisoriamente", "Pagou por Pix, o banco confirma amanhã."),
        ("Serviço Habilitado", "Suspenso a Pedido", "Viagem de um mês."),
    )
    for user, (old, new, reason) in zip(reversed(staff), wishes, strict=True):
        act_as(session, _author(user, at, days=0))
        standing = select(Subscription).join(Status, Status.id == Subscription.status_id)
        chosen = session.scalars(standing.where(Status.description == old).order_by(Subscription.id)).first()
        to = session.scalars(select(Status).where(Status.description == new)).one()
        if chosen is not None:
            transitions.change_status(
                session, chosen, to=to, effective_on=today, today=today, at=at, reason=reason
            )
            session.commit()


def _yesterdays_run(session: Session, today: date, at: datetime) -> None:
    yesterday = at - timedelta(days=1)
    act_as(session, Author(routine.ROUTINE, Source.WORKER, yesterday))
    routine.run_now(session, on=today - timedelta(days=1), kind=RunKind.COMMAND, at=yesterday)
    end_operation(session)


def _a_failed_message(session: Session, at: datetime) -> None:
    """One that the customer's server refused, as happens."""
    oldest = session.scalar(select(Message.id).order_by(Message.id).limit(1))
    refused = {"state": State.FAILED, "attempts": 1, "error": "550 caixa não existe"}
    session.execute(update(Message).where(Message.id == oldest).values(refused))
    session.commit()
