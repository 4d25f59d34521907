"""The page *Empresa e horário*."""

import re
from datetime import date, time

import pytest

from statusplanos import clock
from statusplanos.history.models import Change, Operation
from statusplanos.settings import company, due_days
from statusplanos.settings.models import Company, DueDay


def given(page: str, **changes: str) -> dict[str, str]:
    seen = re.search(r'name="seen"[^>]*value="([^"]*)"', page).group(1)
    fields = {
        "seen": seen,
        "name": "Serra Fibra",
        "timezone": "America/Sao_Paulo",
        "daily_at": "08:00",
        "divisor": "thirty",
        "due-0-due_day": "10",
        "due-0-closing_day": "31",
    }
    return {**fields, **changes}


def save(client, **changes: str):
    return client.post("/empresa", data=given(client.get("/empresa").text, **changes))


def test_a_new_installation_begins_with_the_environments_values(session):
    found = session.get(Company, 1)
    assert (found.timezone, found.daily_at, found.divisor) == ("America/Sao_Paulo", "08:00", "thirty")
    assert due_days.agreed(session) == {10: 31}
    assert (found.set_up, found.routine_released) == (False, False)


def test_installing_again_changes_nothing(session):
    company.install(session, timezone="America/Manaus", daily_at=time(5))
    session.commit()
    assert session.get(Company, 1).timezone == "America/Sao_Paulo"
    assert session.query(DueDay).count() == 1


def test_what_is_saved_is_shown_and_recorded(ana, session):
    changes = {"timezone": "America/Manaus", "daily_at": "07:30", "divisor": "cycle"}
    assert save(ana, **changes).location == "/empresa"
    found = session.get(Company, 1)
    assert (found.name, found.timezone, found.daily_at, found.divisor, found.set_up) == (
        "Serra Fibra", "America/Manaus", "07:30", "cycle", True,
    )  # fmt: skip
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    fields = {row.field for row in session.query(Change).filter_by(operation_id=last.id)}
    assert last.actor == "Ana Nogueira"
    assert fields == {"name", "timezone", "daily_at", "divisor", "set_up"}
    assert "Serra Fibra" in ana.get("/minha-conta").text


def test_days_follow_the_companys_clock(ana, session):
    save(ana, timezone="Pacific/Kiritimati")
    session.rollback()
    company.use_zone()
    assert clock.zone().key == "Pacific/Kiritimati"
    company.current().timezone = "America/Sao_Paulo"
    company.use_zone()


def test_due_days_come_go_and_change(ana, session):
    added = {
        "due-1-due_day": "5",
        "due-1-closing_day": "25",
        "due-2-due_day": "20",
        "due-2-closing_day": "10",
    }
    save(ana, **added)
    assert due_days.agreed(session) == {5: 25, 10: 31, 20: 10}
    changed = {"due-0-due_day": "5", "due-0-closing_day": "24", "due-1-due_day": "", "due-1-closing_day": ""}
    save(ana, **changed)
    session.rollback()
    assert due_days.agreed(session) == {5: 24}


def test_the_page_says_closing_and_due_dates(ana):
    closes, pays = due_days.example(10, 31, on=clock.today())
    assert f"fecha {closes:%d/%m}, vence {pays:%d/%m}" in ana.get("/empresa").text


@pytest.mark.parametrize(
    ("due", "closing", "on", "expected"),
    [
        (10, 31, date(2026, 5, 7), (date(2026, 5, 31), date(2026, 6, 10))),
        (10, 31, date(2026, 2, 3), (date(2026, 2, 28), date(2026, 3, 10))),
        (31, 30, date(2026, 2, 3), (date(2026, 2, 28), date(2026, 3, 31))),
        (5, 25, date(2026, 12, 26), (date(2027, 1, 25), date(2027, 2, 5))),
        (20, 10, date(2026, 12, 10), (date(2026, 12, 10), date(2026, 12, 20))),
        (10, 10, date(2026, 12, 10), (date(2026, 12, 10), date(2027, 1, 10))),
    ],
)
def test_a_bill_is_due_on_the_first_due_day_after_closing(due, closing, on, expected):
    assert due_days.example(due, closing, on=on) == expected


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"due-0-due_day": "0"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-0-closing_day": "32"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-1-due_day": "5"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-0-due_day": "dez"}, "Informe os dois dias de cada linha, de 1 a 31."),
        (
            {"due-1-due_day": "10", "due-1-closing_day": "5"},
            "Cada dia de vencimento só pode aparecer uma vez.",
        ),
        ({"due-0-due_day": "", "due-0-closing_day": ""}, "É preciso manter pelo menos um dia de vencimento."),
    ],
)
def test_due_days_that_cannot_be_are_refused(ana, session, changes, complaint):
    answer = save(ana, name="Outro nome", **changes)
    assert (answer.status_code, complaint in answer.text) == (422, True)
    assert 'value="Outro nome"' in answer.text
    assert session.get(Company, 1).name == ""
    assert due_days.agreed(session) == {10: 31}


@pytest.mark.parametrize(
    "changes", [{"timezone": "America/Atlantida"}, {"daily_at": "25:00"}, {"divisor": "31"}]
)
def test_values_outside_the_choices_are_refused(ana, session, changes):
    answer = save(ana, **changes)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text or "Divisor" in answer.text
    assert session.get(Company, 1).set_up is False


def test_a_lost_update_answers_409_and_keeps_what_was_typed(ana, session):
    page = ana.get("/empresa").text
    save(ana, name="Salvo antes", **{"due-0-closing_day": "25"})
    late = ana.post("/empresa", data=given(page, name="Salvo depois"))
    assert late.status_code == 409
    assert "Alguém mudou estas configurações" in late.text
    assert 'value="Salvo depois"' in late.text
    assert "Salvo antes" in late.text
    assert "fecha 25, vence 10" in late.text
    session.rollback()
    assert session.get(Company, 1).name == "Salvo antes"
    again = ana.post("/empresa", data=given(late.text, name="Salvo depois"))
    assert again.status_code == 303
    session.rollback()
    assert session.get(Company, 1).name == "Salvo depois"


def test_a_change_of_due_days_alone_is_a_lost_update_too(ana, session):
    save(ana)
    page = ana.get("/empresa").text
    save(ana, **{"due-0-closing_day": "25"})
    assert ana.post("/empresa", data=given(page)).status_code == 409
