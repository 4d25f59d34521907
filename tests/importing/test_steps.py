"""From step to step and back: what was chosen stays, is remembered, and decides what becomes of the rows."""

import json
from io import BytesIO

from sqlalchemy import select

from statusplanos import clock
from statusplanos.accounts.models import Role
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.extensions import db
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload.storage import Files
from statusplanos.statuses.models import Status
from tests.counting import statements
from tests.importing.pages import chosen, go_on, prepare, send, the_worker_works, words

ODD = (
    "ref;quem;inscricao;pacote;quanto;situacao;dt_ativ\n"
    "1;Marina Alves;529.982.247-25;SUPER MAIS;90,00;Habilitado;01/05/2026\n"
    "2;José Pires;111.444.777-35;CASA 300;70,00;Bloqueado;01/05/2026\n"
    "3;Rui Melo;153.509.460-56;CASA 300;70,00;Em estoque;01/05/2026\n"
)
MAPPED = {"column-0": "code", "column-1": "name", "column-2": "document", "column-4": "price"}


def counts(number: int = 1) -> dict:
    found = db.session.get(ImportRun, number).counts
    db.session.rollback()
    return found


def state(number: int = 1) -> ImportState:
    found = db.session.get(ImportRun, number).state
    db.session.rollback()
    return found


def status_ids() -> dict[str, str]:
    found = {name: str(number) for number, name in db.session.execute(select(Status.id, Status.description))}
    db.session.rollback()
    return found


def mapped(client, number: int = 1, content: str = ODD) -> dict[str, str]:
    """Send ``ODD`` and go on to the names; returns what stands chosen there."""
    send(client, content.encode())
    assert go_on(client, "colunas", number, **MAPPED).location == f"/importar/{number}/nomes"
    return chosen(client.get(f"/importar/{number}/nomes").text)


def test_columns_that_nobody_knows_are_chosen_by_hand(ana) -> None:
    assert send(ana, ODD.encode()).location == "/importar/1/colunas"
    refused = go_on(ana, "colunas")
    assert refused.status_code == 422
    assert "Nenhuma coluna do arquivo vai para: Nome, CPF ou CNPJ, Preço mensal, Código." in words(
        refused.text
    )
    assert 'aria-invalid="true"' in refused.text
    doubled = go_on(ana, "colunas", **MAPPED, **{"column-5": "name"})
    assert doubled.status_code == 422
    assert "Nome foi escolhido para duas colunas." in words(doubled.text)
    assert chosen(doubled.text)["column-5"] == "name"
    assert go_on(ana, "colunas", **MAPPED).location == "/importar/1/nomes"


def test_the_same_header_brings_the_same_columns(ana) -> None:
    mapped(ana)
    again = ODD.replace("ref;quem", "REF;Quem").replace("Marina", "Maria")
    assert send(ana, again.encode()).location == "/importar/2/colunas"
    page = ana.get("/importar/2/colunas").text
    assert "Como na última vez" in page
    assert MAPPED.items() <= chosen(page).items()
    assert go_on(ana, "colunas", 2).location == "/importar/2/nomes"


def test_an_unknown_name_is_set_beside_ours_once(ana) -> None:
    ids = status_ids()
    names = mapped(ana)
    assert names == {"status-0": "", "status-1": "", "status-2": "", "plan-0": "create", "plan-1": "create"}
    refused = go_on(ana, "nomes")
    assert refused.status_code == 422
    assert "Bloqueado: Escolha o que este nome é aqui." in words(refused.text)
    choices = {
        "status-0": ids["Serviço Habilitado"],
        "status-1": ids["Suspenso por Débito"],
        "status-2": "skip",
    }
    assert go_on(ana, "nomes", **choices).location == "/importar/1/conferencia"
    the_worker_works()
    found = counts()
    assert (found["accepted"], found["refused"], found["skipped"]) == (2, {}, {"status": 1})
    assert found["created"] == {"customers": 2, "plans": 2, "subscriptions": 2}
    ana.post("/importar/1/confirmar")
    the_worker_works()
    standing = select(Subscription.code, Subscription.status_id).order_by(Subscription.code)
    assert [(code, str(number)) for code, number in db.session.execute(standing)] == [
        ("1", ids["Serviço Habilitado"]),
        ("2", ids["Suspenso por Débito"]),
    ]
    later = mapped(ana, 2)
    assert (later["status-0"], later["status-1"], later["status-2"]) == tuple(choices.values())
    assert "como na última vez" in ana.get("/importar/2/nomes").text
    assert later["plan-0"].isdecimal(), "it is here now"


