"""The list of customers in groups, and filters of several values."""

import re
from datetime import date

import pytest

from tests.counting import statements

HEAD = re.compile(
    r'<th scope="rowgroup" colspan="8"><a class="group" href="([^"]+)" aria-expanded="(\w+)".*?</svg> '
    r"(?:<span[^>]*>)?([^<]+)<.*?<span>([\d.]+)"
)


def groups(page):
    """(name, how many) of each group."""
    return [(name.strip(), int(plans)) for _url, _open, name, plans in HEAD.findall(page.text)]


def link(page, name):
    """Where a click on a group's name leads."""
    return next(
        url for url, _open, group, _plans in HEAD.findall(page.text) if group.strip() == name
    ).replace("&amp;", "&")


def codes(page):
    return re.findall(r"#plano-(\d+)", page.text)


@pytest.fixture
def plans(a_subscription, a_customer):
    """Three trials, one plan that bills, one cancelled, and somebody without a plan."""
    a_customer("Sem Plano", "11144477735")
    statuses = ("Experimenta", "Serviço Habilitado", "Experimenta", "Cancelado", "Experimenta")
    return [a_subscription(status, on=date(2026, 5, 1)) for status in statuses]


def test_it_is_not_grouped_until_somebody_asks(ana, plans):
    assert groups(ana.get("/clientes")) == []
    assert 'href="/clientes?group=status"' in ana.get("/clientes").text


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("status", [("Cancelado", 1), ("Experimenta", 3), ("Serviço Habilitado", 1), ("sem plano", 1)]),
        ("plan", [("Plano Super Mais", 5), ("sem plano", 1)]),
        ("category", [("Ativo", 4), ("Cancelado", 1), ("sem plano", 1)]),
    ],
)
def test_each_group_says_how_many_it_has(ana, plans, by, expected):
    assert groups(ana.get(f"/clientes?group={by}")) == expected


def test_a_group_opens_and_closes_and_stays_so_in_the_address(ana, plans):
    closed = ana.get("/clientes?group=status")
    assert codes(closed) == []
    opened = ana.get(link(closed, "Experimenta"))
    assert codes(opened) == [str(plans[number].id) for number in (0, 2, 4)]
    both = ana.get(link(opened, "Cancelado"))
    assert len(codes(both)) == 4
    assert len(codes(ana.get(link(both, "Experimenta")))) == 1


@pytest.mark.parametrize("by", ["status", "plan", "category"])
def test_all_groups_open_hold_every_row_once(ana, plans, by):
    page = ana.get(f"/clientes?group={by}")
    for name, _plans in groups(page):
        page = ana.get(link(page, name))
    assert sorted(map(int, codes(page))) == [one.id for one in plans]
    assert "Sem Plano" in page.text


def test_filters_and_search_hold_for_the_groups_too(ana, plans):
    assert groups(ana.get("/clientes?group=status&category=cancelled")) == [("Cancelado", 1)]
    assert groups(ana.get("/clientes?group=status&q=sem+plano")) == [("sem plano", 1)]
    assert groups(ana.get("/clientes?group=status&q=zzz")) == []


def test_a_long_group_shows_its_first_rows_and_leads_to_all_of_them(ana, a_subscription, status_named):
    number = status_named("Experimenta").id
    for _ in range(13):
        a_subscription("Experimenta", on=date(2026, 5, 1))
    page = ana.get(f"/clientes?group=status&open={number}&ordem=-valor")
    assert len(codes(page)) == 10
    alone = f"/clientes?ordem=-valor&amp;status={number}"
    assert f'<a href="{alone}">Ver todos os 13 de Experimenta</a>' in page.text
    assert len(codes(ana.get(alone.replace("&amp;", "&")))) == 13


def test_several_values_of_a_filter_are_added_up(ana, plans, status_named):
    trial, ended = status_named("Experimenta").id, status_named("Cancelado").id
    assert len(codes(ana.get(f"/clientes?status={trial}"))) == 3
    page = ana.get(f"/clientes?status={trial}&status={ended}")
    assert len(codes(page)) == 4
    assert f'href="/clientes?status={ended}" aria-current="true"' in page.text  # takes the trial away
    assert len(codes(ana.get("/clientes?category=active,cancelled"))) == 5


def test_grouping_hides_nothing_so_nothing_is_offered_to_be_cleared(ana, plans):
    assert ">Limpar<" not in ana.get("/clientes?group=status").text
    assert 'href="/clientes?group=status">Limpar<' in ana.get("/clientes?group=status&category=active").text


@pytest.mark.parametrize(
    "query",
    [
        "group=zz",
        "group=status&open=abc,%00,-1,99999999999999999999,1",
        "open=1",
        "group=category&open=gold",
        "status=1,,x,2",
    ],
)
def test_what_makes_no_sense_is_ignored(ana, plans, query):
    assert ana.get(f"/clientes?{query}").status_code == 200


def test_it_takes_the_same_number_of_statements_with_many_rows(ana, a_subscription, status_named):
    address = f"/clientes?group=status&open={status_named('Experimenta').id}"
    a_subscription("Experimenta", on=date(2026, 5, 1))
    ana.get(address)
    with statements() as few:
        ana.get(address)
    for number in range(30):
        a_subscription(("Experimenta", "Cancelado")[number % 2], on=date(2026, 5, 1))
    with statements() as many:
        ana.get(address)
    assert len(few) == len(many)
