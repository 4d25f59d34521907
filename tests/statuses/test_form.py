"""*Novo Registro* and the form of a status."""

import re

import pytest
from sqlalchemy import select

from statusplanos.channels.channel import Channel
from statusplanos.statuses.draft import NoticeDraft, draft_of
from statusplanos.statuses.models import Access, Category, Status, Tone
from tests.statuses.pages import error_beside, fields_of, text_of, without

LABELS = [
    "Descrição", "Categoria", "Cor", "Gerar Faturamento", "Acesso", "Conta como teste", "Permitir Alterar",
    "Permite Cadastrar Login Radius", "Permite Status Tarefa Programada", "Próximo Status", "Dias no status",
    "Quem pode aplicar", "Administrador", "Atendimento",
    "Enviar E-mail", "Remetente do E-mail", "Assunto", "Texto do e-mail",
    "Enviar SMS", "Remetente de SMS", "Texto do SMS",
]  # fmt: skip


def named(session, description):
    return session.scalars(select(Status).filter_by(description=description)).one()


@pytest.fixture
def form_of(ana, status_named):
    def read(description):
        url = f"/status/{status_named(description).id}"
        return url, fields_of(ana.get(url).text)

    return read


def test_it_has_every_label_letter_for_letter(ana):
    page = ana.get("/status/novo").text
    assert '<h1 tabindex="-1">Novo Registro</h1>' in page
    labels = re.findall(
        r'<label for="[^"]+">([^<]+)|<legend class="label">([^<]+)'
        r'|<label class="check" [^>]*><input[^>]*>([^<]+)',
        page,
    )
    assert [next(filter(None, one)).strip() for one in labels] == LABELS


def test_a_new_status_with_every_field(ana, session, an_email_sender, an_sms_sender, status_named):
    sender, gateway, following = an_email_sender(), an_sms_sender(), status_named("Serviço Habilitado")
    typed = {
        **fields_of(ana.get("/status/novo").text),
        "description": "  Cortesia de  Natal ", "category": "inactive", "tone": "pink",
        "generates_billing": "y",
        "access": "reduced", "is_trial": "y", "allows_changes": "y", "allows_radius_login": "y",
        "allows_scheduled_tasks": "y", "next_status": following.id, "duration_days": "30",
        "email_enabled": "y", "email_sender": sender.id, "email_subject": "Oi {{nome}}",
        "email_body": "a\r\nb {{plano}}",
        "sms_enabled": "y", "sms_sender": gateway.id, "sms_body": "Oi {{primeiro_nome}}",
    }  # fmt: skip
    answer = ana.post("/status/novo", data=typed)
    assert answer.status_code == 303, text_of(answer.text)
    made = named(session, "Cortesia de  Natal")
    stored = draft_of(made)
    assert answer.location == f"/status/?id={made.id}"
    assert (stored.category, stored.tone, stored.access) == (Category.INACTIVE, Tone.PINK, Access.REDUCED)
    assert (stored.next_status_id, stored.duration_days) == (following.id, 30)
    flags = (stored.generates_billing, stored.is_trial, stored.allows_changes, stored.allows_radius_login)
    assert (*flags, stored.allows_scheduled_tasks) == (True,) * 5
    assert stored.notice(Channel.EMAIL) == NoticeDraft(
        enabled=True, sender_id=sender.id, subject="Oi {{nome}}", body="a\nb {{plano}}"
    )
    assert stored.notice(Channel.SMS) == NoticeDraft(
        enabled=True, sender_id=gateway.id, body="Oi {{primeiro_nome}}"
    )


def test_saving_untouched_changes_nothing(ana, session, form_of, status_named):
    before = draft_of(status_named("Experimenta"))
    url, fields = form_of("Experimenta")
    assert ana.post(url, data=fields).status_code == 303
    status = status_named("Experimenta")
    assert (draft_of(status), status.version) == (before, 1)


