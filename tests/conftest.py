"""The stage of all tests: a fresh database each, and the cast. Ana may all, Beto may look, Caio is out."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextvars import Context
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine, event

import app as application
from statusplanos import clock
from statusplanos.accounts.sign_in.throttle import limiter
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.lifecycle import enrolment
from statusplanos.statuses.models import Status
from tests import stage
from tests.browsing import chromium
from tests.cast import PASSWORD, hire
from tests.embedded import postgresql as postgresql
from tests.guards import faults


@event.listens_for(Engine, "connect")
def _wait_for_no_disk(connection: Any, record: Any) -> None:
    """No test cuts the power: what this process writes need not be on the disk before it goes on."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous=OFF")


CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {"STATUSPLANOS_DATA_DIR": str(folder), "SECRET_KEY": "only-for-tests-0123456789abcdef", **more}


stage.begin()  # for what a module works out while it is collected
# The same examples each time, however busy the machine is.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def curtain() -> None:
    """The installation that tests get a copy of is an hour old."""
    stage.begin(earlier=timedelta(hours=1))


@pytest.fixture(scope="module", autouse=True)
def act(curtain: None) -> None:
    """A file of tests begins at the stage's moment, and what it sets up for all of them too."""
    stage.begin()


@pytest.fixture(autouse=True)
def moment(request: pytest.FixtureRequest, act: None) -> Iterator[None]:
    """A test that counts on its day or hour is marked with them."""
    marked = request.node.get_closest_marker("moment")
    if marked is None:
        yield
        return
    stage.begin(*marked.args)
    yield
    stage.begin()


@pytest.fixture(scope="session", autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Thousands of applications: each page's template is compiled once for all, and hashes cost little."""
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(tmp_path_factory.mktemp("jinja")))}
    Flask.default_config = {**Flask.default_config, "PASSWORD_HASHER": CHEAP}  # type: ignore[assignment]


@pytest.fixture(scope="session")
def template(quick: None, curtain: None) -> Iterator[Path]:
    """A data folder that has been set up once; each test gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="sp-"))
    made = application.create_app(environment(folder))
    installation.upgrade(made)
    with made.app_context():
        hire(db.session())
        db.session.remove()
        db.engine.dispose()  # closing the last connection empties the write-ahead log into the file
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; each test opens a window of its own in it."""
    expect.set_options(timeout=30_000)  # what is to come may take its time on a busy machine
    with chromium() as launched:
        yield launched


@pytest.fixture
def folder(template: Path, ground: Path) -> Path:
    """The data folder as it was set up, for this test alone."""
    shutil.rmtree(ground)
    copy = ground / "data"
    shutil.copytree(template, copy)
    return copy


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """Where this process's tests have their data folder, one after the other."""
    made = Path(tempfile.mkdtemp(prefix="sp-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def stand(template: Path, ground: Path) -> Flask:
    """The application that the tests of this process share; making one costs more than most of them."""
    shutil.copytree(template, ground / "data", dirs_exist_ok=True)  # whose keys it is to have
    made = application.create_app(environment(ground / "data"))
    made.config["TESTING"] = True
    made.test_client_class = Staff
    return made


@pytest.fixture
def app(stand: Flask, folder: Path) -> Iterator[Flask]:
    """The application on the test's own data folder; what the test sets in it is gone afterwards."""
    config, views = dict(stand.config), dict(stand.view_functions)
    limiter._fallback_storage.reset()  # who was counted in another test
    with stand.app_context():
        act_as(db.session(), Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
        yield stand
        db.session.remove()
        db.engine.dispose()
    stand.config.clear()
    stand.config.update(config)
    stand.view_functions.clear()
    stand.view_functions.update(views)


@pytest.fixture
def session(app: Flask):
    return db.session()


def token_in(html: str) -> str:
    """The CSRF token of the page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert found, "the page has no CSRF token"
    return found.group(1)


class Staff(FlaskClient):
    """A browser without JavaScript: posts carry the CSRF token of the last page seen, no page has a fault."""

    token = ""

    def open(self, *args, **kw):
        if kw.get("method") == "POST" and self.token and kw.pop("csrf", True):
            kw["headers"] = {**(kw.get("headers") or {}), "X-CSRFToken": self.token}
        kw.setdefault("buffered", True)  # read to its end and closed, as a server does
        if has_app_context():
            db.session.rollback()  # the test lets go of the database, and reads afresh afterwards
        answer = Context().run(super().open, *args, **kw)  # a request knows nothing of the one before
        if answer.mimetype == "text/html" and (
            found := re.search(r'csrf_token"[^>]*value="([^"]+)"', answer.text)
        ):
            self.token = found.group(1)
        assert faults(answer) == [], answer.request.path
        return answer


def signed_in(app: Flask, email: str) -> Staff:
    app.test_client_class = Staff
    client = app.test_client()
    client.get("/entrar")
    answer = client.post("/entrar", data={"email": email, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    client.get("/ajuda")  # any page has the new session's token; this one asks little of the database
    return client


@pytest.fixture
def ana(app: Flask) -> Staff:
    return signed_in(app, "ana@exemplo.com.br")


@pytest.fixture
def beto(app: Flask) -> Staff:
    return signed_in(app, "beto@exemplo.com.br")


@pytest.fixture
def caio(app: Flask) -> Staff:
    app.test_client_class = Staff
    return app.test_client()


@pytest.fixture
def status_named(session):
    def find(description: str) -> Status:
        return session.query(Status).filter_by(description=description).one()

    return find


@pytest.fixture
def a_customer(session):
    def make(name: str = "Marina Duarte Alves", document: str = "52998224725", **fields) -> Customer:
        fields = {"email": "marina@exemplo.com.br", "mobile": "+5531998765432", **fields}
        customer = Customer(name=name, document=document, created_at=clock.now(), **fields)
        session.add(customer)
        session.commit()
        return customer

    return make


@pytest.fixture
def a_plan(session):
    def make(name: str = "Plano Super Mais", price_cents: int = 9000, **fields) -> Plan:
        plan = session.query(Plan).filter_by(name=name).one_or_none() or Plan(
            name=name, price_cents=price_cents, **fields
        )
        session.add(plan)
        session.commit()
        return plan

    return make


@pytest.fixture
def a_subscription(session, a_customer, a_plan, status_named):
    """A plan of a customer in a status; ``on`` is the entry and the day it is done."""
    documents = iter(_documents())

    def make(status: str = "Experimenta", on: date = date(2026, 5, 1), **fields) -> Subscription:
        customer = fields.pop("customer", None) or a_customer(document=next(documents))
        made = enrolment.enrol(
            session,
            customer=customer,
            plan=a_plan(),
            status=status_named(status),
            on=on,
            today=on,
            at=clock.now(),
            **fields,
        )
        session.commit()
        return made

    return make


def _documents() -> Iterator[str]:
    for number in range(100_000_000, 999_999_999):
        digits = [int(letter) for letter in str(number)]
        for length in (10, 11):
            digits.append(
                sum(d * w for d, w in zip(digits, range(length, 1, -1), strict=True)) * 10 % 11 % 10
            )
        yield "".join(map(str, digits))


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("DATABASE_URL", None)
