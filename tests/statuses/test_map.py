"""*Mapa dos status*, beside the register."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from statusplanos import clock
from statusplanos.statuses.models import Access, Category, Status
from tests.counting import statements

SVG = "{http://www.w3.org/2000/svg}"


def drawing(page):
    """The map of the page, as a tree."""
    found = re.search(r'<svg class="map" width="\d+" height="\d+" viewBox.*?</svg>', page, re.S)
    assert found
    return ElementTree.fromstring(found[0].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def titles(page):
    return [title.text for title in drawing(page).iter(f"{SVG}title")]


@pytest.fixture
def page(ana):
    return lambda: ana.get("/status/mapa").text


@pytest.fixture
def change(session, status_named):
    def make(description, **fields):
        for name, value in fields.items():
            setattr(status_named(description), name, value)
        session.commit()

    return make


def test_the_register_leads_to_it(ana):
    assert 'href="/status/mapa"' in ana.get("/status/").text


def test_each_status_in_use_is_a_box_that_leads_to_its_form(page, session, status_named):
    session.add(
        Status(description="Antigo", category=Category.ACTIVE, access=Access.FULL, archived_at=clock.now())
    )
    session.commit()
    links = [link.get("href") for link in drawing(page()).iter(f"{SVG}a")]
    wanted = {f"/status/{one.id}" for one in session.query(Status) if one.archived_at is None}
    assert len(links) == 7
    assert set(links) == wanted


def test_a_box_says_how_many_plans_stand_there_and_what_the_status_does(page, a_subscription):
    for _ in range(3):
        a_subscription("Serviço Habilitado")
    found = page()
    assert "Serviço Habilitado, 3 planos · fatura · acesso liberado. Nada sai deste status." in titles(found)
    assert "Ativo: 3 planos · Inativo: sem planos · Cancelado: sem planos" in found


def test_automatic_arrows_are_solid_with_their_days_and_offered_ones_dashed(page):
    found = drawing(page())
    kinds = [path.get("class") for path in found.iter(f"{SVG}path") if "arrow" in path.get("class", "")]
    assert sorted(kinds) == ["arrow", "arrow", "arrow", "arrow by-hand"]
    written = [group[1].text for group in found.iter(f"{SVG}g")]
    assert sorted(written) == ["10 dias", "120 dias", "5 dias"]


def test_facts_are_said_as_facts_and_a_new_installation_has_no_warning(page):
    found = page()
    assert "Aviso" not in found
    assert (
        titles(found)[0]
        == "Aguardando Instalação, sem planos · não fatura · acesso recusado. Nada leva a este status."
    )
    provisional = next(title for title in titles(found) if title.startswith("Habilitado Provisoriamente"))
    assert provisional.endswith("Libera o acesso, mas ninguém pode cadastrar login.")


def test_a_standing_warning_is_marked_in_the_box_and_said_in_the_table(page, change):
    change("Experimenta", generates_billing=True)
    found = page()
    assert len(list(filter(lambda one: one.get("class") == "warn tone-amber", drawing(found).iter()))) == 1
    assert any("Aviso: conta como teste, mas gera faturamento" in title for title in titles(found))
    assert found.count("conta como teste, mas gera faturamento") == 3  # the box, the table, its narrow form


def test_a_ring_is_drawn_and_warned_of(page, change, status_named):
    change("Serviço Habilitado", next_status_id=status_named("Experimenta").id, duration_days=3650)
    found = drawing(page())
    back = [path.get("d") for path in found.iter(f"{SVG}path") if "Q" in path.get("d", "")]
    assert len(back) == 1
    assert "3.650 dias" in [group[1].text for group in found.iter(f"{SVG}g")]
    assert "e volta, sem fim" in page()


def test_the_table_says_the_same(page, a_subscription):
    today = clock.today()
    for age in (4, 8):
        a_subscription("Experimenta", on=today - timedelta(days=age))
    row = re.search(r'<tr><th scope="row"><a[^>]*>Experimenta</a>.*?</tr>', page(), re.S)
    assert row
    cells = [re.sub(r"<[^>]+>|\s+", " ", cell).split() for cell in re.findall(r"<td.*?</td>", row[0], re.S)]
    assert cells == [["Serviço", "Habilitado"], ["10"], ["2"], ["2"], ["não"], ["Liberado"], []]


def test_a_name_that_is_markup_stays_text_and_a_long_one_is_cut(page, session):
    name = "<script>alert(1)</script> Internacionalizadíssimaserviçohabilitadodemais plano"
    session.add(Status(description=name, category=Category.ACTIVE, access=Access.FULL))
    session.commit()
    found = page()
    assert "<script>alert" not in found
    lines = [text.text for text in drawing(found).iter(f"{SVG}text") if text.get("class") == "name"]
    assert any(line.endswith("…") for line in lines)
    assert max(map(len, lines)) <= 26
    assert any(title.startswith(name) for title in titles(found))


def test_a_register_without_a_status_in_use_says_what_to_do(page, session):
    for status in session.query(Status):
        status.archived_at = clock.now()
    session.commit()
    assert "Nenhum status em uso" in page()


def test_it_takes_the_same_number_of_statements_with_many_statuses(ana, session):
    with statements() as few:
        ana.get("/status/mapa")
    for number in range(30):
        session.add(Status(description=f"Outro {number:02}", category=Category.ACTIVE, access=Access.FULL))
    session.commit()
    with statements() as many:
        page = ana.get("/status/mapa").text
    assert len(titles(page)) == 37
    assert len(many) == len(few)


def test_beto_may_not_see_it(beto):
    assert beto.get("/status/mapa").status_code == 403


def test_plans_that_leave_after_a_week_do_not_count_as_soon(page, a_subscription):
    today: date = clock.today()
    a_subscription("Experimenta", on=today - timedelta(days=3))
    a_subscription("Experimenta", on=today)
    assert '<td class="num only-wide">1</td>' in page()
