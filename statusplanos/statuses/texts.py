"""The texts that staff write for customers: which placeholders exist, and how they are filled.

``{{nome}}`` is looked up in an allow-list and replaced once. Nothing in a text or a value is ever executed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Template
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l

PLACEHOLDERS = {
    "nome": _l("customer's name"),
    "primeiro_nome": _l("customer's first name"),
    "plano": _l("plan"),
    "valor": _l("monthly price"),
    "status": _l("status entered"),
    "proximo_status": _l("status that follows"),
    "dias": _l("days in the status"),
    "data_inicio": _l("first day in the status"),
    "ultimo_dia": _l("last day in the status"),
    "data_proximo": _l("first day in the next status"),
    "empresa": _l("company's name"),
}
"""The names that may stand between ``{{`` and ``}}``. They are written into texts: never rename one."""


class Wording(Template):
    """A text with ``{{name}}`` placeholders; a single ``$`` or brace is just a letter."""

    delimiter = "{{"
    flags = re.IGNORECASE | re.ASCII
    pattern: ClassVar[Any] = r"""
        \{\{ (?: (?P<escaped>(?!)) | (?P<named>(?!)) | [ ]*(?P<braced>[a-z_][a-z0-9_]*)[ ]*\}\}
             | (?P<invalid>) )
    """


@dataclass(frozen=True)
class Piece:
    """A stretch of a filled text; ``filled`` tells a placeholder's value from what staff wrote."""

    text: str
    filled: bool = False


def unknown(*texts: str, known: Iterable[str] = PLACEHOLDERS) -> list[str]:
    """What stands in the texts like a placeholder and is none, as written, each once: ``["{{fone}}"]``."""
    allowed = set(known)
    wrong = [
        _written(text, found) for text in texts for found in _found(text) if found["braced"] not in allowed
    ]
    return list(dict.fromkeys(wrong))


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with every placeholder replaced. Raises ``ValueError`` for one that has no value."""
    return "".join(piece.text for piece in pieces(text, values, strict=True))


def pieces(text: str, values: Mapping[str, str], *, strict: bool = False) -> list[Piece]:
    """``text`` cut at its placeholders. Unless ``strict``, what cannot be replaced stays as written."""
    parts: list[Piece] = []
    end = 0
    for found in _found(text):
        name = found["braced"]
        if name not in values:
            if strict:
                raise ValueError(_written(text, found))
            continue
        parts += [Piece(text[end : found.start()]), Piece(_plain(values[name]), filled=True)]
        end = found.end()
    return [part for part in [*parts, Piece(text[end:])] if part.text]


def _found(text: str) -> Iterable[re.Match[str]]:
    return Wording.pattern.finditer(text)


def _written(text: str, found: re.Match[str]) -> str:
    """The placeholder as it stands in the text; one that is not closed, up to the end of its word."""
    if found["braced"] is not None:
        return found[0]
    closed = re.compile(r"\{\{[^{}\n]{0,40}\}\}|\{\{\S{0,20}").match(text, found.start())
    return closed[0] if closed else found[0]


def _plain(value: str) -> str:
    """A value is one line: a line break in a name must not become a second header. The no-break space
    of an amount goes too, since it would cost an SMS more than half its room."""
    return "".join(letter if letter.isprintable() else " " for letter in value)