def test_unticked_boxes_are_off_and_an_empty_number_is_none(ana, form_of, status_named):
    url, fields = form_of("Experimenta")
    ana.post(url, data={**without(fields, "is_trial", "allows_changes"), "duration_days": ""})
    status = status_named("Experimenta")
    assert (status.is_trial, status.allows_changes, status.duration_days) == (False, False, None)
    assert status.next_status.description == "Serviço Habilitado"


def test_a_change_of_notices_alone_is_a_new_version(ana, form_of, status_named):
    url, fields = form_of("Cancelado")
    ana.post(url, data={**fields, "sms_body": "Até mais"})
    status = status_named("Cancelado")
    assert (status.notice(Channel.SMS).body, status.version) == ("Até mais", 2)


def test_a_refused_form_keeps_what_was_typed(ana, form_of):
    url, fields = form_of("Experimenta")
    answer = ana.post(
        url, data={**fields, "description": "Outro nome", "duration_days": "0", "sms_body": "Oi {{fone}}"}
    )
    assert answer.status_code == 422
    kept = fields_of(answer.text)
    assert (kept["description"], kept["duration_days"], kept["sms_body"]) == (
        "Outro nome",
        "0",
        "Oi {{fone}}",
    )
    assert "Não foi possível salvar: 2 pontos precisam de atenção" in text_of(answer.text)


def test_htmx_gets_the_form_and_a_whole_page_after_saving(ana, form_of):
    url, fields = form_of("Experimenta")
    htmx = {"HX-Request": "true"}
    refused = ana.post(url, data={**fields, "description": ""}, headers=htmx)
    assert (refused.status_code, "<main" in refused.text, 'id="dados"' in refused.text) == (422, False, True)
    saved = ana.post(url, data=fields, headers=htmx)
    assert (saved.status_code, saved.headers["HX-Redirect"]) == (204, f"/status/?id={url.split('/')[-1]}")


def test_days_hold_for_new_entries_only(ana, session, form_of, a_subscription):
    subscription = a_subscription("Experimenta")
    due = subscription.due_on
    url, fields = form_of("Experimenta")
    assert ana.post(url, data={**fields, "duration_days": "30", "quem": "new"}).status_code == 303
    session.refresh(subscription)
    assert subscription.due_on == due


def test_the_form_says_how_many_have_a_date(ana, form_of, a_subscription):
    url, _ = form_of("Experimenta")
    assert "plano aqui tem data" not in ana.get(url).text
    a_subscription("Experimenta")
    assert "1 plano aqui tem data." in ana.get(url).text


def test_the_new_form_begins_with_the_default_sender(ana, an_email_sender):
    an_email_sender("Outro")
    default = an_email_sender("Padrão", is_default=True)
    fields = fields_of(ana.get("/status/novo").text)
    assert fields["email_sender"] == str(default.id)
    assert "email_enabled" not in fields


def test_a_status_is_not_offered_as_its_own_next(ana, form_of, status_named):
    url, _ = form_of("Experimenta")
    choices = re.search(r'<select[^>]*id="next_status".*?</select>', ana.get(url).text, re.DOTALL).group()
    assert ">Experimenta<" not in choices
    assert ">Cancelado<" in choices


def test_an_unknown_status_has_a_page_that_says_so(ana):
    assert ana.get("/status/9999").status_code == 404


@pytest.mark.parametrize(
    "path", ["/status/novo", "/status/1", "/status/1/arquivar", "/status/1/restaurar", "/status/1/apagar"]
)
def test_posting_needs_settings_and_a_token(ana, beto, path):
    beto.get("/")
    assert beto.post(path).status_code == 403
    assert ana.post(path, csrf=False).status_code == 400


def test_an_empty_form_is_refused_beside_its_fields(ana):
    page = ana.post("/status/novo", data={}).text
    assert error_beside(page, "description") == "Preencha este campo."