def test_a_plan_of_the_file_can_be_one_of_ours(ana, a_plan) -> None:
    ours = a_plan("Plano Super Mais")
    number = str(ours.id)
    names = mapped(ana)
    names |= {name: "skip" for name, value in names.items() if not value}
    names |= {"status-0": status_ids()["Serviço Habilitado"], "plan-1": number}
    ana.post("/importar/1/nomes", data=names)
    the_worker_works()
    ana.post("/importar/1/confirmar")
    the_worker_works()
    assert [plan.name for plan in db.session.scalars(select(Plan))] == ["Plano Super Mais"]
    assert db.session.scalars(select(Subscription.plan_id)).all() == [int(number)]


def test_back_and_forth_nothing_is_lost(ana, a_plan) -> None:
    number = str(a_plan("Casa").id)
    names = mapped(ana) | {"plan-0": number}
    names |= {name: "skip" for name, value in names.items() if not value}
    ana.post("/importar/1/nomes", data=names)
    the_worker_works()
    assert chosen(ana.get("/importar/1/nomes").text) == names
    assert MAPPED.items() <= chosen(ana.get("/importar/1/colunas").text).items()
    assert "imports" not in ana.get("/importar/1/arquivo").text
    assert ana.get("/importar/1").location == "/importar/1/conferencia"
    assert go_on(ana, "colunas").location == "/importar/1/nomes"
    assert state() == ImportState.DRAFT
    assert chosen(ana.get("/importar/1/nomes").text) == names
    assert ana.get("/importar/1/conferencia").location == "/importar/1/nomes", "it is checked anew first"


def test_another_file_takes_the_place_of_the_first(ana) -> None:
    mapped(ana)
    sent = {"file": (BytesIO(ODD.replace("Rui", "Davi").encode()), "outro.csv")}
    answer = ana.post("/importar/1/arquivo", data=sent, content_type="multipart/form-data")
    assert answer.location == "/importar/1/colunas"
    page = ana.get("/importar/1/colunas").text
    assert "outro.csv" in page
    assert "Davi Melo" in page
    bad = {"file": (BytesIO(b""), "vazio.csv")}
    refused = ana.post("/importar/1/arquivo", data=bad, content_type="multipart/form-data")
    assert refused.status_code == 422
    assert "O arquivo está vazio." in words(refused.text)
    assert "outro.csv" in ana.get("/importar/1/colunas").text


def test_what_is_written_can_no_longer_be_changed(ana, table) -> None:
    prepare(ana, table({}).read_bytes())
    the_worker_works()
    ana.post("/importar/1/confirmar")
    the_worker_works()
    for step in ("arquivo", "colunas", "nomes", "conferencia"):
        assert ana.get(f"/importar/1/{step}").location == "/importar/1/resultado"
        assert ana.post(f"/importar/1/{step}", data={}).location == "/importar/1/resultado"
    assert state() == ImportState.DONE


def test_an_archived_status_is_no_longer_what_a_name_means(ana, session, status_named) -> None:
    asked = status_ids()["Suspenso a Pedido"]
    names = mapped(ana)
    names |= {name: asked for name, value in names.items() if not value}
    ana.post("/importar/1/nomes", data=names)
    status_named("Suspenso a Pedido").archived_at = clock.now()
    session.commit()
    assert mapped(ana, 2)["status-0"] == ""


def test_invalid_documents_are_taken_by_choice_with_a_warning(ana, table) -> None:
    rows = {"cpf_cnpj": "52998224726"}, {"codigo": "2", "cpf_cnpj": "11111111111"}
    prepare(ana, table(*rows).read_bytes())
    the_worker_works()
    assert counts()["refused"] == {"document": 2}
    page = ana.get("/importar/1/conferencia").text
    assert "Aceitar CPF/CNPJ inválido com aviso" in page
    ana.post("/importar/1/conferencia", data={"accept_invalid": "1"})
    the_worker_works()
    assert (counts()["accepted"], counts()["refused"]) == (1, {"document": 1})
    assert counts()["warned"]["document"] == 1
    assert "1 linha entra com CPF ou CNPJ" in words(ana.get("/importar/1/conferencia").text)
    ana.post("/importar/1/confirmar")
    the_worker_works()
    assert db.session.scalars(select(Customer.document)).all() == ["52998224726"]


