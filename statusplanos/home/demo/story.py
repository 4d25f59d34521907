"""The demonstration: some weeks of a small provider, told day by day through the verbs that pages use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts.models import User
from statusplanos.customers.catalogue import plans as catalogue
from statusplanos.customers.models import Plan
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home.demo import cast, staff
from statusplanos.home.demo import settings as demo_settings
from statusplanos.home.demo.plans import Customers
from statusplanos.lifecycle.daily import routine
from statusplanos.settings import company

SEED = 2026
RELEASED = 15
"""The routine was released so many days ago, and has run every day since, today not yet."""
TELLING = 4
"""The notices were switched on so many days ago."""

Act = Callable[[date, datetime], object]


@dataclass(order=True)
class Event:
    """What somebody did at an instant; ``place`` keeps the order of those at the same one."""

    at: datetime
    place: int
    actor: str = field(compare=False)
    act: Act = field(compare=False)
    ago: int = field(compare=False)


class Story:
    """Collects what happened on which day, and tells it in that order."""

    def __init__(self, session: Session, *, now: datetime) -> None:
        self.session, self.now, self.today = session, now, clock.local(now).date()
        self.random = Random(SEED)  # noqa: S311 (invented people, no secrets)
        self.staff: dict[str, User] = {}
        self._events: list[Event] = []

    def on(self, ago: int, actor: str, act: Act, *, hour: time | None = None) -> None:
        """``actor`` does ``act`` so many days ago, at some hour of the working day."""
        hour = hour or time(9 + self.random.randrange(9), self.random.randrange(60))
        self._events.append(Event(self._instant(ago, hour), len(self._events), actor, act, ago))

    def tell(self) -> None:
        for event in sorted(self._events):
            by = self.staff.get(event.actor)
            source = Source.WEB if by else Source.WORKER
            act_as(self.session, Author(event.actor, source, event.at, actor_id=by.id if by else None))
            event.act(self.today - timedelta(days=event.ago), event.at)
            self.session.commit()

    def _instant(self, ago: int, hour: time) -> datetime:
        """That hour; today, as long ago before now as the hour is far in the day."""
        if ago:
            day = self.today - timedelta(days=ago)
            return datetime.combine(day, hour, tzinfo=clock.zone()).astimezone(UTC)
        midnight = datetime.combine(self.today, time(), tzinfo=clock.zone())
        return max(midnight.astimezone(UTC), self.now - timedelta(minutes=24 * 60 - _minutes(hour)) / 24)


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def load(session: Session, *, email: str, password: str, now: datetime) -> None:
    """Fill an installation without customers. Commits, as each day's work would."""
    story = Story(session, now=now)
    act_as(session, Author("instalação", Source.CLI, now - timedelta(days=450)))
    story.staff = staff.hire(session, email=email, password=password, at=now)
    plans = _offer(story)
    settings = demo_settings.Settings(session)
    story.on(440, "Ana Nogueira", settings.describe_company, hour=time(8))
    story.on(60, "Ana Nogueira", settings.add_courtesy)
    story.on(RELEASED, "Ana Nogueira", settings.release, hour=time(7))
    story.on(TELLING, "Ana Nogueira", settings.switch_on_notices, hour=time(7))
    story.on(0, "Ana Nogueira", settings.shorten_suspension)
    for ago in range(RELEASED, 0, -1):
        story.on(ago, routine.ROUTINE, _run(session), hour=company.current().hour)
    Customers(story, plans).move_in()
    _visits(story)
    story.tell()
    demo_settings.pause_sms(session, at=now)
    session.commit()


def _visits(story: Story) -> None:
    """Everybody was here lately; told before what they did that day."""
    numbers = {name: user.id for name, user in story.staff.items()}
    for name, ago in staff.VISITS:

        def come(day: date, at: datetime, number: int = numbers[name]) -> None:
            staff.sign_in(number, at)

        story.on(ago, name, come, hour=time(8, 5))


def _offer(story: Story) -> list[Plan]:
    """The plans on sale, which exist before anything else happens."""
    ana = story.staff["Ana Nogueira"]
    at = story.now - timedelta(days=445)
    act_as(story.session, Author(ana.name, Source.WEB, at, actor_id=ana.id))
    present = set(story.session.scalars(select(Plan.name)))
    for name, price in cast.PLANS:
        if name not in present:
            catalogue.create(story.session, name=name, price_cents=price, supports_radius=True)
    story.session.commit()
    by_name = {plan.name: plan for plan in story.session.scalars(select(Plan))}
    return [by_name[name] for name, _price in cast.PLANS]


def _run(session: Session) -> Act:
    def run(day: date, at: datetime) -> None:
        done = routine.run_by_clock(session, at=at)
        if done is not None:
            done.finished_at = at + timedelta(seconds=3)

    return run
