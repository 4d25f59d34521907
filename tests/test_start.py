"""What is begun for a command or a job: no page, yet every table and whoever fills a hook."""

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from statusplanos.cli import menu
from statusplanos.config import ROOT
from tests.launching import environment

FLOORS = {each.parent.name for each in (ROOT / "statusplanos").glob("*/__init__.py")} - {"cli"}
THE_LIST = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, sep="\\n", file=sys.stderr))
from flask.cli import main
sys.argv = ["flask", "--app", "app", "--help"]
main()
"""
ALL_COMMANDS_AND_THE_WORKER = """
import sys, worker
from statusplanos.cli import menu
for command in menu.deferred():
    command.itself()
print(*sys.modules, sep="\\n")
"""
BEFORE_AND_AFTER = """
import importlib, json, pkgutil, sys
import worker
import statusplanos
from statusplanos.extensions import db
from statusplanos.hooks import Many, One

HOOKS = {
    f"{name}.{word}": hook
    for name, module in sys.modules.items()
    for word, hook in vars(module).items()
    if name.startswith("statusplanos.") and type(hook) in (Many, One)
    and not name.startswith(("statusplanos.web.", "statusplanos.history.subject_links"))
}

def provided(hook):
    given = [hook.require()] if type(hook) is One else hook
    return [f"{each.__module__}.{getattr(each, '__qualname__', each)}" for each in given]

def all_there():
    return {"tables": sorted(db.metadata.tables), **{name: provided(hook) for name, hook in HOOKS.items()}}

begun = all_there()
for module in pkgutil.walk_packages(statusplanos.__path__, "statusplanos."):
    if ".migrations" not in module.name:
        importlib.import_module(module.name)
print(json.dumps([begun, all_there()]))
"""


def python(folder: Path, *line: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own says."""
    command, given = [sys.executable, *line], environment(folder, 8000)
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True)


def test_the_list_of_commands_names_each_with_its_line(folder: Path):
    listed = dict(
        re.findall(r"^  ([a-z-]+) {2,}(\S.*)$", python(folder, "-c", THE_LIST).stdout, re.MULTILINE)
    )
    for name, (_package, line) in menu.COMMANDS.items():
        assert line.startswith(listed[name].removesuffix("...")), name


def test_the_list_of_commands_needs_no_floor_of_the_house(folder: Path):
    modules = python(folder, "-c", THE_LIST).stderr.split()
    assert "statusplanos.cli.menu" in modules
    assert {name.split(".")[1] for name in modules if name.startswith("statusplanos.")} & FLOORS == set()
    assert {"wtforms", "rq"}.isdisjoint(modules)


def test_no_command_and_no_job_needs_a_page(folder: Path):
    modules = python(folder, "-c", ALL_COMMANDS_AND_THE_WORKER).stdout.split()
    assert {f"statusplanos.{package}.commands" for package, _line in menu.COMMANDS.values()} <= set(modules)
    assert "statusplanos.jobs" in modules
    pages = [name for name in modules if re.fullmatch(r"statusplanos\.(serving|.*(views|blueprint))", name)]
    assert pages == []


def test_behind_the_pages_nothing_is_missing(folder: Path):
    """Every table, and every hook filled as in the application with its pages."""
    begun, whole = json.loads(python(folder, "-c", BEFORE_AND_AFTER).stdout)
    assert begun["statusplanos.accounts.roles.other_use"]
    assert begun == whole


def test_who_speaks_to_a_lower_floor_behind_the_pages_is_there(folder: Path):
    speaking = {
        *("statusplanos.statuses.appliers", "statusplanos.lifecycle.standing.redating"),
        *("statusplanos.messaging.pages.notices", "statusplanos.messaging.delivery.staff_letters"),
    }
    assert speaking <= set(python(folder, "-c", "import sys, worker; print(*sys.modules)").stdout.split())


def test_the_commands_of_flask_itself_know_the_pages(folder: Path):
    routes = python(folder, "-m", "flask", "--app", "app", "routes").stdout
    assert re.search(r"^customers.index +GET +/clientes/? *$", routes, re.MULTILINE)


def test_a_new_migration_would_start_from_every_table(folder: Path):
    said = python(folder, "-m", "flask", "--app", "app", "db", "check").stdout
    assert said == "No new upgrade operations detected.\n"


@pytest.mark.parametrize("command", menu.deferred(), ids=lambda command: command.name)
def test_the_line_of_a_command_is_what_it_says_itself(command: menu.Deferred):
    assert command.get_short_help_str(1000) == command.itself().get_short_help_str(1000)


def test_no_command_is_left_out():
    files = (ROOT / "statusplanos").glob("*/commands.py")
    there = [import_module(f"statusplanos.{file.parent.name}.commands") for file in files]
    assert {command.name for module in there for command in module.commands} == set(menu.COMMANDS)


def test_every_command_does_its_work_in_a_process_of_its_own(folder: Path):
    """One after the other on one folder, which the first one sets up."""
    file = folder.parent / "clientes.csv"
    file.write_text(
        "Nome;CPF;Código;Plano;Valor;Status;Entrou no status em\n"
        "Marina Duarte;529.982.247-25;Z1;Casa;90,00;Cancelado;01/11/2026\n"
    )
    lines = {
        "load-demo": [],
        "upgrade": [],
        "first-access-url": [],
        "create-admin": ["ana@exemplo.com.br"],
        "import-customers": [str(file), "--dry-run", "--json"],
        "run-day": ["--json"],
        "deliver": ["--json"],
        "export": ["messages"],
        "verify-history": ["--json"],
    }
    assert lines.keys() == menu.COMMANDS.keys()
    ends = {name: ended(folder, name, *line) for name, line in lines.items()}
    assert ends == dict.fromkeys(lines, (0, ""))


def ended(folder: Path, *line: str) -> tuple[int, str]:
    """The exit code, and what was said where only faults are told."""
    command = [sys.executable, "-m", "flask", "--app", "app", *line]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(folder, 8000), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr
