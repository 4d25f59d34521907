"""The page *Empresa*."""

from datetime import time

import pytest

from statusplanos import clock
from statusplanos.history.models import Change, Operation
from statusplanos.settings import company, due_days
from statusplanos.settings.models import Company, DueDay
from tests.statuses.pages import fields_of, text_of

URL = "/configuracoes/empresa"


def test_a_new_installation_begins_with_the_environments_values(session):
    found = session.get(Company, 1)
    assert (found.timezone, found.daily_at, found.divisor) == ("America/Sao_Paulo", "08:00", "thirty")
    assert (found.default_due_day, found.hourly_limit, found.logo) == (10, None, "")
    assert due_days.agreed(session) == {10: 31}
    assert (found.set_up, found.routine_released) == (False, False)


def test_installing_again_changes_nothing(session):
    company.install(session, timezone="America/Manaus", daily_at=time(5))
    session.commit()
    assert session.get(Company, 1).timezone == "America/Sao_Paulo"
    assert session.query(DueDay).count() == 1


def test_what_is_saved_is_shown_and_recorded(ana, session, save):
    changes = {"name": "Serra Fibra", "timezone": "America/Manaus", "daily_at": "07:30"}
    assert save(ana, URL, **changes).location == URL
    found = session.get(Company, 1)
    assert (found.name, found.timezone, found.daily_at, found.set_up) == (
        "Serra Fibra", "America/Manaus", "07:30", True,
    )  # fmt: skip
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    fields = {row.field for row in session.query(Change).filter_by(operation_id=last.id)}
    assert last.actor == "Ana Nogueira"
    assert fields == {"name", "timezone", "daily_at", "set_up"}
    assert "Serra Fibra" in ana.get("/minha-conta").text


def test_days_follow_the_companys_clock(ana, session, save):
    save(ana, URL, timezone="Pacific/Kiritimati")
    session.rollback()
    company.use_zone()
    assert clock.zone().key == "Pacific/Kiritimati"
    company.current().timezone = "America/Sao_Paulo"
    company.use_zone()


@pytest.mark.parametrize(
    "changes", [{"timezone": "America/Atlantida"}, {"daily_at": "25:00"}, {"name": "x" * 81}, {"name": "a\0"}]
)
def test_values_that_cannot_be_are_refused(ana, session, changes, save):
    answer = save(ana, URL, **changes)
    assert (answer.status_code, 'aria-invalid="true"' in answer.text) == (422, True)
    assert session.get(Company, 1).set_up is False


def test_another_page_of_the_settings_is_not_in_the_way(ana, save):
    page = ana.get(URL).text
    assert save(ana, "/configuracoes/mensagens", sms_footer="Serra Fibra").status_code == 303
    assert save(ana, URL, page=page, name="Serra Fibra").status_code == 303
    late = save(ana, URL, page=page, name="Serra")
    assert late.status_code == 409
    assert "Rodapé" not in text_of(late.text)
    assert 'value="08:00"' in save(ana, URL, **fields_of(late.text), act="edit").text


def test_the_hour_says_what_it_means_for_todays_run(ana):
    now = clock.local(clock.now())
    assert "ainda não rodou: ela será às 23:59" in ana.get("/rotina/hora?daily_at=23:59").text
    over = ana.get("/rotina/hora?daily_at=00:00&timezone=Pacific/Kiritimati").text
    assert "Hoje já passou das 00:00" in over
    assert "em Pacific/Kiritimati" in over
    assert f"de {now:%d/%m} em America/Sao_Paulo" in ana.get("/rotina/hora?timezone=x%00&daily_at=99").text


def test_the_start_page_leads_to_every_page_that_is_there(ana, beto):
    page = ana.get("/configuracoes").text
    for url in ("/empresa", "/faturamento", "/mensagens"):
        assert f'href="/configuracoes{url}"' in page
    for url in ("/status/", "/remetentes", "/usuarios", "/planos", "/historico/"):
        assert f'<a href="{url}">' in page.split('class="panel"')[1]
    assert beto.get("/configuracoes").status_code == 403
