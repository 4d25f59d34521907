"""A sign-in ends when it should, and what has ended is worth nothing any more."""

from datetime import timedelta

import pytest
from flask_login import encode_cookie
from sqlalchemy import text, update

from statusplanos import clock
from statusplanos.accounts.models import SignIn, User
from statusplanos.extensions import db
from tests.cast import PASSWORD
from tests.conftest import Staff, signed_in

AWAY = (303, "/entrar?next=/minha-conta")


def looks(client: Staff):
    answer = client.get("/minha-conta")
    return (answer.status_code, answer.location)


def set_back(session, **columns: timedelta) -> None:
    at = clock.now()
    session.execute(update(SignIn).values({name: at - ago for name, ago in columns.items()}))
    session.commit()


def cookie_of(client: Staff):
    return client.get_cookie("statusplanos").value


def test_signing_out_ends_it_even_for_a_copied_cookie(app, ana):
    copied = cookie_of(ana)
    assert looks(ana) == (200, None)
    assert ana.post("/sair").location == "/entrar"
    assert looks(ana) == AWAY
    thief = Staff(app)
    thief.set_cookie("statusplanos", copied)
    assert looks(thief) == AWAY


def test_signing_out_by_a_link_is_not_possible(ana):
    assert ana.get("/sair").status_code == 405
    assert looks(ana) == (200, None)


def test_it_ends_after_two_hours_without_use(ana, session):
    set_back(session, last_seen_at=timedelta(hours=2, seconds=-30))
    assert looks(ana) == (200, None)
    set_back(session, last_seen_at=timedelta(hours=2))
    assert looks(ana) == AWAY


def test_it_ends_after_twelve_hours_however_busy(ana, session):
    set_back(session, started_at=timedelta(hours=12, seconds=-30))
    assert looks(ana) == (200, None)
    set_back(session, started_at=timedelta(hours=12))
    assert looks(ana) == AWAY


def test_a_changed_password_ends_the_other_browsers(app, ana):
    elsewhere = signed_in(app, "ana@exemplo.com.br")
    ana.get("/minha-conta")
    given = {"present": PASSWORD, "password": "outra frase bem comprida"}
    assert ana.post("/minha-conta/senha", data=given).location == "/minha-conta"
    assert looks(elsewhere) == AWAY
    assert looks(ana) == (200, None)


def test_disabling_an_account_ends_its_sessions(ana, beto):
    assert looks(beto) == (200, None)
    ana.get("/usuarios/2")
    assert ana.post("/usuarios/2/desativar").location == "/usuarios/2"
    assert looks(beto) == AWAY


def test_enabling_it_again_does_not_bring_them_back(ana, beto):
    ana.get("/usuarios/2")
    ana.post("/usuarios/2/desativar")
    ana.post("/usuarios/2/ativar")
    assert looks(beto) == AWAY


def test_a_session_from_before_the_sign_in_is_not_taken_over(app, caio):
    """Whoever plants a cookie in a browser gains nothing when its owner signs in."""
    caio.get("/entrar")
    planted = cookie_of(caio)
    caio.post("/entrar", data={"email": "ana@exemplo.com.br", "password": PASSWORD})
    assert looks(caio) == (200, None)
    thief = Staff(app)
    thief.set_cookie("statusplanos", planted)
    assert looks(thief) == AWAY


def test_only_hashes_of_the_tokens_are_kept(ana, session):
    with ana.session_transaction() as cookie:
        token = cookie["sign_in"]
    kept = session.query(SignIn).one()
    assert token not in (kept.token_hash, kept.agent)
    assert len(kept.token_hash) == 64


def test_the_cookie_is_kept_from_scripts_and_other_sites(caio):
    caio.get("/entrar")
    cookie = caio.get_cookie("statusplanos")
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Lax", "/")


@pytest.mark.parametrize(("ago", "noted"), [(timedelta(seconds=30), False), (timedelta(seconds=90), True)])
def test_use_is_noted_once_a_minute(ana, session, ago, noted):
    set_back(session, last_seen_at=ago)
    before = session.query(SignIn).one().last_seen_at
    ana.get("/minha-conta")
    session.rollback()
    assert (session.query(SignIn).one().last_seen_at > before) is noted


def test_a_page_does_not_wait_to_note_its_use(ana, session):
    """Somebody writes for a long time: the page comes at once, and the note is left to the next one."""
    set_back(session, last_seen_at=timedelta(minutes=5))
    session.rollback()
    with db.engine.connect() as writer:
        writer.execute(text("UPDATE sign_in SET agent = 'long work'"))
        started = clock.now()
        assert looks(ana) == (200, None)
        assert clock.now() - started < timedelta(seconds=25)
        writer.rollback()
    assert clock.now() - session.query(SignIn).one().last_seen_at > timedelta(minutes=4)


def test_a_fragment_of_an_ended_session_sends_the_whole_page_to_the_sign_in(ana, session):
    set_back(session, last_seen_at=timedelta(hours=3))
    answer = ana.get(
        "/minha-conta", headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/usuarios"}
    )
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/entrar?next=/usuarios")


def test_a_remembering_cookie_signs_nobody_in(app, ana, session):
    """Flask-Login would take one in the session's place; without a sign-in's token it is worth nothing."""
    thief = Staff(app)
    thief.set_cookie("remember_token", encode_cookie(session.get(User, 1).get_id()))
    assert looks(thief) == AWAY


def test_a_session_without_a_token_signs_nobody_in(app, ana, session):
    thief = Staff(app)
    with thief.session_transaction() as cookie:
        cookie["_user_id"] = session.get(User, 1).get_id()
    assert looks(thief) == AWAY
