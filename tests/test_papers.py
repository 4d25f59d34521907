"""What the papers say is true: the table of settings, the commands, the addresses of other papers."""

import re
from pathlib import Path

import pytest
from flask import Flask

from statusplanos import config
from statusplanos.web.permissions import Permission

ROOT = config.ROOT
README = (ROOT / "README.md").read_text()
PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"flask --app app ([a-z][a-z-]*)")


def test_the_readme_has_the_table_of_settings_as_it_is():
    assert config.settings_table() in README


def test_the_readme_names_every_command_of_the_application(app: Flask):
    ours = {name for name, command in app.cli.commands.items() if name != "db"}
    named = {name for name in COMMAND.findall(README)}
    assert named == ours


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_mentions_only_commands_that_exist(app: Flask, paper: Path):
    assert set(COMMAND.findall(paper.read_text())) <= set(app.cli.commands)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", paper.read_text(), re.MULTILINE)) <= targets


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_file_that_a_paper_names_is_there(paper: Path):
    text = paper.read_text()
    linked = [paper.parent / target for target in re.findall(r"\]\((?!https?:)([^)#]+)", text)]
    named = re.findall(r"`((?:statusplanos|tests|docs|deploy)/[\w/.-]+|\w+/\w+\.py)`", text)
    missing = [each for each in linked if not each.exists()]
    places = (ROOT, ROOT / "statusplanos")
    missing += [Path(name) for name in named if not any((place / name).exists() for place in places)]
    assert missing == []


def test_the_readme_has_the_options_that_commands_have(app: Flask):
    block = README[README.index("flask --app app create-admin") :].partition("```")[0]
    for line in block.strip().splitlines():
        name, _, rest = line.removeprefix("flask --app app ").partition(" ")
        command = app.cli.commands[name].itself()
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, name


def test_every_permission_stands_in_its_paper():
    table = (ROOT / "docs" / "permissions.md").read_text()
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [each.value for each in Permission]
