"""Every form that two people may have open: the second one to save compares, chooses, loses nothing."""

import threading
from dataclasses import dataclass

import pytest

from statusplanos import clock, crypto
from statusplanos.accounts.forms import RoleForm, UserForm
from statusplanos.billing.terms_form import TermsForm
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.forms import form_of
from statusplanos.channels.sms.models import SmsSender
from statusplanos.customers.forms import CustomerForm, PlanForm
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.history.models import Change, Operation
from statusplanos.history.tracking import tracked_classes
from statusplanos.lifecycle.forms import AlterForm
from statusplanos.messaging.pages.texts_views import TextsForm
from statusplanos.settings.forms import CompanyForm
from statusplanos.settings.models import Company
from statusplanos.statuses.forms import StatusForm
from statusplanos.statuses.models import Status
from tests.conftest import signed_in
from tests.statuses.pages import fields_of, text_of, without


@dataclass(frozen=True)
class Case:
    """Two edit ``both``; the first one also ``theirs``, the second one also ``mine`` (``None``: no such)."""

    url: str
    model: type
    both: str
    values: tuple[str, str]
    theirs: tuple[str, str] | None = None
    mine: tuple[str, str] | None = None


CASES = {
    "customer": Case(
        "/clientes/1/editar",
        Customer,
        "name",
        ("Helena Sabino", "Helena Souza"),
        ("email", "h@x.com"),
        ("mobile", "(31) 99876-5432"),
    ),
    "plan": Case("/planos/1", Plan, "price_cents", ("99,90", "89,90"), ("name", "Fibra"), None),
    "subscription": Case("/assinaturas/1/alterar", Subscription, "price_cents", ("50,00", "60,00")),
    "email_sender": Case(
        "/remetentes/email/1",
        EmailSender,
        "name",
        ("Um", "Dois"),
        ("port", "25"),
        ("address", "b@x.com.br"),
    ),
    "sms_sender": Case(
        "/remetentes/sms/1",
        SmsSender,
        "name",
        ("Um", "Dois"),
        ("method", "GET"),
        ("id_path", "id"),
    ),
    "status": Case(
        "/status/2",
        Status,
        "description",
        ("Teste", "Prova"),
        ("access", "reduced"),
        ("email_body", "Oi\noi"),
    ),
    "company": Case(
        "/configuracoes/empresa",
        Company,
        "name",
        ("Um", "Dois"),
        ("timezone", "America/Manaus"),
        ("daily_at", "07:30"),
    ),
    "texts": Case(
        "/configuracoes/mensagens",
        Company,
        "sms_footer",
        ("Um", "Dois"),
        ("email_footer", "Até logo"),
        ("hourly_limit", "90"),
    ),
}


@pytest.fixture(params=CASES)
def case(request, session, a_customer, a_plan, a_subscription):
    sms = {"url": "https://sms.exemplo.com.br/", "body": "texto={{texto}}&para={{telefone}}"}
    session.add(EmailSender(name="Zero", address="a@x.com.br", host="smtp.x.com.br", username="a", port=587))
    session.add(SmsSender(name="Zero", success_path="ok", success_value="1", **sms))
    session.commit()
    a_subscription("Serviço Habilitado", clock.today())
    return CASES[request.param]


@pytest.fixture
def late(ana, case):
    """Both opened the form; Ana is late."""
    opened = fields_of(ana.get(case.url).text)
    first = opened | {case.both: case.values[0]} | dict([case.theirs] if case.theirs else [])
    assert ana.post(case.url, data=first).status_code == 303
    second = opened | {case.both: case.values[1]} | dict([case.mine] if case.mine else [])
    answer = ana.post(case.url, data=second)
    assert answer.status_code == 409
    return answer


def test_compares_and_lets_choose(ana, case, late, session):
    told = text_of(late.text)
    assert "Ana Nogueira salvou antes de você" in told
    both, _, _ = told.partition("Só você mudou" if case.mine else "Só o outro mudou")
    assert all(value in both for value in case.values)
    chosen = fields_of(late.text)
    assert chosen[case.both] == case.values[0]
    assert ana.post(case.url, data=chosen | {case.both: case.values[1]}).status_code == 303
    saved = fields_of(ana.get(case.url).text)
    assert saved[case.both] == case.values[1]
    for name, value in filter(None, (case.theirs, case.mine)):
        assert saved[name] == value


def test_a_third_one_in_between_is_compared_again(ana, case, late):
    opened = fields_of(ana.get(case.url).text)
    third = {"Teste": "Terceira", "99,90": "70,00", "50,00": "70,00"}.get(case.values[0], "Terceira")
    assert ana.post(case.url, data=opened | {case.both: third}).status_code == 303
    again = ana.post(case.url, data=fields_of(late.text) | {case.both: case.values[1]})
    assert again.status_code == 409
    told = text_of(again.text)
    assert f"antes: {case.values[0]}" in told.replace("R$ ", "")
    assert case.values[1] in told


