"""*Painel*: what it counts, whom it shows what, and how much it asks the database."""

from datetime import timedelta

import pytest

from statusplanos import clock
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import Subscription
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.models import RunKind
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.settings import company
from statusplanos.statuses.models import Notice
from tests.counting import statements


@pytest.fixture
def days_ago():
    return lambda number: clock.today() - timedelta(days=number)


def text(client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return " ".join(answer.text.replace("\xa0", " ").split())


def test_a_new_installation_sees_its_first_steps_and_no_table(ana):
    page = text(ana)
    assert "Nenhum cliente tem plano ainda" in page
    assert "Primeiros passos" in page
    assert "0 de 5" in page
    assert "Planos e valor mensal por status" not in page


def test_plans_are_counted_by_what_their_status_is(ana, a_subscription, days_ago):
    a_subscription("Serviço Habilitado", on=days_ago(30))
    a_subscription("Experimenta", on=days_ago(1))
    a_subscription("Experimenta", on=days_ago(6))
    a_subscription("Suspenso por Débito", on=days_ago(3))
    page = text(ana)
    assert "<dt>Planos ativos</dt><dd>3</dd><dd>de 4 ao todo</dd>" in page
    assert "<dt>Valor mensal</dt><dd>R$ 90,00</dd>" in page
    assert "<dt>Em teste</dt><dd>2</dd><dd>1 termina em 7 dias</dd>" in page
    assert "<dt>Planos inativos</dt><dd>1</dd><dd>R$ 90,00 sem cobrança</dd>" in page


def test_the_trial_that_ends_soon_says_what_it_will_cost(ana, a_subscription, days_ago):
    soon = a_subscription("Experimenta", on=days_ago(9))
    later = a_subscription("Experimenta", on=days_ago(0))
    page = text(ana).partition("<aside>")[0]
    assert f'href="/assinaturas/{soon.id}"' in page
    assert f'href="/assinaturas/{later.id}"' not in page
    assert "9 de 10 dias" in page
    assert "amanhã" in page
    assert '<td class="num only-medium">R$ 90,00</td>' in page


def test_the_first_steps_go_when_all_are_done(ana, session, a_customer):
    own = company.current()
    own.set_up = own.routine_released = True
    session.add(EmailSender(name="Serra", address="a@serra.test", way=MailWay.FOLDER, is_default=True))
    session.commit()
    assert "4 de 5" in text(ana)
    a_customer()
    assert "Primeiros passos" not in text(ana)


def test_who_only_looks_sees_neither_the_first_steps_nor_the_changes(beto, ana, a_subscription):
    a_subscription("Serviço Habilitado")
    assert "Últimas mudanças" in text(ana)
    page = text(beto)
    assert "Últimas mudanças" not in page
    assert "Primeiros passos" not in page
    assert "Novo cliente" not in page
    assert "Planos e valor mensal por status" in page


def test_a_failed_message_asks_for_attention(ana, session, a_subscription, status_named):
    status = status_named("Serviço Habilitado")
    sender = EmailSender(name="Serra", address="a@serra.test", way=MailWay.FOLDER, is_default=True)
    status.notice("email").enabled = True
    status.notice("email").email_sender = sender
    session.commit()
    a_subscription("Serviço Habilitado")
    assert "Nada espera por uma pessoa." in text(ana)
    session.query(Message).one().state = State.FAILED
    session.commit()
    page = text(ana)
    assert "1 mensagem falhou" in page
    assert 'href="/mensagens?state=failed"' in page
    assert session.query(Notice).count()


def run(session, on):
    act_as(session, Author(routine.ROUTINE, Source.WORKER, clock.now()))
    routine.run_now(session, on=on, kind=RunKind.COMMAND, at=clock.now())


def test_todays_run_says_what_it_moved_and_what_it_could_not(
    ana, session, a_subscription, status_named, days_ago
):
    a_subscription("Experimenta", on=days_ago(10))
    a_subscription("Habilitado Provisoriamente", on=days_ago(6))
    status_named("Suspenso por Débito").allows_scheduled_tasks = False
    session.commit()
    run(session, clock.today())
    page = text(ana)
    assert "Rotina de hoje" in page
    assert "1 movido</a>, 1 não movido" in page
    assert "1 plano não foi movido" in page
    assert "Suspenso por Débito não aceita" in page
    assert "1 aviso sobre as regras" in page


def test_tomorrows_number_counts_what_is_due_then(ana, a_subscription, days_ago):
    for age in (8, 9, 9, 10):
        a_subscription("Experimenta", on=days_ago(age))
    assert "<dt>Amanhã</dt><dd>2 planos</dd>" in text(ana)


def test_the_statements_do_not_grow_with_the_plans(ana, session, a_subscription, days_ago):
    def ask() -> int:
        session.rollback()
        with statements() as seen:
            text(ana)
        return len(seen)

    counted = []
    for times in (1, 1, 4):
        for age in (2, 5, 8, 9, 9, 10, 10, 11) * times:
            a_subscription("Experimenta", on=days_ago(age))
        a_subscription("Habilitado Provisoriamente", on=days_ago(1))
        run(session, clock.today())
        counted.append(ask())
    _, few, many = counted  # one run alone is told in fewer words than two
    assert session.query(Subscription).count() == 51
    assert many == few
    assert few < 50
