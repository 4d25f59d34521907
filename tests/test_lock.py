"""The lock files hold what pyproject.toml names, one version each, with hashes; `make lock` renews them."""

import re
import tomllib
from collections.abc import Sequence

import pytest

from statusplanos.config import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN: list[str] = PROJECT["project"]["dependencies"]
DEVELOP: list[str] = PROJECT["dependency-groups"]["dev"]
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ \\]+)(?P<rest>(?:.*\n)(?:[ ]+.*\n?)*)", re.MULTILINE)


def canonical(name: str) -> str:
    """The name of a package as the registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: Sequence[str]) -> set[tuple[str, str]]:
    pairs = (requirement.split("==") for requirement in requirements)
    return {(canonical(name.partition("[")[0]), version) for name, version in pairs}


def locked(text: str) -> list[re.Match[str]]:
    return list(ENTRY.finditer(text))


def versions(text: str) -> set[tuple[str, str]]:
    return {(canonical(entry["name"]), entry["version"]) for entry in locked(text)}


def asked_for(text: str, by: str) -> set[tuple[str, str]]:
    """What the lock holds because ``by`` names it, and not only because another package needs it."""
    return {
        (canonical(entry["name"]), entry["version"])
        for entry in locked(text)
        if re.search(rf"(?:# via|#  ) {re.escape(by)}$", entry["rest"], re.MULTILINE)
    }


def disagreements(run: str, develop: str) -> set[tuple[str, str]]:
    """Names or versions in which pyproject.toml and the two lock files differ."""
    here = asked_for(run, "statusplanos (pyproject.toml)") ^ named(RUN)
    there = asked_for(develop, "statusplanos (pyproject.toml:dev)") ^ named(DEVELOP)
    return here | there | versions(run) - versions(develop)


@pytest.fixture(scope="module")
def run() -> str:
    return (ROOT / "requirements.txt").read_text()


@pytest.fixture(scope="module")
def develop() -> str:
    return (ROOT / "requirements-dev.txt").read_text()


def test_lock_and_names_agree(run: str, develop: str) -> None:
    assert disagreements(run, develop) == set(), "renew the lock files: make lock"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("flask==3.1.3", "flask==3.1.2"), {("flask", "3.1.2"), ("flask", "3.1.3")}),
        (("statusplanos (pyproject.toml)\n    #   flask-babel", "flask-babel"), {("flask", "3.1.3")}),
        (("\nblinker==", "\nblinkers=="), {("blinkers", "1.9.0")}),
    ],
    ids=["another version", "no longer asked for", "a package of its own"],
)
def test_a_disagreement_is_told(run: str, develop: str, changed: tuple[str, str], told: set) -> None:
    assert disagreements(run.replace(*changed), develop) == told


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_has_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text()
    starts = re.findall(r"^([^#\s]\S*?)==", text, re.MULTILINE)
    assert len(starts) > 50
    assert [entry["name"] for entry in locked(text)] == starts
    assert [entry["name"] for entry in locked(text) if "--hash=sha256:" not in entry["rest"]] == []
