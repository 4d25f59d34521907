"""The page *Importar clientes*: from the file to the result, with and without HTMX, and what it refuses."""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload.storage import Files
from tests.importing.pages import chosen, go_on, prepare, send, the_worker_works, words


def subscriptions() -> int:
    count = db.session.scalar(select(func.count()).select_from(Subscription))
    db.session.rollback()
    return count


@pytest.fixture
def content(sample: Path) -> bytes:
    return sample.read_bytes()


@pytest.mark.moment("2026-11-24T12:00")
def test_the_whole_way_from_the_file_to_the_result(ana, content: bytes) -> None:
    answer = send(ana, content, "exportação.csv")
    assert (answer.status_code, answer.location) == (303, "/importar/1/colunas")
    columns = ana.get("/importar/1/colunas").text
    assert "9 de 9 reconhecidas pelo nome" in words(columns)
    assert chosen(columns)["column-8"] == "date"
    assert go_on(ana, "colunas").location == "/importar/1/nomes"
    names = ana.get("/importar/1/nomes").text
    assert "1 nome espera uma escolha" in words(names)
    assert "Todos os nomes têm lugar" in words(names)
    assert set(chosen(names).values()) > {"create", ""}
    unknown = {name: "skip" for name, value in chosen(names).items() if not value}
    assert go_on(ana, "nomes", **unknown).location == "/importar/1/conferencia"
    waiting = ana.get("/importar/1/conferencia").text
    assert "Esperando a conferência" in words(waiting)
    assert 'hx-trigger="every 2s"' in waiting
    the_worker_works()
    checked = ana.get("/importar/1/conferencia").text
    assert 'hx-trigger="every 2s"' not in checked
    assert "Serão criados 1.940 planos; clientes novos: 1.940" in words(checked)
    assert "27 — Nome/Razão Social Nome/Razão Social Está vazio." in words(checked)
    assert "Para 117 os dias no status já terminaram" in words(checked)
    assert "Importar 1.940 linhas" in words(checked)
    assert subscriptions() == 0
    answer = ana.post("/importar/1/confirmar")
    assert (answer.status_code, answer.location) == (303, "/importar/1/resultado")
    the_worker_works()
    done = words(ana.get("/importar/1/resultado").text)
    assert "Gravado por Ana Nogueira" in done
    assert "Criados 1.940" in done
    assert subscriptions() == 1940


