"""A database that does not answer is one clear line and exit code 2, whatever the command."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from statusplanos.config import ROOT
from tests.conftest import environment
from tests.ports import free_port


@pytest.mark.parametrize("command", ["run-day", "verify-history", "deliver", "upgrade"])
def test_it_is_said_in_one_line(command, tmp_path):
    address = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    variables = {"PATH": os.environ["PATH"], **environment(tmp_path, DATABASE_URL=address)}
    line = [sys.executable, "-m", "flask", "--app", "app", command]
    done = subprocess.run(
        line, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("statusplanos: O banco de dados não responde: ")
    assert done.stderr.count("\n") == 1


def test_a_database_behind_the_code_names_the_command_that_helps(folder):
    with closing(sqlite3.connect(folder / "statusplanos.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    variables = {"PATH": os.environ["PATH"], **environment(folder)}
    line = [sys.executable, "-m", "flask", "--app", "app", "run-day"]
    done = subprocess.run(
        line, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "statusplanos: O banco de dados está atrás desta versão: rode antes `flask --app app upgrade`.\n"
    )
