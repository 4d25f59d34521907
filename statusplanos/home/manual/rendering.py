"""Markdown in, the parts of our design out: headings and fields with anchors, pictures in both themes."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from statusplanos.folding import fold
from statusplanos.home.manual import articles

SCREEN = "tela:"
"""A link to a screen is written ``[Status Planos](tela:statuses.index)``."""
THEMES = ("light", "dark")
SPOKEN = ("text", "code_inline", "image")
BREAKS = {"softbreak": " ", "hardbreak": " "}


@dataclass
class Section:
    """What stands under one heading; the text before the first has no anchor."""

    anchor: str
    heading: str
    level: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Page:
    html: Markup
    sections: tuple[Section, ...]
    anchors: frozenset[str]


@lru_cache(maxsize=256)
def page(source: str, theme: str = "") -> Page:
    """``source`` as HTML; pictures of ``theme``, or of the one the system has when it is empty."""
    writer = MarkdownIt("commonmark", {"html": False}).enable("table")
    writer.add_render_rule("image", _picture)
    writer.add_render_rule("table_open", _table_open)
    writer.add_render_rule("table_close", _table_close)
    writer.add_render_rule("blockquote_open", _note_open)
    writer.add_render_rule("blockquote_close", _note_close)
    tokens = writer.parse(source)
    anchors: list[str] = []
    sections = tuple(_sections(tokens, anchors))
    _resolve_links(tokens)
    html = Markup(writer.renderer.render(tokens, writer.options, {"theme": theme}))  # noqa: S704 (html is off)
    return Page(html, sections, frozenset(anchors))


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _sections(tokens: Sequence[Token], anchors: list[str]) -> Iterator[Section]:
    """Splits at headings; gives ids to headings and to list items that begin with a name in bold."""
    current = Section("", "", 1)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield current
            text = _plain(tokens[place + 1])
            current = Section(_anchor(token, text, anchors), text, int(token.tag[1]))
        elif token.type == "list_item_open" and (name := _bold_start(tokens[place + 2])):
            _anchor(token, name, anchors)
        elif token.type == "inline" and tokens[place - 1].type != "heading_open":
            current.words.append(_plain(token))
    yield current


def _anchor(token: Token, text: str, anchors: list[str]) -> str:
    base = slug(text)
    name = base if base not in anchors else f"{base}-{sum(one.startswith(base) for one in anchors) + 1}"
    anchors.append(name)
    token.attrSet("id", name)
    return name


def _plain(token: Token) -> str:
    """The words of a line; of a picture what it shows."""
    parts = [one.content if one.type in SPOKEN else BREAKS.get(one.type, "") for one in token.children or ()]
    return " ".join("".join(parts).split())


def _bold_start(token: Token) -> str:
    first = [one for one in token.children or () if one.type != "text" or one.content][:2]
    return first[1].content if len(first) == 2 and first[0].type == "strong_open" else ""


def _resolve_links(tokens: Sequence[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", address(str(child.attrGet("href"))))


def address(target: str) -> str:
    """Where a link of a page leads: another page, a heading of this one, a screen, or the web."""
    if target.startswith(SCREEN):
        return url_for(target.removeprefix(SCREEN))
    if target.startswith(("#", "/", "https://")):
        return target
    name, _hash, anchor = target.partition("#")
    return url_for("home.help_page", slug=name, _anchor=anchor or None)


@lru_cache(maxsize=1)
def sizes() -> dict[str, list[int]]:
    """Width and height of each picture, as the script that takes them wrote them down."""
    found: dict[str, list[int]] = json.loads((articles.FOLDER / "pictures.json").read_text())
    return found


def picture(name: str, alt: str, theme: str) -> Markup:
    """The picture in the person's theme; without one the browser chooses by the system's."""
    width, height = sizes()[name]
    light, dark = (url_for("static", filename=f"help/{name}-{one}.webp") for one in THEMES)
    shape = Markup('width="{}" height="{}" loading="lazy" alt="{}"').format(width, height, alt)
    if theme in THEMES:
        return Markup('<img src="{}" {}>').format(dark if theme == "dark" else light, shape)
    return Markup('<picture>{}<img src="{}" {}></picture>').format(_when_dark(dark), light, shape)


def _when_dark(address: str) -> Markup:
    return Markup('<source media="(prefers-color-scheme: dark)" srcset="{}">').format(address)


def _picture(renderer: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    token = tokens[place]
    return str(picture(str(token.attrGet("src")), token.content, env["theme"]))


def _table_open(*_rest: Any) -> str:
    name = escape(_("Table"))
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table>'


def _table_close(*_rest: Any) -> str:
    return "</table></div>"


def _note_open(*_rest: Any) -> str:
    mark = url_for("static", filename="icons.svg")
    icon = f'<svg class="icon" aria-hidden="true"><use href="{mark}#info-circle"/></svg>'
    return f'<div class="note tone-blue">{icon}<div>'


def _note_close(*_rest: Any) -> str:
    return "</div></div>"
