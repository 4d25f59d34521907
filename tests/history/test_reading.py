"""Pages of operations: newest first, in words, with as many statements for thirty as for one."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from statusplanos import config
from statusplanos.accounts.models import Role, User
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import babel
from statusplanos.history.models import Source
from statusplanos.history.query import operation_pages, timeline
from statusplanos.history.query.exports import history
from statusplanos.history.query.operation_pages import COUNTED, Wanted, of_entity, of_everything
from statusplanos.history.record.recording import Author, act_as, open_lasting_operation, state_reason
from statusplanos.radius.models import RadiusLogin
from statusplanos.settings.models import Company
from statusplanos.statuses.models import Notice, Status
from tests.history.conftest import AT, a_status, a_subscription, some_customers

TODAY = date(2026, 5, 7)


@pytest.fixture(autouse=True)
def portuguese():
    app = Flask("history")
    folder = str(config.ROOT / "translations")
    babel.init_app(app, default_locale="pt_BR", default_translation_directories=folder)
    with app.test_request_context():
        yield


def sentences(page: operation_pages.Page) -> list[str]:
    return [told.sentence.striptags() for day in timeline.days(page, on=TODAY) for told in day.entries]


def lines(page: operation_pages.Page) -> list[tuple[str, str | None, str | None]]:
    """Campo, Antes, Depois of the newest operation."""
    newest = timeline.days(page, on=TODAY)[0].entries[0]
    return [(line.label, line.old, line.new) for group in newest.groups for line in group.lines]


def everything(books: Session, **wanted) -> operation_pages.Page:
    return of_everything(books, Wanted(**wanted))


def test_a_changed_rule_reads_as_in_the_form(books: Session):
    status, following = a_status(), a_status("Serviço Habilitado")
    books.add_all([status, following])
    books.commit()
    status.generates_billing, status.next_status, status.duration_days = True, following, 10
    status.access = "reduced"
    books.commit()
    page = of_entity(books, "status", status.id)
    assert sentences(page)[0] == "Ana Nogueira mudou as regras de Experimenta"
    assert lines(page) == [
        ("Gerar Faturamento", "Não", "Sim"),
        ("Próximo Status", None, "Serviço Habilitado"),
        ("Dias no status", None, "10"),
        ("Acesso", "Liberado", "Reduzido"),
    ]


def test_a_notice_stands_in_its_status_with_the_labels_of_its_channel(books: Session):
    status = a_status()
    status.notices = [Notice(channel=Channel.EMAIL), Notice(channel=Channel.SMS)]
    sender = EmailSender(name="Serra Fibra", address="a@b.c")
    books.add_all([status, sender])
    books.commit()
    mail, sms = status.notices
    mail.enabled, mail.email_sender, mail.subject, mail.body = True, sender, "Olá", "Bem-vindo"
    sms.enabled, sms.body = True, "Oi"
    books.commit()
    page = of_entity(books, "status", status.id)
    assert sentences(page)[0] == "Ana Nogueira mudou os avisos de Experimenta"
    assert lines(page) == [
        ("Enviar E-mail", "Não", "Sim"),
        ("Remetente do E-mail", None, "Serra Fibra"),
        ("Assunto", None, "Olá"),
        ("Texto do e-mail", None, "Bem-vindo"),
        ("Enviar SMS", "Não", "Sim"),
        ("Texto do SMS", None, "Oi"),
    ]


def test_a_deleted_status_stays_readable(books: Session):
    status = a_status("Sem uso")
    status.notices = [Notice(channel=Channel.EMAIL, body="Oi")]
    books.add(status)
    books.commit()
    number = status.id
    books.delete(status)
    books.commit()
    assert sentences(everything(books))[0] == "Ana Nogueira apagou o status Sem uso"
    page = of_entity(books, "status", number)
    assert sentences(page) == ["Ana Nogueira apagou o status Sem uso", "Ana Nogueira criou o status Sem uso"]
    assert ("Texto do e-mail", "Oi", None) in lines(page)
    assert sentences(everything(books, q="sem uso")) == sentences(page)


def test_a_move_says_which_plan_of_whom_and_where_to(books: Session):
    subscription = a_subscription(books, due_on=date(2026, 5, 11))
    state_reason(books, "pagou")
    subscription.status = a_status("Habilitado")
    subscription.due_on, subscription.price_cents = None, 123456
    books.commit()
    books.add(
        RadiusLogin(
            subscription=subscription, username="marina", username_folded="marina", password_encrypted="g"
        )
    )
    books.commit()
    subscription.customer.mobile, subscription.customer.due_day = "+5531998765432", 5
    books.commit()
    page = of_entity(books, "customer", subscription.customer_id)
    assert sentences(page)[:2] == [
        "Ana Nogueira mudou o cliente Marina Duarte",
        "Ana Nogueira criou o login Radius marina",
    ]
    assert lines(page) == [("Celular", None, "(31) 99876-5432"), ("Dia do vencimento", "10", "5")]
    own = of_entity(books, "subscription", subscription.id)
    assert sentences(own)[0] == "Ana Nogueira criou o login Radius marina"
    moved = own.entries[1]
    assert moved.operation.reason == "pagou"
    assert ("Preço mensal", "R$\N{NO-BREAK SPACE}90,00", "R$\N{NO-BREAK SPACE}1.234,56") in [
        (line.label, line.old, line.new)
        for group in timeline.days(own, on=TODAY)[0].entries[1].groups
        for line in group.lines
    ]


def test_what_an_operation_did_elsewhere_is_not_in_the_panel(books: Session):
    first, second = a_subscription(books, "AP-1"), a_subscription(books, "AP-2")
    first.customer.due_day = second.customer.due_day = 5
    books.commit()
    page = of_entity(books, "customer", first.customer_id)
    assert sentences(page)[0] == "Ana Nogueira mudou o cliente Marina Duarte"
    assert {row.entity_id for row in page.entries[0].changes} == {first.customer_id}


def test_the_company_and_people_have_sentences_of_their_own(books: Session):
    role = Role(name="Atendimento", permission_names="audit,look")
    user = User(name="Beto Lima", email="b@c.d", role=role, password="x", created_at=AT)
    company = Company(id=1, timezone="America/Sao_Paulo", daily_at="08:00")
    books.add_all([user, company])
    books.commit()
    steps = [
        lambda: setattr(company, "routine_released", True),
        lambda: setattr(company, "daily_at", "09:00"),
        lambda: setattr(user, "active", False),
        lambda: setattr(user, "active", True),
        lambda: setattr(user, "password", "y"),
        lambda: setattr(role, "permission_names", "look"),
    ]
    for step in steps:
        step()
        books.commit()
    page = everything(books)
    assert sentences(page)[:-1] == [
        "Ana Nogueira mudou o perfil Atendimento",
        "Ana Nogueira trocou a senha de Beto Lima",
        "Ana Nogueira devolveu o acesso a Beto Lima",
        "Ana Nogueira desativou Beto Lima",
        "Ana Nogueira mudou os dados da empresa",
        "Ana Nogueira liberou a rotina diária",
    ]
    assert lines(page) == [("Permissões", "Ver Histórico, Consultar", "Consultar")]


def test_archiving_and_bringing_back_are_told(books: Session):
    status = a_status()
    books.add(status)
    books.commit()
    for value in (datetime(2026, 5, 7, 11, 30, tzinfo=UTC), None):
        status.archived_at = value
        books.commit()
    page = of_entity(books, "status", 1)
    assert sentences(page)[:2] == [
        "Ana Nogueira restaurou o status Experimenta",
        "Ana Nogueira arquivou o status Experimenta",
    ]
    assert lines(page) == [("Arquivado em", "07/05/2026 08:30", None)]


def huge_run(books: Session, count: int = 120) -> tuple[Status, Status]:
    old, new = a_status("Experimenta"), a_status("Serviço Habilitado")
    books.add_all([old, new, Plan(name="Super", price_cents=9000)])
    books.commit()
    act_as(books, Author("linha de comando", Source.IMPORT, AT, reason="clientes.csv"))
    books.execute(insert(Customer), some_customers(count))
    same = {
        "plan_id": 1,
        "price_cents": 9000,
        "status_id": 1,
        "entered_on": date(2026, 5, 1),
        "entry_no": 1,
        "version": 1,
    }
    books.execute(
        insert(Subscription), [{"code": f"C{n}", "customer_id": n + 1, **same} for n in range(count)]
    )
    books.commit()
    act_as(books, Author("rotina diária", Source.WORKER, AT))
    open_lasting_operation(books)
    books.execute(update(Subscription).values(status_id=2, entered_on=date(2026, 5, 11)))
    books.commit()
    return old, new


def test_a_long_run_and_an_import_are_summed_up(books: Session):
    huge_run(books)
    page = everything(books)
    assert sentences(page)[:2] == [
        "Rotina diária moveu 120 planos",
        "Linha de comando importou 120 clientes, 120 planos de clientes",
    ]
    run, imported = page.entries[:2]
    assert (run.changes, imported.changes) == ([], [])
    told = timeline.days(page, on=TODAY)[0].entries[0]
    assert (told.moves, told.detail) == ([("120", "Experimenta", "Serviço Habilitado")], "240 campos")


def test_of_very_many_fields_no_more_are_counted_than_tell_something(books: Session):
    huge_run(books, COUNTED // 2 + 1)
    page = everything(books)
    assert timeline.days(page, on=TODAY)[0].entries[0].detail == "mais de 10.000 campos"
    assert sentences(page)[0] == "Rotina diária moveu 5.001 planos"


def test_in_the_panel_of_one_plan_the_long_run_is_one_move(books: Session):
    huge_run(books)
    page = of_entity(books, "subscription", 7)
    assert sentences(page) == [
        "Rotina diária mudou C6 de Cliente 6 para Serviço Habilitado",
        "Linha de comando importou o plano do cliente C6 de Cliente 6",
    ]
    assert lines(page) == [
        ("Status", "Experimenta", "Serviço Habilitado"),
        ("No status desde", "01/05/2026", "11/05/2026"),
    ]


def test_older_ones_come_page_by_page_and_none_twice(books: Session):
    subscription = a_subscription(books)
    for number in range(45):
        subscription.price_cents = number
        books.commit()
    for read in (
        lambda before: of_everything(books, Wanted(), before=before),
        lambda before: of_entity(books, "subscription", 1, before=before),
    ):
        seen, before = [], None
        while True:
            page = read(before)
            seen += [entry.operation.id for entry in page.entries]
            before = page.before
            if before is None:
                break
        assert seen == list(range(46, 0, -1))


def test_a_full_page_takes_no_more_statements_than_one_operation(books: Session, count_statements):
    subscription = a_subscription(books)
    counts = []
    for changes in (1, 17):
        for number in range(changes):
            subscription.price_cents = changes * 1000 + number
            subscription.status = a_status(f"S{changes}-{number}")
            books.commit()
        books.expire_all()
        with count_statements() as seen:
            sentences(everything(books))
            sentences(of_entity(books, "customer", 1))
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"q": "marina"}, 2),
        ({"q": "AP-1"}, 2),
        ({"q": "caçamba"}, 1),
        ({"q": "Nogueira"}, 3),
        ({"q": "100%"}, 0),
        ({"actor": "Ana Nogueira"}, 3),
        ({"actor": "Ninguém"}, 0),
        ({"entities": ("customer",)}, 1),
        ({"entities": ("email_sender",)}, 1),
        ({"entities": ("plan",), "q": "Plano AP-1", "actor": "Ana Nogueira"}, 1),
        ({"q": "servico antigo"}, 1),
    ],
)
def test_the_page_over_everything_is_narrowed(books: Session, wanted, expected):
    subscription = a_subscription(books, status=a_status("Serviço Antigo"))
    subscription.price_cents = 1
    books.commit()
    state_reason(books, "falou da caçamba")
    books.add(EmailSender(name="Serra", address="a@b.c"))
    books.commit()
    assert len(everything(books, **wanted).entries) == expected


def test_an_operation_without_changes_is_not_shown(books: Session):
    open_lasting_operation(books)
    assert everything(books).entries == []


def test_a_name_with_markup_stays_text(books: Session):
    books.add(a_status("<script>x</script>"))
    books.commit()
    told = timeline.days(everything(books), on=TODAY)[0].entries[0]
    assert "<script>" not in str(told.sentence)


def test_the_export_tells_every_change_with_names(books: Session):
    status, following = a_status(), a_status("Serviço Habilitado")
    books.add_all([status, following])
    books.commit()
    status.next_status = following
    books.commit()
    books.execute(update(Status).where(Status.id == 1).values(next_status_id=None))
    books.execute(delete(Status).where(Status.id == 2))
    books.commit()
    rows = list(history(books))
    linked = [row for row in rows if row["field"] == "next_status_id"]
    assert linked[0] == {
        "at": "2026-05-07T13:42:05.000123+00:00",
        "actor": "Ana Nogueira",
        "source": "web",
        "reason": None,
        "operation": 2,
        "entity": "status",
        "entity_id": 1,
        "label": "Experimenta",
        "field": "next_status_id",
        "old": None,
        "new": "Serviço Habilitado",
    }
    assert (linked[1]["old"], linked[1]["new"]) == ("Serviço Habilitado", None)
    assert rows[-1]["label"] == "Serviço Habilitado"


def test_several_rows_are_counted(books: Session):
    books.add_all([a_status("A"), a_status("B")])
    books.commit()
    for status in books.query(Status):
        status.tone = "red"
    books.add(EmailSender(name="Serra", address="a@b.c"))
    books.commit()
    assert sentences(everything(books)) == [
        "Ana Nogueira mudou 3 registros",
        "Ana Nogueira criou 2 status",
    ]
