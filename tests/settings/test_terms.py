"""The page *Faturamento*: due days, closing days, the divisor."""

from datetime import date

import pytest

from statusplanos import clock
from statusplanos.billing import terms
from statusplanos.customers.models import Customer
from statusplanos.history.models import Change, Operation
from statusplanos.settings import due_days
from statusplanos.settings.models import Company
from tests.counting import statements
from tests.statuses.pages import fields_of, text_of

URL = "/configuracoes/faturamento"
MORE = {"due-1-due_day": "5", "due-1-closing_day": "25", "due-2-due_day": "20", "due-2-closing_day": "10"}


def test_due_days_come_go_and_change(ana, session, save):
    assert save(ana, URL, **MORE).location == URL
    assert due_days.agreed(session) == {5: 25, 10: 31, 20: 10}
    gone = {"due-1-due_day": "", "due-1-closing_day": "", "due-0-closing_day": "24", "default": "20"}
    save(ana, URL, **gone)
    session.rollback()
    assert due_days.agreed(session) == {5: 24, 20: 10}
    assert session.get(Company, 1).default_due_day == 20
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    changes = {(row.entity, row.field) for row in session.query(Change).filter_by(operation_id=last.id)}
    assert changes > {("company", "default_due_day"), ("due_day", "closing_day")}


def test_new_customers_begin_with_the_default(ana, save):
    save(ana, URL, **MORE, default="20")
    assert '<option selected value="20">' in ana.get("/clientes/novo").text


def test_the_page_says_closing_and_due_dates_by_the_rule_of_the_bills(ana):
    found = terms.dates(10, 31, on=clock.today())
    assert f"fecha {found.closes:%d/%m}, vence {found.due:%d/%m}" in ana.get(URL).text


@pytest.mark.parametrize(
    ("due", "closing", "on", "closes", "pays"),
    [
        (10, 31, date(2026, 5, 7), date(2026, 5, 31), date(2026, 6, 10)),
        (10, 31, date(2026, 2, 3), date(2026, 2, 28), date(2026, 3, 10)),
        (5, 25, date(2026, 12, 26), date(2027, 1, 25), date(2027, 2, 5)),
        (20, 10, date(2026, 12, 9), date(2026, 12, 10), date(2026, 12, 20)),
        (20, 10, date(2026, 12, 10), date(2027, 1, 10), date(2027, 1, 20)),
    ],
)
def test_a_bill_is_due_on_the_first_due_day_after_closing(due, closing, on, closes, pays):
    assert terms.dates(due, closing, on=on) == terms.Dates(closes, pays)


def test_a_due_day_that_customers_have_cannot_go_away(ana, session, a_customer, save):
    a_customer(due_day=10)
    changes = {"due-0-due_day": "5", "due-0-closing_day": "25", "default": "5"}
    answer = save(ana, URL, **changes)
    assert answer.status_code == 422
    assert "1 cliente vence no dia 10: dê antes outro vencimento a ele." in answer.text
    assert 'href="/clientes?due=10"' in answer.text
    assert "Marina" in ana.get("/clientes?due=10").text
    assert "Marina" not in ana.get("/clientes?due=11").text
    assert due_days.agreed(session) == {10: 31}
    session.query(Customer).one().due_day = 5
    session.commit()
    assert save(ana, URL, **changes).status_code == 303


def test_the_preview_says_for_how_many_customers_which_dates_change(ana, session, a_customer):
    a_customer(due_day=10)
    a_customer(name="Davi Reis", document="11144477735", due_day=17)
    ana.get(URL)
    typed = {"due-0-due_day": "10", "due-0-closing_day": "25"}
    told = ana.post(f"{URL}/previa", data=typed, headers={"HX-Request": "true"}).text
    before, after = (terms.dates(10, closing, on=clock.today()) for closing in (31, 25))
    assert f"<del>fecha {before.closes:%d/%m}, vence {before.due:%d/%m}" in told
    assert f"<ins>fecha {after.closes:%d/%m}, vence {after.due:%d/%m}" in told
    assert "1 cliente passa a ter outras datas." in told
    assert "fora da lista acima: fecha no último dia do mês" in told
    assert due_days.agreed(session) == {10: 31}
    nothing = ana.post(f"{URL}/previa", data={"due-0-due_day": "x" * 100})
    assert (nothing.status_code, "Nada muda para nenhum cliente." in nothing.text) == (200, True)


