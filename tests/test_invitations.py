"""Invitations and forgotten passwords: by e-mail through the default sender, or by a link to hand over."""

import re
from datetime import timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from statusplanos import clock
from statusplanos.accounts.entry_models import Attempt, Letter
from statusplanos.accounts.models import AccessLink, Role, User
from statusplanos.accounts.people import invitations
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.messaging.delivery.drain import has_work
from tests.cast import send_letters
from tests.conftest import Staff

NEW = {"name": "Davi Reis", "email": "davi@exemplo.com.br", "how": "email"}
CHOSEN = {"password": "varal de roupas ao vento"}


@pytest.fixture
def sender(session):
    made = EmailSender(name="Serra Fibra", address="aviso@serra.test", way=MailWay.FOLDER, is_default=True)
    session.add(made)
    session.commit()
    return made


@pytest.fixture
def davi(ana, session, sender):
    """Invited by e-mail; the letter has not gone out yet."""
    role = session.query(Role).filter_by(name="Atendimento").one().id
    ana.get("/usuarios/novo")
    assert ana.post("/usuarios/novo", data={**NEW, "role": role}).location == "/usuarios/3"
    return session.get(User, 3)


def mail(folder: Path) -> list[tuple[str, str, str]]:
    """Recipient, subject and text of each letter that went out, the oldest first."""
    files = sorted((folder / "emails").glob("*.eml"), key=lambda file: int(file.name.split(".")[1]))
    read = [BytesParser(policy=policy.default).parsebytes(file.read_bytes()) for file in files]
    return [(each["To"], each["Subject"], each.get_content()) for each in read]


def link_in(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/senha/\S+)", text).group(1)


def test_an_invitation_goes_out_by_e_mail_and_its_outcome_is_shown(app, ana, davi, folder):
    assert "Na fila" in ana.get("/usuarios/3").text
    assert send_letters() == 1
    [(recipient, subject, text)] = mail(folder)
    assert (recipient, subject) == ("davi@exemplo.com.br", "Seu acesso ao StatusPlanos (StatusPlanos)")
    assert "72 horas" in text
    page = ana.get("/usuarios").text
    assert "Convites abertos" in page
    assert "Enviada" in page
    assert ">Convidado<" in page
    guest = Staff(app)
    path = link_in(text)
    guest.get(path)
    assert guest.post(path, data=CHOSEN).location == "/"
    assert guest.get("/minha-conta").status_code == 200
    assert guest.get(path).status_code == 410
    assert "Convites abertos" not in ana.get("/usuarios").text


def test_no_letter_and_no_table_holds_a_link_that_works(davi, session, folder):
    send_letters()
    token = link_in(mail(folder)[0][2]).removeprefix("/senha/")
    kept = [*session.query(Letter), *session.query(AccessLink)]
    values = [str(getattr(row, column.key)) for row in kept for column in row.__table__.columns]
    assert not any(token in value for value in values)


def test_sent_again_only_the_newer_link_works(app, ana, davi, folder):
    send_letters()
    assert ana.post("/usuarios/3/convite").status_code == 303
    send_letters()
    older, newer = (link_in(text) for _to, _subject, text in mail(folder))
    assert [Staff(app).get(path).status_code for path in (older, newer)] == [410, 200]


def test_a_withdrawn_invitation_neither_goes_out_nor_works(app, ana, davi, session, folder):
    send_letters()
    ana.post("/usuarios/3/convite")
    assert ana.post("/usuarios/3/convite/cancelar").status_code == 303
    assert send_letters() == 0
    assert Staff(app).get(link_in(mail(folder)[0][2])).status_code == 410
    assert [letter.state.value for letter in session.query(Letter).order_by(Letter.id)] == [
        "sent",
        "cancelled",
    ]


def test_a_link_ends_by_itself(app, davi, session, folder):
    send_letters()
    session.query(AccessLink).one().expires_at = clock.now()
    session.commit()
    assert Staff(app).get(link_in(mail(folder)[0][2])).status_code == 410


