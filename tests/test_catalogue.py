"""The Portuguese catalogue: every text of the interface is in it, translated, and compiled as committed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, Message, pofile
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo

from statusplanos import config

TRANSLATIONS = config.ROOT / "translations"
SOURCE = TRANSLATIONS / "pt_BR" / "LC_MESSAGES" / "messages.po"
OURS = {"_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2), "_plural": (1, 2)}
FOLDERS = ("statusplanos", "templates", "deploy")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%(?!%)")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with SOURCE.open("rb") as file:
        return pofile.read_po(file, locale="pt_BR")


def texts() -> Iterator[tuple[str | tuple[str, str], str]]:
    """Each text that code or a template asks for, with where."""
    with (TRANSLATIONS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {**DEFAULT_KEYWORDS, **OURS}
    found = extract_from_dir(config.ROOT, methods, options, keywords, directory_filter=_is_ours)
    for name, line, text, _comments, _context in found:
        yield text, f"{name}:{line}"


def _is_ours(folder: str | os.PathLike[str]) -> bool:
    return Path(folder).relative_to(config.ROOT).parts[0] in FOLDERS


def said(catalogue: Catalog, text: str | tuple[str, str]) -> list[str]:
    """What the catalogue says for ``text``; empty when it says nothing that counts."""
    message = catalogue.get(text[0] if isinstance(text, tuple) else text)
    if message is None or message.fuzzy or message.pluralizable != isinstance(text, tuple):
        return []
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    return strings if all(strings) else []


def test_every_text_is_translated(catalogue: Catalog):
    found = list(texts())
    assert {name.partition("/")[0] for _, name in found} >= set(FOLDERS)
    assert {place: text for text, place in found if not said(catalogue, text)} == {}


def test_a_text_that_is_not_there_would_be_found(catalogue: Catalog):
    assert said(catalogue, "Nobody ever says this.") == []
    assert said(catalogue, ("Save", "Save")) == []  # there, but not as a plural
    assert said(catalogue, "Save") == ["Salvar"]


def test_nothing_is_translated_that_nobody_says(catalogue: Catalog):
    asked = {text[0] if isinstance(text, tuple) else text for text, _ in texts()}
    written = {message.id[0] if message.pluralizable else message.id for message in catalogue if message.id}
    assert len(written) > 1000
    assert written - asked == set()


def placeholders(text: str) -> set[str]:
    return {match.group() for match in PLACEHOLDER.finditer(text.replace("%%", ""))}


def test_the_placeholders_agree(catalogue: Catalog):
    wrong = []
    for message in catalogue:
        originals, strings = (
            (message.id, message.string) if message.pluralizable else ([message.id], [message.string])
        )
        known = [placeholders(text) for text in originals]
        for string in strings if message.id else []:
            if not set.intersection(*known) <= placeholders(string) <= set.union(*known):
                wrong.append((message.id, string))
    assert wrong == []


def test_the_compiled_catalogue_is_the_one_of_the_source(catalogue: Catalog):
    """What each text says and how plurals are formed; who compiled it is nobody's business."""
    with SOURCE.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert len(compiled) > 1000
    assert said_by(compiled) == said_by(catalogue)
    assert compiled.plural_forms == catalogue.plural_forms


def said_by(catalogue: Catalog) -> dict[str, list[str]]:
    """Each text with what stands for it; the untranslated and the doubtful are not compiled."""
    return {each.id[0] if each.pluralizable else each.id: forms(each) for each in catalogue if says(each)}


def says(message: Message) -> bool:
    return bool(message.id) and not message.fuzzy and any(forms(message))


def forms(message: Message) -> list[str]:
    return list(message.string) if message.pluralizable else [message.string]


def test_the_source_has_two_forms_of_each_plural(catalogue: Catalog):
    plurals = [message for message in catalogue if message.id and message.pluralizable]
    assert plurals
    assert [message.id for message in plurals if len(message.string) != 2] == []
