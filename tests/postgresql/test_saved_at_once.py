"""Two save the same name at one moment: the second one is told so beside the field."""

import threading
import time
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts.models import Role
from statusplanos.accounts.people import users
from statusplanos.customers.catalogue import plans
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as

pytestmark = pytest.mark.postgres


def a_plan_like_it(session: Session) -> None:
    plans.create(session, name="Fibra", price_cents=1000, supports_radius=False)


def an_account_like_it(session: Session) -> None:
    role = session.get_one(Role, 1)
    users.create(session, name="Dora", email="dora@exemplo.com.br", role=role)


@pytest.mark.parametrize(
    ("make", "url", "form"),
    [
        (a_plan_like_it, "/planos/novo", {"name": "Fibra", "price_cents": "10,00"}),
        (
            an_account_like_it,
            "/usuarios/novo",
            {"name": "Dora", "email": "dora@exemplo.com.br", "role_id": "1", "role": "1"},
        ),
    ],
    ids=["plan", "account"],
)
def test_the_second_is_refused_and_no_crash(
    app: Flask, ana: FlaskClient, make: Callable[[Session], None], url: str, form: dict[str, str]
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    written, may_commit = threading.Event(), threading.Event()
    answers: list[int] = []

    def first() -> None:
        with app.app_context():
            session = db.session()
            act_as(session, Author("Beto Lima", Source.WEB, clock.now(), actor_id=2))
            make(session)
            session.flush()
            written.set()
            may_commit.wait(20)
            session.commit()

    def second() -> None:
        with app.app_context():
            answers.append(ana.post(url, data=form).status_code)

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    db.session.rollback()
    threads[0].start()
    assert written.wait(20)
    threads[1].start()
    time.sleep(1)  # it waits for the first one by now
    may_commit.set()
    for thread in threads:
        thread.join(20)
    assert answers == [422]
