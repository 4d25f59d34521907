"""What every page that any test fetches must be, whatever the test asks of it."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html
from werkzeug.test import TestResponse

UNFILLED = re.compile(r"%\(\w+\)[sd]|\bNone\b</|\bundefined\b")
NAMED = "@aria-label or @aria-labelledby or @title or ancestor::label"
UNNAMED = f".//*[self::input or self::select or self::textarea][not(@type='hidden' or @hidden)][not({NAMED})]"

REACHED = "@popovertarget or @disabled or ancestor::dialog or ancestor-or-self::*[@hidden]"
SCRIPTED = f"//button[@type='button'][not({REACHED})]"
INLINE = "//@style | //@*[starts-with(name(), 'on')] | //script[not(@src)] | //style"


def faults(answer: TestResponse) -> list[str]:
    """What is wrong with a whole page or a fragment of ours; of a file, with its headers alone."""
    return [*_headers(answer), *_body(answer)]


def _headers(answer: TestResponse) -> Iterator[str]:
    """A real server sends them as Latin-1 on one line, and answers 500 where that cannot be."""
    for name, value in answer.headers.items():
        if not value.isprintable() or any(ord(letter) > 255 for letter in value):
            yield f"header that no server sends: {name}: {value!r}"


def _body(answer: TestResponse) -> list[str]:
    if answer.mimetype != "text/html" or answer.location or not answer.text.strip():
        return []
    document = html.document_fromstring(answer.text)
    found = [*_fields(document), *_ids(document), *_forms(document)]
    found += [f"unfilled text {one!r}" for one in UNFILLED.findall(answer.text)]
    if "<!doctype" in answer.text[:200].lower():
        found += _page(document, answer)
    return found


def _page(document: html.HtmlElement, answer: TestResponse) -> Iterator[str]:
    if not (document.findtext(".//title") or "").replace("· StatusPlanos", "").strip():
        yield "no title"
    for landmark in ("main", "h1"):
        if len(document.findall(f".//{landmark}")) != 1:
            yield f"{len(document.findall(f'.//{landmark}'))} of {landmark}"
    if document.get("lang") != "pt-BR":
        yield "no language"
    if "script-src 'self'" not in answer.headers.get("Content-Security-Policy", ""):
        yield "no content security policy"
    for inline in document.xpath(INLINE):
        yield f"inline {inline}"
    for button in document.xpath(SCRIPTED):
        yield f"button that needs a script: {button.get('aria-label') or button.text_content().strip()}"


def _fields(document: html.HtmlElement) -> Iterator[str]:
    labelled = set(document.xpath("//label/@for"))
    for field in document.xpath(UNNAMED):
        if field.get("id") not in labelled:
            yield f"field without a name: {field.get('name')}"


def _ids(document: html.HtmlElement) -> Iterator[str]:
    for one, times in Counter(document.xpath("//@id")).items():
        if times > 1:
            yield f"id {one} stands {times} times"


def _forms(document: html.HtmlElement) -> Iterator[str]:
    for form in document.forms:
        if form.method.upper() == "POST" and not form.xpath(".//input[@name='csrf_token']/@value"):
            yield f"form without a token: {form.get('action')}"
        outside = form.xpath("//button/@form")
        if not form.xpath(".//button | .//input[@type='submit']") and form.get("id") not in outside:
            yield f"form without a button: {form.get('action')}"