def test_thirty_customers_cost_no_more_statements_than_one(ana, session, a_customer, app):
    a_customer()
    with statements() as one:
        ana.get(URL)
    for number in range(30):
        a_customer(document=f"{number:011d}", due_day=number % 28 + 1)
    with statements() as many:
        ana.get(URL)
    assert len(one) == len(many)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"due-0-due_day": "0"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-0-closing_day": "32"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-1-due_day": "5"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-0-due_day": "dez"}, "Informe os dois dias de cada linha, de 1 a 31."),
        ({"due-1-due_day": "10", "due-1-closing_day": "5"}, "Cada dia de vencimento só pode aparecer uma"),
        ({"due-0-due_day": "", "due-0-closing_day": ""}, "É preciso manter pelo menos um dia de vencimento."),
        ({"default": "11"}, "Escolha um dos dias de vencimento acima."),
        ({"default": "²"}, "Escolha um dos dias de vencimento acima."),
        ({"divisor": "31"}, "Divisor"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(ana, session, changes, complaint, save):
    answer = save(ana, URL, **changes)
    assert (answer.status_code, complaint in answer.text, "main" in answer.text) == (422, True, True)
    assert due_days.agreed(session) == {10: 31}
    assert session.get(Company, 1).divisor == "thirty"


def test_two_who_change_the_terms_keep_both_and_choose_day_by_day(ana, session, save):
    save(ana, URL, **MORE)
    opened = fields_of(ana.get(URL).text)
    theirs = {"due-0-closing_day": "26", "due-1-closing_day": "30", "due-3-due_day": "15"}
    assert ana.post(URL, data=opened | theirs | {"due-3-closing_day": "5"}).status_code == 303
    mine = {"due-0-closing_day": "27", "due-2-due_day": "", "due-2-closing_day": "", "divisor": "cycle"}
    late = ana.post(URL, data=opened | mine)
    assert late.status_code == 409
    both, rest = text_of(late.text).split("Só você mudou")
    assert "Vence dia 5, fecha dia antes: 25 26 27" in both
    assert "Vence dia 10, fecha dia" in rest
    assert ana.post(URL, data=fields_of(late.text) | {"closing_5": "27"}).status_code == 303
    session.rollback()
    assert due_days.agreed(session) == {5: 27, 10: 30, 15: 5}
    assert session.get(Company, 1).divisor == "cycle"


def test_from_the_comparison_one_may_go_on_editing(ana, save):
    opened = fields_of(ana.get(URL).text)
    save(ana, URL, **MORE)
    late = ana.post(URL, data=opened | {"due-0-closing_day": "7"})
    again = fields_of(ana.post(URL, data=fields_of(late.text) | {"act": "edit"}).text)
    pairs = [(again[f"due-{n}-due_day"], again[f"due-{n}-closing_day"]) for n in range(4)]
    assert pairs == [("5", "25"), ("10", "7"), ("20", "10"), ("", "")]
    assert ana.post(URL, data=again).status_code == 303


def test_a_due_day_that_somebody_took_away_is_not_brought_back_unasked(ana, session, save):
    save(ana, URL, **MORE)
    opened = fields_of(ana.get(URL).text)
    save(ana, URL, **{"due-0-due_day": "", "due-0-closing_day": ""})
    late = ana.post(URL, data=opened | {"divisor": "cycle"})
    assert ana.post(URL, data=fields_of(late.text)).status_code == 303
    assert due_days.agreed(session) == {10: 31, 20: 10}


def test_hostile_choices_are_refused(ana, session):
    page = fields_of(ana.get(URL).text)
    chosen = {"default": "10", "divisor": "thirty", "since": page["since"]}
    for text in ("<script>", "\0", "9" * 5000, "{{7*7}}"):
        assert ana.post(URL, data=chosen | {"closing_10": text}).status_code == 422
    assert ana.post(URL, data=chosen | {"closing_10": "31", "since": "9" * 18}).status_code == 303
    assert due_days.agreed(session) == {10: 31}
