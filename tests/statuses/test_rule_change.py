"""Taking days or next status away tells the floor above, which clears the dates."""

from dataclasses import replace

import pytest

from statusplanos.statuses import register
from statusplanos.statuses.draft import draft_of
from tests.statuses.pages import fields_of


@pytest.fixture
def told(monkeypatch):
    """Another floor's callback: it notes the status and says that 3 dates went."""
    seen = []

    def callback(session, status):
        seen.append(status.description)
        return 3

    monkeypatch.setattr(register, "_rule_changes", [])
    register.on_rule_change(callback)
    register.on_rule_change(callback)
    return seen


@pytest.mark.parametrize("change", [{"duration_days": None}, {"duration_days": None, "next_status_id": None}])
def test_taking_away_tells_once(session, status_named, told, change):
    status = status_named("Experimenta")
    draft = replace(draft_of(status), **change)
    assert register.revise(session, status, seen_version=status.version, draft=draft) == 3
    assert told == ["Experimenta"]


def test_taking_the_next_choice_away_tells_too(session, status_named, told):
    status = status_named("Aguardando Instalação")
    draft = replace(draft_of(status), next_status_id=None)
    assert register.revise(session, status, seen_version=status.version, draft=draft) == 3


@pytest.mark.parametrize("change", [{"duration_days": 11}, {"description": "Teste"}, {}])
def test_other_changes_tell_nothing(session, status_named, told, change):
    status = status_named("Experimenta")
    draft = replace(draft_of(status), **change)
    assert register.revise(session, status, seen_version=status.version, draft=draft) == 0
    assert told == []


def test_the_page_says_how_many_dates_went(ana, status_named, told):
    url = f"/status/{status_named('Experimenta').id}"
    fields = {**fields_of(ana.get(url).text), "duration_days": ""}
    page = ana.post(url, data=fields, follow_redirects=True).text
    assert "Experimenta foi salvo. 3 planos que estão nele ficaram sem data." in page