def test_a_server_that_cannot_be_reached_is_tried_again_and_the_cause_shown(ana, davi, session, sender):
    session.add(sender)
    sender.way, sender.host, sender.port = MailWay.SMTP, "127.0.0.1", 9
    session.commit()
    assert send_letters() == 1
    letter = session.query(Letter).one()
    assert (letter.state.value, letter.attempts) == ("retry_wait", 1)
    assert letter.next_attempt_at > clock.now()
    assert letter.error in ana.get("/usuarios/3").text
    letter.give_up_at = letter.next_attempt_at = clock.now()
    session.commit()
    send_letters()
    assert session.query(Letter).one().state.value == "failed"


def test_a_letter_left_by_a_dead_worker_goes_out(davi, session, folder):
    letter = session.query(Letter).one()
    letter.state, letter.token, letter.lease_until = "claimed", "x", clock.now() - timedelta(seconds=1)
    session.commit()
    assert has_work(session, at=clock.now())
    assert send_letters() == 1
    assert len(mail(folder)) == 1


def test_without_a_default_sender_only_a_link_is_offered(ana, caio):
    assert "Por e-mail" not in ana.get("/usuarios/novo").text
    assert ana.post("/usuarios/2/convite").status_code == 422
    page = caio.get("/esqueci-minha-senha").text
    assert "ainda não envia e-mail" in page
    assert "<form" not in page


def forget(client: Staff, email: str):
    client.get("/esqueci-minha-senha")
    return client.post("/esqueci-minha-senha", data={"email": email})


def test_a_forgotten_password_is_replaced_by_a_link(app, caio, session, sender, folder):
    assert "está a caminho" in forget(caio, " BETO@exemplo.com.br ").text
    send_letters()
    [(recipient, subject, text)] = mail(folder)
    assert (recipient, subject) == ("beto@exemplo.com.br", "Nova senha do StatusPlanos (StatusPlanos)")
    assert "2 horas" in text
    caio.get(link_in(text))
    assert caio.post(link_in(text), data=CHOSEN).location == "/"
    outcomes = [one.outcome.value for one in session.query(Attempt).order_by(Attempt.id)]
    assert outcomes == ["link_asked", "entered"]


def test_the_answer_is_the_same_whether_there_is_an_account_or_not(caio, session, sender):
    session.get(User, 1).active = False
    session.commit()
    pages = [forget(caio, f"{name}@exemplo.com.br").text for name in ("beto", "ninguem", "ana")]
    bare = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert bare[0] == bare[1] == bare[2]
    assert [letter.recipient for letter in session.query(Letter)] == ["beto@exemplo.com.br"]


def test_strangers_cannot_flood_a_person_nor_ask_without_end(caio, session, sender):
    answers = [forget(caio, "beto@exemplo.com.br").status_code for _number in range(6)]
    assert answers == [200] * 5 + [429]
    assert session.query(Letter).count() == 1


def test_a_stranger_who_asks_ends_no_invitation(app, caio, davi, session, folder):
    path = f"/senha/{invitations.password_token(session, session.get(User, 3), at=clock.now())}"
    session.commit()
    session.get(User, 3).password = "x"
    session.commit()
    forget(caio, "davi@exemplo.com.br")
    send_letters()
    assert Staff(app).get(path).status_code == 200


def test_a_guest_who_never_came_is_deleted_and_stays_readable(app, ana, davi, session, folder):
    send_letters()
    path = link_in(mail(folder)[0][2])
    assert ana.post("/usuarios/3/apagar").location == "/usuarios"
    assert session.query(User).count() == 2
    assert Staff(app).get(path).status_code == 410
    assert "Davi Reis" in ana.get("/historico/user/3").text


def test_whoever_was_here_once_is_not_deleted(ana, beto, session):
    refused = ana.post("/usuarios/2/apagar")
    assert (refused.status_code, "desative esta conta" in refused.text) == (422, True)
    assert session.get(User, 2) is not None
