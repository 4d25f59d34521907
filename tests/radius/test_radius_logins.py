"""A RADIUS login"""

from datetime import date

import pytest

from statusplanos import clock, crypto
from statusplanos.errors import DomainError
from statusplanos.history.models import Change
from statusplanos.lifecycle import transitions
from statusplanos.radius import logins
from statusplanos.radius.models import RadiusLogin

MAY_1 = date(2026, 5, 1)


@pytest.fixture
def trial(a_subscription):
    return a_subscription("Experimenta", on=MAY_1)


def move(session, subscription, status):
    transitions.change_status(
        session, subscription, to=status, effective_on=MAY_1, today=MAY_1, at=clock.now(), reason="teste"
    )
    session.commit()


def test_is_encrypted_at_rest_and_generated_when_not_typed(session, trial):
    login = logins.create(session, trial, username="marina.duarte")
    session.commit()
    plain = crypto.decrypt(login.password_encrypted)
    assert len(plain) == 12
    assert plain not in login.password_encrypted


def test_keeps_a_typed_password(session, trial):
    login = logins.create(session, trial, username="marina", password="Segredo#2026")
    assert crypto.decrypt(login.password_encrypted) == "Segredo#2026"


def test_is_unique_in_the_network_whatever_the_case(session, trial, a_subscription):
    logins.create(session, trial, username="Marina")
    with pytest.raises(DomainError, match="já existe na rede") as refused:
        logins.create(session, a_subscription("Experimenta", on=MAY_1), username="mARINA")
    assert refused.value.field == "username"


@pytest.mark.parametrize(
    "name", ["", "ab", "marina duarte", "-marina", "márina", "a" * 65, "mar\nina", "a'b--"]
)
def test_refuses_a_name_that_routers_do_not_know(session, trial, name):
    with pytest.raises(DomainError) as refused:
        logins.create(session, trial, username=name)
    assert refused.value.field == "username"


@pytest.mark.parametrize("password", ["curta12", "a" * 65, "com espaço", "senhã1234"])
def test_refuses_a_password_that_routers_do_not_know(session, trial, password):
    with pytest.raises(DomainError) as refused:
        logins.create(session, trial, username="marina", password=password)
    assert refused.value.field == "password"


def test_is_refused_where_the_status_allows_none(session, a_subscription):
    with pytest.raises(DomainError, match="Suspenso a Pedido não permite"):
        logins.create(session, a_subscription("Suspenso a Pedido", on=MAY_1), username="marina")


def test_is_refused_where_the_plan_has_none(session, trial):
    trial.plan.supports_radius = False
    with pytest.raises(DomainError, match="Plano Super Mais"):
        logins.create(session, trial, username="marina")


def test_is_one_for_each_plan(session, trial):
    logins.create(session, trial, username="marina")
    with pytest.raises(DomainError):
        logins.create(session, trial, username="marina2")


def test_cannot_be_altered_while_the_status_forbids_changes(session, trial, status_named):
    login = logins.create(session, trial, username="marina")
    session.commit()
    logins.change_password(login, password="Outra#2026")
    session.commit()
    move(session, trial, status_named("Suspenso por Débito"))
    with pytest.raises(DomainError, match="não permite alterar"):
        logins.change_password(login)
    with pytest.raises(DomainError, match="não permite alterar"):
        logins.remove(session, login)
    assert crypto.decrypt(login.password_encrypted) == "Outra#2026"


def test_leaves_a_line_in_the_history_when_its_password_is_shown(session, trial):
    login = logins.create(session, trial, username="marina", password="Segredo#2026")
    session.commit()
    assert logins.show_password(login) == "Segredo#2026"
    session.commit()
    shown = session.query(Change).filter_by(entity="radius_login", entity_id=login.id, field="shown")
    assert [(one.old, one.new) for one in shown.order_by(Change.id)][-1] == ("0", "1")


def test_never_writes_its_password_into_the_history(session, trial):
    logins.create(session, trial, username="marina", password="Segredo#2026")
    session.commit()
    written = [
        one.new for one in session.query(Change).filter_by(entity="radius_login", field="password_encrypted")
    ]
    assert written == ["alterado"]


def test_is_registered_on_its_page(ana, session, trial):
    page = ana.get(f"/assinaturas/{trial.id}/login")
    assert "Cadastrar login" in page.text
    answer = ana.post(
        f"/assinaturas/{trial.id}/login", data={"username": "marina", "password": "Segredo#2026"}
    )
    assert answer.status_code == 303
    page = ana.get(f"/assinaturas/{trial.id}/login")
    assert "marina" in page.text
    assert "Segredo#2026" not in page.text


def test_shows_its_password_only_to_who_may(ana, beto, session, trial):
    logins.create(session, trial, username="marina", password="Segredo#2026")
    session.commit()
    beto.get(f"/assinaturas/{trial.id}/login")
    assert beto.post(f"/assinaturas/{trial.id}/login/mostrar").status_code == 403
    ana.get(f"/assinaturas/{trial.id}/login")
    answer = ana.post(f"/assinaturas/{trial.id}/login/mostrar")
    assert "Segredo#2026" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    session.expire_all()
    assert session.query(RadiusLogin).one().shown == 1


def test_is_refused_on_its_page_and_by_hand_where_the_status_allows_none(ana, session, a_subscription):
    stopped = a_subscription("Suspenso a Pedido", on=MAY_1)
    page = ana.get(f"/assinaturas/{stopped.id}/login")
    assert "Suspenso a Pedido não permite cadastrar login Radius." in page.text
    answer = ana.post(f"/assinaturas/{stopped.id}/login", data={"username": "marina"})
    assert answer.status_code == 422
    assert session.query(RadiusLogin).count() == 0


def test_can_be_removed_and_registered_again(ana, session, trial):
    logins.create(session, trial, username="marina")
    session.commit()
    ana.get(f"/assinaturas/{trial.id}/login")
    assert ana.post(f"/assinaturas/{trial.id}/login/remover").status_code == 303
    assert session.query(RadiusLogin).count() == 0
    ana.post(f"/assinaturas/{trial.id}/login", data={"username": "Marina"})
    assert session.query(RadiusLogin).one().username == "Marina"
