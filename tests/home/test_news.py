"""Novidades: the changelog as a page, and a mark until a person has seen it."""

import re
from html import unescape

from statusplanos.home.manual import news
from tests.conftest import Staff

MARK = '<span class="badge tone-blue">novo</span>'


def test_the_page_shows_every_version_that_has_something_to_tell(ana: Staff):
    page = ana.get("/novidades").text
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())
    for one in news.versions():
        assert f'id="{one.anchor}"' in page
        assert re.sub(r"[`*]", "", one.source.splitlines()[0].removeprefix("- ")) in words
    assert news.versions()[-1].name == "0.1.0 (28/11/2026)"


def test_the_mark_goes_once_the_page_was_opened_and_returns_with_the_next_news(ana: Staff):
    assert MARK in ana.get("/").text
    opened = ana.get("/novidades")
    cookie = opened.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert MARK not in ana.get("/").text
    ana.set_cookie(news.COOKIE, "of an older version")
    assert MARK in ana.get("/").text


def test_each_version_stands_in_the_changelog_once():
    headings = re.findall(r"^## +(.+)$", news.FILE.read_text(), re.MULTILINE)
    assert sorted(set(headings)) == sorted(headings)


def test_a_new_line_counts_as_news():
    old = news.Version("0.1.0", "- a")
    assert old.mark == news.Version("0.1.0", "- a").mark
    assert old.mark != news.Version("0.1.0", "- a\n- b").mark


def test_nobody_else_reads_it(caio: Staff):
    assert caio.get("/novidades").location == "/entrar?next=/novidades"
