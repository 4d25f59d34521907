"""People on PostgreSQL: the last administrator, letters claimed side by side, a code taken once."""

import threading

import pyotp
from sqlalchemy import select

from statusplanos import clock
from statusplanos.accounts import letters as post
from statusplanos.accounts import roles
from statusplanos.accounts.entry_models import Letter
from statusplanos.accounts.models import Role, User
from statusplanos.accounts.people import users
from statusplanos.accounts.second_factor import codes
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from tests.cast import send_letters


def side_by_side(app, *acts) -> list[object]:
    """What each of the acts gave, done at the same moment in sessions of their own."""
    ready, told = threading.Barrier(len(acts)), []

    def run(act) -> None:
        with app.app_context():
            act_as(db.session(), Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
            ready.wait()
            try:
                told.append(act())
                db.session.commit()
            except DomainError as error:
                told.append(error.message)
            db.session.remove()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_two_administrators_cannot_disable_each_other(app, session):
    session.get(User, 2).role = roles.named(session, "Administrador")
    session.commit()

    def disable(whom: int, by: int):
        return lambda: users.disable(db.session.get(User, whom), by=db.session.get(User, by), at=clock.now())

    told = side_by_side(app, disable(1, 2), disable(2, 1))
    assert None in told
    assert any("último administrador" in str(each) for each in told)
    session.rollback()
    assert sorted(session.scalars(select(User.active))) == [False, True]


def test_a_code_is_taken_once_by_two_at_the_same_moment(app, session):
    user, secret, at = session.get(User, 1), codes.new_secret(), clock.now()
    now = int(at.timestamp()) // 30
    codes.enrol(user, secret=secret, code=pyotp.TOTP(secret).generate_otp(now - 1), at=at)
    session.commit()
    code = pyotp.TOTP(secret).generate_otp(now)

    def enter() -> bool:
        return codes.accepts(db.session.get(User, 1), code, at=at)

    assert sorted(side_by_side(app, enter, enter)) == [False, True]


def test_a_letter_goes_out_once_though_two_workers_drain(app, session, folder):
    session.add(EmailSender(name="Serra", address="a@serra.test", way=MailWay.FOLDER, is_default=True))
    role = session.scalars(select(Role)).first()
    guest = users.create(session, name="Davi", email="davi@exemplo.com.br", role=role)
    session.flush()
    post.post(guest, at=clock.now())
    session.commit()
    assert sorted(side_by_side(app, send_letters, send_letters)) == [0, 1]
    assert session.scalars(select(Letter.state)).all() == ["sent"]
    assert len(list((folder / "emails").glob("*.eml"))) == 1


def test_the_pages_of_people_open(ana):
    for path in ("", "/entradas?q=ana&resultado=entered", "/perfis", "/perfis/1", "/1"):
        assert ana.get(f"/usuarios{path}").status_code == 200
