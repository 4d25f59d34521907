"""Who reads a large file slowly gets all of it, and holds up nobody meanwhile."""

import re
import socket
import sqlite3
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cast import PASSWORD
from tests.launching import healthy, said, started, wait_for
from tests.ports import free_port

pytestmark = pytest.mark.slow
CUSTOMERS, LETTERS = 12_000, 500
TIMEOUT = 1
"""Seconds that gunicorn waits for a sign of life; 60 as it is delivered."""
ASLEEP = 3


def test_a_slow_reader_is_neither_cut_off_nor_in_the_way(folder: Path) -> None:
    many_customers(folder / "statusplanos.db")
    port = free_port()
    line = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", f"--timeout={TIMEOUT}", "app:app")
    with started(folder, *line, port=port):
        assert wait_for(lambda: healthy(port)), said(folder)
        files = [ask(port, "/clientes/planilha", sign_in(port)) for _ in range(2)]
        time.sleep(ASLEEP)
        assert nobody_reads(folder / "statusplanos.db")
        assert healthy(port)
        assert [file.read().count(b"\n") for file in files] == [CUSTOMERS + 1] * 2, said(folder)
    assert "WORKER TIMEOUT" not in said(folder)


def many_customers(path: Path) -> None:
    """More bytes than the buffers between server and reader hold."""
    columns = "name, document, email, search, due_day, created_at, version"
    row = ("n" * LETTERS, "", 10, "2026-05-01T00:00:00+00:00", 1)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            f"INSERT INTO customer ({columns}) VALUES (?, ?, NULL, ?, ?, ?, ?)",
            ((row[0], f"{number:011}", *row[1:]) for number in range(CUSTOMERS)),
        )


def sign_in(port: int) -> str:
    """Ana's cookie."""
    page = ask(port, "/entrar")
    token = re.search(r'csrf_token"[^>]*value="([^"]+)"', page.read().decode())
    assert token
    given = {"email": "ana@exemplo.com.br", "password": PASSWORD, "csrf_token": token.group(1)}
    answer = ask(port, "/entrar", cookie(page), urlencode(given))
    answer.read()
    return cookie(answer)


def ask(port: int, path: str, cookie: str = "", form: str | None = None) -> HTTPResponse:
    """The answer, of which nothing but its head has been read; its connection ends when it has."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.sock = socket.socket()
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.sock.connect(("127.0.0.1", port))
    headers = {"Cookie": cookie, "Connection": "close", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST" if form else "GET", path, form, headers)
    answer = connection.getresponse()
    assert answer.status in (200, 303)
    return answer


def cookie(answer: HTTPResponse) -> str:
    return [value for name, value in answer.getheaders() if name == "Set-Cookie"][-1].split(";")[0]


def nobody_reads(path: Path) -> bool:
    """Whether the write-ahead log can be emptied, which a transaction that reads prevents."""
    with closing(sqlite3.connect(path)) as connection:
        busy, *_rest = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return busy == 0
