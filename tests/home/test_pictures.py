"""The pictures of README, docs and Ajuda: each one named is there, each one there is named, all are small."""

import re
import sys

from PIL import Image

from statusplanos import config
from statusplanos.home.manual import articles, rendering

sys.path.append(str(config.ROOT / "docs"))

import shots

FOLDER = config.ROOT / "static" / "help"
FILES = {path.stem: path for path in FOLDER.glob("*")}
PAPERS = [config.ROOT / "README.md", *(config.ROOT / "docs").glob("*.md")]
NAMED = {
    name for one in articles.articles() for name in re.findall(r"!\[[^\]]+\]\(([\w-]+)\)", one.source)
} | {
    name for paper in PAPERS for name in re.findall(r"static/help/([\w-]+)-(?:light|dark)", paper.read_text())
}


def test_every_picture_that_is_named_is_taken_and_every_one_taken_is_named():
    taken = {shot.name for shot in shots.ALL}
    assert NAMED == taken == set(rendering.sizes())
    assert set(FILES) == {f"{name}-{theme}" for name in taken for theme in rendering.THEMES}


def test_both_themes_have_the_size_that_pages_give_them():
    for name, size in rendering.sizes().items():
        for theme in rendering.THEMES:
            with Image.open(FILES[f"{name}-{theme}"]) as image:
                assert list(image.size) == size, name


def test_no_picture_is_big_and_all_together_are_small():
    weights = {name: path.stat().st_size for name, path in FILES.items()}
    assert max(weights.values()) < 80_000
    assert sum(weights.values()) < 3_000_000


def test_a_picture_says_in_words_what_it_shows():
    bare = [one.slug for one in articles.articles() if re.search(r"!\[\s*\]", one.source)]
    assert bare == []
