"""A change of days or next status asks what becomes of those who stand there, and does as it said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statusplanos import clock
from statusplanos.customers.models import Subscription
from statusplanos.history.models import Change
from statusplanos.history.verify import replay
from statusplanos.statuses import register
from statusplanos.statuses.draft import draft_of
from statusplanos.statuses.redating import Outlook, Redate, Undecided
from tests.counting import statements
from tests.statuses.pages import fields_of, text_of


@pytest.fixture
def three(session, a_subscription):
    """Experimenta (10 days), entered 12, 4 and 0 days ago: late by two, six left, ten left."""
    today = clock.today()
    return [a_subscription("Experimenta", today - timedelta(days=age)) for age in (12, 4, 0)]


def foreseen(session, status, draft, on):
    """What is asked where nobody has said yet what becomes of those who stand there."""
    try:
        register.revise(session, status, seen_version=status.version, draft=draft, on=on, how=None)
    except Undecided as touched:
        return touched.outlook
    session.rollback()
    return Outlook()


def days_left(session, plans):
    session.expire_all()
    today = clock.today()
    ends = [session.get(Subscription, plan.id).due_on for plan in plans]
    return [end and (end - today).days for end in ends]


@pytest.fixture
def url(status_named):
    return f"/status/{status_named('Experimenta').id}"


@pytest.fixture
def asked(ana, url):
    def ask(**change):
        return ana.post(url, data=fields_of(ana.get(url).text) | change)

    return ask


def answer_of(page, **more):
    """What the page that asks sends, with the answer ``quem``."""
    return {**fields_of(page.text.replace('class="confirm"', 'class="confirm" data-guard')), **more}


def test_nothing_is_saved_before_it_is_answered(asked, three, session, status_named):
    page = asked(duration_days="15")
    told = text_of(page.text)
    assert page.status_code == 200
    assert "E quem já está em Experimenta?" in told
    assert "Dias no status 10 passa a 15" in told
    assert "Só novos nenhum plano muda de data Vale para quem entrar de agora em diante." in told
    assert "3 planos mudam de data" in told.split("Recalcular todos")[1]
    assert "3 planos mudam de data" in told.split("Só prorrogar")[1]
    assert days_left(session, three) == [-2, 6, 10]
    assert status_named("Experimenta").duration_days == 10


@pytest.mark.parametrize(
    ("days", "how", "left", "said"),
    [
        ("15", "new", [-2, 6, 10], "Experimenta foi salvo."),
        ("15", "all", [3, 11, 15], "Experimenta foi salvo. 3 planos que estão nele mudaram de data."),
        ("5", "all", [1, 1, 5], "Experimenta foi salvo. 3 planos que estão nele mudaram de data."),
        ("5", "extend", [1, 6, 10], "Experimenta foi salvo. 1 plano que está nele mudou de data."),
        ("11", "extend", [1, 7, 11], "Experimenta foi salvo. 3 planos que estão nele mudaram de data."),
    ],
)
def test_each_choice_moves_whom_it_said_and_nobody_before_tomorrow(
    ana, url, asked, three, session, days, how, left, said
):
    page = asked(duration_days=days)
    saved = ana.post(url, data=answer_of(page, quem=how), follow_redirects=True)
    assert said in text_of(saved.text) + saved.text
    assert days_left(session, three) == left
    moves = session.query(Change).filter_by(entity="subscription", field="due_on").filter(Change.old != None)  # noqa: E711
    assert moves.count() == sum(old != new for old, new in zip([-2, 6, 10], left, strict=True))
    assert replay.verify(session).differences == []


def test_who_would_end_tomorrow_is_counted(asked, three):
    told = text_of(asked(duration_days="5").text)
    assert "3 planos mudam de data, 2 deles para amanhã" in told
    assert "1 plano muda de data" in told.split("Só prorrogar")[1]


def test_taking_the_days_away_shows_how_many_lose_their_date(ana, url, asked, three, session):
    page = asked(duration_days="")
    told = text_of(page.text)
    assert "3 planos perdem a data" in told
    assert "Só prorrogar" not in told
    assert days_left(session, three) == [-2, 6, 10]
    saved = ana.post(url, data=answer_of(page), follow_redirects=True).text
    assert "Experimenta foi salvo. 3 planos que estão nele ficaram sem data." in saved
    assert days_left(session, three) == [None, None, None]


def test_another_next_status_says_who_goes_there(ana, url, asked, three, session, status_named):
    other = status_named("Cancelado")
    page = asked(next_status=str(other.id), allows_scheduled_tasks="")
    told = text_of(page.text)
    assert "Próximo Status Serviço Habilitado passa a Cancelado" in told
    assert "3 planos com data passam a ir para ele, cada um no seu dia." in told
    assert ana.post(url, data=answer_of(page)).status_code == 303
    assert status_named("Experimenta").next_status_id == other.id
    assert days_left(session, three) == [-2, 6, 10]


def test_a_status_that_gets_days_gives_an_end_only_when_told(ana, a_subscription, session, status_named):
    plan = a_subscription("Aguardando Instalação", clock.today() - timedelta(days=1))
    url = f"/status/{status_named('Aguardando Instalação').id}"
    page = ana.post(url, data=fields_of(ana.get(url).text) | {"duration_days": "8"})
    assert "nenhum plano muda de data" in text_of(page.text).split("Só prorrogar")[1]
    assert ana.post(url, data=answer_of(page, quem="all")).status_code == 303
    assert days_left(session, [plan]) == [7]


def test_nobody_is_asked_when_nobody_is_touched(ana, asked, three, url):
    assert asked(description="Degustação").status_code == 303
    late = fields_of(ana.get(url).text)
    assert late["description"] == "Degustação"


def test_nobody_is_asked_where_nobody_stands(asked, url):
    assert asked(duration_days="15").status_code == 303


def test_nobody_is_asked_about_what_cannot_be_saved(ana, url, asked, three):
    assert asked(duration_days="15", next_status="").status_code == 422
    opened = fields_of(ana.get(url).text)
    assert ana.post(url, data=opened | {"description": "Primeira"}).status_code == 303
    assert ana.post(url, data=opened | {"duration_days": "15"}).status_code == 409


def test_one_may_go_back_to_the_form_without_losing_anything(ana, url, asked, three, session):
    page = asked(duration_days="15", description="Degustação")
    form = fields_of(ana.post(url, data=answer_of(page, act="edit")).text)
    assert (form["duration_days"], form["description"]) == ("15", "Degustação")
    assert days_left(session, three) == [-2, 6, 10]


@pytest.mark.parametrize("hostile", ["", "tudo", "ALL", "new\0", "x" * 1_000_000])
def test_an_answer_that_is_none_is_asked_again(ana, url, asked, three, session, hostile):
    page = asked(duration_days="15")
    assert ana.post(url, data=answer_of(page, quem=hostile)).status_code in (200, 413)
    assert days_left(session, three) == [-2, 6, 10]


def test_the_number_of_statements_does_not_grow_with_the_plans(session, a_subscription, status_named):
    counts = []
    for number, days in ((1, 15), (30, 16)):
        for _ in range(number):
            a_subscription("Experimenta", clock.today())
        status = status_named("Experimenta")
        draft = replace(draft_of(status), duration_days=days)
        with statements() as seen:
            on = clock.today()
            assert foreseen(session, status, draft, on).all == (1 if days == 15 else 31)
            register.revise(session, status, seen_version=status.version, draft=draft, on=on, how=Redate.ALL)
            session.commit()
        counts.append(len(seen))
    assert counts[0] == counts[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 40), st.sampled_from(Redate), st.integers(0, 20))
def test_the_count_is_what_is_done_and_it_is_the_rule(session, three, status_named, days, how, later):
    """Against the rule told plan by plan in Python, on any day."""
    on = clock.today() + timedelta(days=later)
    status = status_named("Experimenta")
    draft = replace(draft_of(status), duration_days=days)
    outlook = foreseen(session, status, draft, on)
    ends = {plan.id: plan.due_on for plan in three}
    expected = {plan.id: by_hand(plan, ends[plan.id], draft_of(status), days, how, on) for plan in three}
    moved = register.revise(session, status, seen_version=status.version, draft=draft, on=on, how=how)
    session.flush()
    session.expire_all()
    assert {plan.id: session.get(Subscription, plan.id).due_on for plan in three} == expected
    assert moved == sum(expected[number] != ends[number] for number in ends)
    assert moved == {Redate.NEW: 0, Redate.ALL: outlook.all, Redate.EXTEND: outlook.extend}[how]
    session.rollback()


def by_hand(plan, end: date, before, days: int, how: Redate, on: date) -> date:
    if how is Redate.NEW or days == before.duration_days:
        return end
    new = max(plan.entered_on + timedelta(days=days), on + timedelta(days=1))
    return max(end, new) if how is Redate.EXTEND else new


def test_an_outlook_without_numbers_asks_nothing():
    assert not Outlook().asks
    assert Outlook(cleared=1).asks
    assert not Outlook(cleared=1).has_choice