def test_a_form_without_a_version_never_overwrites(ana, case):
    opened = fields_of(ana.get(case.url).text)
    assert (
        ana.post(case.url, data=without(opened, "version", "since") | {case.both: case.values[1]}).status_code
        == 409
    )


def test_a_change_beside_the_form_is_told(ana, a_subscription, status_named):
    """The plan left its status while its price was typed."""
    plan = a_subscription("Experimenta", clock.today())
    url = f"/assinaturas/{plan.id}/alterar"
    opened = fields_of(ana.get(url).text)
    to, today = status_named("Cancelado").id, clock.today().isoformat()
    act = {"status": str(to), "effective_on": today, "act": "confirm", "seen": "1"}
    assert ana.post(f"/assinaturas/{plan.id}/status", data=act).status_code == 303
    told = text_of(ana.post(url, data=opened | {"price_cents": "10,00"}).text)
    assert "Status Cancelado não faz parte deste formulário" in told


def test_a_typed_secret_is_kept_and_never_shown(ana, session):
    session.add(EmailSender(name="Zero", address="a@x.com.br", host="smtp.x.com.br", username="a"))
    session.commit()
    url = "/remetentes/email/1"
    opened = fields_of(ana.get(url).text)
    ana.post(url, data=opened | {"name": "Um"})
    late = ana.post(url, data=opened | {"secret": "muito-secreta"})
    assert late.status_code == 409
    assert "muito-secreta" not in late.text
    assert ana.post(url, data=fields_of(late.text)).status_code == 303
    session.expire_all()
    sender = session.get(EmailSender, 1)
    assert (sender.name, crypto.decrypt(sender.password_encrypted)) == ("Um", "muito-secreta")


def test_two_secrets_are_chosen_between(ana, session):
    session.add(EmailSender(name="Zero", address="a@x.com.br", host="smtp.x.com.br", username="a"))
    session.commit()
    url = "/remetentes/email/1"
    opened = fields_of(ana.get(url).text)
    ana.post(url, data=opened | {"secret": "primeira-senha"})
    late = ana.post(url, data=opened | {"secret": "segunda-senha"})
    assert "Senha alterada alterada" in text_of(late.text)
    assert ana.post(url, data=fields_of(late.text)).status_code == 303
    session.expire_all()
    assert crypto.decrypt(session.get(EmailSender, 1).password_encrypted) == "primeira-senha"


COMPARED = {
    form_of(Channel.EMAIL): "email_sender",
    form_of(Channel.SMS): "sms_sender",
    TextsForm: "company",
    AlterForm: "subscription",
    CompanyForm: "company",
    CustomerForm: "customer",
    PlanForm: "plan",
    RoleForm: "role",
    StatusForm: "status",
    TermsForm: "company",
    UserForm: "user",
}


@pytest.mark.parametrize(("form", "entity"), COMPARED.items())
def test_each_compared_field_is_one_of_the_form_and_stands_in_a_tracked_column(form, entity):
    columns = tracked_classes()[entity].history.fields
    assert form.compared
    assert [name for name in form.compared if not hasattr(form, name)] == []
    assert {form.columns.get(name, name) for name in form.compared} <= columns.keys()
    assert set(form.columns) <= set(form.compared)


def test_many_editors_of_one_record_lose_nothing(app, session, a_customer):
    """Each accepted saving is one operation, and each was made from the version that it replaced."""
    customer = a_customer()
    customer_id, first = customer.id, customer.name
    start = session.query(Operation).count()
    session.rollback()
    accepted: list[tuple[str, str]] = []

    def edit(number: int) -> None:
        client = signed_in(app, "ana@exemplo.com.br")
        for turn in range(6):
            fields = fields_of(client.get(f"/clientes/{customer_id}/editar").text)
            wanted = f"Cliente {number} {turn}"
            answer = client.post(f"/clientes/{customer_id}/editar", data=fields | {"name": wanted})
            assert answer.status_code in (303, 409)
            if answer.status_code == 303:
                accepted.append((fields["name"], wanted))

    editors = [threading.Thread(target=edit, args=(number,)) for number in range(5)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    session.expire_all()
    changes = session.query(Change).filter_by(entity="customer", field="name").order_by(Change.id)
    told = [(change.old, change.new) for change in changes if change.old is not None]
    assert sorted(told) == sorted(accepted)
    assert [old for old, _ in told] == [first, *(new for _, new in told)][:-1]
    assert session.query(Operation).count() - start == len(accepted)
    assert 0 < len(accepted) < 30
