"""A copy of a status: the form of a new one, filled with everything but the name."""

import pytest

from statusplanos.channels.channel import Channel
from statusplanos.statuses.draft import draft_of
from statusplanos.statuses.models import Status
from tests.statuses.pages import fields_of


@pytest.fixture
def copy_of(ana, status_named):
    return lambda name: ana.get(f"/status/novo?copia={status_named(name).id}")


def test_it_has_everything_but_the_name(ana, copy_of, session, status_named, an_email_sender):
    model = status_named("Experimenta")
    notice = next(one for one in model.notices if one.channel == "email")
    notice.enabled, notice.email_sender = True, an_email_sender()
    session.commit()
    page = copy_of("Experimenta")
    assert "Uma cópia de Experimenta, com os avisos. Nada foi salvo ainda." in page.text
    assert session.query(Status).count() == 7
    assert ana.post("/status/novo", data=fields_of(page.text)).status_code == 303
    session.expire_all()
    copied, model = draft_of(status_named("Cópia de Experimenta")), draft_of(status_named("Experimenta"))
    assert copied.notice(Channel.EMAIL) == model.notice(Channel.EMAIL)
    assert copied.notice(Channel.EMAIL).enabled
    assert copied.__dict__ | {"description": ""} == model.__dict__ | {"description": ""}


def test_the_name_is_free_and_fits(ana, copy_of, session, status_named):
    for _ in range(2):
        ana.post("/status/novo", data=fields_of(copy_of("Experimenta").text))
    assert status_named("Cópia de Experimenta (2)")
    long = status_named("Cancelado")
    long.description = "x" * 80
    session.commit()
    assert fields_of(copy_of("x" * 80).text)["description"] == "Cópia de " + "x" * 71


def test_the_page_of_a_status_leads_there(ana, status_named):
    number = status_named("Experimenta").id
    assert f'href="/status/novo?copia={number}"' in ana.get(f"/status/{number}").text


@pytest.mark.parametrize(("wrong", "code"), [("99", 404), ("x", 200), ("1" * 500, 200), ("-1", 200)])
def test_a_copy_of_nothing(ana, wrong, code):
    assert ana.get(f"/status/novo?copia={wrong}").status_code == code
