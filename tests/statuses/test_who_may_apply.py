"""*Quem pode aplicar*: roles named by a status, obeyed by every hand and by nothing else."""

from datetime import timedelta

import pytest

from statusplanos import clock
from statusplanos.accounts.models import Role, User
from statusplanos.customers.models import Subscription
from statusplanos.history.models import Change
from statusplanos.history.record.recording import act_as, author_of
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import RunKind
from statusplanos.statuses.models import Status
from tests.conftest import signed_in
from tests.statuses.pages import error_beside, fields_of

REFUSAL = "Só Administrador pode aplicar Cancelado."


@pytest.fixture
def attendant(app, session):
    """Beto works at the desk: he may change statuses."""
    session.get(User, 2).role_id = role(session, "Atendimento")
    session.commit()
    return signed_in(app, "beto@exemplo.com.br")


def role(session, name: str) -> int:
    return session.query(Role).filter_by(name=name).one().id


def reserve(ana, session, status: Status, *names: str):
    path = f"/status/{status.id}"
    given = {**fields_of(ana.get(path).text), "appliers": [role(session, name) for name in names]}
    return ana.post(path, data=given)


def move(status: Status, **more) -> dict[str, str]:
    day = clock.today().isoformat()
    return {"status": str(status.id), "effective_on": day, "act": "confirm", "seen": "1", **more}


def test_it_is_set_in_the_status_form_and_recorded_in_words(ana, session, status_named):
    number = status_named("Cancelado").id
    assert reserve(ana, session, status_named("Cancelado"), "Administrador", "Atendimento").status_code == 303
    assert status_named("Cancelado").applier_ids == "1,2"
    last = session.query(Change).order_by(Change.id.desc()).filter_by(field="applier_ids").first()
    assert (last.old, last.new) == ("", "1,2")
    page = ana.get(f"/status/{number}/historico").text
    assert "Quem pode aplicar" in page
    assert "Administrador, Atendimento" in page


def test_only_roles_that_change_statuses_are_offered(ana, status_named):
    page = ana.get(f"/status/{status_named('Cancelado').id}").text
    assert page.count('name="appliers"') == 2


@pytest.mark.parametrize("chosen", ["99", "x", "9" * 40])
def test_a_role_that_does_not_exist_is_refused_beside_the_field(ana, status_named, chosen):
    path = f"/status/{status_named('Cancelado').id}"
    answer = ana.post(path, data={**fields_of(ana.get(path).text), "appliers": chosen})
    assert answer.status_code == 422
    assert error_beside(answer.text, "appliers")


def test_who_is_not_named_is_offered_nothing_and_told_who_may(
    ana, attendant, session, status_named, a_subscription
):
    plan = a_subscription("Serviço Habilitado", on=clock.today())
    reserve(ana, session, status_named("Cancelado"), "Administrador")
    path = f"/assinaturas/{plan.id}/status"
    assert ">Cancelado (só Administrador)</option>" in attendant.get(path).text
    assert ">Cancelado</option>" in ana.get(path).text
    for act in ("preview", "confirm"):
        answer = attendant.post(path, data=move(status_named("Cancelado"), act=act))
        assert (answer.status_code, error_beside(answer.text, "status")) == (422, REFUSAL)
    assert session.get(Subscription, plan.id).status.description == "Serviço Habilitado"
    assert ana.post(path, data=move(status_named("Cancelado"))).status_code == 303


def test_adding_a_plan_obeys_it_too(ana, attendant, session, status_named, a_customer, a_plan):
    reserve(ana, session, status_named("Cancelado"), "Administrador")
    path = f"/clientes/{a_customer().id}/planos/novo"
    attendant.get(path)
    answer = attendant.post(path, data=move(status_named("Cancelado"), plan=str(a_plan().id)))
    assert (answer.status_code, error_beside(answer.text, "status")) == (422, REFUSAL)
    assert session.query(Subscription).count() == 0


def test_the_button_to_the_next_status_is_shown_to_who_may_press_it(
    ana, attendant, session, status_named, a_subscription
):
    plan = a_subscription("Aguardando Instalação", on=clock.today())
    assert "Passar para Experimenta" in attendant.get(f"/assinaturas/{plan.id}").text
    reserve(ana, session, status_named("Experimenta"), "Administrador")
    assert "Passar para Experimenta" not in attendant.get(f"/assinaturas/{plan.id}").text
    assert "Passar para Experimenta" in ana.get(f"/assinaturas/{plan.id}").text


def test_the_daily_run_is_nobodys_hand(ana, session, status_named, a_subscription):
    plan = a_subscription("Experimenta", on=clock.today() - timedelta(days=10))
    reserve(ana, session, status_named("Serviço Habilitado"), "Administrador")
    author = author_of(session)
    routine.run_now(session, on=clock.today(), kind=RunKind.COMMAND, at=clock.now())
    act_as(session, author)
    assert session.get(Subscription, plan.id).status.description == "Serviço Habilitado"


def test_a_role_that_a_status_names_is_not_deleted(ana, session, status_named):
    reserve(ana, session, status_named("Cancelado"), "Atendimento")
    number = role(session, "Atendimento")
    answer = ana.post(f"/usuarios/perfis/{number}/apagar")
    assert answer.status_code == 422
    assert "1 status cita este perfil em “Quem pode aplicar”." in answer.text
