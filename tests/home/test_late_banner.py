"""The banner on every page when the daily run has not come."""

from datetime import UTC, datetime, timedelta

import pytest

from statusplanos import clock
from statusplanos.home.late_run_banner import missing_day
from statusplanos.lifecycle.models import DailyRun, RunKind, RunState

# The company's clock is three hours behind; the run's hour is 08:00.
HOUR = datetime(2026, 5, 7, 11, 0, tzinfo=UTC)


@pytest.fixture
def ran(session, a_customer):
    a_customer().created_at = HOUR - timedelta(days=30)
    session.commit()

    def note(on, *, kind=RunKind.SCHEDULED, state=RunState.DONE):
        session.add(DailyRun(on=on, kind=kind, state=state, actor="rotina diária", started_at=HOUR))
        session.commit()

    return note


def test_a_day_is_late_half_an_hour_after_its_hour(session, ran):
    ran(HOUR.date() - timedelta(days=1))
    assert missing_day(session, at=HOUR + timedelta(minutes=29)) is None
    assert missing_day(session, at=HOUR + timedelta(minutes=31)) == HOUR.date()


def test_a_day_that_ran_is_not_late(session, ran):
    ran(HOUR.date())
    assert missing_day(session, at=HOUR + timedelta(hours=3)) is None
    assert missing_day(session, at=HOUR + timedelta(hours=23)) is None


@pytest.mark.parametrize("how", [{"kind": RunKind.MANUAL}, {"state": RunState.FAILED}])
def test_neither_a_run_by_hand_nor_a_failed_one_does_the_day(session, ran, how):
    ran(HOUR.date() - timedelta(days=1))
    ran(HOUR.date(), **how)
    assert missing_day(session, at=HOUR + timedelta(hours=1)) == HOUR.date()


def test_in_the_early_morning_yesterday_may_be_missing(session, ran):
    ran(HOUR.date() - timedelta(days=2))
    assert missing_day(session, at=HOUR - timedelta(hours=2)) == HOUR.date() - timedelta(days=1)


def test_a_new_installation_is_not_late(session, a_customer):
    a_customer().created_at = HOUR + timedelta(hours=1)
    session.commit()
    assert missing_day(session, at=HOUR + timedelta(hours=9)) is None


def test_no_page_says_so_when_it_ran(ana, ran):
    ran(clock.today())
    assert "está atrasada" not in ana.get("/clientes").text


def test_every_page_says_so_until_it_ran(ana, ran):
    page = ana.get("/clientes").text
    assert "está atrasada" in page
    assert "Ver a rotina diária" in page


def test_who_is_not_signed_in_is_not_told(caio, ran):
    ran(HOUR.date())
    assert "está atrasada" not in caio.get("/entrar").text
