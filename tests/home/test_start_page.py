"""The start page: what ends, what failed, what is to be done first; and the demonstration."""

import re
from datetime import timedelta

import pytest

from statusplanos import clock
from statusplanos.customers.models import Customer, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Operation
from statusplanos.lifecycle import routine
from statusplanos.messaging.models import Message, State
from statusplanos.settings import company
from tests.conftest import signed_in
from tests.counting import statements


@pytest.fixture
def demo(app):
    def load():
        db.session.rollback()
        return app.test_cli_runner().invoke(args=["load-demo"])

    return load


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_new_installation_says_what_to_do_first(ana):
    page = words(ana.get("/").text)
    assert "Primeiros passos" in page
    assert "Empresa e fuso horário a fazer" in page


def test_the_first_steps_go_when_they_are_done(ana, demo):
    demo()
    page = ana.get("/").text
    assert "Testes que terminam" in page
    assert "Primeiros passos" not in page


def test_a_trial_is_listed_with_its_day_and_price(ana, a_subscription):
    a_subscription("Experimenta", clock.today() - timedelta(days=9))
    page = words(ana.get("/").text)
    assert "amanhã R$ 90,00" in page
    assert "1 terminam em 7 dias" in page or "1 em 7 dias" in page


def test_the_page_makes_as_many_statements_however_many_plans_there_are(ana, a_subscription):
    counts = []
    for more in (25, 30):  # the newest twenty operations are of one kind both times
        for _ in range(more):
            a_subscription("Experimenta", clock.today() - timedelta(days=9))
        with statements() as seen:
            ana.get("/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_late_run_is_said_on_every_page(app, session, monkeypatch):
    company.current().daily_at = "00:00"
    session.commit()
    at = clock.local(clock.now()).replace(hour=12)
    monkeypatch.setattr(clock, "now", lambda: at)
    ana = signed_in(app, "ana@exemplo.com.br")
    assert "A rotina de hoje não aconteceu" in ana.get("/clientes").text
    routine.run_by_clock(db.session(), at=at)
    db.session.rollback()
    assert "A rotina de hoje não aconteceu" not in ana.get("/clientes").text


def test_the_demonstration_is_loaded_once_and_always_prints_its_account(session, demo):
    first, second = demo(), demo()
    assert first.exit_code == 0
    assert first.output == second.output
    assert re.fullmatch(r"E-mail: \S+@\S+\nSenha: \S{12,}\n", first.output)
    assert session.query(Customer).count() == session.query(Subscription).count() == 59
    assert session.query(Message).filter_by(state=State.FAILED).count() == 1
    assert {"Ana Nogueira", "Beto Lima"} <= {actor for (actor,) in session.query(Operation.actor)}


def test_the_demonstration_never_enters_a_base_with_customers(a_customer, session, demo):
    a_customer()
    refused = demo()
    assert refused.exit_code == 2
    assert "base vazia" in refused.stderr
    assert session.query(Customer).count() == 1
