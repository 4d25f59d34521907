"""Ajuda holds what it promises: a page for every screen, every field by its name, no link to nowhere."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from babel.messages import pofile
from flask import Flask, url_for
from wtforms import FormField, HiddenField
from wtforms.form import Form as AnyForm

from statusplanos import config
from statusplanos.home.manual import articles, news, rendering
from statusplanos.home.manual.articles import Article
from statusplanos.web.forms import Form
from tests.conftest import Staff
from tests.seeded import sow
from tests.test_every_page import SIGNED_OUT, WITHOUT_PAGE, pages

ARTICLES = articles.articles()
WITHOUT_HELP = {
    *("home.help_index", "home.help_page", "home.whats_new"),  # the help itself
    *WITHOUT_PAGE,
    "static",
}
BOLD = re.compile(r"\*\*(.+?)\*\*")
GLOSSARY = {"palavras-usadas", "o-que-o-cliente-recebe"}
"""Pages whose bold words are explained, not pressed."""
ELSEWHERE = {
    # in bold, yet no text of the interface: what it is about, figures, names of the demonstration
    *("status", "campos", "1 campo", "Experimenta", "StatusPlanos", "CSV", "Mudar para", "Valkey"),
}


def get_screens(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def test_every_screen_has_a_page_or_needs_none(app: Flask):
    assert get_screens(app) - WITHOUT_HELP == set(articles.screens()) - WITHOUT_HELP


def test_the_table_of_the_pages_names_only_headings_that_are_there(app: Flask):
    with app.test_request_context():
        wrong = [
            f"{one.slug}: {endpoint} -> {anchor}"
            for one in ARTICLES
            for endpoint, anchor in one.screens.items()
            if anchor and anchor not in rendering.page(one.source).anchors
        ]
    assert wrong == []


def links_of(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r' href="([^"]+)"', html)]


def faulty(client: Staff, one: Article) -> Iterator[str]:
    """Links of the page's text that lead nowhere, and pictures that are not there."""
    page = client.get(f"/ajuda/{one.slug}").text
    article = page[page.index("<article") : page.index("</article>")]
    for target in links_of(article):
        slug, _, anchor = target.removeprefix("/ajuda/").partition("#")
        there = articles.article(slug) if slug else one
        if target.startswith(("/static/", "https://")):
            continue
        if there and (not anchor or anchor in rendering.page(there.source).anchors):
            continue
        if there or target.startswith("/ajuda") or client.get(target).status_code not in (200, 303):
            yield f"{one.slug}: {target}"
    for source in re.findall(r' src(?:set)?="([^"]+)"', article):
        if not (config.ROOT / unescape(source).partition("?")[0].lstrip("/")).is_file():
            yield f"{one.slug}: {source}"


def test_every_link_and_picture_is_there(app: Flask, caio: Staff):
    with app.test_request_context():
        pages = {one.slug: rendering.page(one.source) for one in ARTICLES}  # made once, before they are asked
    assert sum(len(page.anchors) for page in pages.values()) > 150
    assert [found for one in ARTICLES for found in faulty(caio, one)] == []
    assert [
        one.slug for one in ARTICLES if one.slug in one.see or not all(map(articles.article, one.see))
    ] == []


def test_the_version_that_brought_it_stands_in_the_changelog():
    versions = [one.name.partition(" (")[0] for one in news.versions()]
    assert {one.slug: one.since for one in ARTICLES if one.since not in versions} == {}


def catalogue() -> set[str]:
    """What the interface says, in Portuguese."""
    path = config.ROOT / "translations/pt_BR/LC_MESSAGES/messages.po"
    with path.open("rb") as file:
        messages = [one.string for one in pofile.read_po(file, locale="pt_BR") if one.id]
    return {text for said in messages for text in ([said] if isinstance(said, str) else said)}


def test_what_stands_in_bold_stands_on_the_screen_letter_for_letter():
    texts = catalogue()
    known = {text.removesuffix("…").removesuffix(":").strip() for text in texts} | ELSEWHERE
    gap = re.compile(r"%\\\(\w+\\\)[sd]")
    fitting = [gap.sub(".+", re.escape(text)) for text in texts if "%(" in text]
    figures = r"(R\$ )?[\d.,]+( .*)?"
    said = {
        (one.slug, text.removesuffix("…").strip())
        for one in ARTICLES
        for text in BOLD.findall(one.source)
        if one.slug not in GLOSSARY
    }
    anything = re.compile("|".join([figures, *fitting]))
    assert {
        (slug, text) for slug, text in said if text not in known and not anything.fullmatch(text)
    } == set()


def forms() -> Iterator[type[AnyForm]]:
    """Every form class of the product."""
    waiting = [Form, AnyForm]
    seen: set[type] = set()
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind not in seen:
                seen.add(kind)
                waiting.append(kind)
                if kind.__module__.startswith("statusplanos.") and kind is not Form:
                    yield kind


def labels(kind: type[AnyForm]) -> set[str]:
    """The words beside the fields of a form that people fill in."""
    unbound = [getattr(kind, name) for name in dir(kind) if hasattr(getattr(kind, name, None), "field_class")]
    shown = [each for each in unbound if not issubclass(each.field_class, HiddenField | FormField)]
    shown = [each for each in shown if not (each.args and hasattr(each.args[0], "field_class"))]
    return {str(each.args[0] if each.args else each.kwargs.get("label", "")) for each in shown} - {""}


