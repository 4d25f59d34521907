"""What the worker makes of uploads: checked, then written once somebody says so, whatever happens to it."""

import csv
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from statusplanos import clock
from statusplanos.customers.models import Subscription
from statusplanos.errors import DomainError
from statusplanos.history.models import Operation, Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.importing.columns import Column
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload import uploads, work
from statusplanos.importing.upload.storage import Files
from tests import stage

BETO = Author("Beto Lima", Source.WEB, clock.now(), actor_id=2)


@pytest.fixture
def uploaded(session):
    def send(path: Path, name: str = "clientes.csv") -> int:
        with uploads.kept(BytesIO(path.read_bytes())) as file:
            run = uploads.receive(session, file, file_name=name, by=BETO)
        places = {Column(column): place for column, place in run.places.items()}
        uploads.set_columns(session, run, places, by=BETO)
        uploads.set_names(session, run, {}, by=BETO)
        session.commit()
        return run.id

    return send


@pytest.fixture
def stored(session):
    def find(number: int) -> ImportRun:
        session.rollback()
        return session.get(ImportRun, number)

    return find


def work_through(session) -> None:
    act_as(session, Author("rotina diária", Source.WORKER, clock.now()))
    work.run_waiting(session, stop=lambda: False)


def subscriptions(session) -> int:
    return session.scalar(select(func.count()).select_from(Subscription))


def confirm(session, run: ImportRun) -> None:
    uploads.confirm(run, by=BETO)
    session.commit()


def test_an_upload_is_checked_and_nothing_is_saved(session, uploaded, stored, sample) -> None:
    number = uploaded(sample)
    assert work.has_waiting(session)
    work_through(session)
    run = stored(number)
    assert run.state == ImportState.CHECKED
    assert (run.counts["accepted"], sum(run.counts["refused"].values())) == (1940, 60)
    assert run.counts["created"] == {"customers": 1940, "plans": 6, "subscriptions": 1940}
    assert [row["line"] for row in run.sample] == [2, 3, 4, 5, 6]
    assert subscriptions(session) == 0
    assert not work.has_waiting(session)


def test_a_confirmed_upload_is_written_under_the_name_of_who_said_so(
    session, uploaded, stored, sample
) -> None:
    number = uploaded(sample, "exportação de abril.csv")
    work_through(session)
    confirm(session, stored(number))
    work_through(session)
    run = stored(number)
    assert (run.state, run.counts["accepted"], run.sample) == (ImportState.DONE, 1940, None)
    assert subscriptions(session) == 1940
    operation = session.get(Operation, run.operation_id)
    found = operation.actor, operation.actor_id, operation.source, operation.reason
    assert found == ("Beto Lima", 2, Source.IMPORT, "exportação de abril.csv")
    assert not Files(number).source.exists()


def test_the_refused_rows_come_back_with_line_column_value_and_cause(session, uploaded, table) -> None:
    number = uploaded(table({"valor": "grátis", "nome": "=SOMA(1)"}, {}, {"cpf_cnpj": "1", "codigo": "7"}))
    work_through(session)
    with Files(number).refused.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0][:6] == ["linha", "coluna", "valor", "causa", "codigo", "nome"]
    assert rows[1][:6] == ["2", "valor", "grátis", "O preço não é um valor em reais.", "1001", "'=SOMA(1)"]
    assert rows[2][:3] == ["4", "cpf_cnpj", "1"]
    assert len(rows) == 3


def test_the_file_of_refused_rows_can_be_corrected_and_sent_again(
    session, uploaded, stored, table, tmp_path
) -> None:
    number = uploaded(table({"valor": "grátis"}))
    work_through(session)
    corrected = tmp_path / "corrigido.csv"
    text = Files(number).refused.read_text("utf-8-sig")
    assert text.count("grátis") == 2
    corrected.write_text(text.replace("grátis", "90,00"), "utf-8-sig")
    again = uploaded(corrected)
    work_through(session)
    assert stored(again).counts["accepted"] == 1


def test_a_worker_told_to_stop_leaves_the_upload_as_it_was(session, uploaded, stored, sample) -> None:
    number = uploaded(sample)
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 1

    work.run_waiting(session, stop=stop)
    assert stored(number).state == ImportState.UPLOADED
    work_through(session)
    confirm(session, stored(number))
    asked.clear()
    work.run_waiting(session, stop=stop)
    assert stored(number).state == ImportState.CONFIRMED
    assert subscriptions(session) == 0
    work_through(session)
    assert subscriptions(session) == 1940


