"""Two editors of one status: the second one is told, and nothing typed is lost."""

import pytest

from statusplanos.statuses.draft import draft_of
from tests.statuses.pages import fields_of, text_of


@pytest.fixture
def url(status_named):
    return f"/status/{status_named('Experimenta').id}"


@pytest.fixture
def lost(ana, url):
    """Ana opened the form twice; the first one is saved, the second one comes too late."""
    mine = fields_of(ana.get(url).text)
    first = {**mine, "duration_days": "15", "sms_body": "Aproveite"}
    assert ana.post(url, data=first).status_code == 303
    return ana.post(url, data={**mine, "duration_days": "20", "description": "Degustação"})


def test_the_second_one_gets_409_and_nothing_of_it_is_stored(lost, status_named):
    assert lost.status_code == 409
    status = status_named("Experimenta")
    assert (status.duration_days, status.version) == (15, 2)


def test_it_says_who_changed_what(lost):
    told = text_of(lost.text)
    assert "Ana Nogueira salvou antes de você" in told
    assert "Dias no status antes: 10 15 20" in told
    assert "Texto do SMS antes: " in told
    assert " Aproveite " in told
    assert "Descrição Experimenta Degustação" in told


def test_it_keeps_what_was_typed(lost):
    kept = fields_of(lost.text)
    assert (kept["description"], kept["duration_days"]) == ("Degustação", "20")


def test_it_can_be_saved_over_knowingly(lost, ana, url, session, status_named):
    assert "Salvar por cima" in lost.text
    assert ana.post(url, data=fields_of(lost.text)).status_code == 303
    status = status_named("Degustação")
    assert (status.duration_days, status.version) == (20, 3)


def test_it_can_be_discarded(lost, ana, url):
    assert f'<a class="button" href="{url}">Descartar a minha</a>' in lost.text
    assert fields_of(ana.get(url).text)["duration_days"] == "15"


def test_a_third_one_in_between_is_told_too(lost, ana, url):
    again = fields_of(lost.text)
    ana.post(url, data={**fields_of(ana.get(url).text), "duration_days": "25"})
    answer = ana.post(url, data=again)
    assert answer.status_code == 409
    assert "Dias no status antes: 15 25 20" in text_of(answer.text)


def test_a_form_without_a_version_never_overwrites(ana, url, status_named):
    fields = fields_of(ana.get(url).text)
    assert ana.post(url, data={**fields, "version": "", "duration_days": "99"}).status_code == 409
    assert draft_of(status_named("Experimenta")).duration_days == 10


def test_a_refused_form_does_not_forget_which_version_it_saw(ana, url):
    old = fields_of(ana.get(url).text)
    ana.post(url, data={**old, "duration_days": "15"})
    refused = ana.post(url, data={**old, "description": ""})
    assert refused.status_code == 422
    fixed = {**fields_of(refused.text), "description": "Degustação"}
    assert ana.post(url, data=fixed).status_code == 409


def test_htmx_gets_the_same(ana, url):
    old = fields_of(ana.get(url).text)
    ana.post(url, data={**old, "duration_days": "15"})
    answer = ana.post(url, data={**old, "duration_days": "20"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "<main" in answer.text, "salvou antes de você" in answer.text) == (
        409,
        False,
        True,
    )
