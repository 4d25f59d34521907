"""The demonstration's customers: who has which plan since when, and what happened to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from random import Random
from typing import Protocol

from sqlalchemy.orm import Session

from statusplanos.accounts.models import User
from statusplanos.customers import register
from statusplanos.customers.catalogue import plans as catalogue
from statusplanos.customers.models import Plan, Subscription
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.models import Way
from statusplanos.home.demo import bulk, cast
from statusplanos.home.demo.settings import COURTESY, named
from statusplanos.lifecycle import enrolment, transitions
from statusplanos.radius import logins

STEADY = 28
TRIALS = (0, 0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 9, 9, 10, 10, 10, 11, 12, 13, 14, 17, 19)
"""How many days ago each trial began: 9 has its last day today, 10 moves in today's run."""
WAITING = (1, 3)
DESK = ("Beto Lima", "Débora Antunes")
CHANGES = (
    # customer's place among the steady ones, days ago, status, reason
    (0, 30, "Suspenso por Débito", "Mensalidade em aberto"),
    (1, 12, "Suspenso por Débito", "Mensalidade em aberto"),
    (2, 9, "Suspenso por Débito", "Mensalidade em aberto"),
    (2, 3, "Habilitado Provisoriamente", "Prometeu pagar nesta semana"),
    (3, 11, "Suspenso por Débito", "Duas mensalidades em aberto"),
    (3, 7, "Habilitado Provisoriamente", "Enviou comprovante por telefone"),
    (4, 8, "Suspenso por Débito", "Mensalidade em aberto"),
    (4, 4, "Habilitado Provisoriamente", "Prometeu pagar nesta semana"),
    (5, 20, "Suspenso a Pedido", "Viaja por três meses"),
    (6, 2, "Suspenso a Pedido", "Casa em reforma"),
    (7, 9, "Cancelado", "Mudou-se para outra cidade"),
    (8, 1, "Cancelado", "Fechou a loja"),
    (9, 1, "Suspenso por Débito", "Mensalidade em aberto"),
    (18, 2, "Serviço Habilitado", "Pagou a mensalidade"),
    (21, 1, "Serviço Habilitado", "Pagou a mensalidade"),
)
UNPAID = (7, *range(16, 22))
"""Steady ones whom a bulk change suspends, but for the first: that plan is cancelled."""


class Stage(Protocol):
    """What :class:`Customers` needs of the story: putting an act on a day."""

    session: Session
    random: Random
    staff: dict[str, User]

    def on(
        self,
        ago: int,
        actor: str,
        act: Callable[[date, datetime], object],
        *,
        hour: time | None = None,
    ) -> None: ...


class Customers:
    """Puts every customer's acts into the story."""

    def __init__(self, story: Stage, plans: list[Plan]) -> None:
        self._story, self._session, self._plans = story, story.session, plans
        self._cast = cast.people(story.random)
        self._made: dict[str, Subscription] = {}

    def move_in(self) -> None:
        for place in range(STEADY):
            ago = 40 + self._story.random.randrange(380)
            self._join(f"steady {place}", ago, "Serviço Habilitado")
        for place, ago in enumerate(TRIALS):
            self._join(f"trial {place}", ago, "Experimenta")
        for ago in WAITING:
            self._join(f"waiting {ago}", ago, "Aguardando Instalação")
        self._join("courtesy", 34, COURTESY)
        self._unreachable()
        for place, ago, status, reason in CHANGES:
            self._story.on(ago, DESK[place % 2], self._change(f"steady {place}", status, reason))
        self._story.on(3, "Ana Nogueira", self._suspend_unpaid, hour=time(10, 20))
        self._corrections()

    def _suspend_unpaid(self, day: date, at: datetime) -> None:
        plans = [self._made[f"steady {place}"] for place in UNPAID]
        bulk.suspend(self._session, plans, person=self._story.staff["Ana Nogueira"], today=day, at=at)

    def _unreachable(self) -> None:
        """Two whose notices fail: one has no mobile, the other no e-mail."""
        fixed = replace(next(self._cast), mobile="", landline="(31) 3333-4000")
        self._join("fixed", 1, "Experimenta", fixed)
        self._join("silent", 2, "Experimenta", replace(next(self._cast), email=""))

    def _corrections(self) -> None:
        self._story.on(6, "Ana Nogueira", self._raise_price)
        self._story.on(2, "Débora Antunes", self._correct_email)
        for place in range(10, 16):
            self._story.on(5, DESK[place % 2], self._register_login(f"steady {place}"))

    def _join(self, key: str, ago: int, status: str, person: cast.Person | None = None) -> None:
        """A customer who takes a plan so many days ago."""
        who = person or next(self._cast)
        firm = len(who.document) == 14
        plan = self._plans[-1] if firm else self._story.random.choice(self._plans[:-1])
        due_day = self._story.random.choice((5, 10, 10, 15))

        def join(day: date, at: datetime) -> None:
            customer = register.create(
                self._session,
                name=who.name,
                document=who.document,
                email=who.email,
                mobile=who.mobile,
                landline=who.landline,
                due_day=due_day,
                at=at,
            )
            self._session.commit()  # the customer on one page, the plan on the next
            entered = named(self._session, status)
            self._made[key] = enrolment.enrol(
                self._session, customer=customer, plan=plan, status=entered, on=day, today=day, at=at
            )

        self._story.on(ago, self._story.random.choice(DESK), join)

    def _change(self, key: str, status: str, reason: str) -> Callable[[date, datetime], None]:
        def change(day: date, at: datetime) -> None:
            to = named(self._session, status)
            transitions.change_status(
                self._session,
                self._made[key],
                to=to,
                effective_on=day,
                today=day,
                at=at,
                reason=reason,
            )
            self._session.commit()  # the change on one page, the note on the next
            writing.write(
                self._session,
                self._made[key].customer,
                text=f"{reason}. Passou a {status}.",
                way=list(Way)[len(reason) % 3],
                at=at,
                subscription=self._made[key],
            )

        return change

    def _raise_price(self, day: date, at: datetime) -> None:
        plan = self._plans[2]
        catalogue.revise(
            self._session,
            plan,
            name=plan.name,
            price_cents=plan.price_cents + 500,
            supports_radius=plan.supports_radius,
            seen_version=plan.version,
        )

    def _correct_email(self, day: date, at: datetime) -> None:
        customer = self._made["steady 20"].customer
        register.revise(
            self._session,
            customer,
            name=customer.name,
            document=customer.document,
            email=f"contato.{customer.email}",
            mobile=customer.mobile or "",
            landline=customer.landline or "",
            due_day=customer.due_day,
            seen_version=customer.version,
        )

    def _register_login(self, key: str) -> Callable[[date, datetime], None]:
        def give(day: date, at: datetime) -> None:
            mine = self._made[key]
            username = (mine.customer.email or "").partition("@")[0]
            logins.create(self._session, mine, username=username)

        return give