def test_htmx_gets_the_part_that_moves(ana, content: bytes) -> None:
    prepare(ana, content)
    part = ana.get("/importar/1/conferencia", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div id="importing"')
    assert "<html" not in part
    assert part.strip() in ana.get("/importar/1/conferencia").text


def test_the_refused_rows_can_be_downloaded(ana, content: bytes) -> None:
    prepare(ana, content, "clientes abril.csv")
    assert ana.get("/importar/1/recusadas.csv").status_code == 404
    the_worker_works()
    with ana.get("/importar/1/recusadas.csv") as answer:
        assert answer.headers["Content-Disposition"] == 'attachment; filename="recusadas-clientes abril.csv"'
        lines = answer.data.decode("utf-8-sig").splitlines()
    assert len(lines) == 50
    assert lines[1].startswith("27;Nome/Razão Social;")


def test_a_file_of_any_name_gives_spreadsheets_of_that_name(ana, content: bytes) -> None:
    """A real server can only say Latin-1: what is beyond it goes the way of RFC 8187."""
    prepare(ana, content, "clientes – março.csv")
    the_worker_works()
    with ana.get("/importar/1/ausentes.csv") as answer:
        said = answer.headers["Content-Disposition"]
    assert said.endswith("; filename*=UTF-8''ausentes-clientes%20%E2%80%93%20mar%C3%A7o.csv")


def test_a_refused_row_shows_the_customers_name_as_the_file_has_it(ana) -> None:
    head = "valor;nome;codigo;documento;plano;status;data\n"
    rows = ("90; José  d'Ávila ;1;123;F;Experimenta;01/05/2026", "90;Rita;2", "90;=Ana;3;1;F;Experimenta;x")
    good = "90;Boa;4;52998224725;F;Experimenta;01/05/2026"
    content = (head + "\n".join((*rows, good)) + "\n").encode()
    for number in (1, 2):
        prepare(ana, content, number=number)
        the_worker_works()
        shown = ana.get(f"/importar/{number}/conferencia").text
        assert named(shown) == ["José  d&#39;Ávila", "Rita", "&#39;=Ana"]
        with ana.get(f"/importar/{number}/recusadas.csv") as given_back:
            content = given_back.data
        content += b";".join((b"", b"", b"", b"", good.encode())) + b"\n"
        if number == 1:
            assert ana.post("/importar/1/confirmar").status_code == 303
            the_worker_works()
            assert named(ana.get("/importar/1/resultado").text) == named(shown)


def named(page: str) -> list[str]:
    """The names in the list of refused rows."""
    rows = page.split('id="refused"')[1].split("</table>")[0]
    return re.findall(r'<th scope="row">([^<]*)<', rows)


def test_the_example_can_be_imported(ana) -> None:
    example = ana.get("/importar/modelo.csv").data
    prepare(ana, example)
    the_worker_works()
    counts = db.session.get(ImportRun, 1).counts
    assert (counts["accepted"], counts["warned"]) == (1, {})


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "O arquivo está vazio."),
        (b"PK\x03\x04" + bytes(200), "Isto é uma planilha"),
        (bytes(range(256)) * 10, "O arquivo não é texto"),
        (b"nome;plano\n", "nenhuma linha abaixo deles"),
    ],
)
def test_what_is_no_table_is_refused_beside_the_field(ana, content: bytes, cause: str) -> None:
    answer = send(ana, content)
    assert answer.status_code == 422
    assert cause in words(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert db.session.scalars(select(ImportRun)).all() == []


def test_a_post_without_a_file_asks_for_one(ana) -> None:
    ana.get("/importar")
    answer = ana.post("/importar", data={})
    assert answer.status_code == 422
    assert "Escolha um arquivo." in words(answer.text)


def test_a_checked_file_can_be_discarded_once(ana, content: bytes) -> None:
    prepare(ana, content)
    the_worker_works()
    ana.get("/importar/1/conferencia")
    assert ana.post("/importar/1/descartar").location == "/importar"
    assert "Arquivo descartado" in words(ana.get("/importar").text)
    assert db.session.get(ImportRun, 1).state == ImportState.DISCARDED
    db.session.rollback()
    again = ana.post("/importar/1/confirmar")
    assert again.status_code == 422
    assert "Este arquivo não está esperando para ser importado." in words(again.text)


def test_a_file_that_failed_says_why(ana, table) -> None:
    prepare(ana, table({}).read_bytes())
    Files(1).source.write_bytes(b'codigo;nome\n"1;2\n')
    the_worker_works()
    page = words(ana.get("/importar/1/resultado").text)
    assert "Nada foi importado As aspas na linha 2 não fecham" in page


def test_a_file_that_would_change_nothing_offers_no_import(ana, table) -> None:
    prepare(ana, table({"valor": "x"}).read_bytes())
    the_worker_works()
    page = ana.get("/importar/1/conferencia").text
    assert "Não há o que importar" in words(page)
    assert "/importar/1/confirmar" not in page
    assert "/importar/1/descartar" in page


def test_what_customers_names_hold_is_text(ana, table) -> None:
    name = "<script>alert(1)</script>"
    rows = {"nome": name, "plano": name}, {"codigo": name, "valor": "x", "plano": name}
    prepare(ana, table(*rows).read_bytes(), f"{name}.csv")
    the_worker_works()
    for step in ("colunas", "nomes", "conferencia"):
        page = ana.get(f"/importar/1/{step}").text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_who_may_only_look_imports_nothing(beto, caio, ana, content: bytes) -> None:
    prepare(ana, content)
    the_worker_works()
    for path in ("/importar", "/importar/1", "/importar/1/recusadas.csv", "/importar/modelo.csv"):
        assert beto.get(path).status_code == 403
        assert caio.get(path).location.startswith("/entrar?")
    assert beto.post("/importar/1/confirmar").status_code == 403
    assert db.session.get(ImportRun, 1).state == ImportState.CHECKED