def test_the_command_reads_as_was_said_on_the_pages(ana, app, tmp_path) -> None:
    names = mapped(ana)
    names |= {"status-0": status_ids()["Serviço Habilitado"], "status-1": "skip", "status-2": "skip"}
    ana.post("/importar/1/nomes", data=names)
    path = tmp_path / "pela-linha.csv"
    path.write_text(ODD)
    answer = app.test_cli_runner().invoke(args=["import-customers", str(path), "--json"])
    assert answer.exit_code == 0, answer.output
    document = json.loads(answer.stdout)
    assert (document["accepted"], document["refused"]) == (1, {})
    assert document["skipped"] == {"3": "status", "4": "status"}
    listed = words(ana.get("/importar/importacoes").text)
    assert "pela-linha.csv" in listed
    assert "linha de comando" in listed
    assert "pela-linha.csv" in ana.get("/importar/2/resultado").text


def test_differences_and_missing_plans_are_told_with_who_wrote_last(ana, table) -> None:
    prepare(ana, table({}, {"codigo": "2"}, {"codigo": "3"}).read_bytes())
    the_worker_works()
    ana.post("/importar/1/confirmar")
    the_worker_works()
    changed = table({"valor": "95,00", "nome": "Marina Alves"}, {"codigo": "3", "data": "02/05/2026"})
    prepare(ana, changed.read_bytes(), number=2)
    the_worker_works()
    assert (counts(2)["differences"], counts(2)["missing"]) == (3, 1)
    page = words(ana.get("/importar/2/conferencia").text)
    assert "Marina Duarte Alves Marina Alves vale o do arquivo Ana Nogueira" in page
    assert "R$ 90,00 R$ 95,00 vale o do arquivo" in page
    with ana.get("/importar/2/diferencas.csv") as answer:
        lines = answer.data.decode("utf-8-sig").splitlines()
    assert [line.split(";")[3] for line in lines] == ["Campo", "Nome", "Preço mensal", "No status desde"]
    with ana.get("/importar/2/ausentes.csv") as answer:
        lines = answer.data.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Código", "2"]
    ana.post("/importar/2/confirmar")
    the_worker_works()
    assert db.session.scalars(select(Subscription.code)).all() == ["1001", "2", "3"]
    assert "Na base, mas não neste arquivo" in ana.get("/importar/2/resultado").text


HOSTILE = ("\0", "\r\n", "x" * 1_000_000, "{{7*7}}", "=1+1", "\N{RIGHT-TO-LEFT OVERRIDE}", "²")


def test_hostile_choices_are_refused_or_ignored(ana) -> None:
    mapped(ana)
    for junk in HOSTILE:
        for step, data in (
            ("colunas", {"column-0": junk, "column-99": "name"}),
            ("nomes", {"status-0": junk, "plan-0": junk, junk[:50]: "1"}),
        ):
            answer = ana.post(f"/importar/1/{step}", data=data)
            assert answer.status_code in (400, 413, 422), (step, junk[:20])
        asked = {"q": junk[:2000], "estado": junk[:50], "depois": junk[:50], "ordem": junk[:50]}
        assert ana.get("/importar/importacoes", query_string=asked).status_code == 200


def test_the_list_of_imports_takes_as_many_statements_for_thirty(ana, session) -> None:
    def asked() -> int:
        with statements() as seen:
            ana.get("/importar/importacoes")
        return len(seen)

    def add(count: int) -> None:
        for number in range(count):
            run = ImportRun(file_name=f"{number}.csv", size=1, encoding="utf-8", separator=";", actor="Ana")
            run.created_at, run.state = clock.now(), ImportState.DRAFT
            session.add(run)
        session.commit()

    add(1)
    once = asked()
    add(60)
    assert asked() == once
    first = ana.get("/importar/importacoes").text
    assert "Mostrar mais 50" in first
    assert "0.csv" in words(ana.get("/importar/importacoes?q=0.csv").text)


def test_a_file_that_is_gone_is_said_to_be(ana) -> None:
    send(ana, ODD.encode())
    Files(1).source.unlink()
    refused = go_on(ana, "colunas", **MAPPED)
    assert refused.status_code == 422
    assert "O arquivo não está mais guardado aqui: envie-o de novo." in words(refused.text)


def test_refused_rows_with_passwords_are_for_who_may_see_passwords(ana, session) -> None:
    head = b"codigo;nome;documento;plano;valor;status;data;login;senha\n"
    content = head + b"1;Marina;1;F;90;Experimenta;x;m;segredo-1\n"
    prepare(ana, content)
    the_worker_works()
    with ana.get("/importar/1/recusadas.csv") as answer:
        assert b"segredo-1" in answer.data
    for step in ("colunas", "conferencia"):
        assert "segredo-1" not in ana.get(f"/importar/1/{step}").text
    role = session.scalars(select(Role).where(Role.name == "Administrador")).one()
    role.permission_names = role.permission_names.replace(",radius_password", "")
    session.commit()
    assert ana.get("/importar/1/recusadas.csv").status_code == 403