def test_an_upload_that_a_killed_worker_left_is_taken_up_again(session, uploaded, stored, sample) -> None:
    number = uploaded(sample)
    work_through(session)
    run = stored(number)
    run.state, run.token, run.confirmed_by = ImportState.IMPORTING, "of the dead", "Beto Lima"
    session.commit()
    Files(number).say_progress(0.4)
    assert not work.has_waiting(session), "it may be alive"
    stage.let_age(Files(number).source.with_suffix(".progress"), timedelta(minutes=5))
    assert work.has_waiting(session)
    work_through(session)
    assert stored(number).state == ImportState.DONE
    assert subscriptions(session) == 1940


def test_a_worker_that_was_overtaken_writes_nothing(session, uploaded, stored, sample) -> None:
    number = uploaded(sample)
    work_through(session)
    confirm(session, stored(number))

    def overtake() -> bool:
        run = session.get(ImportRun, number)
        if run.state == ImportState.IMPORTING and run.token != "another":
            run.token = "another"
            session.commit()
        session.rollback()
        return False

    calls: list[bool] = []

    def stop() -> bool:
        calls.append(True)
        return overtake() if len(calls) == 2 else False

    work.run_waiting(session, stop=stop)
    run = stored(number)
    assert (run.token, run.state) == ("another", ImportState.IMPORTING)
    assert subscriptions(session) == 0


def test_an_unforeseen_fault_fails_that_upload_alone(session, uploaded, stored, sample, table) -> None:
    lost, good = uploaded(sample), uploaded(table({}))
    Files(lost).source.unlink()
    work_through(session)
    assert stored(lost).state == ImportState.FAILED
    assert "não conseguiu" in stored(lost).error
    assert stored(good).state == ImportState.CHECKED


def test_a_file_without_rows_is_refused_when_it_is_sent(session, uploaded, table) -> None:
    with pytest.raises(DomainError, match="O arquivo traz os nomes das colunas e nenhuma linha abaixo"):
        uploaded(table())
    assert session.scalars(select(ImportRun)).all() == []


def test_what_fails_in_the_check_is_told_with_its_cause(session, uploaded, stored, table) -> None:
    number = uploaded(table({}, {"codigo": "2"}))
    Files(number).source.write_bytes(b'codigo;nome\n"1;2\n')
    work_through(session)
    run = stored(number)
    assert run.state == ImportState.FAILED
    assert "aspas" in run.error
    assert not Files(number).source.exists()


def test_what_is_no_table_is_refused_before_anything_is_kept(session, uploaded, tmp_path, app) -> None:
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(DomainError) as refused:
        uploaded(picture)
    assert refused.value.field == "file"
    assert list((Path(app.config["DATA_DIR"]) / "imports").iterdir()) == []


def test_only_a_checked_file_can_be_confirmed_and_a_discarded_one_is_gone(
    session, uploaded, stored, table
) -> None:
    number = uploaded(table({}))
    with pytest.raises(DomainError):
        uploads.confirm(stored(number), by=BETO)
    work_through(session)
    uploads.discard(stored(number), at=clock.now())
    session.commit()
    run = stored(number)
    assert (run.state, run.sample, Files(number).source.exists()) == (ImportState.DISCARDED, None, False)
    with pytest.raises(DomainError):
        uploads.confirm(run, by=BETO)
    with pytest.raises(DomainError):
        uploads.discard(run, at=clock.now())


def test_a_sent_file_name_is_only_ever_shown(session, uploaded, stored, table) -> None:
    number = uploaded(table({}), "..\\..\\C:\\temp/../../etc/pass\0wd.csv")
    assert stored(number).file_name == "passwd.csv"
    assert Files(number).source.parent.name == "imports"


def test_what_nobody_dealt_with_for_a_month_is_dropped_at_the_next_upload(
    session, uploaded, stored, table
) -> None:
    number = uploaded(table({}, {"valor": "grátis"}))
    work_through(session)
    month_ago = clock.now() - timedelta(days=31)
    stored(number).created_at = month_ago
    session.commit()
    kept = Files(number).source, Files(number).refused
    assert all(path.exists() for path in kept)
    uploaded(table({}))
    run = stored(number)
    assert (run.state, run.sample) == (ImportState.DISCARDED, None)
    assert not any(path.exists() for path in kept)


def test_the_file_of_refused_rows_of_an_import_is_kept_for_a_month(session, uploaded, stored, table) -> None:
    number = uploaded(table({}, {"codigo": "2", "valor": "grátis"}))
    work_through(session)
    confirm(session, stored(number))
    work_through(session)
    uploaded(table({}))
    assert Files(number).refused.exists()
    stage.let_age(Files(number).refused, timedelta(days=31))
    uploaded(table({}))
    assert not Files(number).refused.exists()
