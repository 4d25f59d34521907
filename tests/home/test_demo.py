"""``load-demo``: what the demonstration holds, and that it disturbs nobody."""

import re
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

import app as application
from statusplanos import clock
from statusplanos.accounts import passwords
from statusplanos.accounts.models import SignIn, User
from statusplanos.accounts.people import users
from statusplanos.channels import health
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Kind, Operation
from statusplanos.history.verify.replay import verify
from statusplanos.lifecycle.bulk import undo
from statusplanos.lifecycle.bulk.models import BulkChange, BulkItem, BulkState, ItemState
from statusplanos.lifecycle.models import DailyRun, RunKind, RunState
from statusplanos.messaging.delivery import drain
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.settings import company
from statusplanos.statuses import warnings
from statusplanos.statuses.models import Status
from tests.conftest import environment


@pytest.fixture
def load(app, session):
    def run() -> str:
        session.rollback()
        done = app.test_cli_runner().invoke(args=["load-demo"])
        assert done.exit_code == 0, done.output
        return done.output

    return run


def test_the_printed_account_signs_in_each_time(load, session):
    first = load()
    found = re.fullmatch(r"E-mail: (\S+)\nSenha: (\S+)\n", first)
    assert found, first
    user = users.by_email(session, found[1])
    assert passwords.matches(user, found[2])
    assert user.role.name == "Administrador"
    customers = session.query(Customer).count()
    assert load() == first
    assert session.query(Customer).count() == customers


def test_a_base_with_customers_is_left_alone(load, session, a_customer):
    a_customer()
    assert load() == "Já há clientes: nada foi alterado.\n"
    assert session.query(Customer).count() == 1


def test_the_letters_that_wait_become_files(load, session, folder):
    load()
    session.rollback()  # lets go of the database
    drain.drain()
    letters = list((folder / "emails").glob("*.eml"))
    assert len(letters) == session.query(Message).filter_by(state=State.SENT).count() >= 10


@pytest.fixture(scope="module")
def demo(template: Path, tmp_path_factory: pytest.TempPathFactory):
    """A session on a demonstration, for tests that only look."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(template, folder)
    made = application.create_app(environment(folder))
    assert made.test_cli_runner().invoke(args=["load-demo"]).exit_code == 0
    with made.app_context():
        yield db.session()
        db.session.remove()
        db.engine.dispose()


def test_there_are_trials_at_every_age_and_some_end_today(demo):
    trials = demo.query(Subscription).join(Status).filter(Status.is_trial).all()
    today = clock.today()
    ages = Counter((today - one.entered_on).days for one in trials)
    assert set(range(11)) <= set(ages)
    assert sum(one.due_on == today for one in trials) >= 3
    assert min(one.due_on for one in trials) == today
    assert 50 <= demo.query(Customer).count() <= 70


def test_several_people_wrote_the_history_and_it_replays(demo):
    actors = {name for (name,) in demo.query(Operation.actor).distinct()}
    assert {"Ana Nogueira", "Beto Lima", "Débora Antunes", "rotina diária"} <= actors
    assert max(demo.query(Operation.at))[0] <= clock.now()
    assert not verify(demo).differences


def test_the_routine_is_released_and_ran_until_yesterday(demo):
    assert company.current().routine_released
    runs = demo.query(DailyRun).order_by(DailyRun.on).all()
    assert {(one.kind, one.state) for one in runs} == {(RunKind.SCHEDULED, RunState.DONE)}
    assert runs[-1].on == clock.today() - timedelta(days=1)
    assert not any(one.observing for one in runs)
    assert sum(one.moved for one in runs) >= 5


def test_a_bulk_change_was_made_and_can_still_be_undone(demo):
    made = demo.query(BulkChange).one()
    assert (made.state, made.actor, made.to_status.description) == (
        BulkState.DONE,
        "Ana Nogueira",
        "Suspenso por Débito",
    )
    results = Counter(item.state for item in demo.query(BulkItem))
    assert results == {ItemState.MOVED: 6, ItemState.REFUSED: 1}
    assert demo.get(Operation, made.operation_id).kind == Kind.BULK
    assert demo.query(Message).filter_by(operation_id=made.operation_id).count() == 12
    assert made.confirmed_at < made.finished_at <= clock.now()
    assert undo.can_be_undone(demo, made, at=clock.now())


def test_the_colleagues_have_their_roles_and_were_here_lately(demo):
    everybody = {user.name: user for user in demo.query(User)}  # Ana and Beto are the tests' own
    hired = {name: everybody[name] for name in ("Débora Antunes", "Carla Prado", "Conta de demonstração")}
    roles = ["Atendimento", "Financeiro", "Administrador"]
    assert [user.role.name for user in hired.values()] == roles
    assert not any(user.is_guest for user in everybody.values())
    here = {number for (number,) in demo.query(SignIn.user_id)}
    assert here == {user.id for name, user in everybody.items() if name != "Conta de demonstração"}


def test_something_failed_something_is_paused_and_a_rule_wants_a_look(demo):
    causes = {one.error for one in demo.query(Message).filter_by(state=State.FAILED)}
    assert len(causes) == 2
    assert len(health.paused(demo)) == 1
    assert [one.status.description for one in warnings.standing(demo)] == ["Cortesia"]


def test_the_same_people_come_each_time(demo):
    names = [name for (name,) in demo.query(Customer.name).order_by(Customer.name).limit(2)]
    assert names == ["Adriana Campos Moreira", "Adriana Duarte Farias"]
    assert demo.query(Plan).count() == 5
