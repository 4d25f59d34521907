"""What `make run` says when it cannot start: one line, and nothing is left running."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from statusplanos.config import ROOT
from tests.launching import environment, run, wait_for
from tests.launching import said as words
from tests.ports import free_port


def refused(folder: Path, port: int, *, python: str = sys.executable, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        [python, "deploy/run.py"],
        cwd=ROOT,
        env=environment(folder, port, **more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = refused(tmp_path, port)
    assert code == 2
    assert said == (
        f"A porta {port} de 127.0.0.1 não pode ser usada (Address already in use); "
        "libere-a ou defina STATUSPLANOS_PORT.\n"
    )


def test_an_address_of_another_machine(tmp_path: Path) -> None:
    code, said = refused(tmp_path, free_port(), STATUSPLANOS_HOST="192.0.2.1")
    assert code == 2
    assert "192.0.2.1" in said
    assert said.count("\n") == 1


def test_a_broken_setting(tmp_path: Path) -> None:
    code, said = refused(tmp_path, free_port(), STATUSPLANOS_DAILY_AT="morning")
    assert (code, said) == (
        2,
        "STATUSPLANOS_DAILY_AT: 'morning' não é aceito; informe uma hora de 00:00 a 23:59.\n",
    )


def test_missing_modules(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    code, said = refused(tmp_path / "data", free_port(), python=str(bare / "bin" / "python"))
    assert code == 2
    assert said.startswith("Faltam módulos: alembic, argon2-cffi, ")
    assert said.endswith("Instale com: pip install -r requirements.txt\n")
    assert said.count("\n") == 1


@pytest.mark.slow
def test_a_first_run_says_where_it_is_and_a_second_one_is_refused(tmp_path: Path) -> None:
    folder, port = tmp_path / "data", free_port()
    with run(folder, port):
        assert wait_for(lambda: "Ctrl-C encerra." in words(folder)), words(folder)
        code, said = refused(folder, free_port())
        with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.read() == b'{"status":"ok"}\n'
    assert f"StatusPlanos no ar: http://127.0.0.1:{port}\n" in words(folder)
    assert f"(este link vale uma vez): http://127.0.0.1:{port}/" in words(folder)
    assert code == 2
    assert said == f"O StatusPlanos já está rodando com a pasta de dados {folder}; encerre-o primeiro.\n"


def test_an_old_python(tmp_path: Path) -> None:
    """The version is looked at before anything that an old Python would stumble over."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.version_info = (3, 10, 4)\nsys.version = '3.10.4'\n"
    )
    done = subprocess.run(
        [sys.executable, "deploy/run.py"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "O StatusPlanos precisa do Python 3.11 ou mais novo; este é o 3.10.4.\n"


def test_make_help_lists_every_target() -> None:
    command = ["make", "--no-print-directory"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in said.splitlines()] == [
        "help",
        "run",
        "demo",
        "test",
        "test-days",
        "lint",
        "format",
        "pictures",
        "lock",
        "install",
    ]
