"""The page *Mensagens* of the settings: footers in every text and preview, and the limit."""

import pytest

from statusplanos.history.models import Change, Operation
from statusplanos.settings.models import Company

URL = "/configuracoes/mensagens"


def test_what_is_saved_is_recorded(ana, session, save):
    changes = {"email_footer": "Serra Fibra\r\n0800 123", "sms_footer": "Serra Fibra", "hourly_limit": "200"}
    assert save(ana, URL, **changes).location == URL
    own = session.get(Company, 1)
    assert (own.email_footer, own.sms_footer, own.hourly_limit) == (
        "Serra Fibra\n0800 123", "Serra Fibra", 200,
    )  # fmt: skip
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    fields = {row.field for row in session.query(Change).filter_by(operation_id=last.id)}
    assert fields == {"email_footer", "sms_footer", "hourly_limit"}


def test_the_preview_shows_the_footers_as_typed_and_counts_them(ana, session):
    ana.get(URL)
    typed = {"email_footer": "Ligue 0800, {{primeiro_nome}}", "sms_footer": "x" * 150}
    told = ana.post(f"{URL}/previa", data=typed, headers={"HX-Request": "true"}).text
    assert "Ligue 0800, <mark>Maria</mark>" in told
    assert "2 SMS por cliente" in told
    alone = ana.post(f"{URL}/previa", data={}, headers={"HX-Request": "true"}).text
    assert "1 SMS por cliente" in alone
    assert session.get(Company, 1).sms_footer == ""


def test_every_preview_of_a_status_has_the_footer(ana, save):
    save(ana, URL, sms_footer="Serra Fibra 0800", email_footer="Abraço!")
    ana.get("/status/novo")
    sms = ana.post("/mensagens/previa?channel=sms", data={"body": "Oi", "description": "X"})
    assert '<p class="bubble">Oi\nSerra Fibra 0800</p>' in sms.text
    email = ana.post("/mensagens/previa?channel=email", data={"body": "Oi", "description": "X"})
    assert "Oi\n\nAbraço!" in email.text


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"email_footer": "Olá {{fone}}"}, "O texto tem uma marca desconhecida: {{fone}}"),
        ({"sms_footer": "{{ 7*7 }}"}, "O texto tem uma marca desconhecida: {{ 7*7 }}"),
        ({"sms_footer": "x" * 161}, "160"),
        ({"email_footer": "x" * 1001}, "1000"),
        ({"email_footer": "a\0b"}, "caractere"),
        ({"hourly_limit": "-1"}, "0"),
        ({"hourly_limit": "muitas"}, "inteiro"),
        ({"hourly_limit": "9" * 5000}, "inteiro"),
    ],
)
def test_what_cannot_be_is_refused(ana, session, save, changes, complaint):
    answer = save(ana, URL, **changes)
    assert (answer.status_code, 'class="error"' in answer.text) == (422, True)
    assert complaint in answer.text
    assert session.get(Company, 1).hourly_limit is None
