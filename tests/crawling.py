"""What a page holds for somebody who tries everything on it: where it leads, and what can be sent from it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html
from werkzeug.test import TestResponse

from tests.conftest import Staff

LEADS = ("//a[@href]/@href", "//*[@hx-get]/@hx-get", "//link[@href]/@href", "//img[@src]/@src")
WAYS_OUT = ("/sair",)
NOT_TYPED = ("submit", "button", "image", "reset")


@dataclass(frozen=True)
class Sendable:
    """A form as it stands on a page: ``fields`` are (name, value, may be typed into)."""

    page: str
    action: str
    method: str
    fields: tuple[tuple[str, str, bool], ...]

    @property
    def kind(self) -> tuple[str, str, frozenset[str]]:
        """What makes two forms the same to try: the numbers in the address tell things apart, not forms, and
        neither does what a form of a list takes along without being asked."""
        asks = self.method.upper() == "GET"
        names = frozenset(name for name, _, typed in self.fields if typed or not asks)
        return self.method, re.sub(r"\d+", "#", self.action), names

    def filled(self, text: str | None) -> list[tuple[str, str]]:
        """What is sent when ``text`` is written wherever something can be; None sends it as it stands."""
        return [(name, value if text is None or not typed else text) for name, value, typed in self.fields]


def leads(page: str, document: html.HtmlElement) -> Iterator[str]:
    """The addresses of this site that the page leads to."""
    for path in LEADS:
        for found in document.xpath(path):
            address = urlsplit(urljoin(f"http://localhost{page}", found))
            if address.netloc == "localhost" and address.scheme == "http":
                yield address.path + (f"?{address.query}" if address.query else "")


def sendables(page: str, document: html.HtmlElement) -> Iterator[Sendable]:
    for form in document.forms:
        buttons = form.xpath(".//button[not(@type) or @type='submit']")
        for action in {form.get("action") or page, *(one.get("formaction") for one in buttons)} - {None}:
            target = urlsplit(urljoin(f"http://localhost{page}", action))
            if target.path not in WAYS_OUT:
                where = target.path + (f"?{target.query}" if target.query else "")
                yield Sendable(page, where, form.method, tuple(_fields(form)))


def _fields(form: html.FormElement) -> Iterator[tuple[str, str, bool]]:
    for field in form.inputs:
        if field.name and field.name != "csrf_token" and field.get("type") not in NOT_TYPED:
            box = getattr(field, "checkable", False)
            if box and not field.checked:
                continue
            value = field.get("value", "on") if box else field.value
            yield field.name, value if isinstance(value, str) else "", field.get("type") != "hidden"
    for button in form.xpath(".//button[@name]"):
        yield button.get("name"), button.get("value", ""), False


class Crawl:
    """Every page one person reaches from the start page, each opened once; ``refused`` are links that lie.

    With ``examples``, so many of each kind: things whose addresses differ by a number alone.
    """

    def __init__(self, client: Staff, *, most: int = 700, examples: int = 700) -> None:
        self._examples = examples
        self._kinds: Counter[str] = Counter()
        self.client = client
        self.refused: list[tuple[str, str]] = []
        self.pages: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.forms: dict[tuple[str, str, frozenset[str]], Sendable] = {}
        self._walk(most)

    def _walk(self, most: int) -> None:
        seen, waiting = {"/"}, [("/", "")]
        while waiting and len(seen) < most:
            page, leader = waiting.pop(0)
            answer = self.client.get(page)
            self._judge(page, leader, answer)
            if answer.mimetype.startswith("text/csv"):
                self.files[page] = answer.text
            if answer.mimetype != "text/html" or not answer.text.strip():
                continue
            document = html.document_fromstring(answer.text)
            self.pages[page] = answer.text
            for form in sendables(page, document):
                self.forms.setdefault(form.kind, form)
            for lead in leads(page, document):
                if _shape(lead) not in seen:
                    seen.add(_shape(lead))
                    self._kinds[kind := re.sub(r"\d+", "#", _shape(lead))] += 1
                    if self._kinds[kind] <= self._examples:
                        waiting.append((lead, page))

    def _judge(self, page: str, leader: str, answer: TestResponse) -> None:
        if answer.status_code not in (200, 302, 303):
            self.refused.append((f"{answer.status_code} {page}", f"linked from {leader}"))


def _shape(address: str) -> str:
    """Lists that differ by a cursor, an order or a filter are one page; things are told apart."""
    path, _, query = address.partition("?")
    names = sorted({part.partition("=")[0] for part in query.split("&")} - {"v", "depois"})
    return f"{path}?{'&'.join(names)}"
