"""The second factor: set up by QR code or key, asked after the password, required by a role, taken once."""

import re
from datetime import timedelta

import pyotp
import pytest

from statusplanos import clock
from statusplanos.accounts.entry_models import Attempt, RecoveryCode, SecondFactor
from statusplanos.accounts.models import Role, User
from statusplanos.accounts.people import invitations
from statusplanos.accounts.second_factor import codes as second_factor
from statusplanos.history.models import Change, Operation
from tests.cast import PASSWORD
from tests.conftest import Staff, signed_in

OWN = "/minha-conta/segundo-fator"


def key_in(page: str) -> str:
    return re.search(r'class="key"><code>([A-Z2-7 ]+)<', page).group(1).replace(" ", "")


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code that the app shows, so many steps from now."""
    return pyotp.TOTP(secret).generate_otp(int(clock.now().timestamp()) // 30 + steps)


def enrol(client: Staff) -> tuple[str, list[str]]:
    """Set it up with the code before the present one; the secret and the recovery codes."""
    secret = key_in(client.get(OWN).text)
    page = client.post(OWN, data={"code": code_of(secret, steps=-1)})
    assert page.status_code == 200
    return secret, re.findall(r"<li><code>([A-Z2-7-]{19})</code>", page.text)


def knock(app, onwards: str = "") -> Staff:
    """Beto at another browser, after his password."""
    client = Staff(app)
    client.get("/entrar")
    given = {"email": "beto@exemplo.com.br", "password": PASSWORD, "next": onwards}
    assert client.post("/entrar", data=given).location == "/entrar/codigo"
    client.get("/entrar/codigo")
    return client


def answer(client: Staff, code: str):
    return client.post("/entrar/codigo", data={"code": code})


@pytest.fixture
def required(session):
    """Beto's role requires it."""
    session.query(Role).filter_by(name="Somente leitura").one().requires_second_factor = True
    session.commit()


def test_it_is_set_up_by_a_picture_or_a_key_and_a_code(beto, session):
    page = beto.get(OWN).text
    assert '<div class="qr" role="img" aria-label="Código QR para o aplicativo"><svg' in page
    assert "style=" not in page[page.index("<svg", page.index('class="qr"')) :]
    assert key_in(page) == key_in(beto.get(OWN).text)  # a page reloaded after scanning still fits
    secret, codes = enrol(beto)
    assert len(set(codes)) == 10
    assert session.get(User, 2).second_factor
    assert "restam 10" in beto.get(OWN).text.lower()
    kept = session.get(SecondFactor, 2).secret_encrypted
    assert secret not in kept
    assert not {row.code_hash for row in session.query(RecoveryCode)} & set(codes)


def test_a_code_that_does_not_match_sets_nothing_up(beto, session):
    beto.get(OWN)
    refused = beto.post(OWN, data={"code": "000000"})
    assert (refused.status_code, "Este código não confere." in refused.text) == (422, True)
    assert not session.get(User, 2).second_factor


def test_after_the_password_the_code_is_asked_and_leads_to_the_page_that_was_wanted(app, beto):
    secret, _codes = enrol(beto)
    client = knock(app, "/clientes?q=a")
    assert client.get("/clientes").status_code == 303
    assert answer(client, code_of(secret)).location == "/clientes?q=a"
    assert client.get("/clientes").status_code == 200


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (0, True), (1, True), (2, False)])
def test_a_code_is_taken_one_step_around(app, beto, steps, taken):
    secret, _codes = enrol(beto)
    assert answer(knock(app), code_of(secret, steps=steps)).status_code == (303 if taken else 422)


def test_no_code_is_taken_twice(app, beto):
    secret, _codes = enrol(beto)
    code = code_of(secret)
    assert answer(knock(app), code).status_code == 303
    assert answer(knock(app), code).status_code == 422
    assert answer(knock(app), code_of(secret, steps=-1)).status_code == 422  # nor an older one


def test_each_recovery_code_signs_in_once(app, beto, session):
    _secret, codes = enrol(beto)
    assert answer(knock(app), codes[0].lower().replace("-", " ")).status_code == 303
    assert answer(knock(app), codes[0]).status_code == 422
    assert session.query(RecoveryCode).count() == 9


