"""The pages of *Ajuda*: Markdown files with a TOML head in ``help/``, one a screen or a guide.

A file's head says its title, group, place in the group, the version that brought the screen, what to see
also, and under ``[screens]`` which endpoints it explains, each with the heading to open at ("" is the top).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "help"
FENCE = "+++\n"
GROUPS = ("Começar", "Dia a dia", "Painel de Configurações", "Pessoas e acesso", "Entender")


@dataclass(frozen=True)
class Article:
    """``screens`` maps endpoints to anchors of this page."""

    slug: str
    title: str
    summary: str
    group: str
    order: int
    since: str
    see: tuple[str, ...]
    screens: Mapping[str, str]
    source: str


@lru_cache(maxsize=1)
def articles() -> tuple[Article, ...]:
    """Every page, in reading order."""
    found = [_read(path) for path in FOLDER.glob("*.md")]
    return tuple(sorted(found, key=lambda one: (GROUPS.index(one.group), one.order, one.slug)))


def article(slug: str) -> Article | None:
    return next((one for one in articles() if one.slug == slug), None)


def by_group() -> list[tuple[str, list[Article]]]:
    return [(group, [one for one in articles() if one.group == group]) for group in GROUPS]


def neighbours(one: Article) -> tuple[Article | None, Article | None]:
    """The pages before and after ``one``."""
    all_pages = articles()
    place = all_pages.index(one)
    after = all_pages[place + 1] if place + 1 < len(all_pages) else None
    return (all_pages[place - 1] if place else None), after


@lru_cache(maxsize=1)
def screens() -> dict[str, tuple[str, str]]:
    """Where each endpoint is explained: slug and anchor. Raises ``ValueError`` where two pages claim one."""
    table: dict[str, tuple[str, str]] = {}
    for one in articles():
        for endpoint, anchor in one.screens.items():
            if endpoint in table:
                raise ValueError(f"{endpoint} is explained by {table[endpoint][0]} and by {one.slug}")
            table[endpoint] = (one.slug, anchor)
    return table


def _read(path: Path) -> Article:
    head, _, source = path.read_text(encoding="utf-8").removeprefix(FENCE).partition(FENCE)
    said = tomllib.loads(head)
    return Article(
        slug=path.stem,
        title=said["title"],
        summary=said["summary"],
        group=said["group"],
        order=said["order"],
        since=said["since"],
        see=tuple(said.get("see", ())),
        screens=said.get("screens", {}),
        source=source,
    )
