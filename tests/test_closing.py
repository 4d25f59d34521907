"""What a run says at its end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from statusplanos.config import ROOT

TESTS = """
import pytest

def test_good():
    pass

{more}
"""
BAD = """
def test_bad():
    assert 1 == 2

@pytest.fixture
def broken():
    1 / 0

def test_worse(broken):
    pass
"""
SKIPPED = """
def test_left_out():
    pytest.skip("no browser here")
"""


def ending(folder: Path, more: str, *, ci: bool = False, workers: int = 2) -> tuple[int, list[str]]:
    """The exit code of a run in ``folder`` and its lines from the count on."""
    (folder / "test_some.py").write_text(TESTS.format(more=more))
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        str(workers),
        "-p",
        "tests.closing",
        "--rootdir",
        ".",
    ]
    environ = {name: value for name, value in os.environ.items() if name != "CI"}
    environ |= {"PYTHONPATH": str(ROOT)} | ({"CI": "true"} if ci else {})
    done = subprocess.run(
        [*command, str(folder)],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = done.stdout.splitlines()
    counted = next(number for number, line in enumerate(lines) if " passed" in line)
    return done.returncode, [lines[counted].partition(" in ")[0], *lines[counted + 1 :]]


@pytest.mark.parametrize("workers", [0, 2])
def test_the_last_lines_name_what_failed(tmp_path: Path, workers: int) -> None:
    assert ending(tmp_path, BAD, workers=workers) == (
        1,
        ["1 failed, 1 passed, 1 error", "Failed:", "test_some.py::test_bad", "test_some.py::test_worse"],
    )


def test_a_run_without_a_fault_ends_with_its_count(tmp_path: Path) -> None:
    assert ending(tmp_path, "") == (0, ["1 passed"])


def test_what_is_skipped_fails_in_ci_alone(tmp_path: Path) -> None:
    assert ending(tmp_path, SKIPPED) == (0, ["1 passed, 1 skipped"])
    told = "test_some.py::test_left_out (skipped: in CI nothing may be)"
    assert ending(tmp_path, SKIPPED, ci=True) == (1, ["1 passed, 1 skipped", "Failed:", told])
