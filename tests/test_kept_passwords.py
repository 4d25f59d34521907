"""Passwords as they are kept: those of earlier releases open, and are hashed anew when the cost changes."""

import re
from time import process_time

import pytest
from argon2 import PasswordHasher

from statusplanos.accounts.models import User
from statusplanos.history.models import Change, Operation
from tests.cast import PASSWORD
from tests.conftest import CHEAP, Staff
from tests.releases.dump import FOLDER
from tests.test_sign_in import attempt

RELEASED = {
    dump.stem: re.findall(r"\$argon2id\$[^']+", dump.read_text())[0] for dump in sorted(FOLDER.glob("*.sql"))
}
"""Ana's password as each release kept it; 0.1.0 did so through Flask-Security."""
WRONG = "outra frase bem comprida"


@pytest.fixture(params=RELEASED.values(), ids=RELEASED.keys())
def old(request, session) -> str:
    """Ana's account as an earlier release left it."""
    keep(session, request.param)
    return request.param


def keep(session, hashed: str | None, **fields) -> None:
    ana = session.get(User, 1)
    for name, value in {"password": hashed, **fields}.items():
        setattr(ana, name, value)
    session.commit()


def kept(session) -> str:
    session.rollback()
    return session.get(User, 1).password


def last_operation(session) -> Operation:
    session.rollback()
    return session.query(Operation).order_by(Operation.id.desc()).first()


def test_an_old_password_opens_and_is_then_kept_at_todays_cost(app, session, old):
    assert CHEAP.check_needs_rehash(old)
    assert attempt(Staff(app)).status_code == 303
    renewed = kept(session)
    assert not CHEAP.check_needs_rehash(renewed)
    assert attempt(Staff(app), password=WRONG).status_code == 422
    assert attempt(Staff(app)).status_code == 303
    assert kept(session) == renewed


def test_a_wrong_password_against_an_old_one_is_refused(caio, session, old):
    assert attempt(caio, password=WRONG).status_code == 422
    assert kept(session) == old


def test_a_disabled_account_is_refused_and_left_as_it_is(caio, session, old):
    keep(session, old, active=False)
    assert attempt(caio).status_code == 422
    assert kept(session) == old


def test_the_second_factor_is_asked_after_an_old_password_too(caio, session, old):
    keep(session, old, second_factor=True)
    assert attempt(caio).location == "/entrar/codigo"
    assert caio.get("/entrar/codigo").status_code == 200
    assert not CHEAP.check_needs_rehash(kept(session))


def test_the_history_says_that_it_is_the_same_password(caio, session, old):
    attempt(caio)
    last = last_operation(session)
    fields = [change.field for change in session.query(Change).filter_by(operation_id=last.id)]
    assert (last.actor_id, fields) == (1, ["password"])
    assert last.reason == "A senha é a mesma, agora guardada com mais segurança."


def test_one_of_todays_cost_is_left_alone(caio, session):
    before, last = kept(session), last_operation(session).id
    assert attempt(caio).status_code == 303
    assert (kept(session), last_operation(session).id) == (before, last)


def test_a_refusal_costs_as_much_whether_there_is_an_account_or_not(app, caio, session):
    """Work is counted, not the time of the clock, which another process's load lengthens."""
    app.config["PASSWORD_HASHER"] = PasswordHasher()
    keep(session, RELEASED["0.1.0.sqlite"])

    def work(**data: str) -> float:
        spent = []
        for _time in range(3):
            started = process_time()
            assert attempt(caio, password=WRONG, **data).status_code == 422
            spent.append(process_time() - started)
        return min(spent)

    known, unknown = work(), work(email="ninguem@exemplo.com.br")
    keep(session, None)
    guest = work(address="10.0.0.7")
    assert 0.5 < unknown / known < 2
    assert 0.5 < guest / known < 2


def test_a_text_that_grows_when_normalised_is_only_a_wrong_password(caio):
    """A sign that stands for eighteen letters: Flask-Security's library broke off beyond 4096."""
    for email in ("ana@exemplo.com.br", "ninguem@exemplo.com.br"):
        assert attempt(caio, email=email, password="ﷺ" * 500).status_code == 422


def test_a_password_is_kept_in_the_form_of_its_first_keyboard(caio, session):
    keep(session, CHEAP.hash(f"{PASSWORD} café"))
    assert attempt(caio, password=f"{PASSWORD} cafe\u0301").status_code == 303
