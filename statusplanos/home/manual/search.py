"""Search over the help texts: every word must be there; a title counts most, then a heading, then text."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from statusplanos.folding import fold
from statusplanos.home.manual import articles, rendering
from statusplanos.home.manual.articles import Article
from statusplanos.home.manual.rendering import Section

MOST = 30
AROUND = 70


@dataclass(frozen=True)
class Hit:
    article: Article
    section: Section
    excerpt: Markup


def search(text: str) -> list[Hit]:
    """The sections that hold every word of ``text``, the best first, at most ``MOST``."""
    words = fold(text).split()
    if not words:
        return []
    ranked = []
    for place, one in enumerate(articles.articles()):
        for number, section in enumerate(rendering.page(one.source).sections):
            if worth := _worth(one, section, words):
                ranked.append((-worth, place, number, Hit(one, section, excerpt(section.text, words))))
    return [hit for *_key, hit in sorted(ranked, key=lambda item: item[:3])[:MOST]]


def _worth(one: Article, section: Section, words: list[str]) -> int:
    """0 when a word is missing. The page as a whole is found by its title through its first section."""
    title, heading = fold(f"{one.title} {one.summary}"), fold(section.heading)
    text = fold(section.text)
    own = heading if section.anchor else title
    if not all(word in own or word in text for word in words):
        return 0
    return 1 + sum(9 * (word in own and not section.anchor) + 4 * (word in heading) for word in words)


def excerpt(text: str, words: list[str]) -> Markup:
    """The text around the first word found, with the words marked."""
    folded = fold(text)
    if len(folded) != len(text):
        return Markup("{}").format(text[: 2 * AROUND])
    first = min((at for word in words if (at := folded.find(word)) >= 0), default=0)
    start, end = max(0, first - AROUND), first + AROUND
    start = text.rfind(" ", 0, start) + 1 if start else 0
    piece = text[start : text.find(" ", end) if text.find(" ", end) > 0 else len(text)]
    shown = _marked(piece, fold(piece), words)
    return Markup("{}{}{}").format(
        "… " if start else "", shown, " …" if start + len(piece) < len(text) else ""
    )


def _marked(piece: str, folded: str, words: list[str]) -> Markup:
    pattern, shown, last = re.compile("|".join(map(re.escape, words))), Markup(), 0
    if len(piece) != len(folded):
        return Markup("{}").format(piece)
    for found in pattern.finditer(folded):
        shown += Markup("{}<mark>{}</mark>").format(
            piece[last : found.start()], piece[found.start() : found.end()]
        )
        last = found.end()
    return shown + piece[last:]
