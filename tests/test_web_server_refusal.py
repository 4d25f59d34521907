"""The web server with a wrong setting: one line and exit code 2, as every other program of the house."""

import subprocess
import sys
from pathlib import Path

import pytest

from statusplanos.config import ROOT
from tests.launching import environment

pytestmark = pytest.mark.slow


def test_a_wrong_setting_stops_it_in_one_line(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "app:app"]
    variables = environment(tmp_path, 0) | {"STATUSPLANOS_PORT": "abc"}
    done = subprocess.run(
        line, cwd=ROOT, env=variables, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
