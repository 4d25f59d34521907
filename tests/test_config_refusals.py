"""A broken setting stops every command with one clear line."""

import subprocess
import sys
from pathlib import Path

import pytest

from statusplanos.config import ROOT


def command(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {"STATUSPLANOS_DATA_DIR": str(folder), "PATH": "/usr/bin:/bin", **variables}
    line = [sys.executable, "-m", "flask", "--app", "app", *arguments]
    return subprocess.run(
        line, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        (
            {"STATUSPLANOS_PORT": "eighty"},
            "STATUSPLANOS_PORT: 'eighty' não é aceito; informe um número de 1 a 65535.",
        ),
        (
            {"STATUSPLANOS_TIMEZON": "America/Recife"},
            "Configuração desconhecida STATUSPLANOS_TIMEZON: seria STATUSPLANOS_TIMEZONE?",
        ),
        (
            {"SECRET_KEY": "hunter2"},
            "SECRET_KEY: o valor informado não é aceito; informe pelo menos 16 caracteres.",
        ),
    ],
)
def test_it_says_what_is_wrong_and_does_nothing(tmp_path: Path, variables: dict[str, str], line: str) -> None:
    done = command(tmp_path / "data", "upgrade", **variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip().removeprefix("statusplanos: ") == line
    assert not (tmp_path / "data" / "statusplanos.db").exists()


def test_a_right_setting_passes(tmp_path: Path) -> None:
    done = command(tmp_path / "data", "upgrade", STATUSPLANOS_PORT="8080")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "statusplanos.db").exists()