def test_every_field_of_every_form_is_named_in_bold_on_some_page(app: Flask):
    named = {text for one in ARTICLES for text in BOLD.findall(one.source)}
    with app.test_request_context():
        wanted = {label: kind.__name__ for kind in forms() for label in labels(kind)}
    assert len(wanted) > 40
    assert {label: form for label, form in wanted.items() if label not in named} == {}


LABEL = re.compile(r"<(label|legend)\b([^>]*)>(.*?)</\1>", re.DOTALL)
FORM = re.compile(r'<form\b[^>]*method="post".*?</form>', re.DOTALL)
PICK = 't[dh](?: scope="col")? class="pick"'
OPTIONS = re.compile(rf'<(div class="(?:segmented|swatches|checks)"|{PICK}).*?</(?:div|td|th)>', re.DOTALL)


def labels_on(html: str) -> set[str]:
    """What stands beside the fields of the page's forms; options of a choice are the choice's own affair."""
    main = html[html.index("<main") :]
    found = set()
    for form in FORM.findall(main):
        for _tag, _attributes, inner in LABEL.findall(OPTIONS.sub("", form)):
            inner = re.sub(r'<span class="help".*', "", inner, flags=re.DOTALL)
            text = unescape(re.sub(r"<[^>]+>", "", inner)).replace("*", "").strip()
            found.add(" ".join(text.split()))
    return found - {""}


def test_every_field_of_a_screen_is_named_on_the_page_that_its_help_link_opens(
    app: Flask, ana: Staff, session
):
    sow(session)
    missing, checked = {}, 0
    for path in pages(app.url_map.iter_rules()):
        if path.startswith("/ajuda") or "." in path.rpartition("/")[2]:
            continue
        html = ana.get(path).text
        found = re.search(r'class="ask" href="/ajuda/?([\w-]*)', html)
        if not found or not found.group(1):
            continue
        one = articles.article(found.group(1))
        assert one, path
        for label in labels_on(html):
            checked += 1
            if label not in BOLD.findall(one.source):
                missing.setdefault((one.slug, label), path)
    assert missing == {}
    assert checked > 60


def test_each_page_leads_to_its_own_help(ana: Staff):
    assert 'href="/ajuda/status-planos"' in ana.get("/status/").text
    assert 'href="/ajuda/status#os-campos"' in ana.get("/status/novo").text
    assert 'href="/ajuda/status#os-campos"' in ana.post("/status/novo", data={}).text  # refused, same page
    assert 'href="/ajuda"' in ana.get("/nada").text
    assert set(articles.screens()) >= SIGNED_OUT


def test_the_help_can_be_read_before_signing_in(caio: Staff):
    page = caio.get("/entrar").text
    assert 'href="/ajuda/entrar"' in page
    assert "<h1" in caio.get("/ajuda/entrar").text
    assert caio.get("/ajuda/nada").status_code == 404
    assert "/clientes" not in caio.get("/ajuda").text.replace("/ajuda/clientes", "")


def test_the_search_finds_words_without_accents_and_marks_them(caio: Staff):
    found = caio.get("/ajuda?q=sem confirmacao").text
    assert 'href="/ajuda/o-que-o-cliente-recebe#situacoes-de-uma-mensagem"' in found
    assert "<mark>" in found
    assert "Nenhum trecho" in caio.get("/ajuda?q=xyzzy").text
    fragment = caio.get("/ajuda?q=teste", headers={"HX-Request": "true"}).text
    assert fragment.lstrip().startswith('<div id="achados">')


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "{{ 7*7 }}", "\0", "\r\nX: y", "=1+1", "\u202e" * 9, "a" * 4000, "(*["],
)
def test_the_search_takes_any_text(caio: Staff, text: str):
    answer = caio.get("/ajuda", query_string={"q": text})
    assert answer.status_code == (414 if len(text) > 2000 else 200)
    assert "<script>alert" not in answer.text
    assert ">49<" not in answer.text


def test_pictures_follow_the_theme_of_the_person(app: Flask, caio: Staff):
    with app.test_request_context():
        names = list(rendering.sizes())
        assert names
        alt = 'the "alt"'
        auto, dark = (rendering.picture(names[0], alt, theme) for theme in ("", "dark"))
        width, height = rendering.sizes()[names[0]]
    assert 'media="(prefers-color-scheme: dark)"' in auto
    assert "-dark.webp" in auto
    assert "-light.webp" in auto
    assert "<picture" not in dark
    assert "-light.webp" not in dark
    assert f'width="{width}" height="{height}"' in dark
    assert "the &#34;alt&#34;" in dark


def test_two_pages_that_claim_one_screen_are_refused(monkeypatch: pytest.MonkeyPatch):
    one = ARTICLES[0]
    twice = tuple(
        Article(slug, *(["x"] * 2), one.group, 1, "x", (), {"home.index": ""}, "") for slug in ("a", "b")
    )
    monkeypatch.setattr(articles, "articles", lambda: twice)
    articles.screens.cache_clear()
    with pytest.raises(ValueError, match="explained by a and by b"):
        articles.screens()
    articles.screens.cache_clear()


def test_a_screen_can_be_linked_by_its_name(app: Flask):
    with app.test_request_context():
        assert rendering.address("tela:statuses.index") == url_for("statuses.index")
