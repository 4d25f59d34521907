"""What the papers say is true: the table of settings, the commands, the addresses of other papers."""

import re
import tomllib
from pathlib import Path

import pytest
from flask import Flask

from statusplanos import config
from statusplanos.web.permissions import Permission

ROOT = config.ROOT
CODE = [path for name in ("statusplanos", "tests") for path in sorted((ROOT / name).rglob("*.py"))]
DOMAIN = (ROOT / "docs" / "domain.md").read_text()
HOUSE = (ROOT / "docs" / "house.md").read_text()
README = (ROOT / "README.md").read_text()
PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"flask --app app ([a-z][a-z-]*)")


def test_the_readme_has_the_table_of_settings_as_it_is():
    assert config.settings_table() in README


def test_the_readme_names_the_secrets_that_may_stand_in_a_file():
    assert re.findall(r"`(\w+)_FILE`", README) == config.secret_names()


def test_the_readme_names_every_package():
    packages = {each.parent.name for each in (ROOT / "statusplanos").glob("*/__init__.py")}
    laid_out = README.partition("## How the house is laid out")[2]
    assert set(re.findall(r"`(\w+)`", laid_out)) == packages


def test_the_floors_of_the_house_are_those_of_the_contract():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    told = next(text for text in HOUSE.split("\n\n") if text.startswith("`cli "))
    floors = [set(words.split()) for words in re.findall(r"`([\w\s]+)`", told)]
    assert floors == [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]


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
    named = re.findall(r"`((?:statusplanos|tests|docs|deploy)/[\w/.-]+|\w+(?:/\w+)+\.py)`", text)
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


def headings(paper: str) -> set[str]:
    return set(re.findall(r"^##+ (.+)$", paper, re.MULTILINE))


def cited(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each paper that ``text`` sends its reader to, and the headings it names: docs/a.md, "One" and "Two"."""
    plain = " ".join(text.split())
    found = re.findall(r'([\w/]*\w+\.md)((?:,? (?:and )?"[^"]+")*)', plain)
    return [(name, tuple(re.findall(r'"([^"]+)"', quoted))) for name, quoted in found]


def test_a_citation_is_read_with_its_headings_however_it_is_broken():
    said = 'As in docs/domain.md, "Days" and\n    "The end of a stay". And DOMAIN.md.'
    assert cited(said) == [("docs/domain.md", ("Days", "The end of a stay")), ("DOMAIN.md", ())]


def test_what_code_cites_of_the_domain_stands_there_under_that_heading():
    texts = {path: path.read_text() for path in CODE if path != Path(__file__)}
    found = [
        (path, *one) for path, text in texts.items() for one in cited(text) if "domain" in one[0].lower()
    ]
    assert len(found) > 10
    wrong = [
        (path, name, heading)
        for path, name, quoted in found
        for heading in quoted or ("no heading",)
        if name != "docs/domain.md" or heading not in headings(DOMAIN)
    ]
    assert wrong == []


def test_each_rule_of_the_domain_says_which_module_holds_it():
    sections = re.split(r"^## ", DOMAIN, flags=re.MULTILINE)[1:]
    silent = [each.splitlines()[0] for each in sections if not re.search(r"`[\w/]+\.py`", each)]
    assert silent == ["Words"]