def test_wrong_codes_are_written_down_and_held_back(app, beto, session):
    enrol(beto)
    client = knock(app)
    assert [answer(client, "000000").status_code for _guess in range(6)] == [422] * 5 + [429]
    outcomes = [row.outcome.value for row in session.query(Attempt).order_by(Attempt.id)]
    assert outcomes == ["entered", *["second_factor"] * 5, "throttled"]


def test_too_late_or_after_a_new_password_the_first_step_is_worth_nothing(app, beto, session):
    secret, _codes = enrol(beto)
    client = knock(app)
    beto.get("/minha-conta")
    beto.post("/minha-conta/senha", data={"present": PASSWORD, "password": "varal de roupas ao vento"})
    assert answer(client, code_of(secret)).location == "/entrar"
    assert Staff(app).get("/entrar/codigo").location == "/entrar"


def test_a_link_that_sets_the_password_does_not_go_round_it(app, beto, session):
    enrol(beto)
    path = f"/senha/{invitations.password_token(session, session.get(User, 2), at=clock.now())}"
    session.commit()
    thief = Staff(app)
    thief.get(path)
    assert thief.post(path, data={"password": "varal de roupas ao vento"}).location == "/entrar/codigo"
    assert thief.get("/clientes").status_code == 303


def test_whose_role_requires_it_sees_nothing_else_before(beto, required):
    for path in ("/", "/clientes", "/minha-conta"):
        assert beto.get(path).location == OWN
    assert beto.post("/minha-conta", data={"name": "Outro"}).location == OWN
    headers = {"HX-Request": "true"}
    assert beto.get("/clientes", headers=headers).headers["HX-Redirect"] == OWN
    page = beto.get(OWN).text
    assert "O seu perfil exige" in page
    assert 'id="nav"' not in page
    enrol(beto)
    assert beto.get("/clientes").status_code == 200


def test_it_is_switched_off_with_the_password(beto, session):
    enrol(beto)
    path = f"{OWN}/desligar"
    assert beto.post(path, data={"present": "não sei mais qual era"}).status_code == 422
    assert session.get(User, 2).second_factor
    assert beto.post(path, data={"present": PASSWORD}).location == "/minha-conta"
    session.rollback()
    assert not session.get(User, 2).second_factor
    assert session.query(RecoveryCode).count() == 0


def test_where_the_role_requires_it_it_stays_on(beto, session, required):
    enrol(beto)
    refused = beto.post(f"{OWN}/desligar", data={"present": PASSWORD})
    assert (refused.status_code, "O seu perfil exige segundo fator." in refused.text) == (422, True)
    assert session.get(User, 2).second_factor


def test_new_recovery_codes_end_the_old_ones(app, beto):
    _secret, codes = enrol(beto)
    page = beto.post(f"{OWN}/codigos", data={"present": PASSWORD}).text
    newer = re.findall(r"<li><code>([A-Z2-7-]{19})</code>", page)
    assert [answer(knock(app), code).status_code for code in (codes[0], newer[0])] == [422, 303]


def test_who_manages_users_takes_it_away_from_who_lost_it(app, ana, beto, session):
    enrol(beto)
    assert "Retirar o segundo fator" in ana.get("/usuarios/2").text
    assert ana.post("/usuarios/2/segundo-fator/remover").location == "/usuarios/2"
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    change = session.query(Change).filter_by(operation_id=last.id).one()
    assert (last.actor, change.field, change.old, change.new) == (
        "Ana Nogueira",
        "second_factor",
        "true",
        "false",
    )
    assert signed_in(app, "beto@exemplo.com.br").get("/clientes").status_code == 200


def test_nobody_takes_their_own_away_that_way(ana, session):
    enrol(ana)
    assert ana.post("/usuarios/1/segundo-fator/remover").status_code == 422
    assert session.get(User, 1).second_factor


def test_whoever_holds_the_server_takes_it_away_too(app, ana, session):
    enrol(ana)
    app.test_cli_runner().invoke(args=["create-admin", "ana@exemplo.com.br"])
    assert not session.get(User, 1).second_factor


def test_a_step_is_counted_from_the_instant(app, session):
    secret = second_factor.new_secret()
    user, at = session.get(User, 1), clock.now()
    second_factor.enrol(user, secret=secret, code=code_of(secret), at=at)
    session.flush()
    later = at + timedelta(days=1)
    code = pyotp.TOTP(secret).generate_otp(int(later.timestamp()) // 30)
    assert second_factor.accepts(user, f"{code[:3]} {code[3:]}", at=later)
    assert not second_factor.accepts(user, code, at=later)
