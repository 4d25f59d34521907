"""What a file may tell besides: telephone beside mobile, address, due or closing day, RADIUS login."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from statusplanos import crypto
from statusplanos.customers.models import Customer, Subscription
from statusplanos.history.models import Change
from statusplanos.history.verify.replay import verify
from statusplanos.importing.checking.result import Result
from statusplanos.importing.columns import Column
from statusplanos.radius.models import RadiusLogin
from statusplanos.settings.models import DueDay
from tests.importing.conftest import MARINA

PLACE = {"endereco": "Rua das Flores", "numero": "120", "bairro": "Centro", "cidade": "Betim", "uf": "mg"}
Brought = Callable[..., Result]


@pytest.fixture
def bring(importing, tmp_path: Path) -> Brought:
    """Import rows that are Marina's with what the test says instead or besides."""

    def run(*rows: dict[str, str], **more) -> Result:
        header = list(dict.fromkeys([*MARINA, *(name for row in rows for name in row)]))
        lines = [header, *([(MARINA | row).get(name, "") for name in header] for row in rows)]
        path = tmp_path / "largo.csv"
        path.write_text("".join(";".join(line) + "\n" for line in lines))
        return importing(path, **more)

    return run


def logins(session) -> dict[str, str]:
    found = session.execute(select(RadiusLogin.username, RadiusLogin.password_encrypted))
    return {name: crypto.decrypt(secret) for name, secret in found}


def changes(session) -> int:
    count = session.scalar(select(func.count()).select_from(Change))
    session.rollback()
    return count


def test_a_telephone_beside_the_mobile_never_gets_sms(session, bring: Brought) -> None:
    result = bring({"telefone": "(31) 3741-2210"}, {"codigo": "2", "celular": "", "telefone": "31 3741-2211"})
    assert result.warned == {3: Column.PHONE}
    customer = session.scalars(select(Customer)).one()
    assert (customer.mobile, customer.landline) == ("+5531998765432", "+553137412210")


def test_a_mobile_in_the_other_column_is_used_when_there_is_none_else(session, bring: Brought) -> None:
    assert bring({"celular": "", "telefone": "(31) 99876-0000"}).warned == {}
    assert session.scalars(select(Customer.mobile)).all() == ["+5531998760000"]


def test_an_address_is_taken_part_by_part(session, bring: Brought) -> None:
    result = bring(PLACE | {"cep": "123"})
    customer = session.scalars(select(Customer)).one()
    assert (customer.street, customer.street_number, customer.district, customer.city, customer.region) == (
        "Rua das Flores",
        "120",
        "Centro",
        "Betim",
        "MG",
    )
    assert (customer.postal_code, result.warned) == (None, {2: Column.POSTAL_CODE})
    again = bring(PLACE | {"cep": "30110-000", "numero": "122"})
    assert again.updated == 1
    assert session.scalars(select(Customer.postal_code)).all() == ["30110000"]
    moved = select(Change.old, Change.new).where(Change.field == "street_number", Change.old.is_not(None))
    assert session.execute(moved).all() == [("120", "122")]


@pytest.mark.parametrize(
    ("told", "due", "warned"),
    [
        ({"vencimento": "15"}, 15, None),
        ({"vencimento": "dia 5"}, 5, None),
        ({"vencimento": "20/05/2026"}, 20, None),
        ({"vencimento": "32"}, 10, Column.DUE_DAY),
        ({"fechamento": "20"}, 7, None),
        ({"fechamento": "29"}, 10, None),
        ({"fechamento": "13"}, 10, Column.CLOSING_DAY),
    ],
)
def test_a_due_day_is_taken_and_a_closing_day_leads_to_its_due_day(
    session, bring: Brought, told: dict[str, str], due: int, warned: Column | None
) -> None:
    session.add(DueDay(due_day=7, closing_day=20))
    session.commit()
    result = bring(told)
    assert session.scalars(select(Customer.due_day)).all() == [due]
    assert list(result.warned.values()) == ([warned] if warned else [])


def test_logins_come_with_their_passwords_or_get_one(session, bring: Brought) -> None:
    rows = (
        {"login": "marina", "senha": "segredo-1"},
        {"codigo": "2", "login": "marina2", "senha": ""},
        {"codigo": "3", "login": "marina3", "senha": "ção"},
    )
    result = bring(*rows)
    assert result.warned == {4: Column.PASSWORD}
    found = logins(session)
    assert found["marina"] == "segredo-1"
    assert [len(found[name]) for name in ("marina2", "marina3")] == [12, 12]
    told = select(Change.new).where(Change.entity == "radius_login", Change.field == "password_encrypted")
    assert session.scalars(told).all() == ["alterado"] * 3
    before = changes(session)
    again = bring(*rows)
    assert (again.updated, again.unchanged, changes(session)) == (0, 3, before)
    assert verify(session).differences == []


def test_a_login_is_unique_in_file_and_base_without_case(session, bring: Brought) -> None:
    bring({"login": "Marina"})
    result = bring(
        {"codigo": "2", "login": "MARINA"},
        {"codigo": "3", "login": "rui.melo"},
        {"codigo": "4", "login": "Rui.Melo"},
        {"codigo": "5", "login": "não serve"},
    )
    assert result.warned == {2: Column.LOGIN, 4: Column.LOGIN, 5: Column.LOGIN}
    assert set(logins(session)) == {"Marina", "rui.melo"}
    assert session.scalar(select(func.count()).select_from(Subscription)) == 5


def test_status_and_plan_must_allow_a_login(session, bring: Brought, a_plan) -> None:
    a_plan("Só telefone", supports_radius=False)
    result = bring(
        {"login": "um", "status": "Suspenso por Débito"},
        {"codigo": "2", "login": "dois", "plano": "só TELEFONE"},
        {"codigo": "3", "login": "tres"},
    )
    assert result.warned == {2: Column.LOGIN, 3: Column.LOGIN}
    assert set(logins(session)) == {"tres"}


def test_a_plan_that_is_here_gets_its_login_and_another_password(session, bring: Brought) -> None:
    bring({})
    assert bring({"login": "marina", "senha": "segredo-1"}).updated == 1
    assert bring({"login": "marina", "senha": "segredo-2"}).updated == 1
    assert logins(session) == {"marina": "segredo-2"}
    other = bring({"login": "outro", "senha": "segredo-3"})
    assert (other.updated, other.unchanged, other.kept) == (0, 1, {2: Column.LOGIN})
    assert logins(session) == {"marina": "segredo-2"}
    later = {"status": "Suspenso por Débito", "data": "20/11/2026"}
    suspended = bring(later | {"senha": "segredo-4", "login": "marina"})
    assert (suspended.updated, suspended.kept) == (1, {2: Column.PASSWORD})
    assert logins(session) == {"marina": "segredo-2"}


def test_no_password_stands_in_clear_in_the_database(app, session, bring: Brought) -> None:
    bring({"login": "marina", "senha": "segredo-que-nao-vaza"})
    session.commit()
    files = [path for path in Path(app.config["DATA_DIR"]).rglob("*") if path.is_file()]
    assert any(b"marina" in path.read_bytes() for path in files)
    assert not any(b"segredo-que-nao-vaza" in path.read_bytes() for path in files)
