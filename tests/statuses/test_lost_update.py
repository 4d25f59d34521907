"""Two editors of one status: each sees what the other did, and nothing typed is lost."""

import pytest

from statusplanos.channels.channel import Channel
from statusplanos.statuses.draft import draft_of
from tests.statuses.pages import fields_of, text_of


@pytest.fixture
def url(status_named):
    return f"/status/{status_named('Experimenta').id}"


@pytest.fixture
def lost(ana, url):
    """Ana opened the form twice; the first one is saved, the second one comes too late."""
    mine = fields_of(ana.get(url).text)
    first = {**mine, "duration_days": "15", "sms_body": "Aproveite", "access": "reduced"}
    assert ana.post(url, data=first).status_code == 303
    second = {**mine, "duration_days": "20", "sms_body": "Até\r\nlogo", "description": "Degustação"}
    return ana.post(url, data=second)


def test_the_second_one_gets_409_and_nothing_of_it_is_stored(lost, status_named):
    assert lost.status_code == 409
    status = status_named("Experimenta")
    assert (status.duration_days, status.version) == (15, 2)


def test_it_says_who_changed_what_and_what_it_was(lost):
    told = text_of(lost.text)
    assert "Ana Nogueira salvou antes de você" in told
    assert "outra versão foi salva em " in told
    both, rest = told.split("Só você mudou")
    only_mine, only_theirs = rest.split("Só o outro mudou")
    assert "Dias no status antes: 10 15 20" in both
    assert "Aproveite" in both
    assert "Até logo" in both
    assert "Descrição Experimenta Degustação" in only_mine
    assert "Acesso antes: Liberado Reduzido Liberado" in only_theirs
    assert "2 escolhas, 2 juntadas sozinhas" in only_theirs


def test_what_both_changed_is_chosen_and_the_rest_joins_by_itself(lost, ana, url, status_named):
    chosen = {**fields_of(lost.text), "duration_days": "20"}
    assert chosen["sms_body"] == "Aproveite"
    assert ana.post(url, data=chosen).status_code == 303
    draft = draft_of(status_named("Degustação"))
    assert (draft.duration_days, draft.notice(Channel.SMS).body, draft.access) == (20, "Aproveite", "reduced")


def test_what_was_typed_in_lines_stays_in_lines(lost, ana, url, status_named):
    chosen = {**fields_of(lost.text), "sms_body": "Até\r\nlogo"}
    assert 'value="Até\nlogo"' in lost.text
    ana.post(url, data=chosen)
    assert draft_of(status_named("Degustação")).notice(Channel.SMS).body == "Até\nlogo"


def test_it_can_be_edited_further_before_it_is_saved(lost, ana, url, status_named):
    form = ana.post(url, data={**fields_of(lost.text), "act": "edit"})
    kept = fields_of(form.text)
    assert (kept["description"], kept["duration_days"]) == ("Degustação", "15")
    assert status_named("Experimenta").version == 2
    assert ana.post(url, data={**kept, "duration_days": "30"}).status_code == 303
    assert draft_of(status_named("Degustação")).duration_days == 30


def test_it_can_be_discarded(lost, ana, url):
    assert f'<a class="button" href="{url}">Descartar a minha</a>' in lost.text
    assert fields_of(ana.get(url).text)["duration_days"] == "15"


def test_a_third_one_in_between_is_told_too(lost, ana, url):
    again = {**fields_of(lost.text), "duration_days": "20"}
    ana.post(url, data={**fields_of(ana.get(url).text), "duration_days": "25", "is_trial": ""})
    answer = ana.post(url, data=again)
    assert answer.status_code == 409
    told = text_of(answer.text)
    assert "Dias no status antes: 15 25 20" in told
    assert "Conta como teste antes: sim não sim" in told
    assert "Acesso" not in told.split("Campo")[1]


def test_with_several_savings_each_field_says_who_and_when(lost, ana, url):
    opened = fields_of(lost.text)
    for change in ({"duration_days": "25"}, {"tone": "pink"}):
        assert ana.post(url, data={**fields_of(ana.get(url).text), **change}).status_code == 303
    told = text_of(ana.post(url, data={**opened, "duration_days": "20"}).text)
    assert "outras 2 versões foram salvas, a última em " in told
    assert "Dias no status antes: 15 25 Ana Nogueira, " in told
    assert "Cor antes: Violeta Rosa Ana Nogueira, " in told


def test_the_result_is_checked_like_any_other(lost, ana, url):
    refused = ana.post(url, data={**fields_of(lost.text), "next_status": ""})
    assert refused.status_code == 422
    assert fields_of(refused.text)["description"] == "Degustação"


def test_a_form_without_a_version_never_overwrites(ana, url, status_named):
    fields = fields_of(ana.get(url).text)
    late = ana.post(url, data={**fields, "version": "", "since": "", "duration_days": "99"})
    assert late.status_code == 409
    assert "Os dois mudaram" in late.text
    assert draft_of(status_named("Experimenta")).duration_days == 10


@pytest.mark.parametrize("forged", ["-1", "9" * 18, "1" * 1000, "x", "\u0661"])
def test_a_forged_mark_breaks_nothing(ana, url, forged):
    fields = fields_of(ana.get(url).text)
    assert ana.post(url, data={**fields, "version": forged, "since": forged}).status_code in (409, 422)


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
