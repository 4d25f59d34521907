"""The demonstration as it is started: by a command, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from statusplanos.config import ROOT
from tests.launching import environment

pytestmark = pytest.mark.slow


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "flask", "--app", "app", "load-demo"]
    variables = environment(tmp_path, 0) | {"STATUSPLANOS_PORT": "8000"}
    done = subprocess.run(
        line, cwd=ROOT, env=variables, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Senha" in done.stdout
